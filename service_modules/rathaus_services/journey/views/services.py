"""What the town offers: A to Z, the page of one service, and how to begin."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET, require_http_methods

from rathaus_platform.identity.api import BUNDID, TrustLevel, facts_told, other_ways, sign_in_url
from rathaus_platform.languages import current
from rathaus_platform.web.api import client_ip
from rathaus_services.activation import api as activation
from rathaus_services.cases import api as cases
from rathaus_services.journey import handover, service
from rathaus_services.journey.beginning import begin_draft
from rathaus_services.journey.elsewhere import elsewhere
from rathaus_services.journey.precheck import asked
from rathaus_services.journey.service import Service
from rathaus_services.journey.visitor import Visitor, visitor_of

STARTING = "journey.starting"
"""In the session: the service whose start waits for the account."""


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All services of this town, A to Z."""
    return _for_everybody(
        render(request, "journey/index.html", {"services": activation.active_services(current().key)})
    )


@require_GET
def detail(request: HttpRequest, key: str) -> HttpResponse:
    """One service: outcome, facts, what is needed, how it goes."""
    found = service.active(key)
    context = {
        "service": found,
        "elsewhere": elsewhere(found),
        "precheck": found.module.takes_cases and asked(found),
        **_words(found),
    }
    return _for_everybody(render(request, "journey/service.html", context))


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, key: str) -> HttpResponse:
    """With or without an account; only a POST of this page makes a draft, so a link never does."""
    found, visitor = service.active(key), visitor_of(request)
    if not found.module.takes_cases:
        return HttpResponseRedirect(reverse("journey:service", args=[key]))
    strong_enough = handover.suffices(found, visitor.person)
    level, account = handover.level_for(found, visitor.person), visitor.person.account if visitor.person else ""
    sign_in = sign_in_url(request, "buerger", request.path, level, key, account)
    vouched = visitor.person is None or visitor.person.known_for(key) is not None
    if request.method == "POST" and strong_enough and not vouched:
        request.session[STARTING] = key  # the account is asked for what this service needs, then it goes on below
        return HttpResponseRedirect(sign_in)
    if strong_enough and vouched and (request.method == "POST" or _comes_back(request, key)):
        draft_id = begin_draft(request.session, key=key, person=visitor.person, ip=client_ip(request))
        return HttpResponseRedirect(reverse("journey:privacy", args=[draft_id]))
    context = {
        "service": found,
        "person": visitor.person,
        "needs_account": found.trust > TrustLevel.OHNE,
        "strong_enough": strong_enough,
        "sign_in": sign_in,
        "facts": facts_told(request.path, found.trust, handover.of(found), account or BUNDID),
        "other_ways": "" if visitor.person else other_ways(request.path, found.trust, key),
        "drafts": _begun(visitor, found),
    }
    return render(request, "journey/begin.html", context)


def _comes_back(request: HttpRequest, key: str) -> bool:
    return bool(request.session.pop(STARTING, None) == key)


def _for_everybody(response: HttpResponse) -> HttpResponse:
    """Nothing of one person is on it: the page cache may keep it, and browsers ask each time (ETag)."""
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def _begun(visitor: Visitor, found: Service) -> list[cases.DraftRow]:
    """Drafts of the same service, so that nobody fills in twice what is kept."""
    mine = cases.my_drafts(visitor.person, visitor.grants, language=found.language)
    return [row for row in mine if row.key == found.key]


def _words(found: Service) -> dict[str, Any]:
    """The texts of the service page, filled with what this town has set."""
    return {
        "outcome": found.text("outcome"),
        "facts": found.items("facts"),
        "needs": found.items("needs"),
        "way": found.items("way"),
        "good_to_know": found.items("good_to_know"),
        "basis": found.module.legal["basis"],
        "hint": found.parameters.get("freier_hinweis", ""),
    }
