"""The events of one case, opened once and asked several times."""

from dataclasses import dataclass
from datetime import date

from rathaus_services.cases import events, files
from rathaus_services.cases.content import EventBody
from rathaus_services.cases.models import Case, Event
from rathaus_services.cases.sealing import Seal
from rathaus_services.cases.values import FileView, MessageView, QuestionView

SPOKEN = ("question", "answer", "message", "extended")


@dataclass(frozen=True)
class Entry:
    """An event with its text."""

    event: Event
    body: EventBody
    files: tuple[FileView, ...]


@dataclass(frozen=True)
class History:
    """Everything that happened, oldest first, and all files."""

    entries: tuple[Entry, ...]
    files: tuple[FileView, ...]

    def last(self, *kinds: str) -> Entry | None:
        """The latest entry of these kinds."""
        return next((entry for entry in reversed(self.entries) if entry.event.kind in kinds), None)

    def open_question(self) -> QuestionView | None:
        """The question that waits for its answer."""
        last = self.last("question", "answer", "unanswered", "decided", "withdrawn")
        if last is None or last.event.kind != "question":
            return None
        return QuestionView(
            id=last.event.id,
            text=last.body.text,
            asked_at=last.event.at,
            answer_until=date.fromisoformat(last.body.until),
        )

    def messages(self) -> tuple[MessageView, ...]:
        """The conversation as the citizen may read it, oldest first."""
        return tuple(
            MessageView(
                at=entry.event.at,
                kind=entry.event.kind,
                author=entry.body.author,
                text=entry.body.text,
                files=entry.files,
                from_citizen=entry.event.actor_kind == "citizen",
            )
            for entry in self.entries
            if entry.event.public and entry.event.kind in SPOKEN
        )


def history_of(case: Case, seal: Seal) -> History:
    """Two statements, however long the history is."""
    stored = list(files.of_case(case))
    rows = case.events.order_by("at", "id")
    opened = {row.pk: files.view(row, seal) for row in stored}
    by_event: dict[object, list[FileView]] = {}
    for row in stored:
        by_event.setdefault(row.event_id, []).append(opened[row.pk])
    entries = tuple(Entry(event, events.body_of(event, seal), tuple(by_event.get(event.id, ()))) for event in rows)
    return History(entries=entries, files=tuple(opened.values()))
