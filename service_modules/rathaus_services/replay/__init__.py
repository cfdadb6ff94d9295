"""Past cases run through the content of the folder before its release: in the town, told as counts and codes."""
