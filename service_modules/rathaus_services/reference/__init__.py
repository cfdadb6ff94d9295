"""The generated reference: every service with its law and parameters, every rule with its number."""
