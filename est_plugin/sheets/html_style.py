"""The style of the HTML page: the sheets' own face on a screen, on a telephone and in print."""

from __future__ import annotations

import re

from ..charts.palette import BAR, BETTER, INK, QUIET, RULE, WORSE

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 "Open Sans", "Noto Sans", Arial, "DejaVu Sans", sans-serif;
  color: INK; background: #fff; max-width: 75rem; margin: 0 auto; padding: 1.5rem;
  font-variant-ligatures: none;
  overflow-wrap: anywhere; }
header { border-bottom: 3px solid ACCENT; padding-bottom: .75rem; margin-bottom: 1.25rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: .25rem 0; font-weight: 600; }
section { padding-top: 1.75rem; }
h2 { font-size: 1.15rem; margin: 0 0 .5rem; font-weight: 600; }
.figures { padding-top: 0; }
p { margin: .25rem 0 .5rem; max-width: 45rem; }
.audience { font-weight: 600; margin: 0; }
.subtitle, .note, .quiet, .label, figcaption, footer { color: QUIET; }
.note, figcaption, footer { font-size: .875rem; }
.strong { font-weight: 600; }
.worse { color: WORSE; font-weight: 600; }
.better { color: BETTER; font-weight: 600; }
.figures ul { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; list-style: none; padding: 0; margin: 0; }
.figures li { display: flex; flex-direction: column; }
.figure { font-size: 2.25rem; line-height: 1.1; font-weight: 600; }
.detail { font-weight: 600; }
.summary p { font-size: 1.1rem; }
figure { margin: 0; }
.map { width: 100%; height: auto; border: 1px solid RULE; }
.chart { width: 100%; max-width: 45rem; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0;
  margin: .25rem 0; }
.swatch { display: inline-block; width: 1.5rem; height: .85rem; margin-right: .4rem; border: 1px solid;
  vertical-align: -.05rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; min-width: 20rem; overflow-wrap: break-word; }
th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid RULE; vertical-align: top;
  font-weight: 400; }
thead th { color: QUIET; font-size: .875rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.interval { vertical-align: middle; margin-left: .5rem; }
.kinds td:last-child { width: 12rem; }
.bar { display: block; height: .8rem; margin-top: .3rem; background: BAR; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
.week table { table-layout: fixed; min-width: 52rem; }
.week th:first-child { width: 5rem; }
.week td { padding: 1px; border: 0; }
.week thead th { padding: 0 2px; text-align: center; }
.heat { display: block; height: 1.5rem; font-size: .75rem; line-height: 1.5rem; text-align: center;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.read, .skip { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden; }
.skip:focus { position: static; width: auto; height: auto; }
a { color: BETTER; }
a:focus-visible, summary:focus-visible { outline: 3px solid ACCENT; outline-offset: 2px; }
summary { cursor: pointer; color: BETTER; margin: .5rem 0; }
.logo { float: right; max-height: 4rem; max-width: 12rem; }
footer { border-top: 1px solid RULE; margin-top: 2rem; padding-top: .75rem; }
article + article { margin-top: 3rem; }
@media (min-width: 60rem) {
  .blocks { columns: 2; column-gap: 3rem; }
  .blocks .across { column-span: all; }
  .blocks tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  .blocks table { width: 100%; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .skip, nav { display: none; }
  section, tr { break-inside: avoid; }
  article + article { break-before: page; }
  .blocks { columns: 1; }
  .map { max-height: 20cm; object-fit: contain; }
}
"""


def style_sheet(accent: str) -> str:
    """Return the page's style; a colour that is none gives way to the sheets' ink."""
    names = {
        "ACCENT": accent if _COLOUR.fullmatch(accent) else INK,
        "INK": INK,
        "QUIET": QUIET,
        "RULE": RULE,
        "WORSE": WORSE,
        "BETTER": BETTER,
        "BAR": BAR,
    }
    return re.sub(r"\b(" + "|".join(names) + r")\b", lambda match: names[match.group()], _STYLE)
