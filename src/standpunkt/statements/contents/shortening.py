"""Where a clause ends that the tree lets run on: before what the reporter, not the source, goes on with."""

from collections.abc import Iterable
from dataclasses import replace

from standpunkt.lexicon.speakers import DOCUMENT
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.ends import MARKS
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.cues import Cue
from standpunkt.statements.page import Page
from standpunkt.statements.subjects.by_tree import finite_verb

PHRASE = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PRON", "PROPN")
UNMARKED = ("advcl", "parataxis", "ccomp", "conj", "acl", "xcomp")
TENSES = ("Tense=Past", "Tense=Pres")


def shortened(page: Page, index: int, cue: Cue, content: Content) -> Content:
    """Give the content of a verb without a later act of its source, another speaker's, or the main clause around it.

    `said the talks would go on` | `, adding that …`; `adds that she has paid` | `and called on others to do so`; `while
    she said that it was late` | `, he went on`.
    """
    tree = page.trees[index]
    if content.kind == "inf" and content.tokens[0].i > cue.token.i:
        content = _cut(content, [_contrast(page, tree, other, content) for other in page.cues_in(index)])
    if cue.entry.pos != "VERB" or content.tokens[0].i < cue.token.i:
        return content
    summed_up = _summing_up(page, tree, content)
    if content.kind == "np" and not content.says_of_object:
        return _cut(content, [summed_up, _occasion(page, tree, content)])
    ends = [summed_up, _circumstance(page, tree, cue, content), _main_clause(tree, cue, content)]
    ends += [_main_verb(tree, cue, content), _attribution(tree, content)]
    ends += [_next_act(page, tree, cue, other, content) for other in page.cues_in(index)]
    return _cut(content, ends)


def _cut(content: Content, ends: Iterable[int | None]) -> Content:
    """Give a content up to the first of some ends that stands outside of marks which open in it and close behind."""
    first = content.tokens[0].i
    marks = [token.i for token in content.tokens if token.text in MARKS]
    pairs = [(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    open_at = marks[-1] if len(marks) % 2 == 1 else None
    within = [i for i in ends if i is not None and i > first + (content.kind != "np")]
    end = min((i for i in within if not any(a < i < b for a, b in pairs) and (open_at is None or i < open_at)), default=None)
    if end is None:
        return content
    tokens = tuple(token for token in content.tokens if token.i < end)
    return replace(content, tokens=tokens) if tokens else content


def _contrast(page: Page, tree: Tree, other: Cue, content: Content) -> int | None:
    """Give the comma behind which it is told what others do, who are no part of what somebody will do ("er klar til at hæve
    skatten | , mens oppositionen siger nej")."""
    verb = other.token
    mark, subject = tree.child(verb, "mark"), tree.child(verb, "nsubj")
    if mark is None or subject is None or mark.text.lower() not in page.grammar.of("contrasting") or verb.upos != "VERB":
        return None
    inside = content.tokens[0].i < mark.i <= content.tokens[-1].i and tree.tokens[mark.i - 1].text == ","
    return mark.i - 1 if inside and subject.upos in ("NOUN", "PROPN") and has_feature(verb, "VerbForm=Fin") else None


def _summing_up(page: Page, tree: Tree, content: Content) -> int | None:
    """Give the comma behind which the author sums up what was said ("will not pay | , a claim that the bank denies", "… | ,
    something she has often asked for"), None if there is none."""
    for comma in content.tokens[1:]:
        if comma.text != "," or comma.i + 3 >= len(tree) or _is_marked(content, comma):
            continue
        first = tree.tokens[comma.i + 1]
        noun = tree.head(first) if has_feature(first, "Definite=Ind") and first.upos == "DET" else first
        if noun is None or noun.i < first.i or noun.upos not in ("NOUN", "PRON") or _is_case_of(tree, noun):
            continue
        told = any(has_feature(child, "VerbForm=Fin") or _carries(tree, child)
                   for child in tree.children(noun, "acl"))  # fmt: skip
        known = any(entry.pos == "NOUN" and entry.frames_of("that") for entry in page.cues.of(noun.lemma.lower()))
        summing = is_word(noun, page.grammar.of("summing-up"))
        if told and (summing or (known and noun is not first)):
            return comma.i
    return None


def _carries(tree: Tree, clause: Token) -> bool:
    return any(has_feature(child, "VerbForm=Fin") for child in tree.children(clause, "aux", "cop"))


def _is_case_of(tree: Tree, noun: Token) -> bool:
    return tree.child(noun, "case") is not None


def _is_marked(content: Content, token: Token) -> bool:
    """Say whether a token stands within marks that open in the content."""
    return sum(other.text in MARKS for other in content.tokens if other.i < token.i) % 2 == 1


def _occasion(page: Page, tree: Tree, content: Content) -> int | None:
    """Give where a phrase begins that ends a content and tells in which text or on what occasion it was said ("praised the
    firm | in a letter to members"), None if it tells nothing of the kind."""
    for case in content.tokens[1:]:
        noun = tree.head(case) if is_deprel(case, "case") and is_word(case, page.grammar.of("locative")) else None
        if noun is None or noun.i < case.i or _is_marked(content, case):
            continue
        det = tree.child(noun, "det", "nmod:poss")
        own = det is not None and (has_feature(det, "Definite=Ind") or has_feature(det, "Poss=Yes"))
        text = noun.upos == "NOUN" and page.speakers.kind_of(noun.lemma, noun.text) == DOCUMENT
        said_at = text or is_word(noun, page.grammar.of("occasion"))
        if own and said_at and tree.subtree(noun)[-1].i >= content.tokens[-1].i - _days_behind(tree, content):
            return case.i
    return None


def _circumstance(page: Page, tree: Tree, cue: Cue, content: Content) -> int | None:
    """Give the comma behind which the author tells when, why or against what somebody told what is still to be done ("lovede
    at hjælpe | , da hun besøgte byen", "afviser at gå | , selv om han har tabt"), None if there is none."""
    grammar = page.grammar
    done = _tense(tree, cue.token) == "Tense=Past" or has_feature(cue.token, "VerbForm=Part")
    for comma in content.tokens[1:-1]:
        opener = tree.tokens[comma.i + 1]
        if comma.text != "," or _is_marked(content, comma) or not is_word(opener, grammar.of("factual")):
            continue
        before = [token for token in content.tokens if token.i < comma.i]
        finite = next((token for token in tree.tokens[opener.i + 1 :] if has_feature(token, "VerbForm=Fin")), None)
        open_still = not any(_is_past(tree, token) or token.text == "," for token in before)
        past = done and finite is not None and has_feature(finite, "Tense=Past")
        against = content.kind == "inf" and is_word(opener, grammar.of("conceding"))
        when = is_word(opener, grammar.of("past-when"))
        if open_still and finite is not None and (against or (past and (when or content.kind == "inf"))):
            return comma.i
    return None


def _is_past(tree: Tree, verb: Token) -> bool:
    """Say whether a verb tells what was so, or by its auxiliary what has been done."""
    finite = has_feature(verb, "VerbForm=Fin") and has_feature(verb, "Tense=Past")
    return finite or (has_feature(verb, "VerbForm=Part") and bool(tree.children(verb, "aux")))


def _days_behind(tree: Tree, content: Content) -> int:
    """Give how many of the last words of a content tell a day."""
    return next((n for n, token in enumerate(reversed(content.tokens)) if token.i not in tree.when_told), 0)


def _main_clause(tree: Tree, cue: Cue, content: Content) -> int | None:
    """Give where the main clause begins behind a subordinate one that the cue is the verb of, None if it is not."""
    main = tree.head(cue.token)
    if main is None or not is_deprel(cue.token, "advcl") or not tree.child(cue.token, "mark"):
        return None
    if not content.tokens[0].i < main.i <= content.tokens[-1].i:
        return None
    own = [child for child in tree.children(main) if content.tokens[0].i < child.i < main.i]
    subject = next((child for child in own if is_deprel(child, "nsubj", "expl", "csubj")), main)
    first = tree.subtree(subject)[0] if subject is not main else main
    return first.i if first.i and tree.tokens[first.i - 1].text == "," else None


def _main_verb(tree: Tree, cue: Cue, content: Content) -> int | None:
    """Give the main verb behind a participle and its clause, which the tree makes part of that ("groups claiming the vote
    was stolen | gathered …"), None if there is none."""
    noun = tree.head(cue.token) if is_deprel(cue.token, "acl") else None
    taken = noun is not None and is_deprel(noun, "nsubj") and content.tokens[0].i < noun.head <= content.tokens[-1].i
    opens = cue.token in tree.roots and tree.child(cue.token, "nsubj") is not None
    if not is_gerund(tree, cue.token) or not (taken or opens):
        return None
    told = next((token.i for token in content.tokens if has_feature(token, "VerbForm=Fin")), len(tree))
    for verb in content.tokens:
        bare = verb.i > told and verb.upos == "VERB" and has_feature(verb, "VerbForm=Fin") and is_deprel(verb, *UNMARKED)
        behind = bare and tree.tokens[verb.i - 1].upos in ("NOUN", "PROPN", "VERB", "ADV")
        if behind and not tree.children(verb, "nsubj", "csubj", "expl", "mark", "cc"):
            return verb.i
    return None


def _attribution(tree: Tree, content: Content) -> int | None:
    """Give the comma before a preposition that attributes the whole sentence ("admits that it knew | , according to men")."""
    marks = (i - 1 for i in sorted(tree.breaks) if content.tokens[0].i < i - 1 <= content.tokens[-1].i)
    at = next((i for i in marks if tree.tokens[i].text == ","), None)
    goes_on = at is not None and any(token.text == "," for token in tree.tokens[at + 1 : content.tokens[-1].i + 1])
    return None if goes_on else at


def _next_act(page: Page, tree: Tree, cue: Cue, other: Cue, content: Content) -> int | None:
    """Give where another act begins that is told beside the cue's own, None if it is part of the content."""
    verb = other.token
    if other.entry.pos != "VERB" or other.entry.weak or not content.tokens[0].i < verb.i <= content.tokens[-1].i:
        return None
    if tree.sharing.get(verb.i) == cue.token.i:
        conjunction = next(token.i for token in reversed(tree.tokens[: verb.i]) if token.upos == "CCONJ")
        return conjunction - 1 if tree.tokens[conjunction - 1].text == "," else conjunction
    if is_gerund(tree, verb):
        comma = _first_of_gerund(tree, verb) - 1
        parted = _joint_before(tree, verb) if verb.lemma == cue.token.lemma else None
        if parted is not None:
            return parted  # 'with Hill calling it "unfair" | and Ask calling it a farce'
        while comma > 0 and tree.tokens[comma].text in MARKS:
            comma -= 1  # 'called it "a disgrace," | adding …'
        return comma if tree.tokens[comma].text == "," else None
    tense = _tense(tree, verb)
    finite = verb if has_feature(verb, "VerbForm=Fin") else _own_auxiliary(tree, verb)
    if tense is None or tense != _tense(tree, cue.token) or finite is None:
        return None
    subject = tree.child(verb, "nsubj")
    mark = tree.child(verb, "mark")
    contrasts = mark is not None and mark.text.lower() in page.grammar.of("contrasting")
    relative = verb.deprel == "acl:relcl" and not contrasts  # "ikke så hård, som den ser ud"
    said = mark is not None and mark.text.lower() in page.grammar.of("complementiser")  # "siger, at han synes, at …"
    beside = mark is not None and not said and not relative and subject is not None and mark.i < subject.i
    dangling = mark is not None and mark.i > 1 and tree.tokens[mark.i - 2].upos == "ADP"  # "at spekulere i, om han siger …"
    if mark is not None and beside and contrasts and not dangling and tree.tokens[mark.i - 1].text == ",":
        return mark.i - 1  # "…, while the tenants say …", not "…, if the tenants say so"
    joint = _joint_before(tree, finite)
    if joint is not None and verb.lemma == cue.token.lemma and content.tokens[0].i < joint and said is False:
        return joint  # "said it was late | and the mayor said …"
    inside = next((t for t in content.tokens if has_feature(t, "VerbForm=Fin")), None)
    if inside is None or inside.i >= verb.i or tense == next((t for t in TENSES if has_feature(inside, t)), None):
        return None
    first = tree.subtree(subject)[0].i if subject is not None and subject.i < finite.i else finite.i
    while first > 0 and tree.tokens[first - 1].upos == "ADV":
        first -= 1
    return first - 1 if first > 0 and tree.tokens[first - 1].upos == "CCONJ" and is_deprel(verb, "conj") else None


def _joint_before(tree: Tree, finite: Token) -> int | None:
    """Give the conjunction in front of the phrase that stands right before a finite verb ("| and one in four said …")."""
    first = finite.i
    while first > 0 and tree.tokens[first - 1].upos in PHRASE:
        first -= 1
    return first - 1 if 0 < first < finite.i and tree.tokens[first - 1].upos == "CCONJ" else None


def _own_auxiliary(tree: Tree, verb: Token) -> Token | None:
    """Give the finite auxiliary that a verb has for itself ("but | did | not suggest it"), None if it has none."""
    return next((aux for aux in tree.children(verb, "aux") if has_feature(aux, "VerbForm=Fin")), None)


def _first_of_gerund(tree: Tree, verb: Token) -> int:
    """Give where a participle begins with a subject of its own and the word that opens it (", | with officials saying …")."""
    subject, mark = tree.child(verb, "nsubj"), tree.child(verb, "mark", "case")
    if mark is not None and mark.i == verb.i - 1:
        return mark.i  # ", | while stressing that …"
    return mark.i if subject is not None and mark is not None and mark.i < subject.i < verb.i else verb.i


def _tense(tree: Tree, verb: Token) -> str | None:
    finite = finite_verb(tree, verb)
    return next((tense for tense in TENSES if finite is not None and has_feature(finite, tense)), None)
