"""What a step of the journey costs beside the same page written by hand as a plain Django template."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from tests.harness.figures import at_most, report
from tests.unit.services.cases import example

from rathaus_services.cases import api as cases
from rathaus_services.journey.views import steps
from rathaus_services.journey.walk import Walk
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

ROUNDS, TIMES = 9, 30
STEPS = {
    ("hundesteuer_anmeldung", "erster_hund"): ("hund", "person"),
    ("schulanmeldung", "sechs_im_august"): ("kind",),
    ("vereinsfoerderung", "projekt_mit_anderer_foerderung"): ("finanzierung",),
}
"""Pages of different kinds, among them those that cost most beside a page by hand."""
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*')
TYPED = re.compile(r'(<input class="tk-input[^>]* value=")([^"]*)"')


@dataclass(frozen=True)
class Page:
    """One step both ways; each gives the finished response."""

    name: str
    ours: Callable[[], HttpResponse]
    by_hand: Callable[[], HttpResponse]


@pytest.mark.bench
def test_figures(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        found = {page.name: _measured(page) for page in _pages(ahausen)}
    worst = max(found, key=lambda name: found[name][0] / found[name][1])
    here, there = found[worst]
    how = (
        f"{worst}, {here:.2f} ms beside {there:.2f} ms CPU, worst of {len(found)} steps, the same bytes; both with the"
        f" town's frame, by hand everything else is written out in the template; best of {ROUNDS}×{TIMES} in turn"
    )
    report({"journey_step_ratio": at_most(here / there, 2, "×", how)})


def _pages(town: TownRef) -> Iterator[Page]:
    request: HttpRequest = Client(HTTP_HOST=town.host).get("/leistungen/").wsgi_request
    for (key, name), wanted in STEPS.items():
        draft = cases.start_draft(key=key, person=None)
        grants = frozenset({draft.id})
        cases.save_step(draft.id, answers=example(key, name)["answers"], person=None, grants=grants)
        walk = Walk.of(cases.load_draft(draft.id, person=None, grants=grants), {})
        yield from (_page(request, walk, step) for step in wanted)


def _page(request: HttpRequest, walk: Walk, name: str) -> Page:
    step = walk.step(name)
    assert step is not None

    def ours() -> HttpResponse:
        return steps._asked(request, walk, step, walk.draft.answers, ())

    html = ours().content.decode()
    template, typed = _written(html)
    back = html.partition('<p class="tk-back">')[2].partition('href="')[2].partition('"')[0]
    values = {"typed": typed, "saved_at": walk.draft.saved_at, "back_url": back}

    def by_hand() -> HttpResponse:
        return HttpResponse(template.render(values, request))

    assert _alike(by_hand()) == TOKEN.sub(r"\1", html)
    return Page(f"{walk.service.key}/{name}", ours, by_hand)


def _written(html: str) -> tuple[Any, list[str]]:
    """The page as a template by hand: words, fields and addresses as text, what was typed as variables."""
    typed: list[str] = []

    def variable(found: re.Match[str]) -> str:
        typed.append(unescape(found[2]))
        return f'{found[1]}{{{{ typed.{len(typed) - 1} }}}}"'

    title = html.partition("<title>")[2].partition("</title>")[0].rpartition(" – ")[0]
    content, _, rest = html.partition('<div class="tk-sheet tk-sheet--form">')[2].partition(
        '</div>\n  <div class="tk-beside">'
    )
    content = re.sub(
        r'<input type="hidden" name="csrfmiddlewaretoken"[^>]*>', "{% csrf_token %}", TYPED.sub(variable, content)
    )
    blocks = {"title": title, "aside": rest.partition("</div>\n</div>")[0], "content": content}
    text = "".join(f"{{% block {name} %}}{block}{{% endblock %}}" for name, block in blocks.items())
    return engines["django"].from_string("{% extends 'web/form_base.html' %}" + text), typed


def _alike(response: HttpResponse) -> str:
    return TOKEN.sub(r"\1", response.content.decode())


def _measured(page: Page) -> tuple[float, float]:
    """Milliseconds of CPU of one rendering, ours and by hand: the best round of each, as others use the machine too."""
    rounds = [(_spent(page.ours), _spent(page.by_hand)) for _ in range(ROUNDS)]
    return min(ours for ours, _ in rounds), min(plain for _, plain in rounds)


def _spent(render: Callable[[], HttpResponse]) -> float:
    begin = time.process_time()
    for _ in range(TIMES):
        render()
    return (time.process_time() - begin) / TIMES * 1000
