"""Matching: where in a text a rule holds, with the words that make it hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from standpunkt.answers.rule import SCOPES, All, Any, Named, Near, Not, Phrase, Rule, Within
from standpunkt.answers.words import Word, ends_as, find_sentences, find_words, is_form_of, load_answer_words, words_in
from standpunkt.lexicon.particles import load_particles
from standpunkt.model import Position, Reading, Span
from standpunkt.resolve.figures import folded

MATTER = "proposition"
OPENED_BY = ("condition", "exception", "only", "change")
"""Classes of the words that set off a condition or exception from what it limits."""
Found = frozenset[int] | None
"""Indices of the words that match; None: no match; empty where only a `not` holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text's words and who is mentioned where."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Span, ...]
    endings: frozenset[str]
    named: Mapping[str, frozenset[int]]
    """Indices of the words that mention an actor, by folded name."""


def page_of(reading: Reading) -> Page:
    """Give the page of a reading."""
    text = reading.document.text
    words = find_words(text)
    named: dict[str, frozenset[int]] = {}
    for actor in reading.actors:
        if actor.name:
            key = folded(actor.name)
            named[key] = named.get(key, frozenset()) | words_in(words, actor.mentions)
    return Page(text=text, words=words, sentences=find_sentences(text), named=named,
                endings=load_answer_words(reading.document.language).endings)  # fmt: skip


def page_of_text(text: str, language: str) -> Page:
    """Give the page of a bare text, in which nobody is known by name but as written."""
    return Page(text=text, words=find_words(text), sentences=find_sentences(text),
                endings=load_answer_words(language).endings, named={})  # fmt: skip


Scopes = Mapping[str, frozenset[int]]


def whole_text(page: Page) -> Scopes:
    """Give scopes that are all the whole text: how the examples of a question are looked at."""
    everything = frozenset(range(len(page.words)))
    return dict.fromkeys(SCOPES, everything)


def scopes_of(page: Page, reading: Reading, position: Position) -> Scopes:
    """Give the words that each scope of a rule means for a position.

    The proposition is read without its conditions and exceptions, and with the one that it stands for; a modifier that
    limits it ("militære mål i Rusland") belongs to it.
    """
    limits = (*position.conditions, *position.exceptions)
    cut = words_in(page.words, [span for span in limits if _is_set_off(span, reading.document.language)])
    matter = words_in(page.words, position.proposition) - cut
    if position.refers_to:
        other = next((one for one in reading.positions if one.id == position.refers_to), None)
        if other is not None:
            matter |= words_in(page.words, other.proposition)
    if not matter:
        matter = words_in(page.words, position.proposition)
    spots = (*position.cue, position.mention)
    near = [span for span in page.sentences if any(span.overlaps(spot) for spot in spots)]
    title = (reading.document.title,) if reading.document.title else ()
    return {
        "condition": words_in(page.words, limits),
        "cue": words_in(page.words, position.cue),
        "holder": words_in(page.words, (position.mention,)),
        "paragraph": words_in(page.words, _paragraphs(page.text, spots)) | matter,
        "proposition": matter,
        "sentence": words_in(page.words, near) | matter,
        "story": frozenset(range(len(page.words))),
        "title": words_in(page.words, title),
    }


def _is_set_off(span: Span, language: str) -> bool:
    """Say whether a condition or exception begins with a word that opens one."""
    first = span.text.split()[0].lower().rstrip(",") if span.text.split() else ""
    particles = load_particles(language)
    return any(first == particle.words[0] for name in OPENED_BY for particle in particles.of(name))


def _paragraphs(text: str, spots: tuple[Span, ...]) -> list[Span]:
    """Give the lines in which the spans begin."""
    found = []
    for spot in spots:
        end = text.find("\n", spot.start)
        found.append(Span.of(text, text.rfind("\n", 0, spot.start) + 1, end if end >= 0 else len(text)))
    return found


def match(rule: Rule, page: Page, scopes: Scopes, scope: str = MATTER) -> Found:
    """Give the words with which the rule holds in a scope, None where it does not hold."""
    inside = scopes[scope]
    if isinstance(rule, Phrase):
        return _phrase(rule, page, inside)
    if isinstance(rule, Named):
        return _named(rule, page, inside)
    if isinstance(rule, Within):
        return match(rule.rule, page, scopes, rule.scope)
    if isinstance(rule, Not):
        return frozenset() if match(rule.rule, page, scopes, scope) is None else None
    if isinstance(rule, Near):
        return _near(rule, page, scopes, scope)
    found = [match(part, page, scopes, scope) for part in rule.rules]
    held = [one for one in found if one is not None]
    if isinstance(rule, All) and len(held) < len(found):
        return None
    if isinstance(rule, Any) and not held:
        return None
    return frozenset().union(*held)


def _phrase(rule: Phrase, page: Page, inside: frozenset[int]) -> Found:
    found: set[int] = set()
    for at in inside:
        run = range(at, at + len(rule.words))
        if all(i in inside and _is_word(page, i, word) for i, word in zip(run, rule.words, strict=True)):
            found.update(run)
    return frozenset(found) or None


def _is_word(page: Page, at: int, word: str) -> bool:
    form = page.words[at].form
    if word == "*":
        return True
    if word[0] == "=":
        return form == word[1:]
    stem = word.strip("*")
    if word[0] == "*" and word[-1] == "*":
        return stem in form
    if word[0] == "*":
        return ends_as(form, stem, page.endings)
    if word[-1] == "*":
        return form.startswith(stem)
    return is_form_of(form, word, page.endings)


def _named(rule: Named, page: Page, inside: frozenset[int]) -> Found:
    mentioned = page.named.get(folded(rule.name), frozenset()) & inside
    if mentioned:
        return mentioned
    return _phrase(Phrase(tuple(f"={word}" for word in rule.name.lower().split())), page, inside)


def _near(rule: Near, page: Page, scopes: Scopes, scope: str) -> Found:
    one, other = match(rule.one, page, scopes, scope), match(rule.other, page, scopes, scope)
    if one is None or other is None:
        return None
    close = {(i, k) for i in one for k in other if i != k and abs(i - k) <= rule.words}
    return frozenset(i for pair in close for i in pair) or None


def runs(page: Page, found: frozenset[int]) -> tuple[Span, ...]:
    """Give the matched words as spans, words that follow each other as one."""
    out: list[tuple[int, int]] = []
    for at in sorted(found):
        if out and out[-1][1] == at - 1:
            out[-1] = (out[-1][0], at)
        else:
            out.append((at, at))
    return tuple(Span.of(page.text, page.words[a].start, page.words[b].end) for a, b in out)
