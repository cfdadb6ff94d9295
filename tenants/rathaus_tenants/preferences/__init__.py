"""What a town sets for itself: its look, its address, when it is open. One row in each town's schema."""
