"""Compiled Python is kept, also where PYTHONDONTWRITEBYTECODE forbids to write it beside the sources.

Without it each of the dozen processes of a start compiles 3,000 modules again: 2.4 s of processor time each.
"""

import os
import sys

from rathaus_site.embedded.state import state


def keep() -> None:
    """For this process and its children: a folder of their own in the cache. Nothing to do where pyc files may lie."""
    if not sys.dont_write_bytecode:
        return
    sys.dont_write_bytecode = False
    sys.pycache_prefix = sys.pycache_prefix or str(state().cache / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
