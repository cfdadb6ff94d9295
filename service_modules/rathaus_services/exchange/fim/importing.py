"""One XDatenfelder file with its code lists, read and understood: what the form asks and what a person must look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rathaus_services.exchange import genericode, safe_xml
from rathaus_services.exchange.fim import details, quality, reading, tree
from rathaus_services.exchange.fim.details import FimRule
from rathaus_services.exchange.fim.element import Message, text_of
from rathaus_services.exchange.fim.questions import Form, form_of
from rathaus_services.exchange.fim.tree import Node
from rathaus_services.exchange.genericode import CodeList
from rathaus_services.problems import Problem


@dataclass(frozen=True)
class Imported:
    """The message, its tree, the form made of it, all rules with their place, and every hint."""

    message: Message
    root: Node
    form: Form
    rules: tuple[tuple[str, FimRule], ...]
    hints: tuple[Problem, ...]

    @property
    def title(self) -> str:
        """What the schema is called."""
        return text_of(self.root.element["name"])


def read_files(path: Path, code_lists: Iterable[Path] = ()) -> Imported:
    """The schema in `path`; choices take their options from these Genericode files. Raises Refused."""
    message = reading.read(safe_xml.read(path), path.name)
    root = tree.build(message)
    lists = [genericode.read(safe_xml.read(file), file.name) for file in code_lists]
    form = form_of(root, _by_address(lists))
    rules = [(node.place, rule) for node in tree.walk(root) for rule in details.rules(node.element)]
    return Imported(message, root, form, tuple(rules), (*message.hints, *quality.hints(root, path.name)))


def _by_address(lists: Iterable[CodeList]) -> dict[str, CodeList]:
    found: dict[str, CodeList] = {}
    for one in lists:
        found[one.uri] = found[one.version_uri] = one
    return found
