"""What the API tells about news."""
