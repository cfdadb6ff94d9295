"""What the town hall writes about a case: receipt, decision, certificate, and the short mails about them."""
