"""Answers made by Hypothesis: for every page what is asked there, each in a form that people may type."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from rathaus_services.forms import dates
from rathaus_services.forms.check import options_of
from rathaus_services.forms.validation import clean
from rathaus_services.forms.visible import visible_fields
from rathaus_services.manifest import Field, Module

NAMES = st.sampled_from(["Erika", "Zoë", "Łukasz", "Nguyễn", "Müller-Lüdenscheidt", "O’Neill", "d'Arc"])
WORDS = st.sampled_from(["Mischling", "kurzes Fell", "am Markt 3", "Größe L", "0815", "Ärger & Co."])
IBANS = st.sampled_from(["DE89 3704 0044 0532 0130 00", "de02120300000000202051", "AT611904300234573201"])
UUID = "01a20c88-f05b-7fd4-aee6-6187b3bf732f"
FAR = 40_000  # days; a date without borders lies within a century of today


class Answers:
    """Draws a whole application for one module, the parameters of its examples and one day."""

    def __init__(self, module: Module, parameters: Mapping[str, Any], today: date) -> None:
        self.module, self.parameters, self.today = module, parameters, today

    def draw(self, data: st.DataObject, base: Mapping[str, Any]) -> dict[str, Any]:
        """Page by page, as conditions of later pages look at earlier answers; about half is that of an example."""
        raw: dict[str, Any] = {}
        for step in self.module.steps:
            known = clean(self.module, raw, self.parameters, self.today).answers
            for field in visible_fields(self.module, step, known, self.parameters):
                if field.name in base and data.draw(st.booleans(), label=f"{field.name} of the example"):
                    raw[field.name] = base[field.name]
                elif field.kind != "calculated" and (field.required or data.draw(st.booleans(), label=field.name)):
                    value = self._value(field, {**known, **raw}, data)
                    raw |= {} if value is None else {field.name: value}
        return raw

    def _value(self, field: Field, answers: Mapping[str, Any], data: st.DataObject) -> Any:
        if field.is_composite:
            return self._parts(field, answers, data)
        if field.kind == "group":
            least, most = field.schema.get("minItems", 1), min(field.schema.get("maxItems", 2), 3)
            count = data.draw(st.integers(least, max(least, most)))
            return [self._parts(field, answers, data) for _each in range(count)]
        return data.draw(self._strategy(field, answers), label=field.name)

    def _parts(self, field: Field, answers: Mapping[str, Any], data: st.DataObject) -> dict[str, Any]:
        chosen = [part for part in field.parts if part.required or data.draw(st.booleans(), label=part.name)]
        return {part.name: self._value(part, answers, data) for part in chosen}

    def _strategy(self, field: Field, answers: Mapping[str, Any]) -> st.SearchStrategy[Any]:
        schema, rules = field.schema, field.rules
        if field.kind in ("choice", "choices"):
            options = options_of(field, self.parameters)
            some = st.lists(st.sampled_from(options), min_size=1, unique=True, max_size=len(options))
            return st.sampled_from(options) if field.kind == "choice" else some
        if field.kind == "number":
            return st.integers(schema.get("minimum", 0), schema.get("maximum", 999)).flatmap(
                lambda value: st.sampled_from([value, str(value)])
            )
        if field.kind == "decimal":
            least, most = rules.get("min", "0"), rules.get("max", "999")
            return st.decimals(least, most, places=1).map(lambda value: str(value).replace(".", ","))
        if field.kind == "date":
            return self._day(rules.get("range", {}), answers)
        return self._word(field)

    def _day(self, limits: Mapping[str, Any], answers: Mapping[str, Any]) -> st.SearchStrategy[Any]:
        first = dates.bound(limits.get("from"), self.today, answers, self.parameters)
        last = dates.bound(limits.get("to"), self.today, answers, self.parameters)
        first = first or (last or self.today) - timedelta(days=FAR)
        last = last or max(first, self.today) + timedelta(days=400)
        return st.dates(first, max(first, last)).map(date.isoformat)

    def _word(self, field: Field) -> st.SearchStrategy[Any]:
        schema, rules = field.schema, field.rules
        kinds: dict[str, st.SearchStrategy[Any]] = {
            "yes_no": st.sampled_from([True, False, "ja", "nein"]),
            "consent": st.just(True),
            "email": st.sampled_from(["erika@example.org", " e.m+x@sub.example.org "]),
            "phone": st.sampled_from(["035204 12345", "+49 (30) 23125-0"]),
            "iban": IBANS,
            "plate": st.sampled_from(["WIL-AB 12", "b - x1h"]),
            "time": st.sampled_from(["8", "8.30", "23:59 Uhr"]),
            "money": st.sampled_from(["60", "1.250,50 €", "0,99"]),
            "upload": st.just([UUID]),
            "later": st.just((self.today + timedelta(days=14)).isoformat()),
        }
        if field.kind in kinds:
            return kinds[field.kind]
        if rules.get("charset") == "ziffern":
            length = schema.get("minLength", 1)
            return st.text("0123456789", min_size=length, max_size=min(schema.get("maxLength", 20), length + 3))
        if "pattern" in schema:
            return st.from_regex(schema["pattern"], fullmatch=True, alphabet=st.characters(codec="ascii"))
        most = schema.get("maxLength", 200)
        words = NAMES if rules.get("charset") == "namen" else WORDS
        return words.map(lambda word: word[:most]).filter(lambda word: len(word) >= schema.get("minLength", 0))
