"""HTML put together from text that is escaped and markup that is not, never mixed up."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Markup:
    """Finished HTML. Whatever is a plain string is somebody's text and is escaped."""

    html: str

    def __str__(self) -> str:
        return self.html


NOTHING = Markup("")
Content = str | Markup


def element(tag: str, *content: Content, **attributes: str) -> Markup:
    """Return an element; ``class_`` is the attribute ``class``, ``aria_label`` is ``aria-label``."""
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items()
    )
    return Markup(f"<{tag}{named}>{joined(*content)}</{tag}>")


def void(tag: str, **attributes: str) -> Markup:
    """Return an element without content."""
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items()
    )
    return Markup(f"<{tag}{named}>")


def joined(*content: Content) -> Markup:
    """Return pieces one after the other."""
    return Markup("".join(str(p) if isinstance(p, Markup) else escape(p, quote=False) for p in content))


def picture(data: bytes, media_type: str, alt: str, class_: str = "") -> Markup:
    """Return a picture that the page itself holds; without ``alt`` it is passed over by screen readers."""
    source = f"data:{media_type};base64,{b64encode(data).decode('ascii')}"
    return void("img", src=source, alt=alt, **({"class_": class_} if class_ else {}))


@dataclass(frozen=True)
class Head:
    """A column's title, and whether it holds numbers."""

    text: str
    is_number: bool = False


def table(caption: str, heads: Sequence[Head], rows: Iterable[Sequence[Content]]) -> Markup:
    """Return a table whose first column names each row; ``caption`` is read aloud, not seen."""
    top = joined(
        *(
            element("th", head.text, scope="col", **({"class_": "number"} if head.is_number else {}))
            for head in heads
        )
    )
    body = [element("tr", *_cells(heads, row)) for row in rows]
    return element(
        "div",
        element(
            "table",
            element("caption", caption, class_="read"),
            element("thead", element("tr", top)),
            element("tbody", *body),
        ),
        class_="wide",
    )


def _cells(heads: Sequence[Head], row: Sequence[Content]) -> list[Markup]:
    cells = []
    for index, (head, cell) in enumerate(zip(heads, row, strict=True)):
        kind = {"class_": "number"} if head.is_number else {}
        if index == 0:
            cells.append(element("th", cell, scope="row", **kind))
        else:
            cells.append(element("td", cell, **kind))
    return cells
