"""Pages: each view fetches or says 404, and renders."""
