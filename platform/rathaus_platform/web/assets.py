"""Puts the kit's sources together: one style sheet for towns, one for the desk, one script. Pure Python, no Node."""

import re
from collections.abc import Iterable
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "static_src"
VENDOR = Path(__file__).resolve().parent / "static" / "vendor"
LAYERS = "@layer kern,kit,theme,print;"
# What the desk takes over from the kit. It stands in Wagtail's page, whose rules are in no layer: neither may these be.
DESK_PARTS = ("10-tokens", "45-forms", "48-upload", "55-chips", "75-scene")


def build(target: Path = VENDOR) -> tuple[Path, ...]:
    """Writes the style sheets and scripts into `target` and returns them. The front-end build calls it."""
    target.mkdir(parents=True, exist_ok=True)
    made = {"kit.css": kit_css(), "desk.css": desk_css(), "kit.js": kit_js(), "desk.js": desk_js()}
    for name, text in made.items():
        (target / name).write_text(text, encoding="utf-8")
    return tuple(target / name for name in made)


def sources() -> tuple[Path, ...]:
    """Every file the result depends on, this one included, in order: for fingerprints."""
    return (Path(__file__), *sorted(path for path in SOURCES.rglob("*") if path.is_file()))


def kit_css() -> str:
    """The town's style sheet. KERN comes before it, the theme after it, paper last."""
    kit = _joined(sorted((SOURCES / "kit").glob("*.css")))
    on_paper = _joined(sorted((SOURCES / "print").glob("*.css")))
    return f"{LAYERS}@layer kit{{{kit}}}@layer print{{{on_paper}}}\n"


def desk_css() -> str:
    """The desk's style sheet: neutral colours in a layer below the theme, everything else unlayered."""
    neutral = _joined([SOURCES / "kit" / "05-neutral.css"])
    shared = [SOURCES / "kit" / f"{name}.css" for name in ("15-fonts", *DESK_PARTS)]
    own = sorted((SOURCES / "desk").glob("*.css"))
    return f"{LAYERS}@layer kit{{{neutral}}}{_joined([*shared, *own])}\n"


def kit_js() -> str:
    """The town's script as one module."""
    return _module(sorted((SOURCES / "js").glob("*.js")))


def desk_js() -> str:
    """The desk's script: of the town's parts only those that its pages use."""
    return _module([SOURCES / "js" / name for name in ("copy.js", "session.js")])


def _module(paths: Iterable[Path]) -> str:
    """Each source is a block of its own, so names cannot meet."""
    parts = [path.read_text(encoding="utf-8").strip() for path in paths]
    return "\n".join(f"{{\n{part}\n}}" for part in parts) + "\n"


def _joined(paths: Iterable[Path]) -> str:
    return "".join(small(path.read_text(encoding="utf-8")) for path in paths)


def small(css: str) -> str:
    """Without comments and needless blanks. Strings and selectors keep theirs."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r"(?<=[\w-]): (?=[^{}]*[;}])", ":", css).replace(";}", "}").strip()
