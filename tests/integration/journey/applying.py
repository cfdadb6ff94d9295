"""Walking through a whole application in a browser without scripts, with the answers of an example."""

from collections.abc import Mapping
from typing import Any

from tests.integration.journey.browser import Browser, Page
from tests.unit.services.cases import example

from rathaus_platform.languages import GERMAN, Language
from rathaus_services import registry
from rathaus_services.manifest import Field, Module

PHOTO_NAME = "foto.png"


def photo() -> bytes:
    """A small picture as a phone would send it."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#c8693c").save(out, "PNG")
    return out.getvalue()


def begin(browser: Browser, key: str, language: Language = GERMAN) -> Page:
    """From the list of services to the first question."""
    browser.open(f"/{language.prefix}leistungen/")
    browser.follow(registry.module(key).text("title", language.key))
    browser.open(f"/{language.prefix}leistungen/{key}/beginnen/")
    buttons = {button.text_content() for button in browser.page.tree.xpath("//button")}
    browser.press("Antrag beginnen" if browser.page.said("Antrag beginnen") in buttons else "Ohne Konto beginnen")
    assert "/datenschutz/" in browser.page.url
    return browser.follow("Verstanden, weiter")


def answers_of(key: str, name: str, **different: Any) -> dict[str, Any]:
    """The answers of an example with differences; None takes one away."""
    given = {**example(key, name)["answers"], **different}
    return {field: value for field, value in given.items() if value is not None}


def walk(browser: Browser, key: str, answers: Mapping[str, Any]) -> list[str]:
    """Answer every page that is asked until the check page; the names of the steps on the way."""
    module, steps = registry.module(key), []
    while not browser.page.url.endswith("/pruefen/"):
        step = step_of(browser.page)
        assert step not in steps, f"{step} asks again: {browser.page.complaints or browser.page.heading}"
        steps.append(step)
        answer_step(browser, module, step, answers)
        assert len(steps) < 30
    return steps


def step_of(page: Page) -> str:
    """The step whose page this is."""
    return page.url.rstrip("/").split("/antrag/")[1].split("/")[1]


def answer_step(browser: Browser, module: Module, step: str, answers: Mapping[str, Any]) -> Page:
    """Fill one page in as the example says and press Weiter."""
    fields = [field for field in module.fields.values() if field.step == step]
    filled: dict[str, Any] = {}
    for field in fields:
        value = answers.get(field.name)
        if field.kind == "group":
            for index, entry in enumerate(value or []):
                add_entry(browser, module, field, index, entry)
        elif field.kind == "upload":
            for _each in value or []:
                browser.press("Datei hochladen", files=[(field.name, PHOTO_NAME, photo())])
                assert PHOTO_NAME.partition(".")[0] in browser.page.text
        elif value is not None:
            filled |= typed(field, value, field.name)
    assert filled.keys() <= browser.page.names, filled.keys() - browser.page.names
    page = browser.press("Weiter", filled)
    # A page that only warns is shown once more, with the warning; then it lets one go on.
    return browser.press("Weiter") if "gelesen" in page.names and step_of(page) == step else page


def add_entry(browser: Browser, module: Module, field: Field, index: int, entry: Mapping[str, Any]) -> None:
    """Add one entry to a repeatable group, on its own page."""
    browser.follow(module.text(f"fields.{field.name}.add", browser.page.language.key))
    filled: dict[str, Any] = {}
    for part in field.parts:
        if entry.get(part.name) is not None:
            filled |= typed(part, entry[part.name], f"{field.name}.{index}.{part.name}")
    browser.press("Übernehmen", filled)
    assert browser.page.status == 200, browser.page.complaints


def typed(field: Field, value: Any, name: str) -> dict[str, Any]:
    """What a person types into the boxes of one question."""
    if field.kind == "address":
        boxes: dict[str, Any] = {}
        for part in field.parts:
            boxes |= typed(part, value.get(part.name, ""), f"{name}.{part.name}")
        return boxes
    if field.kind == "date":
        year, month, day = [*str(value).split("-"), "", ""][:3]
        return {f"{name}.tag": day, f"{name}.monat": month, f"{name}.jahr": year}
    if field.kind in ("yes_no", "consent"):
        return {name: "ja" if value else "nein"}
    if field.kind == "later":
        return {name: "ja"}
    return {name: value if isinstance(value, list) else str(value)}


def send(browser: Browser, key: str, answers: Mapping[str, Any]) -> Page:
    """Tick the declarations on the check page and press the button that names the act."""
    module = registry.module(key)
    ticked = {
        field.name: "ja" for field in module.fields.values() if field.step == "pruefen" and answers.get(field.name)
    }
    return browser.press(module.text("submit", browser.page.language.key), ticked)


def apply(browser: Browser, key: str, name: str, **different: Any) -> Page:
    """The whole way from the list of services to the receipt."""
    answers = answers_of(key, name, **different)
    begin(browser, key)
    walk(browser, key, answers)
    return send(browser, key, answers)


def applicant_of(answers: Mapping[str, Any]) -> str:
    """The name that an account must have, so that locked answers agree with it."""
    first = answers.get("antragsteller_vornamen", answers.get("vornamen"))
    return f"{first} {answers.get('antragsteller_familienname', answers.get('familienname'))}"
