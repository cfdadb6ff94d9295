"""Probes of servers that are not there: they say no, quickly, and never raise."""

import time
from collections.abc import Callable

import pytest

from rathaus_site.embedded import probes
from rathaus_site.embedded.ports import free_port


@pytest.mark.parametrize(
    ("probe", "address"),
    [
        (probes.database, "postgresql://app:secret@127.0.0.1:{port}/rathaus"),
        (probes.broker, "redis://:secret@127.0.0.1:{port}/0"),
        (probes.broker, "amqp://guest:guest@127.0.0.1:{port}//"),
        (probes.cache, "redis://:secret@127.0.0.1:{port}/0"),
        (probes.worker, "redis://:secret@127.0.0.1:{port}/0"),
        (probes.page, "http://127.0.0.1:{port}/health/ready"),
        (lambda url: probes.listens(url, 25), "smtp://127.0.0.1:{port}"),
    ],
)
def test_nobody_there_is_a_quick_no(probe: Callable[[str], bool], address: str) -> None:
    began = time.monotonic()
    assert probe(address.format(port=free_port())) is False
    assert time.monotonic() - began < 5
