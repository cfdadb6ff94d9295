"""Forms from data: steps, validation, Django forms, summary. One check for the form, the API and the examples."""
