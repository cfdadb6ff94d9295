"""Compares a wanted representation with the one found.

Pure; knows how Keycloak writes lists, mappers and blanks.
"""

from typing import Any

from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Difference

_SECRET = ("secret", "privateKey", "credentials")


def differences(wanted: Rep, found: Rep, path: str = "") -> tuple[Difference, ...]:
    """Where `found` is not as `wanted` says. Keys that `wanted` does not name are ignored."""
    result: list[Difference] = []
    for key, value in wanted.items():
        where = f"{path}.{key}" if path else key
        result.extend(_compare(where, value, found.get(key)))
    return tuple(result)


def _compare(path: str, wanted: Any, found: Any) -> tuple[Difference, ...]:
    if isinstance(wanted, dict):
        return differences(wanted, found if isinstance(found, dict) else {}, path)
    if isinstance(wanted, list) and _named(wanted):
        return _compare_named(path, wanted, found or [])
    if _same(wanted, found):
        return ()
    return (Difference(path, _mask(path, found), _mask(path, wanted)),)


def _compare_named(path: str, wanted: list[Rep], found: list[Rep]) -> tuple[Difference, ...]:
    by_name = {item.get("name"): item for item in found}
    result: list[Difference] = []
    for item in wanted:
        where = f"{path}[{item['name']}]"
        if item["name"] in by_name:
            result.extend(differences(item, by_name.pop(item["name"]), where))
        else:
            result.append(Difference(where, None, "fehlt"))
    result.extend(Difference(f"{path}[{name}]", "überzählig", None) for name in by_name)
    return tuple(result)


def _named(items: list[Any]) -> bool:
    return bool(items) and all(isinstance(item, dict) and "name" in item for item in items)


def _same(wanted: Any, found: Any) -> bool:
    if wanted in ("", None, []) and found in ("", None, []):
        return True
    if isinstance(wanted, list) and isinstance(found, list) and all(isinstance(i, str) for i in wanted):
        return sorted(wanted) == sorted(found)
    return bool(wanted == found)


def _mask(path: str, value: Any) -> Any:
    return "***" if value and path.rsplit(".", 1)[-1] in _SECRET else value
