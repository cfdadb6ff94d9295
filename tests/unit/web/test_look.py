"""Light or dark and warnings put away: plain posts, one small cookie each, and never a way to another host."""

import pytest
from django.conf import settings
from django.test import RequestFactory

from rathaus_platform.web import views

SCHEME, NOTICES = settings.RATHAUS_LOOK_COOKIES


def test_the_choice_is_kept_and_the_page_comes_back() -> None:
    request = RequestFactory().post(
        "/ansicht/", {"ansicht": "dunkel"}, headers={"referer": "http://testserver/a/?seite=2"}
    )

    response = views.scheme(request)

    cookie = response.cookies[SCHEME]
    assert (response.status_code, response["Location"]) == (302, "/a/?seite=2")
    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["path"]) == ("dunkel", True, "Lax", "/")
    assert not cookie["domain"]


def test_another_word_forgets_the_choice() -> None:
    response = views.scheme(RequestFactory().post("/ansicht/", {"ansicht": "bunt"}))

    assert response.cookies[SCHEME].value == "" and response.cookies[SCHEME]["max-age"] == 0


@pytest.mark.parametrize("elsewhere", ["https://boese.example/", "//boese.example/", "javascript:alert(1)", ""])
def test_nobody_is_led_elsewhere(elsewhere: str) -> None:
    request = RequestFactory().post("/ansicht/", {"ansicht": "hell", "weiter": elsewhere})

    assert views.scheme(request)["Location"] == "/"


def test_a_get_changes_nothing() -> None:
    assert views.scheme(RequestFactory().get("/ansicht/?ansicht=dunkel")).status_code == 405


def test_the_newest_dozen_of_warnings_is_remembered() -> None:
    request = RequestFactory().post("/hinweis/ausblenden/", {"hinweis": "neu"})
    request.COOKIES[NOTICES] = ".".join(f"alt{number}" for number in range(12))

    kept = views.put_away(request).cookies[NOTICES].value.split(".")

    assert len(kept) == 12 and kept[-1] == "neu" and "alt0" not in kept


def test_an_id_that_is_none_is_refused() -> None:
    response = views.put_away(RequestFactory().post("/hinweis/ausblenden/", {"hinweis": "a;b=c"}))

    assert not response.cookies
