"""The cooperative's own pages, at a host that binds no town."""
