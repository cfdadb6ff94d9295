"""The documents that everybody may run: kept in `documents/`, named by file, addressed by name or SHA-256.

Anonymous clients run these and nothing else; free documents need a signed-in person or an API client.
"""

import hashlib
from functools import cache
from importlib.resources import files


@cache
def documents() -> dict[str, str]:
    """Name and SHA-256 (hexadecimal) of each stored document → its text."""
    found: dict[str, str] = {}
    for file in files("rathaus_graphql").joinpath("documents").iterdir():
        if file.name.endswith(".graphql"):
            text = file.read_text(encoding="utf-8")
            found[file.name.removesuffix(".graphql")] = text
            found[hashlib.sha256(text.encode()).hexdigest()] = text
    return found
