"""Cases of one town: drafts, submissions, questions, decisions. All personal data is sealed."""
