"""Ports of the embedded stack, and the settings that change them. All defaults lie below 32768."""

from collections.abc import Mapping
from dataclasses import dataclass

DEFAULTS = {
    "web": 8000,
    "keycloak": 8080,
    "keycloak_health": 9000,
    "postgres": 5433,
    "broker": 6380,
    "cache": 6381,
    "smtp": 2525,
    "mail": 8025,
}


def setting(name: str) -> str:
    """The environment variable for a port, for example RATHAUS_PORT_WEB."""
    return f"RATHAUS_PORT_{name.upper()}"


@dataclass(frozen=True)
class Ports:
    """A port for each listener."""

    web: int
    keycloak: int
    keycloak_health: int
    postgres: int
    broker: int
    cache: int
    smtp: int
    mail: int


def ports(source: Mapping[str, str]) -> tuple[Ports, list[str]]:
    """The ports, and what is wrong with the settings: not a number, out of range, given twice."""
    chosen: dict[str, int] = {}
    problems: list[str] = []
    for name, default in DEFAULTS.items():
        raw = source.get(setting(name)) or str(default)
        if not raw.isdigit() or not 0 < int(raw) < 65536:
            problems.append(f"{setting(name)}={raw} ist kein Port (1 bis 65535).")
            raw = str(default)
        elif int(raw) in chosen.values():
            other = next(setting(known) for known, port in chosen.items() if port == int(raw))
            problems.append(f"{setting(name)}={raw} ist schon für {other} vergeben.")
        chosen[name] = int(raw)
    return Ports(**chosen), problems
