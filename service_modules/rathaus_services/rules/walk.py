"""Going through the fields of a module with all their parts."""

from collections.abc import Iterator

from rathaus_services.manifest import Field, Module


def all_fields(module: Module) -> Iterator[tuple[str, Field]]:
    """(path, field) of every field and part; the path is that of its texts: `personen.vornamen`."""
    for field in module.fields.values():
        yield from _with_parts(field.name, field)


def _with_parts(path: str, field: Field) -> Iterator[tuple[str, Field]]:
    yield path, field
    for part in field.parts:
        yield from _with_parts(f"{path}.{part.name}", part)


def place(path: str) -> tuple[str, ...]:
    """Where the top-level field stands in fields.json."""
    return ("properties", path.partition(".")[0])
