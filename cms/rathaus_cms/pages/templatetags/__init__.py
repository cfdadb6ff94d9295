"""Template tags of the town's pages."""
