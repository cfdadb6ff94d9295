"""Bringing new releases to the towns in rings: tried on past cases, watched, halted, taken back."""
