"""The words of a page hold what the town has set."""

from tests.unit.services.made import made

from rathaus_services.forms.steps import steps_of

FIELDS = {"schilder": {"x-kind": "yes_no", "type": "boolean", "x-step": "schilder"}}
WORDS = {"schilder": {"title": "Wer stellt auf?", "short": "Schilder", "lead": "Spätestens {tage} Tage vorher."}}


def test_the_lead_of_a_page_names_the_towns_value() -> None:
    module = made(FIELDS, texts={"steps": WORDS})

    (step,) = steps_of(module, {}, {"tage": 4})

    assert (step.title, step.lead) == ("Wer stellt auf?", "Spätestens 4 Tage vorher.")


def test_a_value_the_town_has_not_set_stays_visible() -> None:
    (step,) = steps_of(made(FIELDS, texts={"steps": WORDS}), {}, {})

    assert step.lead == "Spätestens {tage} Tage vorher."
