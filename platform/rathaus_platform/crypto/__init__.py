"""Authenticated encryption and the chain of keys: master key, town key, case key."""
