"""Page types of a town's site and what they are made of."""
