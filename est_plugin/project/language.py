"""Swedish for everything a person reads: the translator and the sentences of the lower rooms."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ..domain.assets import PLUGIN_FOLDER
from ..domain.message import CONTEXT, EstError, Message, fill

FALLBACK_LANGUAGE = "sv"


def translate(context: str, text: str, /, **values: object) -> str:
    """Return ``text`` translated and filled with ``values``; both first arguments are literals."""
    return fill(QCoreApplication.translate(context, text), values)


def sentence(told: Message | EstError) -> str:
    """Return a message of a lower room as a sentence in the person's language."""
    message = told.message if isinstance(told, EstError) else told
    values = {
        name: sentence(value) if isinstance(value, Message | EstError) else value
        for name, value in message.values.items()
    }
    return translate(CONTEXT, message.text, **values)


def load_translator(locale_name: str) -> QTranslator:
    """Return the translator for a locale such as ``sv_SE``, or Swedish where there is none for it.

    The method's words are Swedish, so a QGIS set to another language still shows the plugin in Swedish.
    """
    translator = QTranslator()
    folder = str(PLUGIN_FOLDER / "i18n")
    if not translator.load(QLocale(locale_name), "est", "_", folder):
        translator.load(f"est_{FALLBACK_LANGUAGE}", folder)
    return translator
