"""An amount comes from a paragraph of a by-law, and the one in force on the day that counts is used and told."""

from dataclasses import replace
from datetime import date, timedelta

from tests.integration.cases import world
from tests.integration.cases.world import staff
from tests.unit.services.made import made

from rathaus_platform.clock import today
from rathaus_services.activation import api as activation
from rathaus_services.cases import api as cases
from rathaus_services.cases.fee import reckoned
from rathaus_services.releases import api as releases
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

KEY = world.SERVICE
OLD = activation.Bylaw("Hundesteuersatzung", "§ 5 Abs. 1", date(2020, 11, 3))
NEW = activation.Bylaw("Hundesteuersatzung", "§ 4", date(2026, 9, 15))


def set_rates(amount: str, since: date, source: activation.Bylaw) -> None:
    activation.set_parameter(KEY, "steuersaetze", [amount], since, source)


def test_the_case_says_paragraph_by_law_and_since_when(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        set_rates("60.00", date(2026, 2, 1), OLD)
        set_rates("96.00", today() + timedelta(days=30), NEW)
        sent = world.send()
        seen = cases.case_for_staff(sent.id, staff=staff())
        citizen = cases.case_for_citizen(sent.id, person=None, grants=sent.grants)
    with in_town(bestadt):
        other = world.send()
        elsewhere = cases.case_for_citizen(other.id, person=None, grants=other.grants)

    basis = "§ 5 Abs. 1 Hundesteuersatzung vom 3. November 2020, gilt ab 1. Februar 2026"
    assert seen.fee is not None
    assert citizen.fee is not None
    assert elsewhere.fee is not None
    assert (seen.fee.basis, citizen.fee.basis) == (basis, basis)
    assert "2020" not in elsewhere.fee.basis


def test_the_by_law_of_the_key_date_counts(ahausen: TownRef) -> None:
    rule = {
        "rule": "faelle",
        "key_date": "von",
        "cases": [{"name": "x", "parameter": "zahl"}],
        "source": {"mark": "BB", "norm": "Satzung"},
    }
    with in_town(ahausen):
        activation.set_parameter(KEY, "faelligkeit_monate", 1, date(2026, 2, 1), OLD)
        activation.set_parameter(KEY, "faelligkeit_monate", 3, date(2026, 9, 1), NEW, reason="Beschluss")
        standing = activation.in_force(KEY, date(2026, 10, 1))
        priced = made(fee={**rule, "cases": [{"name": "x", "parameter": "faelligkeit_monate"}]}, key=KEY)
        module = replace(priced, parameters=releases.release_for(KEY).module.parameters)

        early = reckoned(module, {"von": "2026-03-01"}, standing, date(2026, 10, 1))
        late = reckoned(module, {"von": "2026-11-01"}, standing, date(2026, 10, 1))
        undated = reckoned(module, {}, standing, date(2026, 10, 1))

    assert (str(early.total), str(late.total), str(undated.total)) == ("1.00", "3.00", "3.00")
    assert early.basis.startswith("§ 5 Abs. 1")
    assert late.basis.startswith("§ 4")


def test_the_register_keeps_title_paragraph_and_resolution(ahausen: TownRef) -> None:
    with in_town(ahausen):
        set_rates("60.00", date(2026, 2, 1), OLD)
        found = activation.in_force(KEY, date(2026, 3, 1))

    assert found.values["steuersaetze"] == ["60.00"]
    assert found.citations["steuersaetze"].startswith("§ 5 Abs. 1 Hundesteuersatzung vom 3. November 2020")
    assert releases.release_for(KEY).key == KEY
