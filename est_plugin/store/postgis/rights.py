"""Who may do what in PostgreSQL: three roles, and rows that belong to an organisation.

``est_read`` reads what the group shares. ``est_report`` reads it too and writes the rows of its own
organisation: those whose organisation the table ``member`` ties to the login (its name, as in
``session_user``; a login may belong to several). ``est_manage`` owns the tables and does everything.
A login is given one of the roles by the database's administrator: ``GRANT est_report TO anna``.
"""

from __future__ import annotations

from ..names import literal, quoted, sql
from ..schema_types import Table

READ, REPORT, MANAGE = "est_read", "est_report", "est_manage"
POLICIES = ("managed", "shared", "own_new", "own_changed", "own_deleted")
ROLES = (READ, REPORT, MANAGE)

_OWN = "{column} IN (SELECT own_organisations())"


def role_statements(missing: tuple[str, ...]) -> list[str]:
    """Return the statements that make the roles that the server lacks, none with a login of its own."""
    return [f"CREATE ROLE {quoted(role)} NOLOGIN" for role in missing]


def schema_statements(schema: str) -> list[str]:
    """Return the statements that let the roles into a schema."""
    return [f"GRANT USAGE ON SCHEMA {quoted(schema)} TO {READ}, {REPORT}"]


def right_statements(table: Table) -> list[str]:
    """Return the statements that give the rights to one table."""
    name = quoted(table.name)
    statements = [f"GRANT ALL ON {name} TO {MANAGE}"]
    if not table.guarded:
        statements.append(f"GRANT SELECT ON {name} TO {READ}, {REPORT}")
    if table.own_rows is None:
        return statements
    own = _OWN.format(column=quoted(table.own_rows))
    readable = own if table.guarded else "true"
    readers = REPORT if table.guarded else f"{READ}, {REPORT}"
    return [
        *statements,
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO {REPORT}",
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
        *(f"DROP POLICY IF EXISTS {policy} ON {name}" for policy in POLICIES),
        f"CREATE POLICY managed ON {name} TO {MANAGE} USING (true) WITH CHECK (true)",
        f"CREATE POLICY shared ON {name} FOR SELECT TO {readers} USING ({readable})",
        f"CREATE POLICY own_new ON {name} FOR INSERT TO {REPORT} WITH CHECK ({own})",
        f"CREATE POLICY own_changed ON {name} FOR UPDATE TO {REPORT} USING ({own}) WITH CHECK ({own})",
        f"CREATE POLICY own_deleted ON {name} FOR DELETE TO {REPORT} USING ({own})",
    ]


def existing_roles_sql() -> str:
    """Return the query for those of the roles that the server has."""
    names = ", ".join(literal(role) for role in ROLES)
    return sql("SELECT rolname FROM pg_roles WHERE rolname IN ({names})", names=names)
