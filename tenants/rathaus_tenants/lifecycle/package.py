"""A town in one file: a tar of `town.json`, `schema.dump` (pg_dump), `files/…` and, last, `sums.json`."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from rathaus_tenants.errors import TownRefused

FORMAT: Final = 1
_CHUNK: Final = 1 << 20


class Writer:
    """Adds members and remembers their checksums."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive, self.sums = archive, dict[str, str]()

    def text(self, name: str, value: Any) -> None:
        """A member of JSON."""
        data = json.dumps(value, ensure_ascii=False, indent=1).encode()
        self.stream(name, io.BytesIO(data), len(data))

    def stream(self, name: str, source: IO[bytes], size: int) -> None:
        """A member of `size` bytes."""
        member, summed = tarfile.TarInfo(name), _Summed(source)
        member.size, member.mode = size, 0o600  # of the summed stream tarfile only calls read
        self._archive.addfile(member, summed)
        self.sums[name] = summed.sum.hexdigest()


@contextmanager
def writing(target: Path) -> Iterator[Writer]:
    """The file appears when it is whole. Only its owner may read it: it holds what citizens have told the town."""
    part = target.with_name(target.name + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            writer = Writer(archive)
            yield writer
            writer.text("sums.json", writer.sums)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)


class Package:
    """A package that was checked to its last byte."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.town: dict[str, Any] = {}
        sums, told = dict[str, str](), b"{}"
        try:
            for name, source in self.members():
                summed = _Summed(source)
                data = b"".join(_chunks(summed)) if name.endswith(".json") else None
                for _ in _chunks(summed):
                    pass
                sums[name] = summed.sum.hexdigest()
                told = data if data is not None and name == "sums.json" else told
                if name == "town.json" and data is not None:
                    self.town = json.loads(data)
            sums.pop("sums.json", None)
        except (tarfile.TarError, OSError, ValueError) as problem:
            raise TownRefused(f"{path} lässt sich nicht lesen: {problem}") from problem
        if json.loads(told) != sums or self.town.get("format") != FORMAT:
            raise TownRefused(f"{path} ist beschädigt oder nicht vollständig.")

    def members(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Name and content of each member, in order; the content must be read before the next."""
        with tarfile.open(self.path, "r:") as archive:
            for member in archive:
                source = archive.extractfile(member)
                if source is not None:
                    yield member.name, source


class _Summed:
    def __init__(self, source: IO[bytes]) -> None:
        self._source, self.sum = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self.sum.update(data)
        return data


def _chunks(source: _Summed) -> Iterator[bytes]:
    while data := source.read(_CHUNK):
        yield data
