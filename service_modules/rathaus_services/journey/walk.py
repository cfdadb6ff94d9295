"""One draft on its way: which steps there are, which is the first that still needs an answer, what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rathaus_platform.clock import today
from rathaus_platform.errors import FieldProblem
from rathaus_services.cases import api as cases
from rathaus_services.forms import api as forms
from rathaus_services.forms.account import vouched
from rathaus_services.forms.calculate import recalculated
from rathaus_services.forms.validation import clean_step
from rathaus_services.forms.wording import problem
from rathaus_services.journey import service
from rathaus_services.journey.service import Service

CHECK = "pruefen"


@dataclass(frozen=True)
class Walk:
    """A draft with its service and steps. Immutable: after saving, make a new one."""

    draft: cases.DraftView
    service: Service
    steps: tuple[forms.Step, ...]
    verified: Mapping[str, str] = field(default_factory=dict)
    """What the citizen's account vouches for."""

    @classmethod
    def of(cls, draft: cases.DraftView, verified: Mapping[str, str]) -> "Walk":
        found = service.of_draft(draft)
        draft = replace(draft, answers=recalculated(found.module, draft.answers, found.parameters))
        return cls(
            draft, found, tuple(forms.steps_of(found.module, draft.answers, found.parameters, found.language)), verified
        )

    def step(self, name: str) -> forms.Step | None:
        """The step of this name, if it belongs to these answers."""
        return next((step for step in self.steps if step.name == name), None)

    def number(self, name: str) -> int:
        """Its place, beginning with 1; the check page is the last."""
        return next((place for place, step in enumerate(self.steps, 1) if step.name == name), len(self.steps) + 1)

    @property
    def total(self) -> int:
        """All pages, the check page included."""
        return len(self.steps) + 1

    def judge(self, step: forms.Step, raw: dict[str, Any]) -> forms.Checked:
        """The answers of one step in stored form, what is wrong with them, and what only warns."""
        module, parameters = self.service.module, self.service.parameters
        cleaned = clean_step(module, step.name, raw, self.draft.answers, parameters, today(), self.verified)
        problems, warnings = (
            tuple(problem(module, found, parameters, self.service.language) for found in part)
            for part in (cleaned.found, cleaned.warnings)
        )
        return forms.Checked(cleaned.answers, problems, warnings)

    def vouched(self, step: forms.Step) -> dict[str, Any]:
        """The answers of a step that the account decides."""
        return vouched(step.fields, self.draft.answers, self.service.parameters, self.verified)

    def stored(self, step: forms.Step) -> forms.Checked:
        """The stored answers of a step, judged."""
        return self.judge(step, {field.name: self.draft.answers.get(field.name) for field in step.fields})

    def problems(self, step: forms.Step) -> tuple[FieldProblem, ...]:
        """What the stored answers of a step still lack."""
        return self.stored(step).problems

    def warnings(self) -> tuple[FieldProblem, ...]:
        """What to consider before sending; it may be sent nevertheless."""
        service = self.service
        return forms.warnings(service.module, self.draft.answers, service.parameters, language=service.language)

    def first_open(self) -> str:
        """The first step that still needs something; the check page when none does."""
        return next((step.name for step in self.steps if self.problems(step)), CHECK)

    def after(self, name: str) -> str:
        """The page after this one."""
        names = [*(step.name for step in self.steps), CHECK]
        return names[names.index(name) + 1] if name in names[:-1] else CHECK

    def before(self, name: str) -> str | None:
        """The page before this one, None at the beginning."""
        names = [*(step.name for step in self.steps), CHECK]
        place = names.index(name) if name in names else len(names) - 1
        return names[place - 1] if place else None

    def may_open(self, name: str) -> bool:
        """Nobody skips ahead: a page opens once everything before it is answered."""
        return self.number(name) <= self.number(self.first_open())

    def stop(self) -> Any:
        """The check that ends the way for these answers, or None."""
        return forms.stop_of(self.service.module, self.draft.answers, self.service.parameters)
