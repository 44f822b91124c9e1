"""From files of every kind to pages: what each is, its bytes to text, its fields."""
