"""What others get to see of drafts and cases: frozen values, no rows. Texts in here are unsealed."""

from rathaus_services.cases.values.citizen import CaseRow, CaseView, MessageView, TimelineStep
from rathaus_services.cases.values.drafts import DraftRow, DraftView, Receipt
from rathaus_services.cases.values.files import FileView
from rathaus_services.cases.values.inbox import (
    ALL,
    DeadlineView,
    InboxGroup,
    InboxPage,
    InboxRow,
    InboxTab,
    Narrow,
    Workload,
)
from rathaus_services.cases.values.parts import (
    DecisionPlan,
    DecisionView,
    FeeLine,
    FeeView,
    OwedView,
    QuestionView,
    TextModule,
)
from rathaus_services.cases.values.staff import (
    AnswerSection,
    CheckLine,
    Colleague,
    Fiction,
    Proposal,
    StaffCaseView,
    ThreadEntry,
)
from rathaus_services.cases.values.words import Answers, Grants, Mark, Outcome, Turn

__all__ = [
    "ALL",
    "AnswerSection",
    "Answers",
    "CaseRow",
    "CaseView",
    "CheckLine",
    "Colleague",
    "DeadlineView",
    "DecisionPlan",
    "DecisionView",
    "DraftRow",
    "DraftView",
    "FeeLine",
    "FeeView",
    "Fiction",
    "FileView",
    "Grants",
    "InboxGroup",
    "InboxPage",
    "InboxRow",
    "InboxTab",
    "Mark",
    "MessageView",
    "Narrow",
    "Outcome",
    "OwedView",
    "Proposal",
    "QuestionView",
    "Receipt",
    "StaffCaseView",
    "TextModule",
    "ThreadEntry",
    "TimelineStep",
    "Turn",
    "Workload",
]
