"""What can be done with files, one use case per module."""
