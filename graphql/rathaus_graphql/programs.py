"""Programs that call the API: admitted once per request, allowed field by field, charged before a document runs."""

from typing import Any

from django.http import HttpRequest
from graphql import GraphQLError, GraphQLObjectType, ValidationRule
from graphql.language import SKIP, FieldNode, VisitorAction

from rathaus_graphql.permissions import Policy, policy_of
from rathaus_platform.identity.api_clients import api as api_clients
from rathaus_platform.identity.api_clients.api import Program


def admitted(request: HttpRequest) -> Program | None:
    """The program of this request, counted; None for people and strangers. Raises TokenRefused, QuotaUsedUp."""
    program = api_clients.program_of_request(request)
    if program is not None:
        api_clients.count_request(program)
    return program


def require(program: Program | None, policy: Policy) -> None:
    """Raises ScopeMissing for a program without a scope of this policy. People are the policy's own business."""
    if program is not None and not policy.for_any_program:
        api_clients.require_scope(program, policy.scopes)


def rule_for(program: Program) -> type[ValidationRule]:
    """A rule of validation: every field of the document, at any depth, is one that the program may ask for."""

    class Allowed(ValidationRule):
        def enter_field(self, node: FieldNode, *_args: Any) -> VisitorAction:
            parent = self.context.get_parent_type()
            if not isinstance(parent, GraphQLObjectType) or node.name.value.startswith("__"):
                return None  # `__typename`; introspection is refused elsewhere
            policy = policy_of(parent, node.name.value)
            if policy is None:
                return None  # no such field: another rule says so
            try:
                require(program, policy)
            except api_clients.ScopeMissing as refusal:
                self.report_error(GraphQLError(str(refusal.text), node, original_error=refusal))
                return SKIP  # said once, not again for all that is inside
            return None

    return Allowed
