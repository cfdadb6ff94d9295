"""By which server Keycloak writes to people with a local account: to confirm their address, to give a new password."""

from rathaus_platform.identity.realms.values import MailServer, Rep


def settings(server: MailServer) -> Rep:
    """As a realm has it. The password is apart: Keycloak never shows it, so it cannot be compared."""
    return {
        "host": server.host,
        "port": str(server.port),
        "from": server.sender,
        "fromDisplayName": "Anmeldung",
        "ssl": str(server.tls).lower(),
        "starttls": str(server.starttls).lower(),
        "auth": str(bool(server.username)).lower(),
        "user": server.username,
    }


def with_password(server: MailServer) -> Rep:
    """The same as it is written."""
    return {**settings(server), "password": server.password} if server.password else settings(server)
