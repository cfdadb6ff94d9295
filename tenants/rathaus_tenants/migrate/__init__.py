"""Bringing the shared schema, the template and every town to the newest state, with what can be left out left out."""
