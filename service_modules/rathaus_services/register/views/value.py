"""One value: what holds, what comes, what has been; and the form for a new one, with a preview before it counts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import german_date
from rathaus_platform.errors import Invalid
from rathaus_services.activation import api as activation
from rathaus_services.manifest import Module
from rathaus_services.register import origin
from rathaus_services.register.effects import Effects
from rathaus_services.register.inputs.boxes import box_of
from rathaus_services.register.inputs.shapes import Shape, shape_of
from rathaus_services.register.inputs.typed import Typed, typed
from rathaus_services.register.proposal import preview, proposal, write
from rathaus_services.register.shown import shown
from rathaus_services.register.views.page import RegisterPage, actor_of, changer

Entry = activation.RegisterEntry


class ValuePage(RegisterPage):
    """`ab` names the day of a value that is to be corrected: the form begins with it."""

    template_name = "register_pages/value.html"
    page_title = "Wert"
    module: Module
    entry: Entry

    def get(self, request: HttpRequest, key: str, name: str) -> HttpResponse:
        """The form as it stands in the register."""
        self.find(key, name)
        dated = next((one for one in _dated(self.entry) if one.valid_from.isoformat() == request.GET.get("ab")), None)
        given = typed(self.shape, dated.value if dated else self.entry.value)
        begun = origin.proposed(self.entry, self.entries)
        if dated is not None:
            given["gilt_ab"] = dated.valid_from.isoformat()
            begun = origin.of(dated)
        return self.show(given, begun, correcting=dated is not None and dated in (self.entry.now, *self.entry.past))

    def post(self, request: HttpRequest, key: str, name: str) -> HttpResponse:
        """`schritt` is `eintragen` to write, anything else to see the effects. Problems show the form as typed."""
        person = changer(request)
        self.find(key, name)
        given, begun = request.POST, origin.posted(request.POST)
        try:
            asked = proposal(self.module, name, given)
        except Invalid as refusal:
            return self.show(given, begun, refusal=refusal)
        if given.get("schritt") != "eintragen":
            return self.show(given, begun, effects=preview(self.module, asked))
        write(self.module, asked, actor_of(person))
        told = {"label": self.entry.parameter.label, "day": german_date(asked.valid_from)}
        messages.success(request, _("Eingetragen: %(label)s, gilt ab %(day)s.") % told)
        return redirect("register:service", key)

    def find(self, key: str, name: str) -> None:
        """The parameter with its register, as the release that waits for it declares it. Raises as `asking` does."""
        self.module = activation.asking(key, name)
        self.entries = activation.register_entries(self.module)
        self.entry = next(one for one in self.entries if one.parameter.name == name)
        self.shape = shape_of(self.module, self.entry.parameter)

    def show(
        self,
        given: Typed,
        begun: origin.Origin,
        *,
        refusal: Invalid | None = None,
        effects: Effects | None = None,
        correcting: bool = False,
    ) -> HttpResponse:
        """The page with what was typed, and with what is wrong or would follow."""
        problems = refusal.problems if refusal else ()
        errors = {problem.field: str(problem.text) for problem in problems}
        return self.answer(
            problems=problems,
            key=self.module.key,
            module=self.module,
            entry=self.entry,
            lines=shown(self.shape, self.entry.value),
            coming=[(one, shown(self.shape, one.value)) for one in self.entry.coming],
            history=_history(self.shape, self.entry, _entered(self.module.key, self.entry.parameter.name)),
            box=box_of(self.shape, given, errors),
            origin=begun,
            valid_from=given.get("gilt_ab", ""),
            reason=given.get("grund", ""),
            asks_reason=correcting or "grund" in errors or bool(given.get("grund")),
            effects=effects,
        )

    def get_page_title(self) -> str:
        """The value."""
        return self.entry.parameter.label

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """List, service, value."""
        service = {"url": reverse("register:service", args=[self.module.key]), "label": self.module.title}
        return [self.home, service, {"url": "", "label": self.entry.parameter.label}]


def _dated(entry: Entry) -> tuple[activation.DatedValue, ...]:
    return (*entry.coming, *([entry.now] if entry.now else []), *entry.past)


def _entered(key: str, name: str) -> dict[str, audit.Record]:
    """By the day of a value: who entered it last, and when."""
    records = audit.history_of(("service", key))
    return {str(one.details["valid_from"]): one for one in records if one.details.get("name") == name}


def _history(shape: Shape, entry: Entry, entered: dict[str, audit.Record]) -> list[dict[str, Any]]:
    """What holds and has held, the newest first, with what stood there before corrections."""
    return [
        {
            "dated": one,
            "lines": shown(shape, one.value),
            "entered": entered.get(one.valid_from.isoformat()),
            "corrections": [(kept, shown(shape, kept.value)) for kept in one.corrections],
        }
        for one in (*([entry.now] if entry.now else []), *entry.past)
    ]
