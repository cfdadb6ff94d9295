"""Authentication flows.

A flow that differs is never edited in use: it steps aside, and a new one takes its name.
"""

from contextlib import suppress
from secrets import token_hex

from keycloak import KeycloakAdmin
from keycloak.exceptions import KeycloakError

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted

RETIRED = "-abgeloest-"  # a random end follows: a run that was cut off may have left one already


class FlowKind:
    """The body is the flow's flat list of steps (`Flow.flat`)."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The flow's steps, or None."""
        admin = gateway.realm(wanted.realm)
        flow = _flow(admin, wanted.key)
        if flow is None:
            return None
        rows = admin.get_authentication_flow_executions(wanted.key)
        return {
            "id": flow["id"],
            "description": flow.get("description"),
            "steps": [_row(admin, r) for r in rows],
        }

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """The flow, then step by step with requirement and settings."""
        admin = gateway.realm(wanted.realm)
        admin.create_authentication_flow(
            {
                "alias": wanted.key,
                "description": wanted.body["description"],
                "providerId": "basic-flow",
                "topLevel": True,
                "builtIn": False,
            }
        )
        _add_steps(admin, wanted)

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """Rename the old one and make it new; whoever refers to the old one is planned and changed after
        this.
        """
        admin = gateway.realm(wanted.realm)
        for row in admin.get_authentication_flow_executions(wanted.key):
            if row.get("authenticationFlow"):
                _rename(admin, row["flowId"], row["displayName"])
        _rename(admin, found["id"], wanted.key)
        self.create(gateway, wanted)


def remove_retired(gateway: Gateway, realm: str) -> None:
    """Delete flows that stepped aside. One that a town's directory still refers to stays until a later run."""
    admin = gateway.realm(realm)
    for flow in admin.get_authentication_flows():
        if RETIRED in flow["alias"] and flow["topLevel"]:
            with suppress(KeycloakError):
                admin.delete_authentication_flow(flow["id"])


def _flow(admin: KeycloakAdmin, alias: str) -> Rep | None:
    return next((f for f in admin.get_authentication_flows() if f["alias"] == alias), None)


def _row(admin: KeycloakAdmin, row: Rep) -> Rep:
    settings = row.get("authenticationConfig")
    return {
        "level": row["level"],
        "step": row["displayName"] if row.get("authenticationFlow") else row["providerId"],
        "requirement": row["requirement"],
        "config": admin.get_authenticator_config(settings)["config"] if settings else {},
    }


def _add_steps(admin: KeycloakAdmin, wanted: Wanted) -> None:
    parents = [wanted.key]  # the flow that holds the steps of each depth
    for step in wanted.body["steps"]:
        del parents[step["level"] + 1 :]
        is_group = step["step"].startswith(("rathaus-", "bundid-"))
        if is_group:
            admin.create_authentication_flow_subflow(
                {"alias": step["step"], "type": "basic-flow", "description": ""}, parents[-1]
            )
            parents.append(step["step"])
        else:
            admin.create_authentication_flow_execution({"provider": step["step"]}, parents[-1])
    rows = admin.get_authentication_flow_executions(wanted.key)
    mark = token_hex(4)  # settings keep their names in the whole realm, also those of a flow that stepped aside
    for number, (row, step) in enumerate(zip(rows, wanted.body["steps"], strict=True)):
        admin.update_authentication_flow_executions({**row, "requirement": step["requirement"]}, wanted.key)
        if step["config"]:
            admin.create_execution_config(
                row["id"], {"alias": f"{wanted.key}-{number}-{mark}", "config": step["config"]}
            )


def _rename(admin: KeycloakAdmin, flow_id: str, alias: str) -> None:
    flow = admin.get_authentication_flow_for_id(flow_id)
    admin.update_authentication_flow(flow_id, {**flow, "alias": f"{alias}{RETIRED}{token_hex(4)}"})
