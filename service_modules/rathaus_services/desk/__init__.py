"""The clerks' desk inside the Wagtail admin: thin views over `cases.api`, complete without script."""
