"""What a palette has to prove before a town may use it: contrast ratios, each with its least value."""

from dataclasses import dataclass

from rathaus_cms.theming.oklch import contrast
from rathaus_cms.theming.roles import FEEDBACK_DARK, FEEDBACK_LIGHT, Feedback, Roles

TEXT = 4.5  # WCAG 2.2, 1.4.3
SHAPE = 3.0  # WCAG 2.2, 1.4.11
SOUGHT = 4.505  # what the search aims at: browsers round colours differently in the last digit


@dataclass(frozen=True)
class Check:
    """One pair of colours. `pair` names both roles for the editor's table of ratios."""

    pair: str
    ratio: float
    needed: float

    @property
    def holds(self) -> bool:
        """True when the ratio reaches what is needed."""
        return self.ratio >= self.needed


def grounds(roles: Roles) -> tuple[tuple[str, str], ...]:
    """The four grounds that text may stand on."""
    return (
        ("paper", roles.paper),
        ("surface", roles.surface),
        ("tint", roles.tint),
        ("tint2", roles.tint2),
    )


def text_holds(text: str, roles: Roles) -> bool:
    """True when a text colour is readable on every ground of the mode."""
    return all(contrast(text, ground) >= SOUGHT for _, ground in grounds(roles))


def action_holds(roles: Roles) -> bool:
    """True when the action colour carries its text in all three states and is itself readable as a link."""
    states = (roles.action, roles.action_hover, roles.action_active)
    carries = all(contrast(roles.onaction, state) >= SOUGHT for state in states)
    return carries and text_holds(roles.action, roles)


def checks(roles: Roles) -> tuple[Check, ...]:
    """Every ratio that one mode has to hold, feedback colours included."""
    found = [
        Check(f"onaction/{name}", contrast(roles.onaction, state), TEXT)
        for name, state in (
            ("action", roles.action),
            ("action_hover", roles.action_hover),
            ("action_active", roles.action_active),
        )
    ]
    for name in ("action", "ink", "soft", "accentink"):
        found += [
            Check(f"{name}/{ground}", contrast(getattr(roles, name), value), TEXT) for ground, value in grounds(roles)
        ]
    found += [Check(f"border/{ground}", contrast(roles.border, value), SHAPE) for ground, value in grounds(roles)[:3]]
    found += [
        Check("ondeep/deep", contrast(roles.ondeep, roles.deep), TEXT),
        Check("ondeepsoft/deep", contrast(roles.ondeepsoft, roles.deep), TEXT),
        Check("ondeep/deep2", contrast(roles.ondeep, roles.deep2), TEXT),
        Check("onaccentink/accentink", contrast(roles.onaccentink, roles.accentink), TEXT),
        Check("accentink/accentsoft", contrast(roles.accentink, roles.accentsoft), TEXT),
    ]
    return (*found, *_feedback(roles, FEEDBACK_DARK if _is_dark(roles) else FEEDBACK_LIGHT))


def failures(roles: Roles) -> tuple[Check, ...]:
    """The checks that do not hold; empty for every palette that `compute` returns."""
    return tuple(check for check in checks(roles) if not check.holds)


def _is_dark(roles: Roles) -> bool:
    return contrast(roles.paper, "#ffffff") > contrast(roles.paper, "#000000")


def _feedback(roles: Roles, feedback: Feedback) -> tuple[Check, ...]:
    found = []
    for name in ("danger", "warn", "ok", "info"):
        text = getattr(feedback, name)
        own = (f"{name}bg", getattr(feedback, f"{name}bg"))
        found += [
            Check(f"{name}/{ground}", contrast(text, value), TEXT) for ground, value in (*grounds(roles)[:3], own)
        ]
    found.append(Check("ink/warnbg", contrast(roles.ink, feedback.warnbg), TEXT))
    return tuple(found)
