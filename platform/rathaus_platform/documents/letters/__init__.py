"""Letters as DIN 5008 has them and everybody can read: one PDF that is PDF/UA-1 and PDF/A-3a at once."""
