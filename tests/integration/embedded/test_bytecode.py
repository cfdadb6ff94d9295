"""Compiled Python is kept in the cache where it may not lie beside the sources, and nothing changes elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

CODE = """
import json, os, sys
from rathaus_site import bytecode
bytecode.keep()
import tabnanny
print(json.dumps([sys.dont_write_bytecode, sys.pycache_prefix, os.environ.get("PYTHONPYCACHEPREFIX"),
                  os.environ.get("PYTHONDONTWRITEBYTECODE")]))
"""


def _said(cache: Path, **variables: str) -> str:
    names = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    environment = {**kept, "RATHAUS_CACHE": str(cache), **variables}
    done = subprocess.run([sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_where_it_is_forbidden_beside_the_sources_it_is_kept_in_the_cache(tmp_path: Path) -> None:
    said = _said(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert said == f'[false, "{tmp_path}/bytecode", "{tmp_path}/bytecode", null]'
    assert [path.name.partition(".")[0] for path in (tmp_path / "bytecode").rglob("tabnanny*.pyc")] == ["tabnanny"]


def test_elsewhere_nothing_changes(tmp_path: Path) -> None:
    assert _said(tmp_path) == "[false, null, null, null]"
    assert list(tmp_path.iterdir()) == []
