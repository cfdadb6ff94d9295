"""What the API tells about the town itself."""
