"""`case(number, code)`: the status without an account. Wrong pairs and unknown numbers give the same null."""

import graphene

from rathaus_graphql.cases.types import CaseType
from rathaus_graphql.permissions import BY_CODE
from rathaus_graphql.registry import query
from rathaus_platform.identity.api import person_of
from rathaus_platform.web.api import client_ip
from rathaus_services.cases import api as cases


@query
class CaseQueries(graphene.ObjectType):
    """Root field of the applicant."""

    policies = {"case": BY_CODE.scoped("cases:read")}
    case = graphene.Field(CaseType, number=graphene.String(required=True), code=graphene.String(required=True))

    @staticmethod
    def resolve_case(root, info, number: str, code: str):  # type: ignore[no-untyped-def]
        request = info.context
        try:
            case_id = cases.find_by_code(number=number, code=code, ip=client_ip(request))
        except cases.UnknownCase:
            return None
        return cases.case_for_citizen(case_id, person=person_of(request), grants=frozenset({case_id}))
