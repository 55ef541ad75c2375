"""Search: an index in a folder, built by the bake, read by the server; it knows keys and words, no records."""
