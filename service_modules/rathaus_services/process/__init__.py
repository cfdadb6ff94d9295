"""Processes: which states a case has, who acts next, and which ways lead on. Pure."""
