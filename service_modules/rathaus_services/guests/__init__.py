"""Pages about guests in a town's administration: who looks in, who stands in, what they opened."""
