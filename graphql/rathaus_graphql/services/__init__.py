"""What the API tells about services."""
