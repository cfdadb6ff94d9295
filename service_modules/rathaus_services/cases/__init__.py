"""Cases of one town: drafts, submissions, questions, decisions. Everything personal is sealed; others use `api`."""
