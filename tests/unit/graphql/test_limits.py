"""Hostile documents are refused before graphql-core validates them; honest ones pass."""

import pytest
from graphql import DocumentNode, GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from rathaus_graphql import stored
from rathaus_graphql.limits import LIMITS, TooExpensive, read

WIDE = "query { " + " ".join(f"a{n}: town {{ name }}" for n in range(40)) + " }"
REPEATED = "query { " + "town { name } " * 400 + "}"
DEEP = "query { " + "news { edges { node { " * 4 + "title" + " } } }" * 4 + " }"
DIRECTIVES = "query { town { name " + "@include(if: true) " * 30 + "} }"
NESTED_PAGES = (
    "query { services(first: 100) { edges { node { key services(first: 100) { edges { node { key "
    "services(first: 100) { key } } } } } } } }"
)
FRAGMENT_BOMB = (
    "query { ...f0 } "
    + " ".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(12))
    + " fragment f12 on Query { town { name } }"
)


@pytest.mark.parametrize(
    ("document", "what"),
    [
        (WIDE, "aliases"),
        (REPEATED, "fields"),
        (DEEP, "depth"),
        (DIRECTIVES, "directives"),
        (NESTED_PAGES, "cost"),
        (FRAGMENT_BOMB, "fields"),
        ("query { town { name } }" + " " * LIMITS.bytes, "bytes"),
        (" ".join(f"query q{n} {{ town {{ name }} }}" for n in range(6)), "operations"),
    ],
)
def test_a_hostile_document_is_refused(document: str, what: str) -> None:
    with pytest.raises(TooExpensive) as refusal:
        read(document, {})

    assert refusal.value.extensions == {"code": "graphql.too_expensive", "limit": what}


def test_too_many_tokens_are_refused_by_the_parser() -> None:
    with pytest.raises(GraphQLError, match="tokens"):
        read("query { " + "a " * 3000 + "}", {})


def test_a_fragment_that_contains_itself_ends() -> None:
    assert read("query { ...f } fragment f on Query { town { name } ...f }", {}) is not None


def test_a_page_given_as_a_variable_counts() -> None:
    nested = "query($n: Int) { services(first: $n) { a(first: $n) { b(first: $n) { c } } } }"

    assert read(nested, {"n": 2}) is not None
    with pytest.raises(TooExpensive):
        read(nested, {"n": 100})


@pytest.mark.parametrize("name", sorted(name for name in stored.documents() if len(name) < 64))
def test_every_stored_document_is_within_the_limits(name: str) -> None:
    assert read(stored.documents()[name], {}) is not None


@given(st.text(max_size=300))
def test_any_text_is_answered_with_a_document_or_a_graphql_error(text: str) -> None:
    try:
        outcome: object = read(text, {})
    except GraphQLError as refusal:
        outcome = refusal

    assert isinstance(outcome, DocumentNode | GraphQLError)
