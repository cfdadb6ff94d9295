"""What a program must be called and may be allowed. Pure."""

from collections.abc import Collection
from dataclasses import astuple

from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api_clients.values import NAME, Quota
from rathaus_platform.identity.realms.state.api_clients import SCOPES


def check(name: str, scopes: Collection[str], quota: Quota) -> None:
    """Raises Invalid with all that is wrong."""
    problems = []
    if not NAME.fullmatch(name):
        text = _("Der Name hat 2 bis 40 Zeichen: kleine Buchstaben, Ziffern und Bindestriche, vorn ein Buchstabe.")
        problems.append(FieldProblem("name", text))
    known = ", ".join(SCOPES)
    if not scopes:
        problems.append(FieldProblem("scope", _("Nennen Sie mindestens einen Scope: %(known)s.") % {"known": known}))
    problems += [
        FieldProblem(
            "scope", _("Den Scope „%(scope)s“ gibt es nicht. Es gibt: %(known)s.") % {"scope": one, "known": known}
        )
        for one in sorted(set(scopes) - SCOPES.keys())
    ]
    if min(astuple(quota)) < 1:
        problems.append(FieldProblem("quota", _("Kontingente sind ganze Zahlen ab 1.")))
    if problems:
        raise Invalid(problems=problems)
