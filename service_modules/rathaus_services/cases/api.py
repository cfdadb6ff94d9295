"""What other packages may call about drafts and cases. Every function needs a bound town.

A citizen's function takes the signed-in `person` and the session's `grants` and finds only what one of them
opens. A staff function takes `staff` and raises Forbidden for everybody who has nothing to do at the
desk; `cases.scope` says which cases of the town each of the others may see.
"""

from rathaus_services.cases.actions.answer_question import answer_question
from rathaus_services.cases.actions.ask_back import ask_back
from rathaus_services.cases.actions.assign import assign, assign_many
from rathaus_services.cases.actions.attach import attach, detach
from rathaus_services.cases.actions.attach_by_key import attach_by_key
from rathaus_services.cases.actions.check_off import check_off
from rathaus_services.cases.actions.decide import decide
from rathaus_services.cases.actions.fiction import complete, extend
from rathaus_services.cases.actions.go_on import go_on
from rathaus_services.cases.actions.hand_in import hand_in
from rathaus_services.cases.actions.load_draft import load_draft, my_drafts
from rathaus_services.cases.actions.mail_code import mail_code
from rathaus_services.cases.actions.mark_rated import mark_rated
from rathaus_services.cases.actions.plan_decision import plan_decision
from rathaus_services.cases.actions.preview import preview_decision
from rathaus_services.cases.actions.read_case import case_for_staff, inbox, workload
from rathaus_services.cases.actions.read_file import case_file, case_file_for_staff
from rathaus_services.cases.actions.resume import find_by_code, find_case, resume
from rathaus_services.cases.actions.save_step import save_step
from rathaus_services.cases.actions.send_ahead import send_ahead
from rathaus_services.cases.actions.start_draft import start_draft
from rathaus_services.cases.actions.submit import submit
from rathaus_services.cases.actions.submit_answers import submit_answers
from rathaus_services.cases.actions.withdraw import withdraw
from rathaus_services.cases.actions.write import note, send_message, send_to_citizen
from rathaus_services.cases.assurance import needed_trust
from rathaus_services.cases.colleagues import colleagues
from rathaus_services.cases.errors import (
    NotNow,
    OtherContent,
    ServiceClosed,
    TooManyBegun,
    TooManyFiles,
    UnknownCase,
    UnknownDraft,
)
from rathaus_services.cases.fee import fee_preview
from rathaus_services.cases.grants import grant, grants_of
from rathaus_services.cases.limits import may_send_file
from rathaus_services.cases.queries.citizen import case_for_citizen, my_cases
from rathaus_services.cases.queries.numbers import numbers_of
from rathaus_services.cases.retention import day_kept_from, years_kept
from rathaus_services.cases.scope import AT_THE_DESK, ReadOnly
from rathaus_services.cases.values import (
    CaseRow,
    CaseView,
    DraftRow,
    DraftView,
    FileView,
    Grants,
    InboxPage,
    Narrow,
    Outcome,
    Receipt,
    StaffCaseView,
)

__all__ = [
    "AT_THE_DESK",
    "CaseRow",
    "CaseView",
    "DraftRow",
    "DraftView",
    "FileView",
    "Grants",
    "InboxPage",
    "Narrow",
    "NotNow",
    "OtherContent",
    "Outcome",
    "ReadOnly",
    "Receipt",
    "ServiceClosed",
    "StaffCaseView",
    "TooManyBegun",
    "TooManyFiles",
    "UnknownCase",
    "UnknownDraft",
    "answer_question",
    "ask_back",
    "assign",
    "assign_many",
    "attach",
    "attach_by_key",
    "case_file",
    "case_file_for_staff",
    "case_for_citizen",
    "case_for_staff",
    "check_off",
    "colleagues",
    "complete",
    "day_kept_from",
    "decide",
    "detach",
    "extend",
    "fee_preview",
    "find_by_code",
    "find_case",
    "go_on",
    "grant",
    "grants_of",
    "hand_in",
    "inbox",
    "load_draft",
    "mail_code",
    "mark_rated",
    "may_send_file",
    "my_cases",
    "my_drafts",
    "needed_trust",
    "note",
    "numbers_of",
    "plan_decision",
    "preview_decision",
    "resume",
    "save_step",
    "send_ahead",
    "send_message",
    "send_to_citizen",
    "start_draft",
    "submit",
    "submit_answers",
    "withdraw",
    "workload",
    "years_kept",
]
