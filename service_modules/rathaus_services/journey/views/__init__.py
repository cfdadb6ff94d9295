"""The pages. Each view reads its input, calls one action and shapes the result."""
