"""R10xx: a changed module has a new version, a broken form a new major one, and no value of towns another kind."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus_services import kinds
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source
from rathaus_services.strict_yaml import Unreadable, parse

FILE = ".released"


def stamp(module: Module) -> dict[str, Any]:
    """What `.released` remembers of a release: version, content and the kinds of fields and parameters."""
    return {
        "version": module.version,
        "content_hash": module.content_hash,
        "fields": {name: field.kind for name, field in module.fields.items()},
        "parameters": kinds.kinds_of(module),
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


def parameters_keep_their_kind(source: Source, module: Module) -> Iterator[Problem]:
    """R1003: a parameter that towns have set keeps its kind; another one has another name."""
    before = (_released(source) or {}).get("parameters")
    if isinstance(before, Mapping):
        for name, text in kinds.changed(before, kinds.kinds_of(module)):
            yield source.problem("R1003", "parameters.yaml", text, kinds.MEND, (name,))


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


RULES = (version_rises, parameters_keep_their_kind)
