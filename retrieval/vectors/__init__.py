"""Text to vectors: the encoder, vectors in 8 bits, late interaction over token vectors."""
