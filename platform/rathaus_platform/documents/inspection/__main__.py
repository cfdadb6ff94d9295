"""The child program: file on standard input, a line of JSON and the clean file on standard output."""

import json
import os
import resource
import sys

from rathaus_platform.documents.inspection.result import Clean, Refused

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 15


def main(media_type: str) -> None:
    """Inspect standard input. Code 0 stands for every verdict; any other code: it could not be opened."""
    if sys.platform != "darwin":  # macOS refuses this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library prints must not look like a verdict
        data = sys.stdin.buffer.read()
        try:
            clean = _inspect(data, media_type)
        except Refused as refusal:
            out.write(json.dumps({"refused": refusal.reason}).encode() + b"\n")
            return
        out.write(json.dumps({"notes": clean.notes}).encode() + b"\n" + clean.data)


def _inspect(data: bytes, media_type: str) -> Clean:
    # Only the parser that is needed is loaded: less to attack, faster to start.
    if media_type == "application/pdf":
        from rathaus_platform.documents.inspection.pdf import clean_pdf

        return clean_pdf(data)
    from rathaus_platform.documents.inspection.pictures import clean_picture

    return clean_picture(data, media_type)


main(sys.argv[1])
