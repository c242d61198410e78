"""Actors of a document: its phrases found, resolved and put into statements."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from standpunkt.lexicon.entries import Lexicon
from standpunkt.lexicon.names import load_names
from standpunkt.model import Actor, Document, Mention, Span, Statement, Token
from standpunkt.parse.tree import has_feature
from standpunkt.resolve.amounts import scan_amounts
from standpunkt.resolve.attach import attach
from standpunkt.resolve.confirming import with_confirmations
from standpunkt.resolve.counted import counts_of, lists_in
from standpunkt.resolve.deeds import scan_done, tell_deeds
from standpunkt.resolve.finish import FIRST, Cast, make_actors
from standpunkt.resolve.naming import name_figures
from standpunkt.resolve.nouns import noun_phrase, scan_nouns, scan_others, scan_pronouns
from standpunkt.resolve.ones import scan_ones
from standpunkt.resolve.phrases import Phrase, phrases_in
from standpunkt.resolve.scan import PLACES, Scan, scan_known, scan_openings, scan_proper
from standpunkt.resolve.signatures import credit, with_publisher
from standpunkt.resolve.walk import ANYBODY, REFLEXIVE, Walk
from standpunkt.resolve.written_titles import scan_titles
from standpunkt.statements.page import Page

DEFAULT_YEAR = 2024
MAX_QUOTED_SENTENCES = 40
"""So many quoted sentences may stand between the parts of the sentence around them."""
COMMA = ","
MAX_NESTED = 4
"""So many quotations may stand within one that is still open."""
MIN_PARAGRAPHS = 3
MINDED = ("view", "wish")
"""Acts that nobody but the one who does them can know of."""
QUANTIFYING = ("DET", "NUM", "PRON", "CCONJ")
"""Words that stand for those they count ("all three", "both")."""
MAX_TITLE_WORDS = 25
"""A first paragraph this short above others is read as a headline where none is marked."""


def resolve_actors(
    page: Page, document: Document, statements: Sequence[Statement], extra: Sequence[Span] = ()
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """Give the actors of a document, "a1" … in order of first mention, and the statements with their actors filled in.

    `extra` are other spans that need an actor, such as holders of positions.  What is not clear has no actor.
    """
    wanted = sorted({*wanted_spans(statements), *extra})
    cast = trace(page, document, statements, wanted)
    actors, ids = make_actors(cast, wanted)
    actors = with_publisher(actors, document, load_names(document.language))
    return actors, with_confirmations(tuple(_filled(s, ids) for s in statements), page)


def trace(page: Page, document: Document, statements: Sequence[Statement], wanted: Sequence[Span]) -> Cast:
    """Give every phrase of a document that may mention somebody, with the figure it was resolved to."""
    names = load_names(document.language)
    year = document.published.year if document.published else DEFAULT_YEAR
    scans = []
    for sentence in page.sentences:
        scan = Scan(sentence, names, page.text, year, page.grammar.of("negation"))
        scan_titles(scan)
        scan_known(scan)
        scan_proper(scan)
        scans.append(scan)
    surnames = frozenset(p.words[-1] for scan in scans for p in scan.phrases if p.sort in ("person", "body") and p.words)
    for scan in scans:
        scan_openings(scan, surnames)
        scan_nouns(scan)
        scan_done(scan, page.speakers)
        scan_others(scan, page.speakers)
        scan_pronouns(scan)
        scan_amounts(scan)
        attach(scan)
        scan_ones(scan)
    _fill(scans, wanted, page)
    for scan in scans:
        tell_deeds(scan)
    phrases = sorted((p for scan in scans for p in scan.phrases), key=lambda p: (p.sentence, p.first, -p.last))
    chosen = {span: phrase for span in wanted if (phrase := _main(phrases_in(phrases, span), span, page)) is not None}
    for phrase in chosen.values():
        phrase.wanted = True
    _place_in_quotations(phrases, page)
    _tell_minds(statements, chosen, page)
    for phrase in phrases:
        _place_or_government(phrase)
    sources = {id(chosen[span]) for s in statements if s.source and (span := s.source.span) in chosen}
    walk = Walk(
        names, name_figures(phrases, names), _speakers(phrases, statements, chosen), sources, _title_end(page, document),
        counts=counts_of(phrases, page.sentences, names), lists=lists_in(phrases, page.sentences),
    )  # fmt: skip
    walk.run(phrases)
    cast = Cast(page, names, phrases, walk.found, chosen, walk.pairs)
    cast.speak(_speakers(phrases, statements, chosen))
    credit(document, cast, names)
    return cast


def actor_of(span: Span | Mention, actors: Iterable[Actor]) -> Actor | None:
    """Give the actor whose mention shares most with a span, of two alike the closer one; None if none does."""
    best: tuple[int, int, Actor] | None = None
    for actor in actors:
        for mention in actor.mentions:
            shared = min(mention.end, span.end) - max(mention.start, span.start)
            if shared > 0 and (best is None or (shared, mention.start - mention.end) > best[:2]):
                best = shared, mention.start - mention.end, actor
    return best[2] if best is not None else None


def wanted_spans(statements: Sequence[Statement]) -> list[Span]:
    """Give the spans of statements that need an actor."""
    found = []
    for statement in statements:
        found += [m.span for m in (statement.source, statement.addressee, *statement.via) if m is not None]
    return found


def _title_end(page: Page, document: Document) -> int:
    if document.title is not None:
        return document.title.end
    first = page.paragraphs[0] if len(page.paragraphs) >= MIN_PARAGRAPHS else None
    return first.end if first is not None and len(first.text.split()) <= MAX_TITLE_WORDS else 0


def _fill(scans: Sequence[Scan], wanted: Sequence[Span], page: Page) -> None:
    """Add a phrase for each wanted span in which none was found."""
    starts = [scan.sentence.span.start for scan in scans]
    for span in wanted:
        at = bisect_right(starts, span.start) - 1
        tokens: list[Token] = []
        scan = None
        for scan in scans[max(0, at - MAX_QUOTED_SENTENCES) : at + 1][::-1]:
            tokens = [
                t for t in scan.tokens if t.start < span.end and t.end > span.start and t.upos != "PUNCT" and not t.placeholder
            ]
            if tokens:
                break
        if scan is None or not tokens:
            continue
        if len(tokens) == 1 and tokens[0].text.lower() in scan.names.words.of(REFLEXIVE):
            phrase = scan.add(tokens[0].i, tokens[0].i, tokens[0].i, "pronoun")
            phrase.lemma, phrase.subject, phrase.inside = REFLEXIVE, False, scan.taken[tokens[0].i]
            phrase.inside = None if phrase.inside is phrase else phrase.inside
            continue
        if len(tokens) == 1 and tokens[0].text.lower() in scan.names.words.of(ANYBODY) and scan.taken[tokens[0].i] is None:
            scan.add(tokens[0].i, tokens[0].i, tokens[0].i, "pronoun").lemma = ANYBODY
            continue
        inside = {t.i for t in tokens}
        if any(scan.taken[t.i] is not None for t in tokens):
            _fill_owned(scan, tokens, page.cues)
            continue
        low = tokens[0].text.lower()
        some = low in page.grammar.of("somebody") and low not in page.grammar.of("impersonal")
        if len(tokens) == 1 and tokens[0].upos == "PRON" and not some and not scan.names.words.count_of([low]):
            continue
        head = next(
            (t for t in tokens if t.head not in inside and t.upos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON")), tokens[-1]
        )
        phrase = noun_phrase(scan, head.i)
        phrase.sort, phrase.counts_only = "other", head.upos in QUANTIFYING
        phrase.marks |= {"aged"} if head.upos == "ADJ" and head.text[0].isdigit() else set()


def _fill_owned(scan: Scan, tokens: Sequence[Token], cues: Lexicon) -> None:
    """Add the phrase of a noun of no table that belongs to somebody ("hans kontor"): what speaks is the noun.

    What somebody says is left to them ("hans svar").
    """
    held, inside = scan.taken[tokens[0].i], {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside), None)
    if held is None or held.sort != "pronoun" or held.inside is not None or head is None:
        return
    if not held.genitive:
        _fill_determined(scan, held, head)
        return
    if head.upos != "NOUN" or scan.taken[head.i] is not None:
        return
    if any(entry.pos == "NOUN" for entry in cues.of_word(head.lemma, head.text)):
        return
    phrase = noun_phrase(scan, head.i)
    phrase.sort, phrase.owner, held.inside = "other", held, phrase


def _fill_determined(scan: Scan, article: Phrase, head: Token) -> None:
    """Add the phrase of a word that an article makes a noun, which is no pronoun then ("de | ansatte i DSB")."""
    if head.i == article.head and head.i + 1 < len(scan.tokens) and scan.tokens[head.i + 1].head == head.i:
        head = scan.tokens[head.i + 1]  # a participle that a parse hangs on the article as a relative clause
        determines = head.upos in ("ADJ", "VERB") and not has_feature(head, "VerbForm=Fin")
    else:
        determines = scan.tokens[article.head].head == head.i and scan.tokens[article.head].deprel == "det"
    if not determines or scan.taken[head.i] is not None or head.upos not in ("ADJ", "VERB", "NOUN"):
        return
    phrase = noun_phrase(scan, head.i)
    scan.widen(phrase, article.first, head.i)
    phrase.sort, phrase.plural, phrase.people, phrase.definite = "other", phrase.plural or article.plural, True, True
    phrase.marks -= {"bare"}
    phrase.subject, article.sort, article.inside = article.subject, "part", phrase


def _main(phrases: Sequence[Phrase], span: Span, page: Page) -> Phrase | None:
    """Give the phrase that a span as a whole means: its head's, else the outermost that begins it."""
    heads_in = (p for p in phrases if p.sort == "person" and p.start <= span.start and _is_headed(p, span, page))
    within = [p for p in phrases if p.end <= span.end + 1] or list(phrases)
    within += [p for p in heads_in if p not in within]  # "statsminister Karen Holm | (S)"
    outer = [p for p in within if p.inside is None or p.inside not in within]
    heads = [p for p in outer if p.sort != "pronoun" or p.end - p.start >= span.end - span.start - 1] or outer
    people = [p for p in heads if p.sort == "person" and not (p.behind_preposition and p.start > span.start)]
    if len(people) == 1 and len(heads) > 1 and _is_apposed(people[0], heads, span, page):
        return people[0]
    return min(heads, key=lambda p: (p.genitive and p.end < span.end, not _is_root(p, span, page), p.start)) if heads else None


def _is_apposed(name: Phrase, heads: Sequence[Phrase], span: Span, page: Page) -> bool:
    """Say whether a name stands beside the noun that a span begins with, at its end or with a comma behind.

    "Sekretæren | Karen Holm", "en af beboerne, | Karen Holm, | Vejle"
    """
    behind = page.text[name.end : span.end].strip()
    earlier = [p for p in heads if p.start < name.start and p.sort not in ("noun", "other")]
    closing = not behind and len(name.words) > 1 and page.text[: name.start].rstrip().endswith(COMMA)
    if name.behind_preposition or (earlier and not closing) or any(_is_root(p, span, page) for p in earlier):
        return False
    later = [p for p in heads if p.start > name.start]
    return len(behind) <= 1 or (behind.startswith(COMMA) and not any(p.joined for p in (name, *later)))


def _is_headed(phrase: Phrase, span: Span, page: Page) -> bool:
    """Say whether the head of a phrase stands within a span."""
    head = page.sentences[phrase.sentence].tokens[phrase.head]
    return span.start <= head.start and head.end <= span.end


def _is_root(phrase: Phrase, span: Span, page: Page) -> bool:
    """Say whether the head of a phrase hangs on a word outside the span."""
    tokens = page.sentences[phrase.sentence].tokens
    above = tokens[phrase.head].head
    return above < 0 or not span.start <= tokens[above].start < span.end


def _place_in_quotations(phrases: Sequence[Phrase], page: Page) -> None:
    """Set for each phrase the quotation that it stands in, whatever sentence its tokens were parsed in."""
    quotations = sorted(page.quotations, key=lambda q: (q.start, -q.end))
    starts = [quotation.start for quotation in quotations]
    told = list(accumulate(int(sentence.quotation is None) for sentence in page.sentences))
    for phrase in phrases:
        phrase.quotation, phrase.told = None, told[phrase.sentence]
        for quotation in reversed(
            quotations[max(0, bisect_right(starts, phrase.start) - MAX_NESTED) : bisect_right(starts, phrase.start)]
        ):
            if phrase.start < quotation.end:
                if phrase.end >= quotation.end and phrase.start <= quotation.start:
                    phrase.marks |= {"marked"}  # "John" fortæller …
                else:
                    phrase.quotation = quotation.index
                break


def _place_or_government(phrase: Phrase) -> None:
    """Mark a capital, building or region that is only a place here: it neither speaks nor holds a position."""
    if phrase.sighting is not None and phrase.sort == "known" and phrase.sighting.way in PLACES and not phrase.wanted:
        phrase.marks |= {"place"}


def _tell_minds(statements: Sequence[Statement], chosen: Mapping[Span, Phrase], page: Page) -> None:
    """Mark whose thought or wish is told in words without marks that somebody is said to say."""
    for statement in statements:
        phrase = chosen.get(statement.source.span) if statement.source is not None else None
        if phrase is None or phrase.quotation is None or statement.act not in MINDED:
            continue
        if page.quotations[phrase.quotation].kind == "clause":
            phrase.marks |= {"minded"}


def _speakers(phrases: Sequence[Phrase], statements: Sequence[Statement], chosen: dict[Span, Phrase]) -> dict[int, Phrase]:
    """Give for each phrase within a statement's content the phrase of who says it, the innermost statement's."""
    found: dict[int, Phrase] = {}
    ordered = sorted(((c, s) for s in statements if s.source and s.source.span in chosen for c in s.content),
                     key=lambda pair: pair[0].start - pair[0].end)  # fmt: skip
    for content, statement in ordered:
        for phrase in phrases_in(phrases, content):
            source = chosen[statement.source.span] if statement.source is not None else None
            if (
                source is not None
                and content.start <= phrase.start < content.end
                and not (
                    source.sort == "pronoun" and source.lemma in FIRST and phrase.sort == "pronoun" and phrase.lemma in FIRST
                )
            ):
                found[id(phrase)] = source
    return found


def _filled(statement: Statement, ids: dict[Span, str]) -> Statement:
    def mention(given: Mention | None) -> Mention | None:
        return replace(given, actor=ids.get(given.span)) if given is not None else None

    via = tuple(replace(m, actor=ids.get(m.span)) for m in statement.via)
    return replace(statement, source=mention(statement.source), addressee=mention(statement.addressee), via=via)
