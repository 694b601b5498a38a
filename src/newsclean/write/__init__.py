"""How an article is written: one function a format."""
