"""What runs: the parts with their real answers, the towns, the accounts. Asks, changes nothing."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from rathaus_site.embedded import stack
from rathaus_site.embedded.manager import Manager
from rathaus_site.embedded.plan import Plan

PART_NAMES = ("postgres", "valkey", "keycloak", "web", "worker", "beat", "mail")


def report(plan: Plan | None, manager: Manager) -> dict[str, Any]:
    """The state as `rathaus status --json` prints it, towns, accounts and the operator's host left empty."""
    if plan is None:
        silent = {"ready": False, "url": None, "pid": None}
        return _whole(None, {name: dict(silent) for name in PART_NAMES})
    pids = manager.pids()
    parts = stack.parts(plan, lambda: pids)
    with ThreadPoolExecutor(max_workers=len(parts)) as pool:
        answers = list(pool.map(lambda part: part.ready(), parts))
    rows = {
        part.name: {"ready": answer, "url": part.url, "pid": _pid(part.programs, pids)}
        for part, answer in zip(parts, answers, strict=True)
    }
    return _whole(plan.web_url, rows)


def _whole(web: str | None, parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    ready = all(part["ready"] for part in parts.values())
    nothing_yet: dict[str, Any] = {"operator": None, "towns": [], "demo_accounts": [], "problem": None}
    return {"ready": ready, "web": web, "parts": parts, **nothing_yet}


def _pid(programs: Sequence[str], pids: dict[str, int]) -> int | None:
    return next((pids[name] for name in programs if name in pids), None)
