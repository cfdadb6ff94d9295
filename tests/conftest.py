"""The world of the tests: real servers, one database per worker, two towns. See tests/harness."""

import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.append(str(Path(__file__).parents[1]))

from tests.harness import databases, grouping, run

run.begin()

if TYPE_CHECKING:
    from django.test import Client

    from rathaus_tenants.values import TownRef

_numbers = itertools.count()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """This worker's own database with both towns, instead of Django's empty one."""
    name = databases.name_for(run.worker())
    with django_db_blocker.unblock():
        databases.clone_of_towns(name)
        with databases.connected_to(name):
            yield
        databases.drop(name)


@pytest.fixture
def ahausen(request: pytest.FixtureRequest) -> "TownRef":
    """The town a test is about. Brings the database with it (rolled back), or uses `fresh_database`."""
    return _town(request, "ahausen")


@pytest.fixture
def bestadt(request: pytest.FixtureRequest) -> "TownRef":
    """The stranger, who must see nothing."""
    return _town(request, "bestadt")


@pytest.fixture
def town_client() -> "Callable[[TownRef], Client]":
    """`town_client(town)`: Django's test client at the town's host."""
    from django.test import Client

    return lambda town, **values: Client(HTTP_HOST=town.host, **values)


@pytest.fixture
def fresh_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """An own copy of the database with both towns, where commits are real; thrown away afterwards.

    For threads, tasks, provisioning and everything else that `db` (one transaction, rolled back) cannot show.
    """
    from django.db import connections

    name = databases.name_for(f"{run.worker()}_{next(_numbers)}")
    with django_db_blocker.unblock():
        databases.clone_of_towns(name)
        with databases.connected_to(name):
            yield name
            connections.close_all()
        databases.drop(name)


@pytest.fixture(autouse=True)
def _forgetful() -> Iterator[None]:
    """Every test begins with an empty cache and a process that knows no town yet."""
    from django.conf import settings
    from django.core.cache import caches

    from rathaus_tenants.registry import api as registry

    prefix = f"{run.folder().name}-{run.worker()}-{next(_numbers)}"
    for alias in settings.CACHES:
        settings.CACHES[alias]["KEY_PREFIX"] = prefix
        caches[alias].key_prefix = prefix
    registry.forget()
    yield


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> grouping.Grouped:
    """Tests that share something dear stay on one worker."""
    return grouping.Grouped(config, log)


def pytest_unconfigure() -> None:
    """The first process of the run leaves nothing behind."""
    if run.ours():
        databases.drop_all_of_run()


def _town(request: pytest.FixtureRequest, slug: str) -> "TownRef":
    from rathaus_tenants.registry import api as registry

    if "fresh_database" in request.fixturenames:
        request.getfixturevalue("fresh_database")
    else:
        request.getfixturevalue("db")
    return registry.find(slug)
