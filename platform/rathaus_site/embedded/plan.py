"""What this start will run and what comes from outside; every problem of the environment is named at once."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from rathaus_site import env
from rathaus_site.embedded import addresses, environment_file, secret_values
from rathaus_site.embedded.account import server_account
from rathaus_site.embedded.addresses import Ports
from rathaus_site.embedded.ports import is_free
from rathaus_site.embedded.problems import EmbeddedProblem
from rathaus_site.embedded.state import State

# A URL here means: this part runs elsewhere, do not start one.
REPLACED_BY = {
    "postgres": "RATHAUS_DATABASE_URL",
    "valkey": "RATHAUS_BROKER_URL",
    "cache": "RATHAUS_CACHE_URL",
    "keycloak": "RATHAUS_KEYCLOAK_URL",
    "mail": "RATHAUS_SMTP_URL",
}
_OWN = "RATHAUS_EMBEDDED"  # the parts of ours, as the environment file remembers them
LISTENERS = {  # the ports each part of ours listens on
    "postgres": ("postgres",),
    "valkey": ("broker",),
    "cache": ("cache",),
    "keycloak": ("keycloak", "keycloak_health"),
    "mail": ("smtp", "mail"),
    "web": ("web",),
}


@dataclass(frozen=True)
class Plan:
    """The ports, the secrets and the environment of all processes, and which parts are ours."""

    state: State
    ports: Ports
    own: frozenset[str]
    environment: dict[str, str]

    def value(self, name: str) -> str:
        """The value of RATHAUS_<name>."""
        return self.environment[f"RATHAUS_{name}"]

    @property
    def web_url(self) -> str:
        """Where browsers reach the web tier; a town's own address has its name before this host."""
        return f"{self.value('SCHEME')}://{self.value('BASE_DOMAIN')}:{self.ports.web}"

    @property
    def mail_url(self) -> str | None:
        """The page with the caught mails; none where mails really go out."""
        return f"http://127.0.0.1:{self.ports.mail}/" if "mail" in self.own else None

    def listeners(self) -> dict[str, int]:
        """Every port one of our parts needs, by the name of its setting."""
        names = [name for part, ports in LISTENERS.items() if part in self.own | {"web"} for name in ports]
        return {addresses.setting(name): getattr(self.ports, name) for name in names}


def make_plan(state: State, source: Mapping[str, str]) -> Plan:
    """The plan for a start in this environment, with its ports free.

    Raises EmbeddedProblem with everything that is wrong.
    """
    ports, problems = addresses.ports(source)
    known = environment_file.read(state.environment)
    secrets = secret_values.complete({**known, **_given(source, secret_values.SECRETS)})
    derived = _derived(state, ports, secrets)
    own = frozenset(part for part, name in REPLACED_BY.items() if source.get(name) in (None, "", derived[name]))
    environment = {**derived, **_given(source, derived), **secrets}
    for part in own:
        environment[REPLACED_BY[part]] = derived[REPLACED_BY[part]]
    problems += _missing(own, source) + _contradictions(state, own, known, source)
    try:
        env.read({**source, **environment})
    except env.EnvironmentProblem as problem:
        problems.append(str(problem))
    environment |= {addresses.setting(name): str(port) for name, port in asdict(ports).items()}
    environment[_OWN] = ",".join(sorted(own))
    plan = Plan(state, ports, own, environment)
    problems += [
        f"Port {port} ist belegt. {name} auf einen freien Port setzen."
        for name, port in plan.listeners().items()
        if not is_free(port)
    ]
    if problems:
        raise EmbeddedProblem("\n".join(problems))
    return plan


def saved_plan(state: State) -> Plan | None:
    """The plan of the last start, or None where there was none."""
    known = environment_file.read(state.environment)
    if _OWN not in known:
        return None
    return Plan(state, addresses.ports(known)[0], frozenset(filter(None, known[_OWN].split(","))), known)


def _given(source: Mapping[str, str], names: Mapping[str, object]) -> dict[str, str]:
    return {name: source[name] for name in names if source.get(name)}


def _missing(own: frozenset[str], source: Mapping[str, str]) -> list[str]:
    problems = []
    if "postgres" not in own:
        if not source.get("RATHAUS_OWNER_DATABASE_URL"):
            problems.append("RATHAUS_DATABASE_URL ist gesetzt; dann muss auch RATHAUS_OWNER_DATABASE_URL gesetzt sein.")
        if "keycloak" in own and not source.get("RATHAUS_KEYCLOAK_DATABASE_URL"):
            problems.append(
                "RATHAUS_DATABASE_URL ist gesetzt; Keycloak braucht dann RATHAUS_KEYCLOAK_DATABASE_URL "
                "(oder RATHAUS_KEYCLOAK_URL, wenn es anderswo läuft)."
            )
    return problems


def _contradictions(
    state: State, own: frozenset[str], known: Mapping[str, str], source: Mapping[str, str]
) -> list[str]:
    """Keys that would not open what was sealed before."""
    problems = [
        f"{name} ist in der Umgebung anders gesetzt als in {state.environment}; eines muss weichen."
        for name in secret_values.SECRETS
        if source.get(name) and known.get(name) not in (None, source[name])
    ]
    data = state.home(server_account()) / "postgres" / "data"
    if "postgres" in own and not known and data.exists():
        problems.append(
            f"{data} gibt es, aber {state.environment} mit den Schlüsseln fehlt. Die Datei zurückspielen, "
            "oder beides löschen und neu anfangen."
        )
    return problems


def _derived(state: State, ports: Ports, secrets: Mapping[str, str]) -> dict[str, str]:
    database = f"127.0.0.1:{ports.postgres}/rathaus"
    valkey = secrets["RATHAUS_PASSWORD_VALKEY"]
    return {
        "RATHAUS_STATE": str(state.folder),
        "RATHAUS_DATABASE_URL": f"postgresql://rathaus_app:{secrets['RATHAUS_PASSWORD_APP']}@{database}",
        "RATHAUS_OWNER_DATABASE_URL": f"postgresql://rathaus_owner:{secrets['RATHAUS_PASSWORD_OWNER']}@{database}",
        "RATHAUS_KEYCLOAK_DATABASE_URL": (
            f"postgresql://keycloak:{secrets['RATHAUS_PASSWORD_KEYCLOAK_DATABASE']}@127.0.0.1:{ports.postgres}/keycloak"
        ),
        "RATHAUS_BROKER_URL": f"redis://:{valkey}@127.0.0.1:{ports.broker}/0",
        "RATHAUS_CACHE_URL": f"redis://:{valkey}@127.0.0.1:{ports.cache}/0",
        "RATHAUS_KEYCLOAK_URL": f"http://localhost:{ports.keycloak}",
        "RATHAUS_SMTP_URL": f"smtp://127.0.0.1:{ports.smtp}",
        "RATHAUS_MEDIA_ROOT": str(state.media),
        "RATHAUS_SCHEME": "http",
        "RATHAUS_BASE_DOMAIN": "localhost",
        "RATHAUS_BASE_PORT": str(ports.web),
        "RATHAUS_DEMO": "1",
        "RATHAUS_BUSINESS_ACCOUNT": "stand-in",
        "RATHAUS_LOCAL_ACCOUNTS": "on",
    }
