"""Rule for attributions by preposition: "ifølge X", "i følge X", "efter X' opfattelse"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from standpunkt.lexicon.entries import Entry
from standpunkt.lexicon.grammar import Grammar
from standpunkt.lexicon.speakers import DOCUMENT
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.contents.clauses import STOPPING, VERBAL, is_within_word
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import mended, noun_phrase, phrase_span, spans_of, trimmed
from standpunkt.statements.labels import cue_spans
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.sources.speaking import can_speak
from standpunkt.statements.subjects.by_tree import subject_of

MIN_HEADED = 2
MAX_OPENER_DISTANCE = 4
"""A subordinate clause whose verb stands before the attribution was opened at most so many tokens before it."""


def according_statements(page: Page) -> Iterator[Draft]:
    """Yield the statements attributed by a preposition, sentence by sentence."""
    for index, tree in enumerate(page.trees):
        for cue in page.cues_in(index):
            if not is_attribution(cue):
                continue
            adverb = cue.entry.pos == "ADV"
            draft = _by_adverb(page, index, tree, cue) if adverb else _statement(page, index, tree, cue)
            if draft is not None:
                yield draft


def is_attribution(cue: Cue) -> bool:
    """Say whether a cue is a preposition, or a noun under one, that gives the source of its clause."""
    if not cue.entry.frames_of("quote"):
        return False
    if cue.entry.pos == "ADV":
        return cue.entry.source == "none" and not cue.entry.weak
    under = any(part.upos in ("ADP", "SCONJ", "ADV") and part.i < cue.token.i for part in cue.parts)
    return cue.entry.pos == "ADP" or (cue.entry.pos == "NOUN" and under)


def according_phrase(tree: Tree, cue: Cue) -> Token | None:
    """Give the head of the phrase under the preposition."""
    if cue.entry.pos == "NOUN":
        return cue.token
    if cue.entry.source == "possessor" and cue.parts:
        return cue.tokens[-1]
    head = tree.head(cue.token)
    last = cue.tokens[-1].i
    end = next((token.i for token in tree.tokens[last + 1 :] if has_feature(token, "VerbForm=Fin")), len(tree))
    hangs = head is not None and head.i > last and is_deprel(cue.token, "case", "mark")
    if hangs and head is not None and not (head.i >= end and any(token.text == "," for token in tree.tokens[last + 1 : end])):
        return head
    for token in tree.tokens[last + 1 : last + 6]:
        if token.upos in ("PROPN", "NOUN", "PRON"):
            return _top(tree, token, end) if hangs else token
    return None


def _top(tree: Tree, token: Token, end: int) -> Token:
    """Climb from a word of a phrase to its head, staying in front of token `end`."""
    for above in tree.ancestors(token):
        if above.i >= end or above.upos not in ("PROPN", "NOUN", "PRON"):
            break
        token = above
    return token


def _statement(page: Page, index: int, tree: Tree, cue: Cue) -> Draft | None:
    phrase = according_phrase(tree, cue)
    if phrase is None or any(token.placeholder for token in tree.tokens):
        return None
    owned = tree.child(phrase, "nmod:poss") is not None or any(
        has_feature(det, "Poss=Yes") for det in tree.children(phrase, "det")
    )
    if cue.entry.source == "possessor" and not owned:
        return _by_own_account(page, index, tree, cue, phrase)
    inside = [token for token in mended(tree, noun_phrase(tree, phrase)) if token not in cue.tokens or token is phrase]
    inside = [token for token in inside if token.i > cue.tokens[0].i]
    if not inside:
        return None
    if any(token.text.lower() in page.grammar.of("own") for token in inside[:1]):
        return _by_own_account(page, index, tree, cue, phrase)
    inside = _without_amount(_without_subject(tree, inside, page.grammar))
    inside += _set_off(tree, inside[-1], page.grammar)
    inside += _rest_of_source(page, tree, cue, inside[-1])
    if cue.entry.pos == "ADP" and not _is_voice(page, cue, inside):
        return None
    source_tokens = _source_tokens(page, tree, phrase, cue.entry, inside)
    if cue.entry.act == "view" and source_tokens[0].text.lower() in page.grammar.of("first-person"):
        return None  # "efter min mening": the author's own view, or the speaker's
    end = source_tokens[-1] if source_tokens[-1] is not inside[-1] else tree.tokens[_behind_bracket(tree, inside[-1].i)]
    source = trimmed(page.text, source_tokens[0].start, end.end)
    first, last = min(cue.tokens[0].i, inside[0].i), _behind_bracket(tree, max(inside[-1].i, cue.tokens[-1].i))
    last = _behind_relative(tree, phrase, last)
    content = clause_around(page, tree, first, last)
    if source is None or not content:
        return None
    words = {source.text.casefold(), *(token.text.casefold() for token in source_tokens if token.upos == "PROPN")}
    act = "report" if words & page.known_relays else cue.entry.act
    return Draft(rule="according-to", act=act, source=source, cue=cue_spans(page.text, cue), content=content,
                 sentence=index, cue_token=cue.token.i, features=frozenset({"according-to"}))  # fmt: skip


def _is_voice(page: Page, cue: Cue, inside: Sequence[Token]) -> bool:
    """Say whether a phrase under a preposition is of somebody who can speak or of a text that is told of as such.

    Not "according to plan", and under a weak preposition no text at all ("per the agreement").
    """
    speakers = [token for token in inside if can_speak(page, token)]
    texts = [token for token in speakers if page.speakers.kind_of(token.lemma, token.text) == DOCUMENT]
    if not speakers or len(texts) < len(speakers):
        return bool(speakers)
    bare = len(inside) == 1 and not has_feature(inside[0], "Number=Plur") and not has_feature(inside[0], "Definite=Def")
    return not (cue.entry.weak or bare)


def _by_adverb(page: Page, index: int, tree: Tree, cue: Cue) -> Draft | None:
    """Give what an adverb says to be somebody's words, nobody tells whose ("the firm is | reportedly | for sale")."""
    if tree.tokens[-1].text == "?" or any(token.placeholder for token in tree.tokens):
        return None
    content = clause_around(page, tree, cue.token.i, cue.token.i)
    if not content:
        return None
    return Draft(rule="according-to", act=cue.entry.act, source=None, cue=cue_spans(page.text, cue), content=content,
                 sentence=index, cue_token=cue.token.i, features=frozenset({"according-to", "sourceless"}))  # fmt: skip


def _by_own_account(page: Page, index: int, tree: Tree, cue: Cue, phrase: Token) -> Draft | None:
    """Read "han drak efter eget udsagn fem flasker": who owns the account is the subject of its clause."""
    own = [token for token in tree.tokens[cue.tokens[0].i + 1 : phrase.i] if token.text.lower() in page.grammar.of("own")]
    verb = next((token for token in tree.ancestors(phrase) if token.upos in VERBAL), None)
    subject = subject_of(tree, verb, page.grammar) if own and verb is not None else None
    span = phrase_span(tree, subject, page.text, before=cue.token) if subject is not None and subject.i < cue.token.i else None
    content = clause_around(page, tree, cue.tokens[0].i, phrase.i)
    if span is None or not content:
        return None
    return Draft(rule="according-to", act=cue.entry.act, source=span, cue=cue_spans(page.text, cue), content=content,
                 sentence=index, cue_token=cue.token.i, features=frozenset({"according-to"}))  # fmt: skip


def _set_off(tree: Tree, last: Token, grammar: Grammar) -> Sequence[Token]:
    """Give the appositions behind a name up to the comma that the verb follows ("Ifølge Bodil Krog," | "professor,").

    Where the verb does not stand second, what stands in front of it is its own subject ("According to the paper, | the
    mayor, Ann Hill, | said …").
    """
    end = last.i
    while end + 2 < len(tree) and tree.tokens[end + 1].text == ",":
        stop = next((token.i for token in tree.tokens[end + 2 :] if token.text == ","), None)
        if stop is None or stop + 1 >= len(tree):
            break
        segment = tree.tokens[end + 2 : stop]
        if any(token.upos in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON") for token in segment) or not segment:
            break
        if tree.tokens[stop + 1].upos not in (*VERBAL, "NOUN", "PROPN", "ADJ"):
            break
        end = stop - 1
    is_subject = end + 2 < len(tree) and end > last.i and has_feature(tree.tokens[end + 2], "VerbForm=Fin")
    return () if is_subject and not grammar.verb_second else tree.tokens[last.i + 1 : end + 1]


def _without_subject(tree: Tree, inside: list[Token], grammar: Grammar) -> list[Token]:
    """Give a source without what a comma sets off from it in front of a finite verb, which is the subject of that
    ("According to the Post, | the clerk, Ann Hill, | said …")."""
    last = inside[-1].i + 1
    if last < len(tree) and tree.tokens[last].text == ",":
        last += 1
    if grammar.verb_second or last >= len(tree) or not has_feature(tree.tokens[last], "VerbForm=Fin"):
        return inside
    comma = next((i for i, token in enumerate(inside) if token.text == ","), len(inside))
    return inside[:comma] if comma else inside


def _without_amount(inside: list[Token]) -> list[Token]:
    """Give a source up to the comma that an amount or a preposition follows ("according to reports, | of the ten …")."""
    pairs = enumerate(pairwise(inside))
    commas = (i for i, (mark, token) in pairs if i and mark.text == "," and token.upos in ("ADP", "SYM"))
    return inside[: next(commas, len(inside))]


def _rest_of_source(page: Page, tree: Tree, cue: Cue, last: Token) -> Sequence[Token]:
    """Give what a source at the end of its sentence has behind it, up to the next mark ("according to men | close to her")."""
    first = cue.tokens[0].i
    if page.grammar.verb_second or cue.entry.pos != "ADP" or first == 0 or tree.tokens[first - 1].text != ",":
        return ()
    end = next((token.i for token in tree.tokens[last.i + 1 :] if token.text in STOPPING), len(tree))
    rest = tree.tokens[last.i + 1 : end]
    told_when = bool(rest) and (rest[-1].i in tree.when_told or (rest[0].i in tree.when_told and last.upos != "VERB"))
    ends = end >= len(tree) - 1 and bool(rest) and not told_when
    told = any(has_feature(token, "VerbForm=Fin") or token.upos in ("SCONJ", "CCONJ") for token in rest)
    return rest if ends and not told else ()


def _behind_relative(tree: Tree, phrase: Token, last: int) -> int:
    """Give the last token of the relative clause that a comma sets off behind a source, token `last` if there is none."""
    if last + 2 >= len(tree) or tree.tokens[last + 1].text != "," or tree.tokens[last + 2].text.lower() not in tree.relatives:
        return last
    end = next((token.i for token in tree.tokens[last + 3 :] if token.text in STOPPING), len(tree))
    return max(tree.subtree(phrase)[-1].i, end - 1)


def _behind_bracket(tree: Tree, last: int) -> int:
    """Give the last token of what stands in brackets right behind token `last`, or that itself ("Ida Holm | (S)")."""
    if last + 1 < len(tree) and tree.tokens[last + 1].text == ")" and tree.tokens[last - 1].text == "(":
        return last + 1
    if last + 3 < len(tree) and tree.tokens[last + 1].text == "(" and tree.tokens[last + 3].text == ")":
        return last + 3
    return last


def _source_tokens(page: Page, tree: Tree, phrase: Token, entry: Entry, inside: Sequence[Token]) -> Sequence[Token]:
    """Give the possessor if the entry asks for it or the noun is a text ("ifølge politiets oplysninger"), else the phrase."""
    owner = tree.child(phrase, "nmod:poss") or next(
        (det for det in tree.children(phrase, "det") if has_feature(det, "Poss=Yes")), None
    )
    if owner is not None and (entry.source == "possessor" or not page.speakers.kind_of(phrase.lemma)):
        tokens = [token for token in tree.subtree(owner) if token.i < phrase.i]
        if tokens:
            return tokens
    return inside


def clause_around(page: Page, tree: Tree, first: int, last: int) -> tuple[Span, ...]:
    """Give the clause around an attribution that stands at tokens `first` to `last`: what opens it, what ends it."""
    start, is_subordinate = _clause_start(page, tree, first)
    end = len(tree)
    if is_subordinate:
        head = tree.head(tree.tokens[start])
        reach = max((token.i for token in tree.subtree(head)), default=0) if head is not None else 0
        if reach > last:
            end = reach + 1
    end = min(end, next(_told_by_others(page, tree, last), end), next(_accorded_apart(page, tree, last), end))
    tokens = [token for token in tree.tokens[start:end] if not first <= token.i <= last]
    while tokens and tokens[0].upos in ("PUNCT", "CCONJ"):
        tokens = tokens[1:]
    if not start and len(tokens) > MIN_HEADED and tokens[1].text == ":" and tokens[0].upos in ("NOUN", "PROPN"):
        tokens = tokens[2:]  # "| Trafik: | Broen er ifølge byrådet for smal"
    if is_subordinate and tokens and tokens[0].text.lower() not in tree.relatives & page.grammar.of("subject-relative"):
        tokens = tokens[1:] if tokens[0].i == start else tokens
    return spans_of(tokens, page.text, tree.tokens)


def _told_by_others(page: Page, tree: Tree, last: int) -> Iterator[int]:
    """Yield where what is attributed is joined to a clause that says whose words it has ("…" | ", and the union fears …")."""
    cues = {cue.token.i for cue in page.cues_in(tree.sentence.index) if cue.entry.pos == "VERB"}
    for token in tree.tokens[last + 1 :]:
        subject = tree.child(token, "nsubj") if token.i in cues and is_deprel(token, "conj") else None
        joint = tree.child(token, "cc")
        if subject is None or joint is None or not joint.i < subject.i < token.i or not has_feature(token, "VerbForm=Fin"):
            continue
        if tree.tokens[joint.i - 1].text == "," and last + 1 < joint.i:
            yield joint.i - 1


def _accorded_apart(page: Page, tree: Tree, last: int) -> Iterator[int]:
    """Yield where what is attributed is joined to a clause with an attribution of its own ("…" | ", og planen er ifølge
    Holm klar")."""
    for cue in page.cues_in(tree.sentence.index):
        if cue.token.i <= last or cue.entry.pos != "ADP" or not is_attribution(cue):
            continue
        joint = next((t for t in reversed(tree.tokens[last + 2 : cue.token.i]) if t.upos == "CCONJ"), None)
        between = tree.tokens[joint.i + 1 : cue.token.i] if joint is not None else ()
        clause = any(has_feature(token, "VerbForm=Fin") for token in between) and all(token.text != "," for token in between)
        if joint is not None and clause and tree.tokens[joint.i - 1].text == ",":
            yield joint.i - 1


def _clause_start(page: Page, tree: Tree, first: int) -> tuple[int, bool]:
    """Give where the clause around an attribution begins, and whether it is a subordinate one."""
    openers = page.grammar.of("complementiser") | tree.relatives
    seen_verb = False
    for token in reversed(tree.tokens[:first]):
        if token.text.lower() in openers or (token.upos == "SCONJ" and is_deprel(token, "mark")):
            if not seen_verb or first - token.i <= MAX_OPENER_DISTANCE:
                return token.i, True
            return 0, False
        if token.upos == "CCONJ" and token.i > 0 and tree.tokens[token.i - 1].text == ",":
            return token.i, False
        if token.text in ("-", "–") and not is_within_word(tree, token) and first - token.i <= 2:
            return first, False
        seen_verb = seen_verb or has_feature(token, "VerbForm=Fin")
    return 0, False
