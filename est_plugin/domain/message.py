"""Sentences for a person, written in English here and translated where they are shown.

The lower rooms know no Qt. They hand a :class:`Message` upwards: an English source text that the
translation tools find by ``QT_TRANSLATE_NOOP``, and the values that fill its ``{names}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CONTEXT = "est"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark ``text`` for extraction and give it back unchanged."""
    return text


@dataclass(frozen=True)
class Message:
    """An English source sentence with ``{names}`` and the values that fill them.

    A value may itself be a Message; it is translated before it is put in.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def english(self) -> str:
        """Return the filled sentence in the source language, for logs."""
        return fill(self.text, {name: _english(value) for name, value in self.values.items()})


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put ``values`` into the ``{names}`` of ``text``; text of users is never read as a format."""
    return text.format_map(dict(values)) if values else text


def _english(value: object) -> object:
    return value.english() if isinstance(value, Message) else value


class EstError(Exception):
    """Something a person must be told: what happened, what it means for the data, what to do.

    ``details`` is for the log panel, never for the message bar.
    """

    def __init__(self, text: str, /, *, details: str = "", **values: object) -> None:
        self.message = Message(text, values)
        self.details = details
        super().__init__(self.message.english())
