"""The plan of a start: every problem of the environment at once, secrets that stay, parts that run elsewhere."""

import socket
import stat
from pathlib import Path

import pytest

from rathaus_site.embedded import environment_file
from rathaus_site.embedded.plan import Plan, make_plan, saved_plan
from rathaus_site.embedded.ports import free_port
from rathaus_site.embedded.problems import EmbeddedProblem
from rathaus_site.embedded.state import State
from rathaus_site.embedded.testing import reachable_folder

PORTS = ("WEB", "KEYCLOAK", "KEYCLOAK_HEALTH", "POSTGRES", "BROKER", "CACHE", "SMTP", "MAIL")


@pytest.fixture
def source() -> dict[str, str]:
    return {f"RATHAUS_PORT_{name}": str(free_port()) for name in PORTS}


@pytest.fixture
def state(tmp_path: Path) -> State:
    state = State(tmp_path / "state")
    state.prepare()
    return state


def _started(state: State, source: dict[str, str]) -> Plan:
    plan = make_plan(state, source)
    environment_file.write(state.environment, plan.environment)
    return plan


def test_secrets_are_drawn_once_and_kept_for_ourselves_alone(state: State, source: dict[str, str]) -> None:
    first = _started(state, source)
    second = _started(state, source)
    assert second.environment == first.environment
    assert stat.S_IMODE(state.environment.stat().st_mode) == 0o600
    assert len(first.value("SECRET_KEY")) > 40


def test_the_file_remembers_the_whole_plan(state: State, source: dict[str, str]) -> None:
    plan = _started(state, source)
    assert saved_plan(state) == plan
    assert saved_plan(State(state.folder / "other")) is None


def test_a_port_in_use_is_named_with_its_setting(state: State, source: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(EmbeddedProblem) as problem:
            make_plan(state, {**source, "RATHAUS_PORT_POSTGRES": str(port)})
    assert f"Port {port} ist belegt" in str(problem.value)
    assert "RATHAUS_PORT_POSTGRES" in str(problem.value)


def test_all_problems_are_told_at_once(state: State, source: dict[str, str]) -> None:
    wrong = {
        **source,
        "RATHAUS_PORT_WEB": "achtzig",
        "RATHAUS_PORT_MAIL": source["RATHAUS_PORT_SMTP"],
        "RATHAUS_SMTP_URL": "http://mail.example.org",
        "RATHAUS_MASTER_KEY": "kurz",
        "RATHAUS_DATABASE_URL": "postgresql://app@db.example.org/rathaus",
    }
    with pytest.raises(EmbeddedProblem) as problem:
        make_plan(state, wrong)
    for name in (
        "RATHAUS_PORT_WEB=achtzig",
        "RATHAUS_PORT_MAIL",
        "RATHAUS_SMTP_URL",
        "RATHAUS_MASTER_KEY",
        "RATHAUS_OWNER_DATABASE_URL",
        "RATHAUS_KEYCLOAK_DATABASE_URL",
    ):
        assert name in str(problem.value)


def test_what_has_a_url_is_not_started(state: State, source: dict[str, str]) -> None:
    plan = make_plan(state, {**source, "RATHAUS_SMTP_URL": "smtps://mail.example.org:465"})
    assert "mail" not in plan.own
    assert plan.value("SMTP_URL") == "smtps://mail.example.org:465"
    assert plan.mail_url is None
    assert {"postgres", "valkey", "cache", "keycloak"} <= plan.own
    assert "RATHAUS_PORT_SMTP" not in plan.listeners()


def test_our_own_addresses_given_back_to_us_stay_ours(state: State, source: dict[str, str]) -> None:
    plan = _started(state, source)
    assert make_plan(state, plan.environment).own == plan.own


def test_another_master_key_than_the_kept_one_is_refused(state: State, source: dict[str, str]) -> None:
    _started(state, source)
    with pytest.raises(EmbeddedProblem, match="RATHAUS_MASTER_KEY"):
        make_plan(state, {**source, "RATHAUS_MASTER_KEY": "A" * 43 + "="})


def test_data_without_its_keys_is_explained(source: dict[str, str]) -> None:
    with reachable_folder() as folder:
        (folder / "postgres" / "data").mkdir(parents=True)
        with pytest.raises(EmbeddedProblem, match="mit den Schlüsseln fehlt"):
            make_plan(State(folder), source)
