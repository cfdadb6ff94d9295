"""The audit trail of a town: an append-only chain of hashes that shows every later change."""
