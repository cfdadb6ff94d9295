"""People from elsewhere at a town's desk: operators for a reason (break glass), clerks of another town (stand-in).

A grant lies in the shared schema, where both sides are checked without reading each other's: ids and times, the words
of whoever gave it, and of operators the name. No town's role can read these tables.
"""
