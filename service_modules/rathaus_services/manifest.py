"""A standardised service as frozen values: what the folder says, after loading, and nothing about towns or cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rathaus_services.conditions import Condition

CHECK_STEP = "pruefen"
"""Fields of this step stand on the last page, beside the button that sends."""

LANGUAGES = ("de", "de-LS", "en")

ELSEWHERE = ("verweis", "termin")
"""Kinds without a form and a case here: somebody else's online service, or a visit to the office."""

COMPOSITES = ("address", "person", "organisation")
"""Kinds that are several boxes and one answer."""

Texts = Mapping[str, Any]


@dataclass(frozen=True)
class Field:
    """One question. `schema` is its plain JSON Schema; `parts` are the fields inside an address or group."""

    name: str
    kind: str
    schema: Mapping[str, Any]
    step: str = ""
    required: bool = False
    when: Condition | None = None
    fim: str | None = None
    fim_reason: str = ""
    purpose: str = ""
    parts: tuple["Field", ...] = ()
    rules: Mapping[str, Any] = field(default_factory=dict)
    """The other x-keywords without their prefix: range, accept, prefill, lock, role, charset, …"""

    @property
    def options(self) -> tuple[str, ...]:
        """The values of a choice in order."""
        return tuple(self.schema.get("enum") or self.schema.get("items", {}).get("enum", ()))

    @property
    def is_composite(self) -> bool:
        """Whether its answer is made of parts; a group repeats them, a composite has them once."""
        return self.kind in COMPOSITES

    def part(self, name: str) -> "Field":
        """The part of this name; raises KeyError."""
        return next((part for part in self.parts if part.name == name), None) or _missing(name)


@dataclass(frozen=True)
class StepSpec:
    """One page of the form: its fields in order and when it is shown."""

    name: str
    fields: tuple[str, ...]
    when: Condition | None = None


@dataclass(frozen=True)
class Check:
    """A contradiction between answers: when it holds, `field` gets the text `checks.<name>`.

    A `stop` is no mistake of the citizen: the way ends on a page that says why and where to go instead. One that only
    `warns` lets the application be sent nevertheless; the office sees the mark.
    """

    name: str
    field: str
    when: Condition
    stop: bool = False
    warns: bool = False


@dataclass(frozen=True)
class Parameter:
    """What a town may set: the schema of its value, why it is local, and a value for demonstrations."""

    name: str
    schema: Mapping[str, Any]
    why_local: str
    default: Any
    example: Any
    needs_source: bool

    @property
    def label(self) -> str:
        """The name a town's administrator reads."""
        return str(self.schema.get("title", self.name))


@dataclass(frozen=True)
class Letter:
    """The data of one document that the service sends; texts carry named slots like `{nummer}`."""

    name: str
    kind: str
    title: str
    lead: tuple[Mapping[str, str], ...]
    paragraphs: tuple[Mapping[str, Any], ...]
    fee_table: bool
    remedy: str | None
    available_after: str = ""
    """The parameter that says how many working days after receipt the outcome is told, not earlier; empty: at once."""
    fixed: bool = False
    """Always the same words: what the clerk writes is not part of it (§ 51 (2) BMG: no conclusion must be possible)."""


@dataclass(frozen=True)
class Module:
    """One service, complete and immutable. `content` is the canonical data it was built from."""

    key: str
    version: str
    kind: str
    leika: tuple[str, ...]
    ozg: str | None
    trust: str
    process: str
    icon: str
    topics: tuple[str, ...]
    minutes: int
    fields: Mapping[str, Field]
    steps: tuple[StepSpec, ...]
    checks: tuple[Check, ...]
    parameters: Mapping[str, Parameter]
    legal: Mapping[str, Any]
    fee: Mapping[str, Any]
    result: Mapping[str, Any]
    documents: Mapping[str, Letter]
    texts: Mapping[str, Texts]
    content: Mapping[str, Any]
    content_hash: str
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Where the service is done instead of here: `online` and `termin` name the parameters that hold the address."""
    tier: str = "entwurf"

    @property
    def takes_cases(self) -> bool:
        """Whether one can apply here; else the page leads elsewhere."""
        return self.kind not in ELSEWHERE

    @property
    def title(self) -> str:
        """The German title, a verb: "Hund anmelden"."""
        return self.text("title")

    def text(self, path: str, language: str = "de", default: str = "") -> str:
        """The text at a dotted path, German where the language has none."""
        for texts in (self.texts.get(language, {}), self.texts["de"]):
            found = look_up(texts, path)
            if isinstance(found, str):
                return found
        return default

    def items(self, path: str, language: str = "de") -> Any:
        """A list or mapping of texts at a dotted path, empty where there is none."""
        found = look_up(self.texts.get(language, {}), path)
        return found if found is not None else look_up(self.texts["de"], path) or ()


def look_up(tree: Any, path: str) -> Any:
    """The value at a dotted path of mappings and lists, or None."""
    for word in path.split("."):
        if isinstance(tree, Mapping):
            tree = tree.get(word)
        elif isinstance(tree, list | tuple) and word.isdigit() and int(word) < len(tree):
            tree = tree[int(word)]
        else:
            return None
    return tree


def _missing(name: str) -> Field:
    raise KeyError(name)
