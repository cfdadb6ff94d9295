"""What others get to see of drafts and cases: frozen values, no rows. Texts in here are unsealed."""

from rathaus_services.cases.values.citizen import CaseRow, CaseView, MessageView, TimelineStep
from rathaus_services.cases.values.drafts import DraftRow, DraftView, Receipt
from rathaus_services.cases.values.files import FileView
from rathaus_services.cases.values.inbox import DeadlineView, InboxGroup, InboxPage, InboxRow, InboxTab
from rathaus_services.cases.values.parts import DecisionPlan, DecisionView, FeeLine, FeeView, QuestionView
from rathaus_services.cases.values.staff import AnswerSection, Colleague, StaffCaseView, ThreadEntry
from rathaus_services.cases.values.words import Answers, Grants, Mark, Outcome, Turn

__all__ = [
    "AnswerSection",
    "Answers",
    "CaseRow",
    "CaseView",
    "Colleague",
    "DeadlineView",
    "DecisionPlan",
    "DecisionView",
    "DraftRow",
    "DraftView",
    "FeeLine",
    "FeeView",
    "FileView",
    "Grants",
    "InboxGroup",
    "InboxPage",
    "InboxRow",
    "InboxTab",
    "Mark",
    "MessageView",
    "Outcome",
    "QuestionView",
    "Receipt",
    "StaffCaseView",
    "ThreadEntry",
    "TimelineStep",
    "Turn",
]
