"""Reads of cases: the citizen's view, the inbox, the clerk's page. They shape values and decide nothing."""
