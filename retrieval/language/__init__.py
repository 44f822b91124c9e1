"""Language: sentences and words; text in, spans out, no storage."""
