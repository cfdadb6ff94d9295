"""What a page of questions shows: the way so far, boxes a browser can fill, a date in three. Before it, the notice."""

import pytest
from tests.integration.journey.applying import answer_step, answers_of, begin, step_of
from tests.integration.journey.browser import Browser

from rathaus_services import registry

KEY, EXAMPLE = "hundesteuer_anmeldung", "erster_hund"


def test_the_notice_names_each_purpose_with_its_ground_and_its_questions(here: Browser, elsewhere: Browser) -> None:
    begin(here, KEY)
    draft = here.page.url.split("/antrag/")[1].split("/")[0]
    notice = here.open(f"/antrag/{draft}/datenschutz/")

    module = registry.module(KEY)
    asked = [field for field in module.fields.values() if field.purpose and field.kind not in ("later", "consent")]
    assert len(asked) > 15
    for field in asked:
        assert module.text(f"purposes.{field.purpose}") in notice.text, field.name
        assert module.legal["purposes"][field.purpose]["ground"] in notice.text
        label = module.text(f"fields.{field.name}.short") or module.text(f"fields.{field.name}.label")
        assert "{" in label or label in notice.text, label
    assert elsewhere.open(f"/antrag/{draft}/datenschutz/").status == 404


def test_a_step_says_where_one_is_and_helps_to_type(here: Browser) -> None:
    module, answers = registry.module(KEY), answers_of(KEY, EXAMPLE)
    begin(here, KEY)
    total, seen, filled = here.page.text.split("Schritt 1 von ", 1)[1].split()[0], [], set()
    while not here.page.url.endswith("/pruefen/"):
        seen.append(step_of(here.page))
        assert f"Schritt {len(seen)} von {total} " in here.page.text
        filled |= {box.get("autocomplete") for box in here.page.tree.xpath("//main//input[@autocomplete]")}
        for field in module.fields.values():
            if field.step == seen[-1] and field.kind == "date":
                boxes = here.page.tree.xpath(f'//input[starts-with(@name, "{field.name}.")]')
                assert [box.get("inputmode") for box in boxes] == ["numeric"] * 3, field.name
        answer_step(here, module, seen[-1], answers)
    assert filled >= {"given-name", "family-name", "address-line1", "postal-code", "address-level2"}


@pytest.mark.parametrize("key", [module.key for module in registry.modules() if module.takes_cases])
def test_every_question_belongs_to_a_purpose_of_its_service(key: str) -> None:
    module = registry.module(key)
    for field in module.fields.values():
        assert field.purpose in module.legal["purposes"] or field.kind in ("calculated", "consent"), field.name
