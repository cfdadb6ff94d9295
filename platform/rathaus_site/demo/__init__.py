"""Demonstration data: three real municipalities by register number, whatever one could call is made up."""
