"""Finding out what a schema in PostgreSQL is, and making a new one in a single transaction."""

from __future__ import annotations

from psycopg2 import errors as server
from psycopg2.extensions import connection as Connection  # noqa: N812 - a class with a small name

from ...domain.message import QT_TRANSLATE_NOOP, Message
from ..crs import spatial_reference
from ..errors import (
    DatabaseExistsError,
    MissingExtensionError,
    MissingRightError,
    NotAnEstDatabaseError,
)
from ..location import PostgresLocation
from ..names import literal, quoted, sql
from ..schema import TABLES
from ..starting_rows import insert_starting_rows
from ..version_check import check_version
from .backend import PostgisBackend, connect
from .ddl import function_statements, index_statements, table_sql, trigger_statements
from .errors import translated
from .rights import (
    MANAGE,
    ROLES,
    existing_roles_sql,
    right_statements,
    role_statements,
    schema_statements,
)

_WRITES_SQL = "SELECT has_table_privilege('observation', 'INSERT') AND NOT pg_is_in_recovery()"


def check(location: PostgresLocation) -> tuple[Message, ...]:
    """Find out whether a schema is an EST database that this login can open; return what to tell about it.

    Raises a class of StoreError for each thing that may be otherwise.
    """
    connection = connect(location)
    try:
        with translated():
            _check_is_est(connection, location)
            version = _value(connection, 'SELECT max("version")::int FROM schema_version')
            check_version(version)
            writes = _value(connection, _WRITES_SQL)
    finally:
        connection.close()
    if writes:
        return ()
    return (
        Message(
            QT_TRANSLATE_NOOP(
                "est", "You may read this database but not change it: it is open for reading only."
            )
        ),
    )


def is_read_only(location: PostgresLocation) -> bool:
    """Tell whether this login may not write observations, or the server takes no writes."""
    connection = connect(location)
    try:
        with translated():
            return not _value(connection, _WRITES_SQL)
    finally:
        connection.close()


def create(location: PostgresLocation, crs: str, municipality: str, by: str) -> None:
    """Make the schema, tables, roles and starting rows in one transaction; nothing is ever replaced.

    Raises DatabaseExistsError, MissingExtensionError, MissingRightError, InvalidValueError.
    """
    system = spatial_reference(crs)
    backend = PostgisBackend(location, srid=system.srid)
    try:
        with backend.transaction():
            _make_extension(backend.connection, location)
            _check_free(backend.connection, location)
            _make_roles(backend.connection)
            _make_schema(backend.connection, location)
            _make_tables(backend, location, system.srid)
            insert_starting_rows(backend, municipality, by or backend.account())
    finally:
        backend.close()


def _check_is_est(connection: Connection, location: PostgresLocation) -> None:
    if not _value(connection, _exists_sql(location.schema, "schema_version")):
        raise NotAnEstDatabaseError(
            QT_TRANSLATE_NOOP(
                "est",
                "“{name}” has no EST database in the schema “{schema}”. Nothing was changed in it. Choose"
                " another,"
                " or make a new EST database there.",
            ),
            name=location.name,
            schema=location.schema,
        )
    if not _value(connection, f"SELECT has_schema_privilege({literal(location.schema)}, 'USAGE')"):
        raise MissingRightError(
            QT_TRANSLATE_NOOP(
                "est",
                "Your login may not read the EST database in “{name}”. Ask the database's administrator for"
                " the role"
                " est_read, est_report or est_manage.",
            ),
            name=location.name,
        )


def _make_extension(connection: Connection, location: PostgresLocation) -> None:
    if _value(connection, "SELECT count(*) > 0 FROM pg_extension WHERE extname = 'postgis'"):
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION postgis WITH SCHEMA public")
    except (
        server.InsufficientPrivilege,
        server.FeatureNotSupported,
        server.UndefinedFile,
        server.UndefinedObject,
    ):
        raise MissingExtensionError(
            QT_TRANSLATE_NOOP(
                "est",
                "The database “{name}” lacks PostGIS. Nothing was made. Ask the database's administrator to"
                " install"
                " PostGIS on the server and to run in the database: CREATE EXTENSION postgis;",
            ),
            name=location.name,
        ) from None


def _check_free(connection: Connection, location: PostgresLocation) -> None:
    taken = [table.name for table in TABLES if _value(connection, _exists_sql(location.schema, table.name))]
    if taken:
        raise DatabaseExistsError(
            QT_TRANSLATE_NOOP(
                "est",
                "The schema “{schema}” of “{name}” already holds tables of an EST database. Nothing was"
                " changed."
                " Open it, or choose another schema.",
            ),
            schema=location.schema,
            name=location.name,
        )


def _make_roles(connection: Connection) -> None:
    """Make the roles the server lacks, and let this login own what the role est_manage owns."""
    existing = set(_column(connection, existing_roles_sql()))
    missing = tuple(role for role in ROLES if role not in existing)
    try:
        with connection.cursor() as cursor:
            for statement in role_statements(missing):
                cursor.execute(statement)
            if not _value(connection, f"SELECT pg_has_role(current_user, '{MANAGE}', 'MEMBER')"):
                cursor.execute(f"GRANT {MANAGE} TO CURRENT_USER")
    except server.InsufficientPrivilege:
        raise MissingRightError(
            QT_TRANSLATE_NOOP(
                "est",
                "Your login may not make the roles of an EST database. Nothing was made. Ask the database's"
                " administrator to run: {sql}",
            ),
            sql=" ".join(
                f"{statement};" for statement in (*role_statements(missing), f"GRANT {MANAGE} TO …")
            ),
        ) from None


def _make_schema(connection: Connection, location: PostgresLocation) -> None:
    name = quoted(location.schema)
    try:
        with connection.cursor() as cursor:
            if not _value(connection, f"SELECT to_regnamespace({literal(name)}) IS NOT NULL"):
                cursor.execute(f"CREATE SCHEMA {name} AUTHORIZATION {MANAGE}")
            else:
                cursor.execute(f"GRANT USAGE, CREATE ON SCHEMA {name} TO {MANAGE}")
    except server.InsufficientPrivilege:
        raise MissingRightError(
            QT_TRANSLATE_NOOP(
                "est",
                "Your login may not make the schema “{schema}” in “{name}”. Nothing was made. Ask the"
                " database's"
                " administrator for the right CREATE on the database.",
            ),
            schema=location.schema,
            name=location.name,
        ) from None


def _make_tables(backend: PostgisBackend, location: PostgresLocation, srid: int) -> None:
    """Everything belongs to est_manage, so that the database hangs on no person's login."""
    backend.execute(f"SET LOCAL ROLE {MANAGE}")
    for table in TABLES:
        for statement in (table_sql(table, srid), *index_statements(table)):
            backend.execute(statement)
    guard_tables(backend, location.schema)
    backend.execute("RESET ROLE")


def guard_tables(backend: PostgisBackend, schema: str) -> None:
    """Make functions, triggers and rights of all tables, in place of those that there may be."""
    for statement in function_statements(schema):
        backend.execute(statement)
    for table in TABLES:
        for statement in trigger_statements(table, schema):
            backend.execute(statement)
    for statement in schema_statements(schema):
        backend.execute(statement)
    for table in TABLES:
        for statement in right_statements(table):
            backend.execute(statement)


def _exists_sql(schema: str, table: str) -> str:
    return sql(
        "SELECT count(*) > 0 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = {schema} AND c.relname = {table}",
        schema=literal(schema),
        table=literal(table),
    )


def _value(connection: Connection, sql: str) -> object:
    column = _column(connection, sql)
    return column[0] if column else None


def _column(connection: Connection, sql: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]
