"""A process that answers requests in itself and says what they cost; its settings decide which site it is.

Reads lines of JSON {"path", "host", "between", "times"} and answers each with {"seconds", "statements", "sql"}.
`between` is a host that is visited, unmeasured, before each measured request; empty means none.
"""

import json
import sys
import time
from typing import Any


def answer(order: dict[str, Any]) -> dict[str, Any]:
    """Carries out one order."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, stranger = Client(HTTP_HOST=order["host"]), Client(HTTP_HOST=order["between"] or order["host"])

    def visit() -> float:
        if order["between"]:
            assert stranger.get(order["path"]).status_code == 200
        start = time.perf_counter()
        status = client.get(order["path"]).status_code
        assert status == 200, status
        return time.perf_counter() - start

    visit()
    seconds = [visit() for _ in range(order["times"])]
    if order["between"]:
        stranger.get(order["path"])
    with CaptureQueriesContext(connection) as made:
        client.get(order["path"])
    return {"seconds": seconds, "sql": [query["sql"] for query in made]}


if __name__ == "__main__":
    import logging

    import django
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    logging.disable(logging.WARNING)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
