"""Starts the inspection in a process of its own, without environment and so without secrets."""

import json
import subprocess
import sys
from typing import Final

from rathaus_platform.documents.inspection.result import Clean, Refused

SECONDS: Final = 30


def inspect(data: bytes, media_type: str) -> Clean:
    """The clean bytes. Raises Refused, also when the child was ended by its limits or by a broken parser."""
    command = [sys.executable, "-I", "-m", "rathaus_platform.documents.inspection", media_type]
    try:
        child = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as problem:
        raise Refused("nicht_pruefbar") from problem
    line, _, content = child.stdout.partition(b"\n")
    verdict = json.loads(line)
    if "refused" in verdict:
        raise Refused(verdict["refused"])
    return Clean(content, tuple(verdict["notes"]))
