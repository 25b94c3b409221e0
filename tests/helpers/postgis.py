"""A PostgreSQL server with PostGIS that the tests start themselves, and take away again."""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
from psycopg2 import extensions, sql

SUPERUSER = "postgres"
TEMPLATE = "est_template"
_FOLDER_PREFIX = "est-postgis-"

# Who belongs to the role `with_password` must give one; everyone else is let in: only loopback is heard.
_PG_HBA = """\
local all all trust
host all +with_password 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
"""

# What a test writes need not survive a power cut.
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_min_messages": "warning",
}


class PostgisServerError(RuntimeError):
    """The server could not be set up; the message holds what PostgreSQL said."""


def programs() -> Path:
    """Return the folder of the newest PostgreSQL whose PostGIS is installed as well."""
    found = [
        path
        for path in Path("/usr/lib/postgresql").glob("*/bin")
        if (Path("/usr/share/postgresql") / path.parent.name / "extension" / "postgis.control").exists()
    ]
    if not found:
        raise PostgisServerError("No PostgreSQL with PostGIS is installed; `make test` installs it")
    return max(found, key=lambda path: int(path.parent.name))


@dataclass
class PostgisServer:
    """A running cluster in a temporary folder, on a free port of the loopback interface and a unix socket."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]
    _made: int = field(default=0, repr=False)

    @property
    def socket_folder(self) -> Path:
        """Where the server's unix socket lies."""
        return self.folder

    def uri(self, database: str, *, user: str = SUPERUSER, password: str = "") -> str:
        """Return a libpq URI over TCP."""
        login = f"{user}:{password}" if password else user
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}"

    def socket_uri(self, database: str, *, user: str = SUPERUSER) -> str:
        """Return a libpq URI over the unix socket."""
        return f"postgresql:///{database}?host={self.socket_folder}&port={self.port}&user={user}"

    def connect(
        self, database: str, *, user: str = SUPERUSER, autocommit: bool = True
    ) -> extensions.connection:
        """Return a new connection, which the caller closes."""
        connection = psycopg2.connect(self.uri(database, user=user))
        connection.autocommit = autocommit
        return connection

    def create_database(self, *, with_postgis: bool = True, name: str = "") -> str:
        """Make an empty database and return its name."""
        self._made += 1
        chosen = name or f"est_{self._made}"
        template = TEMPLATE if with_postgis else "template0"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self.run("postgres", statement.format(sql.Identifier(chosen), sql.Identifier(template)))
        return chosen

    def drop_database(self, name: str) -> None:
        """Take a database away, also from under a connection that was left open."""
        self.run("postgres", sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def run(self, database: str, statement: str | sql.Composable) -> None:
        """Run one statement as the superuser, outside a transaction."""
        connection = self.connect(database)
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        finally:
            connection.close()

    def drop_roles(self, *names: str) -> None:
        """Drop roles of the cluster after the databases in which they own something are gone."""
        for name in names:
            self.run("postgres", sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(name)))

    def stop(self) -> None:
        """End the server, gently first, and remove its folder."""
        if self.process.poll() is None:
            # PostgreSQL's fast shutdown: open connections are ended
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def running_server() -> Iterator[PostgisServer]:
    """Start a server, give it, and stop it whatever happens in between.

    Raises PostgisServerError if PostgreSQL does not start.
    """
    _remove_leftovers()
    server = _start()
    try:
        _make_template(server)
        yield server
    finally:
        server.stop()


def _start() -> PostgisServer:
    folder = Path(tempfile.mkdtemp(prefix=f"{_FOLDER_PREFIX}{os.getpid()}-"))
    cluster = folder / "cluster"
    account = _account()
    if account != getpass.getuser():
        shutil.chown(folder, account, account)
    binaries = programs()
    _initialise(binaries, cluster, account)
    port = _free_port()
    (cluster / "pg_hba.conf").write_text(_PG_HBA, encoding="utf-8")
    options = {**_SETTINGS, "port": str(port), "unix_socket_directories": str(folder)}
    arguments = [f"--{name}={value}" for name, value in options.items()]
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            # The kernel ends the server should the tests be killed before they can do so.
            [*_as_account(account), "--pdeathsig", "INT", binaries / "postgres", "-D", cluster, *arguments],
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
        )
    server = PostgisServer(folder, port, process)
    _wait_until_it_answers(server, log)
    return server


def _account() -> str:
    """PostgreSQL refuses to run as root; the package brings an account for it."""
    return "postgres" if os.geteuid() == 0 else getpass.getuser()


def _as_account(account: str) -> list[str]:
    if account == getpass.getuser():
        return ["setpriv"]
    return ["setpriv", f"--reuid={account}", f"--regid={account}", "--init-groups"]


def _initialise(binaries: Path, cluster: Path, account: str) -> None:
    command: list[str | Path] = [
        *_as_account(account),
        binaries / "initdb",
        "--username", SUPERUSER,
        "--encoding", "UTF8",
        "--locale", "C.UTF-8",
        "--auth", "trust",
        "--no-sync",
        "--pgdata", cluster,
    ]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cluster.parent, timeout=120
    )
    if done.returncode != 0:
        raise PostgisServerError(f"initdb failed:\n{done.stdout}\n{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(server: PostgisServer, log: Path, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            server.connect("postgres").close()
        except psycopg2.OperationalError as error:
            if server.process.poll() is not None or time.monotonic() > deadline:
                said = log.read_text(encoding="utf-8", errors="replace")
                server.stop()
                raise PostgisServerError(f"PostgreSQL does not answer: {error}\n{said}") from error
            time.sleep(0.05)
        else:
            return


def _make_template(server: PostgisServer) -> None:
    server.create_database(with_postgis=False, name=TEMPLATE)
    server.run(TEMPLATE, "CREATE EXTENSION postgis")


def _remove_leftovers() -> None:
    """Remove the folders of test runs that were killed; their servers ended with them."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER_PREFIX}*"):
        owner = folder.name.removeprefix(_FOLDER_PREFIX).split("-")[0]
        if owner.isdigit() and not Path("/proc", owner).exists():
            shutil.rmtree(folder, ignore_errors=True)
