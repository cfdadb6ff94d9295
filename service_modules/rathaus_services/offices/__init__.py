"""The town's offices (Ämter) on the screen: which there are, and whose cases belong to which. No tables of its own."""
