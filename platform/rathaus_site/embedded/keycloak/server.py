"""Keycloak as a foreground child: its command line, its environment, whether it is ready."""

from dataclasses import dataclass
from pathlib import Path

from rathaus_site.embedded import probes
from rathaus_site.embedded.keycloak.java import java_home

ADMIN = "rathaus-start"  # the first administrator; only used to make the least-privilege accounts
# Small heap, one collector thread, the quick compiler: ready in half the time of the defaults.
MACHINE = (
    "-Xms256m",
    "-Xmx768m",
    "-XX:MaxMetaspaceSize=320m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:+ExitOnOutOfMemoryError",
    "-Dfile.encoding=UTF-8",
)
# What Keycloak's own bin/kc.sh adds. It keeps java as a child, which outlives the script's kill: so no script here.
SCRIPT = (
    "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
    "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
    "--add-opens=java.base/java.util=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--add-opens=java.base/java.security=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Duser.language=en",
    "-Duser.country=US",
    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
    "-Dpicocli.disable.closures=true",
    "-Dquarkus-log-max-startup-records=10000",
)
# A connection that lay idle is tried before it is used: else each one kept from before a restart of the database
# costs somebody an error.
POOL = ("-Dquarkus.datasource.jdbc.foreground-validation-interval=1S",)


@dataclass(frozen=True)
class Keycloak:
    """One Keycloak on 127.0.0.1, known to browsers as `url`."""

    home: Path
    url: str
    port: int
    health_port: int
    database_host: str  # host:port
    database: str
    database_user: str
    database_password: str
    admin_password: str

    def command(self) -> list[str]:
        """The command line; passwords stand in `environment`."""
        return [
            str(java_home() / "bin" / "java"),
            *MACHINE,
            *SCRIPT,
            *POOL,
            f"-Dkc.home.dir={self.home}",
            f"-Djboss.server.config.dir={self.home / 'conf'}",
            "-cp",
            str(self.home / "lib" / "quarkus-run.jar"),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "start",
            "--optimized",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            f"--http-port={self.port}",
            f"--http-management-port={self.health_port}",
            f"--hostname={self.url}",
            "--cache=local",
            f"--db-url=jdbc:postgresql://{self.database_host}/{self.database}",
            f"--db-username={self.database_user}",
            "--log-level=INFO,io.smallrye.health:off",
        ]

    def environment(self) -> dict[str, str]:
        """What the process needs beside the caller's environment."""
        return {
            "KC_DB_PASSWORD": self.database_password,
            "KC_BOOTSTRAP_ADMIN_USERNAME": ADMIN,
            "KC_BOOTSTRAP_ADMIN_PASSWORD": self.admin_password,
        }

    def ready(self) -> bool:
        """Whether the health endpoint says so."""
        return probes.page(f"http://127.0.0.1:{self.health_port}/health/ready")
