"""R10xx: a changed module has a new version, and a broken form a new major one."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source
from rathaus_services.strict_yaml import Unreadable, parse

FILE = ".released"


def stamp(module: Module) -> dict[str, Any]:
    """What `.released` remembers of a release: version, content and the kinds of the fields."""
    return {
        "version": module.version,
        "content_hash": module.content_hash,
        "fields": {name: field.kind for name, field in module.fields.items()},
    }


def version_rises(source: Source, module: Module) -> Iterator[Problem]:
    """R1001, R1002: other content has a higher version; a field gone or of another kind a higher first number."""
    released = _released(source)
    if released is None or released.get("content_hash") == module.content_hash:
        return
    before, after = _numbers(str(released["version"])), _numbers(module.version)
    if after <= before:
        text = f"Der Inhalt ist anders als in der Fassung {released['version']}."
        yield source.problem("R1001", "module.yaml", text, "Erhöhen Sie die Version.", ("version",))
    elif _breaks(released, module) and after[0] == before[0]:
        text = "Ein Feld fehlt oder hat eine andere Art."
        yield source.problem("R1002", "module.yaml", text, "Erhöhen Sie die erste Zahl der Version.", ("version",))


def _released(source: Source) -> Mapping[str, Any] | None:
    try:
        data = parse(source.raw.get(FILE, ""))
    except Unreadable:
        return None
    return data if isinstance(data, Mapping) and {"version", "fields"} <= data.keys() else None


def _breaks(released: Mapping[str, Any], module: Module) -> bool:
    now = stamp(module)["fields"]
    return any(now.get(name) != kind for name, kind in released["fields"].items())


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


RULES = (version_rises,)
