"""All files of the bound town, wherever they are stored."""

from collections.abc import Iterator

from django.core.files.storage import default_storage


def names(folder: str = "") -> Iterator[str]:
    """Every file's name, folder by folder; none for a town that has no file yet."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from names(f"{folder}{name}/")
