"""Opening the sealed columns of a case, and the release it was begun with."""

from collections.abc import Iterable

from rathaus_services.cases.content import Applicant, CaseContent
from rathaus_services.cases.models import Case
from rathaus_services.cases.sealing import Keyring, Seal
from rathaus_services.manifest import Module
from rathaus_services.releases import api as releases

KIND = "case"


def seal_of(row: Case, ring: Keyring | None = None) -> Seal:
    """The seal of a case of the bound town; give the keyring when opening many."""
    return (ring or Keyring.of_town()).seal(KIND, row.id, row.wrapped_key, row.schema_version)


def content_of(row: Case, seal: Seal) -> CaseContent:
    """Answers, mail address, code and fee."""
    return CaseContent.decode(seal.open("content", row.sealed_content))


def applicant_of(row: Case, seal: Seal) -> Applicant:
    """Who applied."""
    return Applicant.decode(seal.open("applicant", row.sealed_applicant))


def module_of(row: Case) -> Module:
    """The service exactly as it was when the application was begun."""
    return releases.release(row.release_id).module


def modules_of(found: Iterable[Case]) -> dict[int, Module]:
    """The services of many cases by release id, in one statement."""
    releases_of = releases.releases_of(row.release_id for row in found)
    return {key: release.module for key, release in releases_of.items()}
