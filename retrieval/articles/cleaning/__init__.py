"""The text of a scraped page to that of its article: each line judged, furniture out."""
