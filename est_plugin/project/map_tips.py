"""What QGIS shows when the pointer rests on something. Text of users is shown as it was written.

A map tip is HTML into which QGIS puts the values of expressions. So every value is escaped: what
people wrote is never HTML, and never an expression.
"""

from __future__ import annotations

from html import escape

from .language import translate

LONGEST_TEXT = 400


def escaped(expression: str, longest: int = LONGEST_TEXT) -> str:
    """Return an expression that gives the text of another, cut, with HTML's own signs written out."""
    text = f"to_string(coalesce({expression}, ''))"
    cut = f"if(length({text}) > {longest}, left({text}, {longest}) || '…', {text})"
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        cut = f"replace({cut}, '{sign}', '{entity}')"
    return f"replace({cut}, '\\n', '<br>')"


def observation_tip() -> str:
    """Return the map tip of an observation: what, when, where, the text, and from whom."""
    when = (
        'coalesce("start_local", \'\') || if("end_local" IS NULL OR "end_local" = "start_local", \'\','
        " ' – ' || \"end_local\")"
    )
    return _tip(
        f"<b>[% {escaped(_represented('category_uuid'))} %]</b>",
        f"[% {escaped(when)} %]",
        _own_words("place_name"),
        _own_words("description", "i"),
        f"<span style='color:#5b6776'>[% {escaped(_represented('organisation_uuid'))} %]"
        f" · [% {escaped(_represented('source'))} %]</span>",
    )


def insats_tip() -> str:
    """Return the map tip of an insats: title, status, who and until when."""
    due = translate("est", "to be done by")
    return _tip(
        _own_words("title", "b"),
        f"[% {escaped(_represented('status'))} %][% if(\"due_on\" IS NULL, '', ' · {escape(due)} '"
        " || format_date(\"due_on\", 'yyyy-MM-dd')) %]",
        f"[% {escaped(_represented('responsible_uuid'))} %]",
        _own_words("goal"),
    )


def area_tip() -> str:
    """Return the map tip of an area: its name and how many live there."""
    inhabitants = escape(translate("est", "inhabitants"))
    return _tip(
        _own_words("name", "b"),
        f"[% if(\"population\" IS NULL, '', to_string(\"population\") || ' {inhabitants}') %]",
    )


def _own_words(field: str, tag: str = "span") -> str:
    """Return what people wrote in a field, inside an element."""
    column = f'"{field}"'
    return f"<{tag}>[% {escaped(column)} %]</{tag}>"


def _represented(field: str) -> str:
    """Return the expression of the word behind a code or key."""
    return f'represent_value("{field}")'


def _tip(*lines: str) -> str:
    body = "".join(f"<div>{line}</div>" for line in lines)
    return f"<div style='font-family:Open Sans,sans-serif;max-width:320px;color:#1f2a37'>{body}</div>"
