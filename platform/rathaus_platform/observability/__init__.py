"""What operators see: health, and logs in JSON that name town and request but no person."""
