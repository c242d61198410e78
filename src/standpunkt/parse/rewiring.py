"""Relations put right where the order of the words leaves one reading: who is the subject, what is a clause of whom."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from standpunkt.model import Token
from standpunkt.parse.settling import settled
from standpunkt.parse.tree import has_feature

CLAIMED = {"nsubj", "csubj", "ccomp", "nsubj:pass", "aux:pass"}
"""What a verb with a placeholder has where nothing else is its subject."""
SUBJECTS = {"nsubj", "csubj", "expl"}
LINKED = ("conj", "acl:relcl", "acl", "cc")
"""Relations of verbs that may share or leave out a subject."""
MAIN = ("conj", "parataxis", "ccomp", "advcl")
COMPLEMENTS = ("obj", "iobj", "obl", "ccomp", "xcomp", "advcl")
FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
QUANTIFIED = ("nsubj", "csubj", "expl", "aux", "cop", "mark", "conj")
"""What a verb has none of whose subject a quantifier before it is."""
COMMA = ","
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM")


def rewired(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens with such relations put right."""
    tokens = settled(_with_titles(_with_quantifiers(_with_conjuncts(tokens))))
    tokens = _with_people_told(_with_complements(_with_main_participle(tokens)))
    return _with_main_verbs(_with_added_clauses(_with_bare_clauses(_with_one_subject(_with_lists(_with_subjects(tokens))))))


def _with_conjuncts(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang what hangs on a conjunction where that hangs: "if it rains, and | if | it snows"."""
    moved = {token.i: tokens[token.head].head for token in tokens if token.head >= 0 and token.deprel == "conj"
             and tokens[token.head].deprel == "cc" and tokens[token.head].head >= 0}  # fmt: skip
    if not moved:
        return tokens
    below = {tokens[i].head: i for i in moved}
    return [replace(token, head=moved.get(token.i, below.get(token.i, token.head))) for token in tokens]


def _with_quantifiers(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a quantifier the subject of the verb behind it that joins nothing: "| Both | oppose the plan."."""
    changed: dict[int, Token] = {}
    for token in tokens:
        verb = tokens[token.head] if token.head == token.i + 1 else None
        counts = token.deprel in ("cc:preconj", "advmod") and token.upos in ("DET", "PRON")
        if verb is not None and token.deprel == "det" and has_feature(token, "PronType=Ind") and _is_bare_past(verb):
            counts = True  # "| Another | tweeted, "It is late.""
        if not counts or verb is None or verb.upos != "VERB":
            continue
        if any(other.head == verb.i and other.deprel in QUANTIFIED for other in tokens):
            continue
        changed[token.i] = replace(token, deprel="nsubj")
        if has_feature(verb, "VerbForm=Inf"):
            changed[verb.i] = replace(verb, feats=PRESENT)
        elif token.deprel == "det":
            changed[verb.i] = replace(verb, feats=FINITE)
    return [changed.get(token.i, token) for token in tokens] if changed else tokens


def _is_bare_past(verb: Token) -> bool:
    """Say whether a participle without number is what a whole sentence is."""
    past = has_feature(verb, "VerbForm=Part") and has_feature(verb, "Tense=Past")
    return past and verb.deprel == "root" and verb.upos == "VERB" and "Number=" not in verb.feats


def _with_titles(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang a title on the name right behind it where both are subjects of one verb: "foreign | minister | Ivo Marek"."""
    subjects = {token.i for token in tokens if token.deprel in ("nsubj", "nsubj:pass")}
    titles = {
        i for i in subjects if i + 1 in subjects and tokens[i].head == tokens[i + 1].head
        and tokens[i].upos in ("NOUN", "PROPN") and tokens[i + 1].upos == "PROPN"
    }  # fmt: skip
    if not titles:
        return tokens
    return [replace(token, deprel="nmod:desc", head=token.i + 1) if token.i in titles else token for token in tokens]


def _with_main_participle(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a participle on the name that is the root of a sentence its verb: "Ian Hill | called | for a new road."."""
    root = next((token for token in tokens if token.head < 0), None)
    if root is None or root.upos not in ("PROPN", "NOUN") or tokens[-1].text != "." or tokens[-1].head != root.i:
        return tokens
    below = [token for token in tokens if token.head == root.i]
    verb = next((token for token in below if token.deprel == "acl" and token.upos == "VERB"), None)
    if verb is None or not (has_feature(verb, "VerbForm=Part") and has_feature(verb, "Tense=Past")) or verb.i < root.i:
        return tokens
    carried = any(token.head == verb.i and token.deprel.startswith(("aux", "cop", "mark")) for token in tokens)
    finite = any(has_feature(token, "VerbForm=Fin") and token.deprel in MAIN for token in below)
    objects = any(token.head == verb.i and token.i > verb.i and token.deprel in COMPLEMENTS for token in tokens)
    if carried or finite or not objects or any(token.deprel == "cop" for token in below):
        return tokens
    subject = next((token for token in tokens if token.head == verb.i and token.deprel == "nsubj"), None)
    held = subject is not None and subject.i == root.i + 1
    changed = {
        verb.i: replace(verb, head=-1, deprel="root", feats=FINITE),
        root.i: replace(root, head=subject.i if held and subject else verb.i, deprel="nmod:desc" if held else "nsubj"),
        tokens[-1].i: replace(tokens[-1], head=verb.i),
    }
    changed |= {token.i: replace(token, deprel="xcomp") for token in tokens
                if token.head == verb.i and token.deprel == "advcl" and has_feature(token, "VerbForm=Inf")}  # fmt: skip
    return [changed.get(token.i, token) for token in tokens]


def _with_complements(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a relative clause with a subject behind its opener a complement: "said at the time | that votes were lost"."""
    changed: dict[int, Token] = {}
    for opener, second in pairwise(token for token in tokens if token.deprel.startswith("nsubj")):
        verb = tokens[second.head] if second.head >= 0 else second
        first = next((token for token in tokens if token.head == second.i), second)
        relative = opener.upos == "PRON" and opener.head == verb.i and verb.deprel == "acl:relcl"
        if not relative or first.i > opener.i + 1 or second.i > verb.i or verb.head < 0:
            continue
        noun = tokens[verb.head]
        if noun.head >= 0 and noun.deprel == "obl" and tokens[noun.head].upos == "VERB":
            changed[opener.i] = replace(opener, upos="SCONJ", feats="_", deprel="mark")
            changed[verb.i] = replace(verb, head=noun.head, deprel="ccomp")
    return [changed.get(token.i, token) for token in tokens] if changed else tokens


def _with_people_told(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make the first of two subjects the object of the verb right in front: "told | the BBC | the captain had left"."""
    changed: dict[int, Token] = {}
    for told, second in pairwise(token for token in tokens if token.deprel.startswith("nsubj")):
        verb = tokens[second.head] if second.head >= 0 else second
        if told.head != verb.i or verb.deprel != "ccomp" or not told.i < second.i < verb.i or verb.head < 0:
            continue
        titles = [token.i for token in tokens if token.head == told.i]
        start = min([told.i, *titles, *(token.i for token in tokens if token.head in titles)])
        end = max([told.i, *titles])
        new = tokens[min([second.i, *(token.i for token in tokens if token.head == second.i)])]
        behind = start == verb.head + 1 and tokens[verb.head].upos == "VERB"
        if behind and new.i == end + 1 and new.upos in ("DET", "PRON"):
            changed[told.i] = replace(told, head=verb.head, deprel="iobj")
    return [changed.get(token.i, token) for token in tokens] if changed else tokens


def _with_subjects(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a pronoun that only fills a place the subject of a verb that does something: "it was planning to sue"."""
    if not any(token.deprel == "expl" for token in tokens):
        return tokens
    below: dict[int, set[str]] = {}
    for token in tokens:
        below.setdefault(token.head, set()).add(token.deprel)
    return [replace(token, deprel="nsubj") if _is_subject(tokens, token, below.get(token.head, set())) else token
            for token in tokens]  # fmt: skip


def _is_subject(tokens: Sequence[Token], token: Token, beside: set[str]) -> bool:
    """Say whether a placeholder stands before a verb in progress that has an object or infinitive and no other subject."""
    if token.deprel != "expl" or not token.i < token.head:
        return False
    verb = tokens[token.head]
    in_progress = has_feature(verb, "Tense=Pres") and has_feature(verb, "VerbForm=Part") and "aux" in beside
    return verb.upos == "VERB" and in_progress and bool(beside & {"obj", "xcomp"}) and not beside & CLAIMED


def _with_lists(tokens: Sequence[Token]) -> Sequence[Token]:
    """Join a name to the one in front that another is joined to as well: "Norway, | Sweden | and Finland said"."""
    joined: dict[int, int] = {}
    for token in tokens[2:]:
        first = tokens[token.i - 2]
        alike = first.head == token.head and first.deprel == token.deprel and first.upos == token.upos == "PROPN"
        if alike and tokens[token.i - 1].text == COMMA and any(t.head == token.i and t.deprel == "conj" for t in tokens):
            joined[token.i] = joined.get(first.i, first.i)
    if not joined:
        return tokens
    return [
        replace(token, head=joined[token.i], deprel="conj") if token.i in joined
        else replace(token, head=joined[token.head]) if token.deprel == "conj" and token.head in joined else token
        for token in tokens
    ]  # fmt: skip


def _with_one_subject(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make the subject behind a verb its object where another stands in front: "That | he | told | the Post"."""
    subjects = [token for token in tokens if token.deprel == "nsubj" and token.head >= 0]
    if len(subjects) < 2:
        return tokens
    later: set[int] = set()
    for first, second in pairwise(subjects):
        around = first.i < first.head < second.i and first.head == second.head
        objects = [token for token in tokens if token.head == first.head and token.deprel == "obj"]
        if around and all(token.i < first.i for token in objects):
            later.add(second.i)
    return [replace(token, deprel="obj") if token.i in later else token for token in tokens] if later else tokens


def _with_bare_clauses(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make an object the subject of the finite verb behind it, which has none: "said | fines could follow"."""
    finite = [token for token in tokens if has_feature(token, "VerbForm=Fin") and token.i > 2]
    below: dict[int, list[Token]] = {}
    for token in tokens if finite else ():
        below.setdefault(token.head, []).append(token)
    changed: dict[int, Token] = {}
    for word in finite:
        verb = tokens[word.head] if word.deprel == "aux" else word
        known = {child.deprel.partition(":")[0] for child in below.get(verb.i, ())}
        if known & SUBJECTS or verb.deprel in LINKED or tokens[word.i - 1].upos not in NOMINAL:
            continue
        phrase = next((t for t in tokens[: word.i] if t.deprel == "obj" and last_below(below, t) == word.i - 1), None)
        if phrase is None or phrase.head >= phrase.i or phrase.head == verb.i or tokens[phrase.head].upos != "VERB":
            continue
        inside = any(token.deprel in LINKED for token in tokens[phrase.i : word.i])
        if not inside:
            changed[phrase.i] = replace(phrase, head=verb.i, deprel="nsubj")
            changed[verb.i] = replace(verb, head=phrase.head, deprel="ccomp")
    return [changed.get(token.i, token) for token in tokens] if changed else tokens


def _with_added_clauses(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a participle behind a comma, without a subject, go along with a verb and not complete it: "said, adding …"."""
    if not any(_is_added(tokens, token) for token in tokens):
        return tokens
    owned = {token.head for token in tokens if token.deprel in ("nsubj", "nsubj:pass", "mark", "aux", "aux:pass", "cop")}
    return [replace(token, deprel="advcl", head=_governor(tokens, token)) if _is_added(tokens, token) and token.i not in owned
            else token for token in tokens]  # fmt: skip


def _with_main_verbs(tokens: Sequence[Token]) -> Sequence[Token]:
    """Join a finite verb to the main clause and not to what is told of a noun: "She met her son, who was ill, and | promised".

    A participle has no finite verb beside it, nor has an infinitive ("said he would try to win and | insisted that …"), and
    a relative clause between commas has ended before the second of them.
    """
    subjects = {token.head for token in tokens if token.deprel.partition(":")[0] in SUBJECTS}
    changed: dict[int, Token] = {}
    for verb in tokens:
        inner = tokens[verb.head] if verb.deprel == "conj" and 0 <= verb.head < verb.i else None
        if inner is None or verb.i in subjects or verb.upos != "VERB" or not has_feature(verb, "Mood=Ind"):
            continue
        apart = inner.deprel.startswith("acl") and _has_ended(tokens, inner, verb)
        main = _main_verb(tokens, inner) if apart or has_feature(inner, "VerbForm=Inf") else None
        if main is not None and (apart or _agree(main, verb)):
            changed[verb.i] = replace(verb, head=main.i)
    return [changed.get(token.i, token) for token in tokens] if changed else tokens


def _agree(main: Token, verb: Token) -> bool:
    """Say whether two finite verbs have one tense, and the second a form that only a finite verb has in most languages."""
    past = has_feature(verb, "Tense=Past")
    marked = past or (has_feature(verb, "Number=Sing") and has_feature(verb, "Person=3"))
    return marked and has_feature(main, "Tense=Past" if past else "Tense=Pres")


def _has_ended(tokens: Sequence[Token], inner: Token, verb: Token) -> bool:
    """Say whether a clause told of a noun has ended before a verb that is joined to its own."""
    below = [token for token in tokens if token.head == inner.i]
    carriers = [inner, *(token for token in below if token.deprel.startswith(("aux", "cop")))]
    if not any(has_feature(token, "VerbForm=Fin") for token in carriers):
        return has_feature(inner, "VerbForm=Part")
    joint = next((token for token in tokens[inner.i : verb.i] if token.head == verb.i and token.deprel == "cc"), None)
    first = min(token.i for token in (inner, *below))
    is_set_off = first > 0 and "," in (tokens[first - 1].text, tokens[first].text)
    return is_set_off and joint is not None and tokens[joint.i - 1].text == ","


def _main_verb(tokens: Sequence[Token], inner: Token) -> Token | None:
    """Give the finite verb of the clause that a noun stands in, which is told before what is told of the noun."""
    at, seen = inner.head, {inner.i}
    carried = {token.head for token in tokens if token.deprel == "aux" and has_feature(token, "VerbForm=Fin")}
    while at >= 0 and at not in seen:
        if tokens[at].upos == "VERB" and (
            has_feature(tokens[at], "VerbForm=Fin") or (at in carried and has_feature(tokens[at], "VerbForm=Part"))
        ):
            return tokens[at] if at < inner.i else None
        seen.add(at)
        at = tokens[at].head
    return None


def _is_added(tokens: Sequence[Token], token: Token) -> bool:
    if not 0 <= token.head < token.i - 1 or tokens[token.i - 1].text != "," or not has_feature(token, "VerbForm=Part"):
        return False
    of_noun = token.deprel == "acl" or (token.deprel == "advcl" and tokens[token.head].deprel == "acl")
    drawn = of_noun and has_feature(token, "Tense=Pres") and _governor(tokens, token) != token.head
    return drawn or token.deprel in ("ccomp", "xcomp")


def _governor(tokens: Sequence[Token], token: Token) -> int:
    """Give the finite verb that a participle goes along with: its head, or that of the object or adverbial it hangs on."""
    at, seen = token.head, {token.i}
    while at >= 0 and at not in seen and not (tokens[at].upos == "VERB" and has_feature(tokens[at], "VerbForm=Fin")):
        seen.add(at)
        at = tokens[at].head
    return at if 0 <= at < token.head and at not in seen else token.head


def last_below(below: Mapping[int, Sequence[Token]], token: Token) -> int:
    """Give the index of the last token of a subtree; a token is visited once, cycle or not."""
    seen, stack = {token.i}, [token.i]
    while stack:
        for child in below.get(stack.pop(), ()):
            if child.i not in seen:
                seen.add(child.i)
                stack.append(child.i)
    return max(seen)
