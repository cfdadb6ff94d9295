"""Operators: the people of the cooperative, apart from every town. They sign in at the operator's host only.

That host binds no town, so nothing of them lies in a town's table: a session is an entry of the cache, gone when the
cache is emptied, and found by a cookie of that host alone.
"""
