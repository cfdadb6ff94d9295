"""The by-law register on the screen: which services a town offers and the values it sets. No tables of its own."""
