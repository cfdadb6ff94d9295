"""Which services a town offers, and the values of their parameters, dated by the by-law they come from."""
