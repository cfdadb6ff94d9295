"""Sending an application and answering a question: the same actions that the pages call."""

from typing import Any
from uuid import UUID

import graphene
from graphene.types.generic import GenericScalar

from rathaus_graphql.cases.types import AnswerQuestionResult, SubmitCaseResult
from rathaus_graphql.errors import problem
from rathaus_graphql.permissions import BY_CODE, PUBLIC
from rathaus_graphql.registry import mutation
from rathaus_platform.errors import PlatformError
from rathaus_platform.identity.api import person_of
from rathaus_platform.web.api import client_ip
from rathaus_services.cases import api as cases


class SubmitCaseInput(graphene.InputObjectType):
    """One application. `data` fits the service's `fields`; draw the key once per intent and keep it for retries."""

    service = graphene.String(required=True)
    idempotency_key = graphene.UUID(required=True)
    data = GenericScalar(required=True)
    contact_email = graphene.String(default_value="")


class AnswerQuestionInput(graphene.InputObjectType):
    """An answer to the open question of a case."""

    number = graphene.String(required=True)
    code = graphene.String(required=True)
    text = graphene.String(required=True)


@mutation
class CaseMutations(graphene.ObjectType):
    """Root mutations of the applicant. Trust levels are compared by the action, with the level of this session."""

    policies = {"submitCase": PUBLIC, "answerQuestion": BY_CODE}
    submit_case = graphene.Field(SubmitCaseResult, required=True, input=SubmitCaseInput(required=True))
    answer_question = graphene.Field(AnswerQuestionResult, required=True, input=AnswerQuestionInput(required=True))

    @staticmethod
    def resolve_submit_case(root, info, input: dict[str, Any]):  # type: ignore[no-untyped-def]
        try:
            return cases.submit_answers(
                key=input["service"],
                answers=input["data"],
                idempotency_key=input["idempotency_key"],
                person=person_of(info.context),
                contact_email=input["contact_email"],
            )
        except PlatformError as error:
            return problem(error)

    @staticmethod
    def resolve_answer_question(root, info, input: dict[str, Any]):  # type: ignore[no-untyped-def]
        person = person_of(info.context)
        try:
            case_id: UUID = cases.find_by_code(number=input["number"], code=input["code"], ip=client_ip(info.context))
            grants = frozenset({case_id})
            cases.answer_question(case_id, text=input["text"], uploads=(), person=person, grants=grants)
            return cases.case_for_citizen(case_id, person=person, grants=grants)
        except PlatformError as error:
            return problem(error)
