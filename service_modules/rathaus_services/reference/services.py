"""docs/reference/services.md: what the catalogue says about each service, so that nobody has to open its folder."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rathaus_services.loader import Loaded
from rathaus_services.manifest import Module, Parameter
from rathaus_services.source import Source

HEAD = """# Services

Made by `rathaus services docs` from the folders of the catalogue; do not edit. What stands under *open* has not been
verified by anybody. Tiers are computed: `entwurf` (a draft), `erprobung` (for pilot towns), `standard`.

| key | title | kind | LeiKa | OZG | trust | tier | questions | parameters | open |
|---|---|---|---|---|---|---|---|---|---|
"""


def page(loaded: Loaded) -> str:
    """The whole page."""
    sources = {source.key: source for source in loaded.sources}
    pairs = [(module, sources[module.key]) for module in loaded.modules]
    rows = "".join(_row(module, _open(source)) for module, source in pairs)
    return HEAD + rows + "".join(_section(module, source) for module, source in pairs)


def _row(module: Module, questions: Mapping[str, Any]) -> str:
    cells = (
        f"[{module.key}](#{module.key})",
        module.title,
        module.kind,
        " ".join(module.leika) or "–",
        module.ozg or "–",
        module.trust,
        module.tier,
        len(module.fields),
        len(module.parameters),
        len(questions),
    )
    return _line(cells)


def _section(module: Module, source: Source) -> str:
    declared = source.data["module.yaml"]
    parts = (
        f"\n## {module.key}\n\n{module.title}. Version {module.version}, {declared['owner']}.\n",
        f"\nTrust `{module.trust}`: {_flat(declared['trust']['reason'])}{_source(declared['trust']['source'])}\n",
        _list("Law", (f"{one['level']}: {one['norm']}{_source(one['source'])}" for one in module.legal["basis"])),
        _list("Keys without a number", _missing(declared)),
        _parameters(module.parameters),
        _list("Open", (f"`{name}` ({one['who']}): {_flat(one['question'])}" for name, one in _open(source).items())),
    )
    return "".join(parts)


def _parameters(parameters: Mapping[str, Parameter]) -> str:
    head = "\n| parameter | what it is | why it is local | default | by-law |\n|---|---|---|---|---|\n"
    rows = (
        _line((f"`{name}`", one.label, one.why_local, _default(one.default), "yes" if one.needs_source else "no"))
        for name, one in parameters.items()
    )
    return head + "".join(rows)


def _missing(declared: Mapping[str, Any]) -> Iterator[str]:
    for name in ("leika", "ozg", "sdg"):
        reason = declared[name].get("reason")
        if reason:
            yield f"{name}: {_flat(reason)}"


def _open(source: Source) -> Mapping[str, Any]:
    questions: Mapping[str, Any] = source.data["quality.yaml"]["review"]
    return questions


def _source(source: Mapping[str, str]) -> str:
    norm = f", {source['norm']}" if "norm" in source else ""
    return f" ({source['mark']}{norm})"


def _default(value: Any) -> str:
    if value is None:
        return "the town's"
    return f"`{value}`" if value != "" else "empty"


def _list(title: str, entries: Iterable[str]) -> str:
    lines = "".join(f"- {entry}\n" for entry in entries)
    return f"\n{title}:\n\n{lines}" if lines else ""


def _line(cells: Iterable[Any]) -> str:
    return "| " + " | ".join(_flat(cell).replace("|", "\\|") for cell in cells) + " |\n"


def _flat(text: Any) -> str:
    return " ".join(str(text).split())
