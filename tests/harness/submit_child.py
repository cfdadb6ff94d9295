"""A process that sends applications over HTTP in itself and says what they cost, as one worker of the web tier.

Reads lines of JSON {"slug", "count"}: fills so many drafts of the town, answers {"ready"}; a second line sends them all
and is answered with {"seconds", "cpu"} of the sending alone.
"""

import json
import sys
import time
from typing import Any


def drafts(town: Any, count: int) -> list[tuple[Any, str, dict[str, str]]]:
    """Filled drafts, each in a browser of its own: client, address to post to, and what the page would post."""
    from django.test import Client
    from tests.integration.cases import world

    from rathaus_services.cases import api as cases
    from rathaus_tenants.context import in_town

    found = []
    with in_town(town):
        for number in range(count):
            draft_id, key, _grants = world.filled_draft()
            address = f"10.{number // 65536}.{number // 256 % 256}.{number % 256}"  # one address may send only so many
            client = Client(HTTP_HOST=town.host, REMOTE_ADDR=address)
            session = client.session
            cases.grant(session, draft_id)
            session.save()
            posted = {"vorgang": str(key), "erklaerung_wahr": "ja"}
            found.append((client, f"/antrag/{draft_id}/senden/", posted))
    return found


def send_all(waiting: list[tuple[Any, str, dict[str, str]]]) -> dict[str, float]:
    """Post every form; each must lead to its receipt."""
    begun, used = time.perf_counter(), time.process_time()
    for client, address, posted in waiting:
        answer = client.post(address, posted)
        assert answer.status_code == 302 and answer["Location"].endswith("/quittung/"), answer.content[:2000]
    return {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - used}


if __name__ == "__main__":
    import logging

    import django
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    logging.disable(logging.WARNING)
    from rathaus_tenants.registry import api as registry

    for line in sys.stdin:
        order = json.loads(line)
        waiting = drafts(registry.find(order["slug"]), order["count"])
        print(json.dumps({"ready": len(waiting)}), flush=True)
        sys.stdin.readline()
        print(json.dumps(send_all(waiting)), flush=True)
