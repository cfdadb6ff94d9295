"""One search over services, news and pages of a town."""
