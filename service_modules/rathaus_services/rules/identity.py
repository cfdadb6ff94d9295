"""R1xx: the module is who its folder says, with keys or a written reason for their absence."""

from collections.abc import Iterator

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

FILE = "module.yaml"


def key_is_folder(source: Source, module: Module) -> Iterator[Problem]:
    """R101: the key is the name of the folder."""
    if module.key != source.key:
        text = f"Der Schlüssel {module.key} ist nicht der Name des Ordners."
        yield source.problem("R101", FILE, text, f"Schreiben Sie key: {source.key}.", ("key",))


def version_is_told(source: Source, module: Module) -> Iterator[Problem]:
    """R102: the newest entry of `changes` is the version."""
    newest = source.data[FILE]["changes"][-1]["version"]
    if newest != module.version:
        text = f"Die letzte Änderung nennt {newest}, das Modul {module.version}."
        yield source.problem("R102", FILE, text, "Beschreiben Sie die Fassung unter changes.", ("changes",))


def keys_or_reason(source: Source, _module: Module) -> Iterator[Problem]:
    """R103: a missing LeiKa, OZG or SDG key has a reason."""
    data = source.data[FILE]
    missing = [name for name in ("ozg", "sdg") if data[name]["id"] is None and "reason" not in data[name]]
    if not data["leika"]["keys"] and "reason" not in data["leika"]:
        missing.append("leika")
    for name in missing:
        text = f"Der Schlüssel {name} fehlt ohne Grund."
        yield source.problem("R103", FILE, text, "Schreiben Sie reason: warum es keinen gibt.", (name,))


RULES = (key_is_folder, version_is_told, keys_or_reason)
