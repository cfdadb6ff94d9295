"""The dated legal table: when a decision counts as delivered, and what the instruction on remedies says."""
