"""What can be done with an identity, one file per use case."""
