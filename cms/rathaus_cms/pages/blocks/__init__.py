"""Blocks an editor builds a page from, grouped by intent. No raw HTML, no colours, no columns."""
