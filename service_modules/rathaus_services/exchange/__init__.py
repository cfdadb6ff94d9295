"""What comes in from other houses and goes out to them: FIM schemas and code lists. Knows no towns and no cases."""
