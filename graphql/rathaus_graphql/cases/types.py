"""A case as its applicant sees it through the API."""

import graphene

from rathaus_graphql.errors import FieldProblemType, Problem
from rathaus_graphql.permissions import BY_CODE

FOLLOWED = BY_CODE.scoped("cases:read", "cases:answer")  # an answer gives the case back
SENT = BY_CODE.scoped("cases:submit")


class TimelineStepType(graphene.ObjectType):
    """One node of the way of a case."""

    class Meta:
        name = "TimelineStep"

    policy = FOLLOWED
    title = graphene.String(required=True)
    detail = graphene.String(required=True)
    at = graphene.DateTime()
    mark = graphene.String(required=True, description="done, now or next")


class QuestionType(graphene.ObjectType):
    """An open question of the town hall. The promised date rests until it is answered."""

    class Meta:
        name = "Question"

    policy = FOLLOWED
    text = graphene.String(required=True)
    asked_at = graphene.DateTime(required=True)
    answer_until = graphene.Date(required=True)


class CaseType(graphene.ObjectType):
    """A case. `turn` says who acts next: citizen, rathaus or done."""

    class Meta:
        name = "Case"

    policy = FOLLOWED
    id = graphene.UUID(required=True)
    number = graphene.String(required=True)
    service = graphene.String(required=True, description="Key of the service.")
    title = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    turn = graphene.String(required=True)
    submitted_at = graphene.DateTime(required=True)
    due_on = graphene.Date()
    timeline = graphene.List(graphene.NonNull(TimelineStepType), required=True)
    question = graphene.Field(QuestionType)

    @staticmethod
    def resolve_service(case, info) -> str:  # type: ignore[no-untyped-def]
        return str(case.key)


class ReceiptType(graphene.ObjectType):
    """What the applicant keeps. The same idempotency key with the same content gives the same receipt."""

    class Meta:
        name = "Receipt"

    policy = SENT
    case_id = graphene.UUID(required=True)
    number = graphene.String(required=True)
    code = graphene.String(required=True, description="Opens the status together with the number.")
    submitted_at = graphene.DateTime(required=True)
    replayed = graphene.Boolean(required=True)
    warnings = graphene.List(
        graphene.NonNull(FieldProblemType),
        required=True,
        description="What the office will look at; the application was sent nevertheless.",
    )


class SubmitCaseResult(graphene.Union):
    """A receipt, or why there is none."""

    class Meta:
        types = (ReceiptType, Problem)

    @classmethod
    def resolve_type(cls, instance, info):  # type: ignore[no-untyped-def]
        return Problem if isinstance(instance, Problem) else ReceiptType


class AnswerQuestionResult(graphene.Union):
    """The case after the answer, or why it was not taken."""

    class Meta:
        types = (CaseType, Problem)

    @classmethod
    def resolve_type(cls, instance, info):  # type: ignore[no-untyped-def]
        return Problem if isinstance(instance, Problem) else CaseType
