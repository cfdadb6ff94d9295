"""Which letter an outcome gets: a decision or a certificate, as the service's document says."""

from rathaus_platform.documents.api import Letter
from rathaus_services import manifest
from rathaus_services.cases.letters.certificate import certificate
from rathaus_services.cases.letters.decision import decision_letter
from rathaus_services.cases.letters.facts import DecisionFacts


def letter_of(facts: DecisionFacts, document: manifest.Letter) -> Letter:
    """The letter for the applicant."""
    return certificate(facts, document) if is_certificate(document) else decision_letter(facts, document)


def is_certificate(document: manifest.Letter) -> bool:
    """Whether the document certifies something instead of deciding it."""
    return document.kind == "bescheinigung"
