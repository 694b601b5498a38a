"""How the scorer learns: nothing here is imported by `clean`, and it needs the extra `newsclean[train]`."""
