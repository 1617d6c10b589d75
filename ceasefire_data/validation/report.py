"""The report: one page of HTML for people, without script, network or anything but itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from ceasefire_data.findings import Finding
from ceasefire_data.models.codes import Severity
from ceasefire_data.tabular.tables import TABLES
from ceasefire_data.validation.outcome import RuleOutcome, ValidationResult
from ceasefire_data.validation.structure import STRUCTURE_RULES

_STYLE = Path(__file__).with_name("report.css")
_LISTED = 200
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_WHOLE = "the set of tables"
_TONES = (str(Severity.ERROR), str(Severity.WARNING))
_COLUMNS = frozenset(column.name for table in TABLES.values() for column in table.columns)


def report_html(result: ValidationResult, *, title: str, note: str = "") -> str:
    """Give the report on a validation as one page.

    The same result gives the same page: it holds no time, host or version.

    Args:
        result: the result.
        title: what was validated, as a heading.
        note: one more sentence under the heading.

    Returns:
        The text of an HTML file that needs nothing else.
    """
    parts = [
        *_head(result, title, note),
        *_overview(result),
        *_findings(result),
        *_rules(result),
        "<footer><p>Each rule is a file under <code>validation/</code>, with its reason beside it."
        " Generated rules follow from the table specification.</p></footer>",
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _head(result: ValidationResult, title: str, note: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<link rel="icon" href="data:,">'
    yield f"<title>{escape(title)}: {_verdict(result)[1].lower()}</title>"
    yield f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield f"<h1>{escape(title)}</h1>"
    if note:
        yield f'<p class="quiet">{escape(note)}</p>'
    tone, word, sign = _verdict(result)
    yield f'<div class="verdict {tone}"><strong>{sign} {word}</strong>'
    yield f"<p>{_sentence(result)}</p></div>"


def _verdict(result: ValidationResult) -> tuple[str, str, str]:
    if not result.passed:
        return "error", "Failed", "✗"
    if result.count(Severity.WARNING):
        return "warning", "Passed, with warnings", "✓"
    return "good", "Passed", "✓"


def _sentence(result: ValidationResult) -> str:
    errors, warnings = result.count(Severity.ERROR), result.count(Severity.WARNING)
    ran = sum(rule.ran for rule in result.rules)
    found = " and ".join(
        _count(number, noun)
        for number, noun in ((errors, "error"), (warnings, "warning"))
        if number
    )
    tables = _count(sum(1 for rows in result.rows.values() if rows), "table")
    rows = _count(sum(result.rows.values()), "row")
    told = f"{_count(ran, 'rule')} on {rows} in {tables}: {found or 'nothing to complain of'}."
    if warnings and not errors:
        told += " Warnings never fail; somebody should look at each once."
    return told


def _overview(result: ValidationResult) -> Iterator[str]:
    names = [*TABLES, *sorted({finding.table for finding in result.findings} - set(TABLES))]
    found_by = {tone: Counter[str]() for tone in _TONES}
    ran: Counter[str] = Counter()
    for rule in result.rules:
        ran[rule.table] += rule.ran
        found_by[_weight(rule)][rule.table] += rule.findings
    for finding in result.findings:
        if finding.rule in STRUCTURE_RULES:
            found_by[finding.severity][finding.table] += 1
    found = {finding.table for finding in result.findings}
    yield "<h2>Tables</h2>"
    yield '<table class="counts">'
    yield "<caption>Rows, rules and what they found, table by table</caption>"
    yield '<thead><tr><th scope="col">Table</th>' + "".join(
        f'<th scope="col" class="number">{word}</th>'
        for word in ("Rows", "Rules", "Errors", "Warnings")
    )
    yield "</tr></thead>"
    yield "<tbody>"
    for name in names:
        # A long name may be broken after its underscores, and nowhere else.
        label = f"<code>{escape(name).replace('_', '_<wbr>')}</code>"
        if name in found:
            label = f'<a href="#{_anchor(name)}">{label}</a>'
        cells = [
            _number(result.rows.get(name, 0)),
            _number(ran[name]),
            *(_number(found_by[tone][name], tone) for tone in _TONES),
        ]
        yield f'<tr><th scope="row">{label}</th>{"".join(cells)}</tr>'
    yield "</tbody>"
    yield "</table>"


def _findings(result: ValidationResult) -> Iterator[str]:
    yield "<h2>Findings</h2>"
    if not result.findings:
        yield "<p>None. Every row keeps every rule.</p>"
        return
    rules = {rule.rule: rule for rule in result.rules}
    by_table: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in result.findings:
        by_table[finding.table][finding.rule].append(finding)
    order = {name: number for number, name in enumerate(TABLES)}
    for table in sorted(by_table, key=lambda name: (order.get(name, len(order)), name)):
        yield f'<section id="{_anchor(table)}" aria-label="Findings in {escape(table)}">'
        yield f"<h3><code>{escape(table)}</code></h3>"
        groups = by_table[table]
        for name in sorted(groups, key=lambda name: (_weight(rules[name]), name)):
            yield from _group(rules[name], groups[name])
        yield "</section>"


def _group(rule: RuleOutcome, findings: list[Finding]) -> Iterator[str]:
    tone = _weight(rule)
    rows = _count(rule.findings, "row") if rule.table and not rule.crashed else "table"
    yield f'<article class="finding {tone}">'
    yield f"<h4>{escape(_capital(rule.reason))}</h4>"
    yield (
        f'<p><span class="tag {tone}">{tone}</span> <code>{escape(rule.rule)}</code>'
        f' <span class="quiet">{rows}</span></p>'
    )
    yield "<ul>"
    for finding in findings[:_LISTED]:
        yield f"<li>{_item(finding, rule.reason)}</li>"
    if len(findings) > _LISTED:
        yield f'<li class="quiet">and {len(findings) - _LISTED:,} more</li>'
    yield "</ul>"
    yield "</article>"


def _item(finding: Finding, reason: str) -> str:
    parts = []
    if finding.record_id:
        parts.append(f"<bdi><strong>{escape(finding.record_id)}</strong></bdi>")
    what = finding.reason.removeprefix(reason).lstrip(":; ")
    if what.startswith("(") and what.endswith(")"):
        what = what[1:-1]
    if what:
        parts.append(f"<span><bdi>{escape(_capital(what) if not parts else what)}</bdi></span>")
    if finding.path:
        place = f"{finding.path}:{finding.line}:{finding.column}" if finding.line else finding.path
        parts.append(f'<span class="place"><code>{escape(place)}</code></span>')
    return "".join(parts)


def _rules(result: ValidationResult) -> Iterator[str]:
    yield "<h2>Rules</h2>"
    yield "<p>Every rule, why it is there, and whether it holds. Open a table to see its rules.</p>"
    if not all(rule.ran for rule in result.rules):
        yield (
            "<p>Bounds that compare with the release before were not run: there is none, or it "
            "has no such table.</p>"
        )
    by_table: dict[str, list[RuleOutcome]] = defaultdict(list)
    for rule in result.rules:
        by_table[rule.table].append(rule)
    for table, rules in by_table.items():
        broken = sum(1 for rule in rules if rule.findings)
        state = f"{_count(broken, 'rule')} broken" if broken else "all hold"
        tone = min((_weight(rule) for rule in rules if rule.findings), default="good")
        name = f"<code>{escape(table)}</code>" if table else _WHOLE
        yield "<details>"
        yield (
            f'<summary>{name} <span class="quiet">{_count(len(rules), "rule")}</span>'
            f' <span class="tag {tone}">{state}</span></summary>'
        )
        yield from _rule_table(table or _WHOLE, rules)
        yield "</details>"


def _rule_table(table: str, rules: Iterable[RuleOutcome]) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>Rules on {escape(table)}</caption>"
    yield (
        '<thead><tr><th scope="col">What must hold</th>'
        '<th scope="col" class="number">Outcome</th></tr></thead>'
    )
    yield "<tbody>"
    for rule in rules:
        file = (
            f' <span class="quiet">in <code>{escape(rule.file)}</code></span>' if rule.file else ""
        )
        yield (
            f'<tr><th scope="row">{escape(_capital(rule.reason))}'
            f"<p><code>{escape(rule.rule)}</code>{file}</p></th>"
            f'<td class="number">{_outcome(rule)}</td></tr>'
        )
    yield "</tbody>"
    yield "</table>"


def _outcome(rule: RuleOutcome) -> str:
    if not rule.ran:
        return '<span class="quiet">not run</span>'
    if rule.crashed:
        return '<span class="tag error">not evaluated</span>'
    if rule.findings:
        return f'<span class="tag {_weight(rule)}">{_count(rule.findings, _weight(rule))}</span>'
    return '<span class="tag good">holds</span>'


def _weight(rule: RuleOutcome) -> str:
    return str(Severity.ERROR) if rule.crashed else str(rule.severity)


def _number(number: int, tone: str = "") -> str:
    if not number:
        return '<td class="number none">0</td>'
    text = f'<span class="tag {tone}">{number:,}</span>' if tone else f"{number:,}"
    return f'<td class="number">{text}</td>'


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _capital(text: str) -> str:
    """Begin a sentence, but leave the name of a column and a code as they are."""
    word = text.split(" ", 1)[0].rstrip(",")
    return text if word in _COLUMNS or "_" in word else text[:1].upper() + text[1:]


def _anchor(table: str) -> str:
    return f"findings-{escape(table, quote=True)}"
