"""Tails: attributions that follow their content after a comma ("…, siger embedsmanden"), found before they are read.

The sentence is then read in two parts, the content by itself and the tail with a placeholder for it.  Where its tree does
not agree with the cut, the parts are parsed again: a parser that sees both at once confuses their subjects.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from standpunkt.lexicon.conventions import Conventions
from standpunkt.lexicon.entries import Lexicon
from standpunkt.lexicon.grammar import Grammar
from standpunkt.lexicon.speakers import PERSON, Speakers
from standpunkt.model import Sentence, Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.cues import ADDRESSED, find_cues, is_negated
from standpunkt.statements.cutting.behind import attribution_behind
from standpunkt.statements.cutting.headlines import find_signing, names_within
from standpunkt.statements.cutting.parting import parted
from standpunkt.statements.cutting.resuming import resumption, second_half, tells_act
from standpunkt.statements.subjects.by_tree import NOMINAL
from standpunkt.statements.subjects.headed import is_joint, who_is_headed
from standpunkt.text.quotations import Quotation
from standpunkt.text.sentences import SentenceText, plain, with_placeholder

MIN_COLON_WORDS = 2
MAX_NAME_WORDS = 4
MIN_COMMAS = 3
MAX_APPOSITION_WORDS = 12
MIN_CLAIM_TOKENS = 3
BREAKS = (",", "!", "?", "-", "–", "—", "...", "…", ".")
NON_FINITE = ("VerbForm=Inf", "VerbForm=Part", "VerbForm=Ger")
MARKS = "\"'»«”“’"
Part = tuple[SentenceText, Sentence | None]
"""A sentence's text and its parse; None where it is still to be parsed."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The first token of an attribution in its sentence, and the one the content goes on with after it (None: it does not)."""

    first: Token
    resumes: Token | None


def find_tail(tree: Tree, cues: Lexicon, grammar: Grammar, after_dash: bool) -> Tail | None:
    """Give the attribution that ends or interrupts the sentence, None if there is none."""
    verbs = [token for token in tree.tokens[2:] if token.upos in ("VERB", "AUX")]
    openings = {cue.i: first for cue in verbs if (first := _opening(tree, cue, grammar)) is not None}
    if not openings:
        return None
    quoting = {found.token.i for found in find_cues(tree, cues, grammar) if found.entry.frames_of("quote")}
    for cue in reversed(verbs):
        first = openings.get(cue.i)
        if first is not None and first.i < cue.i and first.upos not in ("VERB", "AUX") and grammar.verb_second:
            continue  # "en plan, partiet støtter": no inversion, so a clause that tells of the word before it
        if first is None or cue.i not in quoting or _is_denied(tree, cue, first, grammar):
            continue
        if first is cue and not grammar.verb_second and _names_object(tree, cue, cues):
            continue  # "Holm says it is late, | calls rival a fool"
        if not grammar.verb_second and (_is_object_apart(tree, first, quoting) or _has_object(tree, cue, first, cues, grammar)):
            continue
        whole = after_dash or _is_whole(tree, first, grammar) or (not grammar.verb_second and _is_claim(tree, cue, first))
        if _is_circumstance(tree, cue, first) or not whole:
            continue
        views = all(entry.act == "view" for entry in cues.of(cue.lemma.lower()))
        subject = first if first.upos not in ("VERB", "AUX") else tree.tokens[first.i + 1]
        if views and is_word(subject, grammar.of("first-person")):
            continue  # "…, synes jeg": the author's or the speaker's own view is no statement of its own
        if is_word(subject, grammar.of("second-person")):
            continue  # "I want to tell you now, | you are reprimanded": nobody is told what they themselves say
        if _has_complement(tree, cue, grammar) or _tells_on(tree, cue, grammar):
            continue
        resumes = resumption(tree, cue, grammar, after_dash) or second_half(tree, cue, first, grammar)
        told = resumes is not None and not after_dash and tells_act(tree, resumes, cues)
        return Tail(first, None if told else resumes)
    return None


def _opening(tree: Tree, cue: Token, grammar: Grammar) -> Token | None:
    """Give the first token of an attribution: its finite verb with the subject behind, or the subject in front of it."""
    if is_deprel(cue, "amod"):
        return None  # "…, | gentagne gange | opfordret dem"
    if any(has_feature(cue, form) for form in NON_FINITE):
        found = _auxiliary(tree, cue) or _quoted_as(tree, cue, grammar)
        if found is not None or not _is_perfect(tree, cue):
            return found
    elif _after_break(tree, cue):
        named = None if grammar.verb_second else _name_apart(tree, cue)
        if named is not None:
            return named
        carried = any(child.i < cue.i for child in tree.children(cue, "aux"))  # "had not, as of Monday, | announced any plans"
        return cue if _subject_follows(tree, cue) and not carried else None
    subject = next((child for child in reversed(tree.children(cue, "nsubj")) if child.i < cue.i), None)
    apart = subject is not None and not grammar.verb_second and is_deprel(cue, "acl") and _is_apart(tree, subject, grammar)
    if subject is None or (is_deprel(cue, "acl", "advcl") and not apart):
        return None  # the nearest one: a parser may hang that of the content on the cue as well
    phrase = [token for token in tree.subtree(subject) if token.upos != "PUNCT"]
    first = phrase[0]
    gap = tree.tokens[first.i : cue.i]
    inside = {token.i for token in tree.subtree(subject)}
    if first.i < 2 or not _after_break(tree, first) or first.upos in ("SCONJ", "CCONJ", "ADP") or (
        any(token.i not in inside and token.upos not in ("ADV", "PUNCT", "AUX") for token in gap)
    ):
        return None
    complement = any(child.i > cue.i and is_deprel(child, "ccomp", "xcomp") for child in tree.children(cue))
    return None if complement else first


def _is_apart(tree: Tree, subject: Token, grammar: Grammar) -> bool:
    """Say whether a comma sets a subject apart from the noun that its clause is taken to tell of ("… in the show, | the radio
    | announced"): a relative clause without a relative word stands behind none."""
    first = tree.subtree(subject)[0]
    return tree.tokens[first.i - 1].text == "," and not is_word(subject, grammar.of("relative"))


def _name_apart(tree: Tree, cue: Token) -> Token | None:
    """Give the first word of a name and what it is set apart from by a comma, in front of a verb ("…, | Ole Ask, a spokesman
    for the council, | said"), None if something else stands there."""
    commas = [token.i for token in tree.tokens[: cue.i] if token.text == ","][-3:]
    if len(commas) < MIN_COMMAS or commas[-1] != cue.i - 1:
        return None
    first, second = (tree.tokens[a + 1 : b] for a, b in pairwise(commas))
    first = first[1:] if first and first[0].text in MARKS else first
    names = [bool(part) and all(token.upos == "PROPN" for token in part) for part in (first, second)]
    verbal = any(token.upos in ("VERB", "AUX", "SCONJ", "CCONJ") for part in (first, second) for token in part)
    if not any(names) or verbal or not first or not second or first[0].upos not in NOMINAL or second[0].upos not in NOMINAL:
        return None
    return first[0] if len(first) <= MAX_APPOSITION_WORDS else None


def _quoted_as(tree: Tree, cue: Token, grammar: Grammar) -> Token | None:
    """Give the first word of who is told of as saying what stands in front ("…, | the officials were quoted as | saying")."""
    governor = tree.head(cue)
    if governor is None or not is_word(tree.tokens[cue.i - 1], grammar.of("reporting")):
        return None
    subject = next((child for child in tree.children(governor, "nsubj") if child.deprel == "nsubj:pass"), None)
    first = tree.subtree(subject)[0] if subject is not None and subject.i < governor.i < cue.i else None
    return first if first is not None and first.i > 1 and _after_break(tree, first) else None


def _is_perfect(tree: Tree, cue: Token) -> bool:
    """Say whether a participle is told of now, its auxiliary right before it: "…, Copenhagen | has said | since May"."""
    finite = next((child for child in tree.children(cue, "aux") if has_feature(child, "VerbForm=Fin")), None)
    return finite is not None and finite.i == cue.i - 1 and has_feature(finite, "Tense=Pres") and has_feature(cue, "Tense=Past")


def _auxiliary(tree: Tree, cue: Token) -> Token | None:
    """Give the auxiliary that an attribution opens with, its subject between it and the verb ("…, har ministeren sagt")."""
    first = next((child for child in tree.children(cue, "aux") if child.i > 1 and _after_break(tree, child)), None)
    subjects = [child for child in tree.children(cue, "nsubj") if first is not None and first.i < child.i < cue.i]
    if first is None or not subjects or tree.tokens[first.i + 1].upos not in NOMINAL or has_feature(cue, "VerbForm=Inf"):
        return None
    opening = next(token for token in tree.tokens if token.upos != "PUNCT")
    is_conditional = opening.upos in ("SCONJ", "VERB", "AUX") or is_deprel(opening, "mark")
    return None if is_conditional else first  # "Havde han spurgt, havde hun sagt det."


def _after_break(tree: Tree, cue: Token) -> bool:
    before = tree.tokens[cue.i - 1]
    if before.text in MARKS and cue.i > 1:
        before = tree.tokens[cue.i - 2]
    return before.text in BREAKS


def _subject_follows(tree: Tree, cue: Token) -> bool:
    if cue.i + 1 >= len(tree):
        return False
    following = tree.tokens[cue.i + 1]
    beyond = tree.tokens[cue.i + 2] if cue.i + 2 < len(tree) else following
    titled = following.upos == "VERB" and following.text.islower() and beyond.upos == "PROPN"  # a title taken for a verb
    comparative = following.upos == "ADJ" and has_feature(following, "Degree=Cmp")
    attribute = following.upos == "VERB" and is_deprel(following, "amod")  # "fastholder | administrerende direktør …"
    if not (titled or attribute) and (following.upos not in NOMINAL or comparative):
        return False
    subjects = tree.children(cue, "nsubj")
    if tree.tokens[cue.i - 1].text in MARKS and tree.tokens[cue.i - 2].text == "," and following.upos == "PROPN":
        return True  # `Mrs. Cole "is seen as a friend," said Ian Roe`
    if tree.tokens[cue.i - 1].text == "," and _is_verbless_headline(tree, cue):
        return True  # "Council right about the bridge, says former mayor"
    return not subjects or subjects[-1].i > cue.i or tree.sentence.quotation is not None


def _is_verbless_headline(tree: Tree, cue: Token) -> bool:
    """Say whether a headline has no finite verb in front of one of speech."""
    headline = tree.tokens[-1].text not in (".", "!", "?", "…", ":", ",")
    return headline and not any(has_feature(token, "VerbForm=Fin") for token in tree.tokens[: cue.i])


def _is_denied(tree: Tree, cue: Token, first: Token, grammar: Grammar) -> bool:
    """Say whether a negation stands in the attribution: one in the content is the content's, whatever the tree makes of it."""
    words = grammar.of("negation")
    denies = any(token.text.lower() in words or token.lemma.lower() in words for token in tree.tokens[first.i :])
    return denies and is_negated(tree, cue, grammar)


def _is_circumstance(tree: Tree, cue: Token, first: Token) -> bool:
    """Say whether what stands before a tail only tells when or how it was said ("Asked about it, | she said …")."""
    clause = next((child for child in tree.children(cue, "advcl") if child.i < first.i), None)
    if clause is None or not has_feature(clause, "VerbForm=Part"):
        return False
    return not any(has_feature(child, "VerbForm=Fin") for child in tree.children(clause, "aux", "cop", "aux:pass"))


def _is_whole(tree: Tree, cue: Token, grammar: Grammar) -> bool:
    """Say whether what stands before the tail is a clause of its own, not a subordinate one in front of its verb."""
    left = tree.tokens[: cue.i]
    verbs = [token for token in left if has_feature(token, "VerbForm=Fin")] or [
        token for token in left if _is_lost_past(tree, token)
    ]
    if not verbs:
        return grammar.verb_second and _is_bare_judgement(left)
    first = next((token for token in left if token.upos != "PUNCT"), None)
    if first is None:
        return False
    subordinate = first.upos == "SCONJ" or is_deprel(first, "mark")
    commas = sum(token.text == "," for token in left)
    if subordinate and first.text.lower() not in grammar.of("complementiser"):
        return commas > 1 and (not grammar.verb_second or any(_follows_clause(tree, verb) for verb in verbs))
    counted = any(is_deprel(token, "nsubj") and tree.subtree(token)[0] is first for token in left)  # "| At least | two died"
    if first.upos == "ADP" and not counted and not any(_is_main(tree, verb) for verb in verbs):
        return False  # "På spørgsmålet om, hvorvidt han går, | svarer han: »…«"
    relative = [token for token in left if token.text.lower() in grammar.of("relative") and token.i > 0
                and tree.tokens[token.i - 1].text == ","]  # fmt: skip
    return len(verbs) > len(relative) and not _breaks_off(left, verbs[-1])


def _is_bare_judgement(left: Sequence[Token]) -> bool:
    """Say whether words are an adjective that is all that is said, with adverbs or not ("Alt for dyrt, | mener Holm")."""
    words = [token for token in left if token.upos != "PUNCT"]
    return bool(words) and words[-1].upos == "ADJ" and all(token.upos == "ADV" for token in words[:-1])


def _follows_clause(tree: Tree, verb: Token) -> bool:
    """Say whether a finite verb stands right behind a comma, a word or two that takes up the clause in front between them
    or not ("Hvis det sker, | må vi lukke"; "Når det er sagt, så | må vi lukke")."""
    comma = next((token.i for token in reversed(tree.tokens[: verb.i]) if token.text == ","), None)
    between = tree.tokens[comma + 1 : verb.i] if comma is not None else ()
    return comma is not None and all(token.upos == "ADV" for token in between)


def _is_claim(tree: Tree, cue: Token, first: Token) -> bool:
    """Say whether what stands before a tail is attributed though its finite verb is lost: its last words stand in marks with
    the comma ("The job involved "an accident," | she noted"), or it is a headline ("Aid late for the poor, | report says")."""
    left = tree.tokens[: first.i]
    opener = next((token for token in left if token.upos != "PUNCT"), first)
    verbs = any(token.upos in ("VERB", "AUX") for token in left)
    marked = len(left) > 1 and left[-1].text in MARKS and left[-2].text == ","
    tells_on = first is not cue and any(child.i > cue.i for child in tree.children(cue, "obj", "iobj", "ccomp", "xcomp"))
    if opener.upos in ("ADP", "SCONJ", "ADV", "VERB", "CCONJ", "AUX"):
        return False
    claimed = _is_verbless_headline(tree, first) and not tells_on and len(left) > MIN_CLAIM_TOKENS
    return (marked and verbs) or claimed


def _is_lost_past(tree: Tree, verb: Token) -> bool:
    """Say whether a verb tagged as a participle carries a clause all the same ("The blast | killed | 12, officials said")."""
    participle = has_feature(verb, "VerbForm=Part") and has_feature(verb, "Tense=Past") and verb.upos == "VERB"
    return participle and verb.i > 0 and is_deprel(verb, "ccomp", "root") and not tree.children(verb, "aux", "cop", "mark")


def _is_main(tree: Tree, finite: Token) -> bool:
    """Say whether nothing marks the clause of a finite verb as a subordinate one."""
    carried = tree.head(finite) if is_deprel(finite, "aux", "cop") else None
    heads = [finite, *([carried] if carried is not None else [])]
    return not any(tree.children(head, "mark") or is_deprel(head, "acl", "advcl") for head in heads)


def _breaks_off(left: Sequence[Token], verb: Token) -> bool:
    """Say whether the second subject of two clauses ends before a tail: "Per stayed, and his son, Ole, | left it"."""
    behind = [token for token in left if token.i > verb.i]
    joint = next((token for token in behind if token.upos == "CCONJ" and left[token.i - 1].text == ","), None)
    return joint is not None and sum(token.text == "," for token in behind if token.i > joint.i) > 1


def _has_complement(tree: Tree, cue: Token, grammar: Grammar) -> bool:
    """Say whether the verb has a content of its own on its right ("…, siger han, at …")."""
    for token in tree.tokens[cue.i + 1 : cue.i + 9]:
        if token.text.lower() in grammar.of("relative") or token.upos == "CCONJ":
            return False
        if token.upos == "PRON" and tree.tokens[cue.i + 1].text == ",":
            return False  # "…, unions said, in a move | that could stop trains"
        if token.text.lower() in grammar.of("complementiser"):
            before = tree.tokens[token.i - 1]
            if before.text == "," and _ends_phrase(tree, tree.tokens[token.i - 2], cue):
                return False  # "siger hun | med henvisning til | , at planen er dyr"
            return (before is cue and token.upos == "SCONJ") or before.text == "," or before.upos in ("PRON", "PROPN", "NOUN")
    return False


def _ends_phrase(tree: Tree, preposition: Token, cue: Token) -> bool:
    """Say whether a preposition stands behind a noun that is itself under one ("med henvisning | til")."""
    noun = tree.tokens[preposition.i - 1]
    under = noun.upos == "NOUN" and noun.i > cue.i and tree.child(noun, "case") is not None
    return preposition.upos == "ADP" and under


def _is_object_apart(tree: Tree, first: Token, quoting: Collection[int]) -> bool:
    """Say whether a verb of speech in front has only a phrase between commas behind it, which is the subject of the next
    verb: "the radio reported Ole Ask, the new mayor, | recommended it"."""
    verbs = [token for token in tree.tokens[: first.i] if has_feature(token, "VerbForm=Fin")]
    if not verbs or verbs[-1].i not in quoting:
        return False
    behind = tree.tokens[verbs[-1].i + 1 : first.i - 1]
    return bool(behind) and behind[0].upos in NOMINAL and any(token.text == "," for token in behind)


def _has_object(tree: Tree, cue: Token, first: Token, cues: Lexicon, grammar: Grammar) -> bool:
    """Say whether a verb with its subject in front has an object that is nobody who is told ("…, the two | renewed a vow")."""
    if first.i >= cue.i or any(entry.addressee in ADDRESSED for entry in cues.of(cue.lemma.lower())):
        return False
    things = [child for child in tree.children(cue, "obj") if child.i > cue.i]
    return any(child.text.lower() not in grammar.of("calendar") and child.upos in ("NOUN", "PROPN") for child in things)


def _names_object(tree: Tree, cue: Token, cues: Lexicon) -> bool:
    """Say whether the verb of a headline says something of an object behind it, and so has its speaker in front."""
    says_of = any(frame.takes_object for entry in cues.of(cue.lemma.lower()) for frame in entry.frames)
    return says_of and tree.tokens[-1].text not in (".", "!", "?", "…")


def _tells_on(tree: Tree, cue: Token, grammar: Grammar) -> bool:
    """Say whether a verb has a clause without a marker behind it, and so is no attribution of what stands in front ("…, the
    source said | the ban is new")."""
    behind = tree.tokens[cue.i + 1 :]
    if grammar.verb_second or not behind or behind[0].upos not in NOMINAL:
        return False
    for token in behind:
        if has_feature(token, "VerbForm=Fin"):
            return token.i == cue.i + 2 or not has_feature(tree.tokens[token.i - 1], "Case=Nom")
        if token.text == "," or token.upos in ("SCONJ", "CCONJ") or token.text.lower() in grammar.of("relative"):
            return False
    return False


def find_colon(
    tree: Tree, cues: Lexicon, grammar: Grammar, speakers: Speakers, named: Collection[str] = ()
) -> Token | None:
    """Give the colon after which somebody's words stand without marks ("Hun spørger: Hvad nu?"), None if there is none.

    `named` are the names of the text, by which one that opens a headline is known ("Zelenskyj: Angrebene fortsætter").
    """
    colon = next((token for token in tree.tokens if token.text == ":"), None)
    if colon is None or colon.i == 0 or colon.i + MIN_COLON_WORDS >= len(tree):
        return None
    if not tree.tokens[colon.i + 1].text[0].isupper():
        return None
    quoting = [found for found in find_cues(tree, cues, grammar) if found.entry.frames_of("quote")
               and found.entry.pos in ("VERB", "AUX") and not found.entry.weak and not found.is_negated
               and found.token.i < colon.i]  # fmt: skip
    last_verb = max((token.i for token in tree.tokens[: colon.i] if token.upos == "VERB"), default=-1)
    if any(cue.token.i >= last_verb for cue in quoting):
        return colon
    before = who_is_headed(tree.tokens[: colon.i], grammar) if tree.tokens[-1].text != "." else tree.tokens[: colon.i]
    if len(before) == 1 and is_word(before[0], grammar.of("genre")):
        return None  # "Analyse: Regeringen taber"
    nominal = all(token.upos in ("PROPN", "NOUN", "ADJ") or is_deprel(token, "amod") or is_joint(before, token)
                  for token in before)  # fmt: skip
    kinds = [speakers.kind_of(token.lemma.lower(), token.text) for token in before]
    names = any(token.entity or token.text in named or (token.upos == "NOUN" and kind)
                or (token.upos == "PROPN" and kind == PERSON) for token, kind in zip(before, kinds, strict=True))  # fmt: skip
    says = any(has_feature(token, "VerbForm=Fin") for token in tree.tokens[colon.i :])
    joined = any(token.upos == "CCONJ" for token in before)
    if len(before) > MAX_NAME_WORDS or not nominal or not names or (before[-1].text.isupper() and not joined):
        return None  # a capitalised name before a colon is a dateline
    headline = before[-1].upos == "NOUN" and tree.tokens[-1].text not in (".", "!", "?")
    return colon if says or headline else None


def split_tails(
    text: str, texts: Sequence[SentenceText], sentences: Sequence[Sentence], quotations: Sequence[Quotation],
    cues: Lexicon, grammar: Grammar, conventions: Conventions, speakers: Speakers, paragraphs: Sequence[Span] = (),
) -> tuple[list[Part], list[Quotation]]:  # fmt: skip
    """Give the sentences with those that have a tail replaced by their parts, and all quotations.

    A content without marks or dash becomes a quotation of kind "clause".
    """
    out: list[Part] = []
    known = list(quotations)
    named, people = names_within(sentences), names_within(sentences, "PER")
    for given, sentence in zip(texts, sentences, strict=True):
        last = out[-1][0] if out else None
        behind = attribution_behind(text, last, given, sentence, known, cues, grammar, conventions)
        if behind is not None:
            out.append(behind)
            continue
        tail = None
        if given.quoted is None and len(sentence.tokens) > 3:
            around = known[sentence.quotation] if sentence.quotation is not None else None
            after_dash = around is not None and around.kind == "dash"
            marked = around is not None and around.kind == "double" and around.closed and not grammar.verb_second
            tail = None if marked else find_tail(Tree(sentence), cues, grammar, after_dash)
            tail = None if tail is not None and _leads_up(sentence, tail, given, grammar) else tail
        colon = None
        if tail is None and given.quoted is None and given.intro_to is None:
            colon = find_colon(Tree(sentence), cues, grammar, speakers, named)
        if colon is not None:
            out += _around_colon(text, given, sentence, colon, known)
            continue
        plain_line = tail is None and given.quoted is None and given.intro_to is None and given.quotation is None
        signing = find_signing(sentence, paragraphs[given.paragraph], speakers, people) if plain_line and paragraphs else None
        if signing is not None:
            out += _before_signing(text, given, *signing, known)
            continue
        if tail is None:
            out.append((given, sentence))
            continue
        start, cut = given.span.start, sentence.tokens[tail.first.i - 1].start
        end = given.span.end if tail.resumes is None else sentence.tokens[tail.resumes.i - 1].start
        if given.quotation is None:
            known.append(Quotation(index=len(known), start=start, end=cut, outer_start=start, outer_end=cut,
                                   paragraph=given.paragraph, kind="clause"))  # fmt: skip
            inside = known[-1].index
        else:
            inside = given.quotation
        cut = len(text[:cut].rstrip(MARKS + " ")) if cut > start else cut
        content = plain(text, start, cut, given.paragraph, inside)
        outer = with_placeholder(text, (start, cut), tail.first.start, end, given.paragraph, conventions, inside)
        if tail.resumes is None and given.quotation is not None:
            outer = replace(outer, intro_to=given.intro_to)
        known_parts = parted(sentence, tail.first, content, outer) if tail.resumes is None else None
        out += zip((content, outer), known_parts or (None, None), strict=True)
        if tail.resumes is not None:
            out.append((plain(text, tail.resumes.start, given.span.end, given.paragraph, inside), None))
    return out, known


def _around_colon(
    text: str, given: SentenceText, sentence: Sentence, colon: Token, known: list[Quotation]
) -> list[Part]:
    """Give what stands before a colon as the introduction of what stands after it."""
    start = sentence.tokens[colon.i + 1].start
    known.append(Quotation(index=len(known), start=start, end=given.span.end, outer_start=start,
                           outer_end=given.span.end, paragraph=given.paragraph, kind="clause"))  # fmt: skip
    intro = replace(plain(text, given.span.start, colon.end, given.paragraph, given.quotation), intro_to=known[-1].index)
    return [(intro, None), (plain(text, start, given.span.end, given.paragraph, known[-1].index), None)]


def _before_signing(text: str, given: SentenceText, last: Token, signer: Token, known: list[Quotation]) -> list[Part]:
    """Give what a headline claims as the words of who is named behind it."""
    start = given.span.start
    known.append(Quotation(index=len(known), start=start, end=last.end, outer_start=start, outer_end=last.end,
                           paragraph=given.paragraph, kind="clause"))  # fmt: skip
    claim = plain(text, start, last.end, given.paragraph, known[-1].index)
    return [(claim, None), (plain(text, signer.start, given.span.end, given.paragraph), None)]


def _leads_up(sentence: Sentence, tail: Tail, given: SentenceText, grammar: Grammar) -> bool:
    """Say whether a subject and its verb lead up to the words behind them and attribute nothing in front ("When they sued,
    | Holm fired back: "…""), where an attribution that does would be followed by a comma."""
    inverted = tail.first.upos in ("VERB", "AUX")
    if sentence.tokens[tail.first.i - 1].text in MARKS:
        return False  # `That "is wrong," Holm told "Meet the Voters"`
    behind = sentence.tokens[tail.first.i : -1]
    apart = any(token.text == "," for token in behind)
    return given.intro_to is not None and not (grammar.verb_second or inverted or apart)


def reindexed(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Give the sentences with `index` counted anew."""
    return tuple(
        sentence if sentence.index == i else replace(sentence, index=i) for i, sentence in enumerate(sentences)
    )
