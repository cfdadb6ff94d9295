"""The citizen's way through a service: thin pages over `forms`, `fees` and `cases`, complete without JavaScript."""
