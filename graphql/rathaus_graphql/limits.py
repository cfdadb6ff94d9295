"""What a document may cost, checked before validation and execution: a hostile one is refused within milliseconds.

Order matters: bytes and tokens before parsing, shape after it. Validation of graphql-core compares selections pairwise,
so a document with a thousand repeated fields must never reach it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode, GraphQLError, parse
from graphql.language import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)


@dataclass(frozen=True)
class Limits:
    """Upper bounds for one document; `page` caps every list, `cost` is fields times the lists around them."""

    bytes: int = 20_000
    tokens: int = 2_000
    depth: int = 10
    fields: int = 300
    aliases: int = 30
    directives: int = 20
    operations: int = 5
    page: int = 100
    cost: int = 50_000


LIMITS = Limits()


class TooExpensive(GraphQLError):
    """The document is over a limit."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(
            f"Die Anfrage ist zu groß ({what}, höchstens {limit}).",
            extensions={"code": "graphql.too_expensive", "limit": what},
        )


@dataclass(frozen=True)
class Measured:
    """A document within the limits, and what it costs at most."""

    document: DocumentNode
    cost: int


def read(source: str, variables: Mapping[str, Any], limits: Limits = LIMITS) -> Measured:
    """Parse within the limits. Raises TooExpensive, or GraphQLSyntaxError."""
    if len(source.encode()) > limits.bytes:
        raise TooExpensive("bytes", limits.bytes)
    document = parse(source, no_location=True, max_tokens=limits.tokens)
    if len(document.definitions) > limits.operations + limits.fields:
        raise TooExpensive("definitions", limits.operations + limits.fields)
    measure = _Measure(document, variables, limits)
    measure.check()
    return Measured(document, measure.cost)


class _Measure:
    """One walk over the document with fragments unfolded; stops at the first limit."""

    def __init__(self, document: DocumentNode, variables: Mapping[str, Any], limits: Limits) -> None:
        self.variables = variables
        self.limits = limits
        self.fields = self.aliases = self.directives = self.cost = 0
        self.fragments: dict[str, FragmentDefinitionNode] = {}
        self.operations: list[OperationDefinitionNode] = []
        for definition in document.definitions:
            if isinstance(definition, FragmentDefinitionNode):
                self.fragments[definition.name.value] = definition
            elif isinstance(definition, OperationDefinitionNode):
                self.operations.append(definition)

    def check(self) -> None:
        self._hold("operations", len(self.operations), self.limits.operations)
        for operation in self.operations:
            self._count(operation)
            self._walk(operation.selection_set, depth=1, times=1, inside=())

    def _hold(self, what: str, value: int, limit: int) -> None:
        if value > limit:
            raise TooExpensive(what, limit)

    def _count(self, node: Any) -> None:
        self.directives += len(node.directives or ())
        self._hold("directives", self.directives, self.limits.directives)

    def _walk(self, selections: SelectionSetNode | None, depth: int, times: int, inside: tuple[str, ...]) -> None:
        if selections is None:
            return
        self._hold("depth", depth, self.limits.depth)
        for node in selections.selections:
            self._count(node)
            if isinstance(node, FieldNode):
                self._field(node, depth, times, inside)
            elif isinstance(node, InlineFragmentNode):
                self._walk(node.selection_set, depth, times, inside)
            elif isinstance(node, FragmentSpreadNode):
                name = node.name.value
                if name in self.fragments and name not in inside:  # a cycle is validation's to report
                    self._walk(self.fragments[name].selection_set, depth, times, (*inside, name))

    def _field(self, node: FieldNode, depth: int, times: int, inside: tuple[str, ...]) -> None:
        self.fields += 1
        self.aliases += node.alias is not None
        self.cost += times
        self._hold("fields", self.fields, self.limits.fields)
        self._hold("aliases", self.aliases, self.limits.aliases)
        self._hold("cost", self.cost, self.limits.cost)
        self._walk(node.selection_set, depth + 1, times * self._page(node), inside)

    def _page(self, node: FieldNode) -> int:
        for argument in node.arguments or ():
            if argument.name.value == "first":
                value: Any = None
                if isinstance(argument.value, IntValueNode):
                    value = int(argument.value.value)
                elif isinstance(argument.value, VariableNode):
                    value = self.variables.get(argument.value.name.value)
                return min(max(value, 1), self.limits.page) if isinstance(value, int) else self.limits.page
        return 1
