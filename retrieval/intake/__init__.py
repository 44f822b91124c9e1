"""How material comes in: the guard every address passes, fetching, feeds, and the originals as they came."""
