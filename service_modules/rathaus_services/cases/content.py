"""What the sealed columns hold, as values, and how it is written down. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from rathaus_services.cases import canonical
from rathaus_services.cases.values import Answers, FeeLine, FeeView


@dataclass(frozen=True)
class DraftContent:
    """Column `sealed_content` of a draft."""

    answers: Answers = field(default_factory=dict)
    contact_email: str = ""

    def with_answers(self, more: Mapping[str, Any]) -> "DraftContent":
        """The same with more answers; a None value takes an answer away."""
        merged = {**self.answers, **more}
        return replace(self, answers={name: value for name, value in merged.items() if value is not None})

    def encode(self) -> bytes:
        """As bytes for sealing."""
        return canonical.encode({"answers": self.answers, "contact_email": self.contact_email})

    @classmethod
    def decode(cls, data: bytes) -> "DraftContent":
        """What `encode` wrote."""
        return cls(**canonical.decode(data))


@dataclass(frozen=True)
class CaseContent:
    """Column `sealed_content` of a case. The code is kept so that a repeated post gets the same receipt."""

    answers: Answers
    contact_email: str
    code: str
    fee: FeeView | None
    parameters: dict[str, Any]  # of the town on the day of submission: the letter explains the fee with them
    language: str = "de"  # of the form: mails keep to it, letters are German
    rated: bool = False  # that it was, not how
    minutes: int | None = None  # of work, where the fee follows the effort

    def encode(self) -> bytes:
        """As bytes for sealing."""
        return canonical.encode(
            {
                "answers": self.answers,
                "contact_email": self.contact_email,
                "code": self.code,
                "fee": _fee_out(self.fee),
                "parameters": self.parameters,
                "language": self.language,
                "rated": self.rated,
                "minutes": self.minutes,
            }
        )

    @classmethod
    def decode(cls, data: bytes) -> "CaseContent":
        """What `encode` wrote."""
        value = canonical.decode(data)
        return cls(**{**value, "fee": _fee_in(value["fee"])})


@dataclass(frozen=True)
class Applicant:
    """Column `sealed_applicant`: what the inbox and a letterhead need, without opening the answers."""

    name: str
    place: str
    lines: tuple[str, ...]  # the address as it stands on an envelope, name first

    def encode(self) -> bytes:
        """As bytes for sealing."""
        return canonical.encode({"name": self.name, "place": self.place, "lines": list(self.lines)})

    @classmethod
    def decode(cls, data: bytes) -> "Applicant":
        """What `encode` wrote."""
        value = canonical.decode(data)
        return cls(name=value["name"], place=value["place"], lines=tuple(value["lines"]))


@dataclass(frozen=True)
class EventBody:
    """Column `sealed_body` of an event. `until` is the day by which a question wants its answer."""

    author: str
    text: str = ""
    until: str = ""

    def encode(self) -> bytes:
        """As bytes for sealing."""
        return canonical.encode({"author": self.author, "text": self.text, "until": self.until})

    @classmethod
    def decode(cls, data: bytes) -> "EventBody":
        """What `encode` wrote."""
        return cls(**canonical.decode(data))


def _fee_out(fee: FeeView | None) -> dict[str, Any] | None:
    if fee is None:
        return None
    lines = [[line.label, str(line.amount), line.reason] for line in fee.lines]
    words = {"basis": fee.basis, "note": fee.note, "by_effort": fee.by_effort}
    return {"total": str(fee.total), "lines": lines, **words}


def _fee_in(value: dict[str, Any] | None) -> FeeView | None:
    if value is None:
        return None
    lines = tuple(FeeLine(label, Decimal(amount), reason) for label, amount, reason in value["lines"])
    return FeeView(**{**value, "total": Decimal(value["total"]), "lines": lines})
