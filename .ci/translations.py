"""The plugin's words in Swedish: finds every marked string, keeps est_sv.ts in step, makes est_sv.qm of it.

    translations.py update [WORDS.json …]   bring the .ts up to date, put in translations, make the .qm
    translations.py check                   say what is missing, unfinished, obsolete or stale; then exit 1

pylupdate5 does not see a marked string that is followed by values, put together from several lines or
written with an escape. So the strings are read from Python's own syntax tree and handed to lupdate, which
reads the forms as well. A file of words is an object {"English source": "Swedish"}.
"""

from __future__ import annotations

import argparse
import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
TS = Path("est_plugin/i18n/est_sv.ts")
MARKERS = frozenset({"translate", "QT_TRANSLATE_NOOP"})
CONTEXT = "est"
# The one place that hands on a text it was given; what it is given is marked where it is written.
HANDS_ON = Path("est_plugin/project/language.py")


@dataclass(frozen=True)
class Marked:
    """A marked string and where it stands, or what is wrong with it."""

    path: Path
    line: int
    text: str
    fault: str = ""


@dataclass(frozen=True)
class Entry:
    """One message of a .ts file."""

    context: str
    source: str
    translation: str
    finished: bool


def marked_strings(root: Path = ROOT) -> Iterator[Marked]:
    """Yield every string handed to a marker in the plugin's Python files, in the order they stand."""
    for path in sorted((root / "est_plugin").rglob("*.py")):
        relative = path.relative_to(root)
        if relative == HANDS_ON:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in MARKERS and not _is_of_str(node):
                yield _read(node, relative)


def _is_of_str(call: ast.Call) -> bool:
    """Tell whether this is ``str.translate``, which takes a table."""
    return isinstance(call.func, ast.Attribute) and len(call.args) == 1 and not call.keywords


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _read(call: ast.Call, path: Path) -> Marked:
    literals = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    if len(call.args) != 2 or len(literals) != 2 or not all(isinstance(value, str) for value in literals):
        return Marked(path, call.lineno, "", "both arguments must be literal strings, values go by name")
    context, text = (str(value) for value in literals)
    if context != CONTEXT:
        return Marked(path, call.lineno, text, f'the context must be "{CONTEXT}"')
    return Marked(path, call.lineno, text, "" if text.strip() else "the text is empty")


def extract(target: Path, root: Path = ROOT) -> None:
    """Bring the .ts file ``target`` up to date with the sources and forms; Qt's lupdate does the merging."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "marked.cpp"
        lines = [f"QT_TRANSLATE_NOOP({_quoted(CONTEXT)}, {_quoted(m.text)});" for m in marked_strings(root)]
        listing.write_text("\n".join(lines), encoding="utf-8")
        forms = sorted((root / "forms").rglob("*.ui"))
        _run(
            "lupdate", "-silent", "-locations", "none", "-no-obsolete", "-disable-heuristic", "sametext",
            "-disable-heuristic", "similartext", "-disable-heuristic", "number", "-source-language", "en",
            "-target-language", "sv_SE", listing, *forms, "-ts", target,
        )  # fmt: skip


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT)


def entries(ts: Path) -> list[Entry]:
    """Return the messages of a .ts file."""
    found = []
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            found.append(
                Entry(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    "" if translation is None else translation.text or "",
                    translation is not None and translation.get("type") is None,
                )
            )
    return found


def put_in(ts: Path, words: dict[str, str]) -> set[str]:
    """Write translations into a .ts file and return the sources that it does not hold."""
    tree = ElementTree.parse(ts)
    unknown = set(words)
    for message in tree.getroot().iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        if translation is None or source not in words:
            continue
        unknown.discard(source)
        translation.text = words[source]
        translation.attrib.pop("type", None)
    with ts.open("wb") as stream:
        stream.write(b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n')
        tree.write(stream, encoding="utf-8", xml_declaration=False)
        stream.write(b"\n")
    return unknown


def release(ts: Path, qm: Path) -> None:
    """Compile a .ts file to the .qm that Qt reads."""
    _run("lrelease", "-silent", ts, "-qm", qm)


def update(word_files: list[Path]) -> None:
    """Bring est_sv.ts up to date, put in the words of the files, and compile it."""
    ts = ROOT / TS
    ts.parent.mkdir(exist_ok=True)
    extract(ts)
    words: dict[str, str] = {}
    for path in word_files:
        words.update(json.loads(path.read_text(encoding="utf-8")))
    for source in sorted(put_in(ts, words)):
        print(f"not a string of the plugin (any more): {source!r}")
    release(ts, ts.with_suffix(".qm"))
    # Once more through Qt's own tool, so that the file is written in one way only.
    extract(ts)


def faults(root: Path = ROOT) -> list[str]:
    """Return what is wrong with the marked strings and their translations, a sentence each."""
    found = [f"{m.path}:{m.line}: {m.fault}: {m.text!r}" for m in marked_strings(root) if m.fault]
    ts = root / TS
    if not ts.exists():
        return [*found, f"{TS} is missing; run `make translate`"]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        extract(fresh, root)
        compiled = Path(folder) / "fresh.qm"
        release(ts, compiled)
        qm = ts.with_suffix(".qm")
        if not qm.exists() or qm.read_bytes() != compiled.read_bytes():
            found.append(f"{TS.with_suffix('.qm')} is not made from {TS}; run `make translate`")
        needed = {(entry.context, entry.source) for entry in entries(fresh)}
    held = {(entry.context, entry.source): entry for entry in entries(ts)}
    found += [f"{TS} lacks {key[1]!r}; run `make translate`" for key in sorted(needed - held.keys())]
    found += [f"{TS} still holds {key[1]!r}; run `make translate`" for key in sorted(held.keys() - needed)]
    found += [fault for entry in held.values() if (fault := _entry_fault(entry))]
    return found


def _entry_fault(entry: Entry) -> str:
    if not entry.finished or not entry.translation.strip():
        return f"{TS}: no Swedish for {entry.source!r}"
    if entry.context == CONTEXT and _names(entry.source) != _names(entry.translation):
        return f"{TS}: the {{names}} differ: {entry.source!r} → {entry.translation!r}"
    return ""


def _names(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {f"not a format: {text}"}


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    commands = parser.add_subparsers(dest="command", required=True)
    updating = commands.add_parser("update")
    updating.add_argument("words", nargs="*", type=Path)
    commands.add_parser("check")
    arguments = parser.parse_args()
    if arguments.command == "update":
        update(arguments.words)
        return 0
    found = faults()
    print("\n".join(found) if found else "translations: complete")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
