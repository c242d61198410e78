"""Readings as one self-contained HTML page: no script, nothing fetched, everything from the text escaped."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from standpunkt.cli import labels
from standpunkt.cli.markup import escape_text, find_marks, render_text
from standpunkt.model import Actor, Position, Reading, Statement

STYLE = Path(__file__).with_name("page.css")
UNSURE_BELOW = 0.5
KEY = (
    '<p class="key"><span><i class="direct">direct</i></span><span><i class="mixed">mixed</i></span>'
    '<span><i class="indirect">indirect</i></span><span><b class="cue">cue</b></span>'
    '<span><b class="who">source</b></span><span><b class="via">passed on by</b></span></p>'
)


def render_page(readings: Sequence[tuple[str, Reading]]) -> str:
    """Give the page of some readings, each with the name of its input.

    Hovering over a statement, or following it, lights up its words in the text: by style sheet alone (`:has()`);
    a browser without it shows the marked text and the list.
    """
    articles = [_article(f"d{number}", name, reading) for number, (name, reading) in enumerate(readings, 1)]
    style = STYLE.read_text(encoding="utf-8") + "".join(
        _lighting(f"d{number}", reading) for number, (_, reading) in enumerate(readings, 1)
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    count = sum(len(reading.statements) for _, reading in readings)
    name, first = readings[0]
    title = labels.title_label(name, first.document) if len(readings) == 1 else f"{len(readings)} texts"
    told = f"{labels.counted(len(readings), 'text', 'texts')}, {labels.counted(count, 'statement', 'statements')}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">\n"
        f"<title>{escape_text(title)} – Standpunkt</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header class="top"><h1>Standpunkt</h1><p>{told}</p>{KEY}{_contents(readings)}</header>\n'
        f"<main>\n{''.join(articles)}</main>\n</body>\n</html>\n"
    )


def _contents(readings: Sequence[tuple[str, Reading]]) -> str:
    if len(readings) < 2:
        return ""
    lines = (
        f'<li><a href="#d{number}">{escape_text(labels.title_label(name, reading.document))}</a></li>'
        for number, (name, reading) in enumerate(readings, 1)
    )
    return f"<nav><ol>{''.join(lines)}</ol></nav>"


def _lighting(prefix: str, reading: Reading) -> str:
    """Give the rules that light up the words of what is hovered over, focused or followed, and its card."""
    rules = []
    for owner in [*(s.id for s in reading.statements), *(p.id for p in reading.positions)]:
        card = f"#{prefix}-{owner}"
        lit = f"#{prefix}:has({card}:hover,{card} :focus-visible,#{prefix}-t-{owner}:target) "
        for role in ("of", "cue", "who"):
            rules.append(f'{lit}[data-{role}~="{owner}"]{{background:var(--lit-{role})}}')
        rules.append(
            f'#{prefix}:has(.text [data-of~="{owner}"]:hover) {card},#{prefix}:has(#{prefix}-t-{owner}:target) {card}'
            "{outline:2px solid var(--mixed)}\n"
        )
    return "".join(rules)


def _article(prefix: str, name: str, reading: Reading) -> str:
    doc = reading.document
    lang = f' lang="{escape_text(doc.language)}"' if doc.language != "unknown" else ""
    title = escape_text(labels.title_label(name, doc))
    return (
        f'<article id="{prefix}" aria-label="{title}">\n'
        f'<p class="facts">{escape_text(labels.facts_label(name, doc))}</p>\n'
        f'<div class="columns">\n<div class="text"{lang}>{render_text(doc.text, find_marks(reading), prefix)}</div>\n'
        f'<div class="side">{_side(prefix, reading)}</div>\n</div>\n</article>\n'
    )


def _side(prefix: str, reading: Reading) -> str:
    actors = labels.actors_by_id(reading)
    parts = [f"<h2>{labels.counted(len(reading.statements), 'statement', 'statements')}</h2>"]
    parts += ["<ol>", *(_statement(prefix, s, actors) for s in reading.statements), "</ol>"]
    if reading.positions:
        parts.append(f"<h2>{labels.counted(len(reading.positions), 'position', 'positions')}</h2>")
        parts += ["<ol>", *(_position(prefix, p, actors) for p in reading.positions), "</ol>"]
    if reading.problems:
        parts.append(f"<h2>{labels.counted(len(reading.problems), 'problem', 'problems')}</h2><ul>")
        parts += [
            f'<li class="problem">{escape_text(problem.code)}: {escape_text(labels.clean(problem.message))}</li>'
            for problem in reading.problems
        ]
        parts.append("</ul>")
    return "".join(parts)


def _card(prefix: str, owner: str, classes: str, inside: str) -> str:
    own = escape_text(owner)
    return f'<li class="card {classes}" id="{prefix}-{own}"><a href="#{prefix}-t-{own}">{inside}</a></li>'


def _sure(owner: str, certainty: float, rule: str) -> str:
    unsure = " unsure" if certainty < UNSURE_BELOW else ""
    told = escape_text(f"found by rule {rule}, right with probability {certainty:.2f}")
    return f'<span class="sure{unsure}" title="{told}">{escape_text(owner)} · {certainty:.0%}</span>'


def _statement(prefix: str, statement: Statement, actors: dict[str, Actor]) -> str:
    if statement.source is None:
        who = '<em class="nothing">not told who</em>'
    else:
        who = f"<strong>{escape_text(labels.mention_label(statement.source, actors))}</strong>"
    if labels.is_anonymous(statement.source, actors):
        who += ' <span class="hush">anonymous</span>'
    cue = labels.spans_label(statement.cue)
    notes = [f"{statement.act}, {statement.manner}", *([f"“{cue}”"] if cue else [])]
    notes += [f"via {labels.mention_label(via, actors)}" for via in statement.via]
    notes += [f"to {labels.mention_label(statement.addressee, actors)}"] if statement.addressee else []
    notes += [labels.moment_label(statement.said_at)] if statement.said_at else []
    notes += [f"confirms {other}" for other in statement.confirms] + [f"denies {other}" for other in statement.denies]
    notes += [f"within {statement.within}"] if statement.within else []
    inside = (
        f"{_sure(statement.id, statement.certainty, statement.rule)}{who}"
        f"<p>{escape_text(labels.content_label(statement))}</p>"
        f'<p class="note">{escape_text(" · ".join(notes))}</p>'
    )
    return _card(prefix, statement.id, f"m-{statement.manner}{' nested' if statement.within else ''}", inside)


def _position(prefix: str, position: Position, actors: dict[str, Actor]) -> str:
    names = [labels.actor_label(actors[holder]) for holder in position.holders if holder in actors]
    holder = ", ".join(names) or labels.clean(position.mention.text)
    behalf = actors.get(position.on_behalf_of or "")
    stance = position.attitude + ("" if position.phase == "unmarked" else f", {position.phase}")
    refused = '<span class="note">not:</span> ' if position.negated else ""
    lines = [f"<p><b>{escape_text(stance)}</b> · {refused}{escape_text(labels.spans_label(position.proposition))}</p>"]
    for word, spans in (("if", position.conditions), ("except", position.exceptions), ("because", position.reasons)):
        lines += [f'<p class="note">{word}: {escape_text(labels.clean(span.text))}</p>' for span in spans]
    notes = [f"for {labels.actor_label(behalf)}"] if behalf else []
    notes += [f"since {labels.moment_label(position.since)}"] if position.since else []
    notes += [f"until {labels.moment_label(position.until)}"] if position.until else []
    notes += [f"rests on {position.statement}"] if position.statement else []
    notes += [f"replaces {position.replaces}"] if position.replaces else []
    if notes:
        lines.append(f'<p class="note">{escape_text(" · ".join(notes))}</p>')
    sure = _sure(position.id, position.certainty, position.rule)
    return _card(prefix, position.id, "", f"{sure}<strong>{escape_text(holder)}</strong>{''.join(lines)}")
