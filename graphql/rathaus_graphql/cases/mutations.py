"""Sending an application and answering a question: the same actions that the pages call."""

from typing import Any

import graphene
from graphene.types.generic import GenericScalar

from rathaus_graphql.callers import caller_of
from rathaus_graphql.cases.types import AnswerQuestionResult, SubmitCaseResult
from rathaus_graphql.errors import problem
from rathaus_graphql.permissions import BY_CODE, PUBLIC
from rathaus_graphql.registry import mutation
from rathaus_platform.errors import PlatformError
from rathaus_services.cases import api as cases

SUBMIT = PUBLIC.scoped("cases:submit")
ANSWER = BY_CODE.scoped("cases:answer")


class SubmitCaseInput(graphene.InputObjectType):
    """One application. `data` fits the service's `fields`; draw the key once per intent and keep it for retries.

    Upload fields hold ids from `uploads/application/` under the same key.
    """

    service = graphene.String(required=True)
    idempotency_key = graphene.UUID(required=True)
    data = GenericScalar(required=True)
    contact_email = graphene.String(default_value="")


class AnswerQuestionInput(graphene.InputObjectType):
    """An answer to the open question of a case.

    The signed-in owner leaves out the code. With files the text may be empty.
    """

    number = graphene.String(required=True)
    code = graphene.String(default_value="")
    text = graphene.String(required=True)
    files = graphene.List(graphene.NonNull(graphene.ID), description="Ids from `uploads/answer/`, within a day.")


@mutation
class CaseMutations(graphene.ObjectType):
    """Root mutations of the applicant. Trust levels are compared by the action, with the level of this session."""

    policies = {"submitCase": SUBMIT, "answerQuestion": ANSWER}
    submit_case = graphene.Field(SubmitCaseResult, required=True, input=SubmitCaseInput(required=True))
    answer_question = graphene.Field(AnswerQuestionResult, required=True, input=AnswerQuestionInput(required=True))

    @staticmethod
    def resolve_submit_case(root, info, input: dict[str, Any]):  # type: ignore[no-untyped-def]
        caller = caller_of(info.context)
        try:
            return cases.submit_answers(
                key=input["service"],
                answers=input["data"],
                idempotency_key=input["idempotency_key"],
                person=caller.person,
                contact_email=input["contact_email"],
                ip=caller.counted_ip,
                actor=caller.actor,
            )
        except PlatformError as error:
            return problem(error)

    @staticmethod
    def resolve_answer_question(root, info, input: dict[str, Any]):  # type: ignore[no-untyped-def]
        caller = caller_of(info.context)
        person = caller.person
        try:
            case_id = cases.find_case(number=input["number"], code=input["code"], ip=caller.ip, person=person)
            grants, files = frozenset({case_id}), input.get("files") or ()
            cases.answer_question(
                case_id, text=input["text"], sent_ahead=files, person=person, grants=grants, actor=caller.actor
            )
            return cases.case_for_citizen(case_id, person=person, grants=grants)
        except PlatformError as error:
            return problem(error)
