"""The cooperative's host, first slice: which towns there are and how they are."""
