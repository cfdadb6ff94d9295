"""The embedded servers of a plan, as objects. Each is only made when it is ours to run."""

from urllib.parse import unquote, urlsplit

from rathaus_site.embedded import binaries
from rathaus_site.embedded.account import server_account
from rathaus_site.embedded.keycloak import distribution
from rathaus_site.embedded.keycloak.server import Keycloak
from rathaus_site.embedded.plan import Plan
from rathaus_site.embedded.postgres import Postgres
from rathaus_site.embedded.valkey import Purpose, Valkey


def postgres(plan: Plan) -> Postgres:
    """The PostgreSQL of the stack."""
    account = server_account()
    home = plan.state.home(account)
    return Postgres(
        home=home,
        port=plan.ports.postgres,
        account=account,
        programs=binaries.postgres_programs(home, account),
        superuser_password=plan.value("PASSWORD_POSTGRES"),
    )


def valkey(plan: Plan, purpose: Purpose) -> Valkey:
    """The broker or the cache of the stack."""
    account = server_account()
    home = plan.state.home(account)
    return Valkey(
        home=home,
        purpose=purpose,
        port=plan.ports.broker if purpose == "broker" else plan.ports.cache,
        account=account,
        program=binaries.valkey_program(home, account),
        password=plan.value("PASSWORD_VALKEY"),
    )


def keycloak(plan: Plan) -> Keycloak:
    """The Keycloak of the stack."""
    database = urlsplit(plan.value("KEYCLOAK_DATABASE_URL"))
    return Keycloak(
        home=distribution.home_in(plan.state.keycloak),
        url=plan.value("KEYCLOAK_URL"),
        port=plan.ports.keycloak,
        health_port=plan.ports.keycloak_health,
        database_host=f"{database.hostname}:{database.port or 5432}",
        database=database.path.lstrip("/"),
        database_user=unquote(database.username or ""),
        database_password=unquote(database.password or ""),
        admin_password=plan.value("PASSWORD_KEYCLOAK_ADMIN"),
    )
