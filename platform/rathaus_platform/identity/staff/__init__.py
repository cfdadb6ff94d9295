"""Who works for a town: invited, given roles and let go by its own administration, in Keycloak and here at once."""
