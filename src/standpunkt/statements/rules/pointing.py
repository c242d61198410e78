"""Rules for contents outside the cue's clause: words in marks right behind it, and the sentence it points back to."""

from standpunkt.model import Sentence, Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.contents.clauses import clause_tokens
from standpunkt.statements.cues import Cue, is_finite
from standpunkt.statements.extents import phrase_span, trimmed
from standpunkt.statements.labels import act_of, cue_spans
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.sources.speaking import can_speak, find_source, is_impersonal, source_span, text_at
from standpunkt.statements.sources.trailing import with_phrase_behind
from standpunkt.statements.subjects.agents import agent_of, source_of
from standpunkt.statements.subjects.by_tree import finite_verb, following_phrase, is_passive
from standpunkt.statements.telling import AUTHOR_ACTS, TOLD_ACTS, is_own_view, is_told
from standpunkt.text.quotations import Quotation

MAX_GAP_CHARS = 3
MAX_LEAD_SENTENCES = 3
STOPS = (".", "!", "?")


def inline_quotation(page: Page, index: int, cue: Cue) -> Draft | None:
    """Read words in marks right behind a cue within the sentence ("kontrolløren råbte "hold til højre"")."""
    tree = page.trees[index]
    supposed = any(is_word(aux, page.grammar.of("supposed")) for aux in _carriers(tree, cue))
    if not cue.entry.frames_of("quote") or supposed:
        return None
    end = cue.tokens[-1].end
    for quotation in page.quotation_places.near(end, end + MAX_GAP_CHARS + 1):
        gap = page.text[end : quotation.outer_start]
        if (
            0 <= quotation.outer_start - end <= MAX_GAP_CHARS
            and quotation.kind in ("double", "single")
            and not gap.strip(" :,")
        ):
            source = find_source(page, tree, cue)
            if source is None or is_own_view(page, tree, source, cue):
                return None
            content = trimmed(page.text, quotation.start, quotation.end)
            if content is None or (quotation.outer_end > tree.sentence.span.end and not quotation.closed):
                return None
            clause = bool(cue.entry.frames_of("that")) and _tells_in_marks(tree, content)
            if not clause and _is_name_of_told(tree, cue, content):
                return None
            content = content if clause or page.grammar.verb_second else _with_clause_behind(page, tree, quotation, content)
            return Draft(rule="that-clause" if clause else "inline-quotation", act=act_of(page, cue, source),
                         source=source_span(page, tree, source, cue), cue=cue_spans(page.text, cue), content=(content,),
                         sentence=index, cue_token=cue.token.i,
                         features=frozenset({cue.entry.pos, "reached", "that"} if clause else {"inline"}))  # fmt: skip
    return None


def _carriers(tree: Tree, cue: Cue) -> list[Token]:
    """Give the auxiliaries that stand before a verb ("| would | respond "at a time of its choosing"")."""
    return [aux for aux in tree.children(cue.token, "aux") if aux.i < cue.token.i]


def _is_name_of_told(tree: Tree, cue: Cue, content: Span) -> bool:
    """Say whether words in marks are the name of who is told (`"We won," he told "Meet the Voters"`)."""
    words = [token for token in tree.tokens if content.start <= token.start < content.end and token.upos != "PUNCT"]
    named = all(token.text[0].isupper() or token.upos in ("ADP", "DET", "CCONJ") for token in words)
    return cue.entry.addressee == "object" and named and any(token.placeholder for token in tree.tokens[: cue.token.i])


def _with_clause_behind(page: Page, tree: Tree, quotation: Quotation, content: Span) -> Span:
    """Give words in marks with the clause behind them that tells more of them (`admitted "two cases" | where it was lost`)."""
    marker = next((token for token in tree.tokens if token.start >= quotation.outer_end), None)
    verb = tree.head(marker) if marker is not None else None
    if marker is None or verb is None or verb.i <= marker.i or not is_finite(tree, verb):
        return content
    opens = is_word(marker, page.grammar.of("complementiser")) or marker.text.lower() in tree.relatives
    run = clause_tokens(tree, verb, marker, (), page.grammar) if opens else ()
    whole = trimmed(page.text, quotation.outer_start, run[-1].end) if run else None
    return whole or content


def _tells_in_marks(tree: Tree, content: Span) -> bool:
    """Say whether words in marks are a clause: a finite verb with its subject (`said "the record is clear"`).

    A relative clause makes none of a title (`showed "The Man who Knew"`).
    """
    inside = [token for token in tree.tokens if content.start <= token.start < content.end]
    told = (token for token in inside if is_deprel(token, "nsubj", "expl") and token.i < token.head <= inside[-1].i)
    verbs = (tree.tokens[token.head] for token in told if token.text.lower() not in tree.relatives)
    return any(is_finite(tree, verb) and not is_deprel(verb, "acl") for verb in verbs)


def pointing_back(page: Page, index: int, cue: Cue) -> Draft | None:
    """Read "Det oplyser X.", "Det har X oplyst.", "Det bekræftes af X.": the content is the sentence that the fronted
    pronoun stands for."""
    tree = page.trees[index]
    if not (cue.entry.frames_of("quote") or _leaves_preposition(tree, cue)) or page.texts[index].quoted is not None:
        return None
    anaphor = _fronted(page, tree, cue)
    if anaphor is None or (cue.entry.pos == "VERB" and not is_finite(tree, cue.token) and _finite(tree, cue) is cue.token):
        return None  # "Det vil ministeren have chefen til at | redegøre for"
    if _is_attributed(page, index) and cue.entry.source != "subject":
        return None  # "- Nej, siger borgmesteren. ⏎⏎ Sådan | lyder | det fra Ida Holm": the same words again
    source = _who_points(page, tree, cue)
    if source is None or source.upos not in ("PROPN", "NOUN", "PRON", "ADJ", "NUM", "X"):
        return None
    content = _lead_before(page, index) or sentence_before(page, index)
    span = phrase_span(tree, source, page.text)
    span = with_phrase_behind(page, tree, span) if source.i > cue.token.i else span
    shows = (
        cue.entry.act == "write" and source.upos == "NOUN" and has_feature(source, "Definite=Ind")
    )  # "Det viser | en rundringning"
    if content is None or span is None or is_impersonal(tree, source, page.grammar) or not (shows or can_speak(page, source)):
        return None
    if is_word(source, page.grammar.of("first-person")) and (cue.entry.act in AUTHOR_ACTS or not is_told(tree, cue.token)):
        return None  # "Det melder vi, når vi er klar."
    return Draft(rule="points-back", act=act_of(page, cue, source), source=span, cue=cue_spans(page.text, cue),
                 content=(content,), sentence=index, cue_token=cue.token.i, features=frozenset({"points-back"}))  # fmt: skip


def _is_attributed(page: Page, index: int) -> bool:
    """Say whether the sentence before is the attribution of words in marks or behind a dash."""
    quoted = page.texts[index - 1].quoted if index else None
    return quoted is not None and page.quotations[quoted].kind != "clause"


def _leaves_preposition(tree: Tree, cue: Cue) -> bool:
    """Say whether what an adjective is said about stands elsewhere than behind its preposition ("Det er partiet | enigt i")."""
    last = cue.tokens[-1].i
    stranded = tree.tokens[last + 1] if cue.entry.pos == "ADJ" and last + 2 < len(tree) else None
    asked = stranded is not None and any(frame.preposition == stranded.text.lower() for frame in cue.entry.frames)
    return asked and tree.tokens[last + 2].upos in ("PUNCT", "CCONJ")


def _fronted(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the pronoun that opens the sentence in front of the finite verb, a conjunction or adverb before it or not."""
    finite = _finite(tree, cue)
    words = page.grammar.of("anaphor")
    front = [token for token in tree.tokens[: finite.i] if token.upos not in ("PUNCT", "CCONJ")]
    if len(front) > 1 and front[0].upos == "ADV" and front[0].text.lower() not in words:
        front = front[1:]
    anaphor = front[0] if front else None
    if anaphor is None or anaphor.text.lower() not in words or finite.i - anaphor.i > 3:
        return None
    if is_word(tree.tokens[anaphor.i + 1], page.grammar.of("identical")) and finite.i == anaphor.i + 2:
        return anaphor  # "Det samme | mener fagforeningen"
    if anaphor.upos == "DET" and tree.head(anaphor) is not cue.token and tree.tokens[anaphor.i + 1].i < finite.i:
        return None  # "Det interview kritiserer træneren"
    return anaphor


def _finite(tree: Tree, cue: Cue) -> Token:
    """Give the finite verb of a cue: its auxiliary or copula in front of it, else itself."""
    carried = cue.entry.pos in ("ADJ", "VERB") and not has_feature(cue.token, "VerbForm=Fin")
    found = finite_verb(tree, cue.token) if carried else None
    return cue.token if found is None else found


def _who_points(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give who says what the pronoun stands for: the subject behind the finite verb, the agent of a passive, a text."""
    if cue.entry.source != "subject":
        return source_of(tree, cue.token, cue.entry, page.grammar) or text_at(page, tree, cue)
    finite = _finite(tree, cue)
    if cue.entry.pos == "VERB" and is_passive(tree, cue.token, page.grammar):
        return agent_of(tree, cue.token, page.grammar)
    if finite is not cue.token and cue.entry.pos != "ADJ" and not _has_told(page, tree, cue, finite):
        return None
    subjects = [child for child in tree.children(cue.token, "nsubj") if child.i > finite.i]
    subjects = [child for child in subjects if child.text.lower() not in page.grammar.of("calendar")]
    source = subjects[0] if subjects else following_phrase(tree, finite, page.grammar)
    speaks = source is not None and source.text.lower() in page.grammar.of("first-person")
    if speaks and not has_feature(cue.token, "VerbForm=Fin") and not has_feature(cue.token, "VerbForm=Part"):
        return None  # "Det kan jeg sige dig."
    if source is None and finite is cue.token:
        source = next((child for child in tree.children(cue.token, "obj", "iobj") if child.i > cue.token.i), None)
    return source


def _has_told(page: Page, tree: Tree, cue: Cue, finite: Token) -> bool:
    """Say whether a verb group tells a finished act without a content of its own ("Det har han sagt", not "… sagt nej til")."""
    if not has_feature(cue.token, "VerbForm=Part") and not (
        cue.entry.act in TOLD_ACTS and finite.lemma.lower() in page.grammar.of("performing")
    ):
        return False
    behind = [token for token in tree.tokens[cue.token.i + 1 :] if token.upos != "PUNCT"]
    stranded = bool(behind) and behind[-1].upos == "ADP"
    return not stranded and not any(child.i > cue.token.i for child in tree.children(cue.token, "obj", "ccomp", "xcomp"))


def _lead_before(page: Page, index: int) -> Span | None:
    """Give the whole lead of a story that a paragraph right behind it attributes ("…. …. ⏎⏎ Det oplyser politiet."), None
    where the text in front is longer, or a sentence of it is attributed by itself."""
    paragraph = page.sentences[index].paragraph
    places = range(index)
    lead = [i for i in places if page.sentences[i].paragraph == paragraph - 1]
    if not 1 < len(lead) <= MAX_LEAD_SENTENCES or lead[-1] != index - 1:
        return None
    headlines = [i for i in places if i not in lead and page.sentences[i].span.text[-1:] in STOPS]
    told = any(page.trees[i].breaks or page.sentences[i].quotation is not None for i in lead)
    if headlines or told:
        return None
    return trimmed(page.text, page.sentences[lead[0]].span.start, page.sentences[lead[-1]].span.end)


def sentence_before(page: Page, index: int) -> Span | None:
    """Give the sentence before, outside the sentence's own quotation; None at the start of a document."""
    own = page.sentences[index]
    headed = page.sentences[index - 1].quotation if index else None
    if headed is not None and page.quotations[headed].kind == "clause" and own.quotation is None and any(
        text.intro_to == headed for text in page.texts[:index]
    ):  # fmt: skip
        quotation = page.quotations[headed]  # "Kilder: | Firmaet er til salg | ⏎⏎ Det siger …"
        return trimmed(page.text, quotation.start, quotation.end) if own.paragraph - quotation.paragraph <= 1 else None
    for earlier in reversed(page.sentences[:index]):
        if earlier.span.end <= own.span.start and (earlier.quotation is None) == (own.quotation is None):
            if own.paragraph - earlier.paragraph > 1:
                return None
            return trimmed(page.text, *_whole(page, earlier))
    return None


def _whole(page: Page, part: Sentence) -> tuple[int, int]:
    """Give where the sentence that a part is of begins and ends: one with an attribution is read in parts ("| Planen er
    dyr |, sagde Holm", "…, sagde Holm, | men den er god")."""
    start, end = part.span.start, part.span.end
    for before in reversed(page.sentences[: part.index]):
        if not _is_clause(page, before) or any(char in (*STOPS, "\n") for char in page.text[before.span.end : start]):
            break
        start = before.span.start
    for after in page.sentences[part.index + 1 :]:
        if not _is_clause(page, after) or page.texts[part.index].quoted != after.quotation:
            break
        end = after.span.end
    return start, end


def _is_clause(page: Page, sentence: Sentence) -> bool:
    return sentence.quotation is not None and page.quotations[sentence.quotation].kind == "clause"
