"""The desired state as one ordered list: whatever is referred to comes before whoever refers to it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from rathaus_platform.identity.realms.state import (
    additions,
    api_clients,
    brokers,
    buerger,
    bundid,
    business,
    business_stand_in,
    directory,
    encryption,
    flows_buerger,
    flows_verwaltung,
    operator,
    people,
    profile,
    realm,
    scopes,
    service_account,
    stand_in,
    town,
    verwaltung,
)
from rathaus_platform.identity.realms.state.flow import Flow
from rathaus_platform.identity.realms.state.levels import LEVELS
from rathaus_platform.identity.realms.values import (
    BUERGER,
    BUNDID,
    BUSINESS,
    CLIENT_PREFIX,
    TOWN_REALMS,
    VERWALTUNG,
    Certificates,
    DepartedTown,
    Deployment,
    Rep,
    TownIdentity,
    directory_alias,
)
from rathaus_platform.identity.realms.wanted import Wanted


def realms(deployment: Deployment) -> tuple[Wanted, ...]:
    """The realms themselves and their keys.

    Once they exist, their certificates are known and the contents can refer to them.
    """
    made = tuple(_realm(deployment, name) for name in deployment.realms)
    return (*made, Wanted("key", BUERGER, encryption.NAME, encryption.key()))


def _realm(deployment: Deployment, name: str) -> Wanted:
    bodies: dict[str, Callable[[], Rep]] = {
        BUSINESS: business_stand_in.realm,
        BUNDID: bundid.realm,
        BUERGER: partial(buerger.realm, deployment),
        VERWALTUNG: verwaltung.realm,
    }
    beside = buerger.beside(deployment) if name == BUERGER else {}
    keys = realm.keys(deployment.keys[name]) if name in deployment.keys else {}
    return Wanted("realm", name, name, bodies[name](), {**beside, **keys})


def contents(deployment: Deployment, certificates: Certificates, salt: str) -> tuple[Wanted, ...]:
    """Everything inside the realms that is not a town's."""
    own_bundid = () if deployment.bundid else _bundid(deployment, certificates)
    own_business = _business_stand_in(deployment, certificates) if BUSINESS in deployment.realms else ()
    return (*own_bundid, *own_business, *_buerger(deployment, certificates, salt), *_verwaltung(deployment))


def for_town(deployment: Deployment, one: TownIdentity, salt: str) -> tuple[Wanted, ...]:
    """A town's organization, its two clients, and its own directory where it has one."""
    return (
        Wanted("organization", VERWALTUNG, one.slug, town.organization(one)),
        _town_client(BUERGER, town.citizen_client(one, salt)),
        _town_client(VERWALTUNG, town.staff_client(one)),
        *_directory(deployment, one),
        *(_client(VERWALTUNG, api_clients.client(program)) for program in one.api_clients),
    )


def without(departed: DepartedTown, programs: Iterable[str]) -> tuple[Wanted, ...]:
    """What should not be there any more of a town that was deleted; `programs` are the clients that name its id."""
    client = f"{CLIENT_PREFIX}{departed.slug}"
    of_the_slug = (
        Wanted("organization", VERWALTUNG, departed.slug, {}, gone=True),
        Wanted("directory", VERWALTUNG, directory_alias(departed.slug), {"organization": departed.slug}, gone=True),
        *(Wanted("client", name, client, {}, gone=True) for name in TOWN_REALMS),
    )
    of_the_id = (Wanted("client", VERWALTUNG, name, {}, gone=True) for name in programs)
    return (*(() if departed.successor else of_the_slug), *of_the_id)


def _directory(deployment: Deployment, one: TownIdentity) -> tuple[Wanted, ...]:
    if one.directory is None:
        return ()
    body = directory.provider(deployment, one, one.directory)
    return (Wanted("directory", VERWALTUNG, body["alias"], body, directory.at_creation(deployment, one.directory)),)


def demo_people(deployment: Deployment, towns: Iterable[TownIdentity]) -> tuple[Wanted, ...]:
    """Demonstration accounts: citizens in the stand-in, four members of staff per town."""
    secret = deployment.secret
    by_slug = {one.slug: one for one in towns}
    wanted = [
        _user(BUNDID, people.citizen_user(secret, c), people.password_for(secret, BUNDID, c.username))
        for c in people.CITIZENS
    ]
    if BUSINESS in deployment.realms:
        wanted += [
            _user(BUSINESS, business_stand_in.user(c), people.password_for(secret, BUSINESS, c.username))
            for c in business_stand_in.COMPANIES
        ]
    for account in people.accounts(secret, by_slug.values(), local=deployment.local_accounts, companies=False):
        if account.realm == VERWALTUNG:
            body = people.staff_user(account, by_slug.get(account.town))
            wanted.append(_user(VERWALTUNG, body, account.password))
        elif account.realm == BUERGER:
            wanted.append(_user(BUERGER, people.local_user(account), account.password))
    return tuple(wanted)


def _bundid(deployment: Deployment, certificates: Certificates) -> tuple[Wanted, ...]:
    return (
        Wanted("profile", BUNDID, "Benutzerprofil", profile.stand_in()),
        *_flows(BUNDID, (stand_in.BROWSER,), stand_in.BROWSER),
        *(_client(BUNDID, stand_in.client(deployment, level, certificates)) for level in LEVELS),
    )


def _business_stand_in(deployment: Deployment, certificates: Certificates) -> tuple[Wanted, ...]:
    return (
        Wanted("profile", BUSINESS, "Benutzerprofil", business_stand_in.profile()),
        _client(BUSINESS, business_stand_in.client(deployment, certificates)),
    )


def _business(deployment: Deployment, certificates: Certificates) -> tuple[Wanted, ...]:
    if deployment.business is None:
        return (Wanted("identity-provider", BUERGER, BUSINESS, business.switched_off(), if_there=True),)
    peer = deployment.business.peer or business_stand_in.peer(deployment, certificates.signing[BUSINESS])
    return (
        *(
            Wanted("flow", BUERGER, f.alias, {"description": f.description, "steps": f.flat()})
            for f in (business.FIRST_LOGIN, business.AFTER)
        ),
        Wanted("identity-provider", BUERGER, BUSINESS, business.provider(deployment, peer)),
    )


def _buerger(deployment: Deployment, certificates: Certificates, salt: str) -> tuple[Wanted, ...]:
    peer = deployment.bundid or stand_in.peer(deployment, certificates.signing[BUNDID])
    browser = flows_buerger.browser(local_accounts=deployment.local_accounts)
    return (
        Wanted("profile", BUERGER, "Benutzerprofil", profile.citizens(local_accounts=deployment.local_accounts)),
        *(Wanted("required-action", BUERGER, alias, {"enabled": False}) for alias in buerger.NO_ACTIONS),
        *(_client(BUERGER, {"clientId": name, "enabled": False}) for name in buerger.NO_CLIENTS),
        *_flows(BUERGER, flows_buerger.flows(browser), browser),
        Wanted(
            "realm",
            BUERGER,
            f"{BUERGER}, kein direkter Zugang",
            {"realm": BUERGER, "directGrantFlow": flows_buerger.NO_DIRECT_GRANT.alias},
        ),
        *(Wanted("client-scope", BUERGER, name, body) for name, body in scopes.client_scopes().items()),
        *(
            Wanted(
                "identity-provider",
                BUERGER,
                level.alias,
                {**brokers.provider(deployment, level, peer), "mappers": brokers.mappers(level)},
            )
            for level in LEVELS
        ),
        *_business(deployment, certificates),
        _client(BUERGER, service_account.client(BUERGER, deployment.secret, salt)),
    )


def _verwaltung(deployment: Deployment) -> tuple[Wanted, ...]:
    return (
        *_flows(VERWALTUNG, flows_verwaltung.flows(), flows_verwaltung.BROWSER),
        Wanted("client-scope", VERWALTUNG, "organization", verwaltung.organization_scope()),
        *(Wanted("texts", VERWALTUNG, language, words) for language, words in verwaltung.texts().items()),
        *(Wanted("client-scope", VERWALTUNG, name, body) for name, body in api_clients.scopes().items()),
        _client(VERWALTUNG, service_account.client(VERWALTUNG, deployment.secret)),
        _client(VERWALTUNG, operator.client(deployment)),
    )


def _flows(name: str, flows: Iterable[Flow], browser: Flow) -> tuple[Wanted, ...]:
    return (
        *(Wanted("flow", name, f.alias, {"description": f.description, "steps": f.flat()}) for f in flows),
        Wanted("realm", name, f"{name}, Ablauf der Anmeldung", {"realm": name, "browserFlow": browser.alias}),
    )


def _client(name: str, body: Rep) -> Wanted:
    return Wanted("client", name, body["clientId"], body)


def _town_client(name: str, body: Rep) -> Wanted:
    return replace(_client(name, body), is_theirs=additions.of_a_town)


def _user(name: str, body: Rep, password: str) -> Wanted:
    return Wanted("user", name, body["username"], body, people.credentials(password))
