"""Where the front-end build reads and writes. It runs in a checkout; packages carry the result."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCE_ROOTS = tuple(ROOT / name for name in ("platform", "tenants", "service_modules", "cms", "graphql"))
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
WEB = ROOT / "platform" / "rathaus_platform" / "web"
ICON_LIST = WEB / "icons.txt"
VENDOR = WEB / "static" / "vendor"
