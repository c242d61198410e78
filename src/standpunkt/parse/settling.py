"""Relations settled by what stands where: objects, clauses behind two verbs, subjects of participles and infinitives."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from standpunkt.model import Token
from standpunkt.parse.mends import Below, Mend, subtree
from standpunkt.parse.tree import has_feature

Listing = Callable[[Sequence[Token], Below], list[Token]]
BESIDE_GIVEN = {"obj", "ccomp", "csubj", "parataxis", "dep"}
"""What a verb gives or tells those whom a second object names."""
WHOLES = ("ADP", "SCONJ")
"""Parts of speech of the fixed phrases that open something; what joins words as one ("as well as") does not join clauses."""
NOMINAL = ("NOUN", "PROPN", "PRON")
COMMA = ","
MIN_LOUD_CHARS = 2
"""A word of as many letters, all of them capitals, is an acronym or a cry."""


def _by_place(mend: Listing) -> Mend:
    return lambda tokens, below: {token.i: token for token in mend(tokens, below)}


def _people_told(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make a phrase between a verb and the clause that it tells its object: "told | the BBC | the captain had left"."""
    out = []
    for clause in tokens:
        verb = tokens[clause.head] if clause.deprel == "ccomp" and clause.head >= 0 else clause
        if verb.i >= clause.i or verb.upos != "VERB":
            continue
        own = [token for token in below.get(clause.i, ()) if verb.i < token.i < clause.i]
        subjects = [token for token in own if token.deprel.startswith("nsubj")]
        second = subjects[-1] if subjects else clause
        told = next((token for token in own if token.i < second.i and token.upos in NOMINAL
                     and token.deprel.startswith(("nsubj", "obl", "obj", "iobj"))), None)  # fmt: skip
        titles = below.get(told.i, ()) if told is not None else ()
        if told is None or second is clause or any(title.deprel == "case" for title in titles):
            continue
        start = min(token.i for title in (told, *titles) for token in (title, *below.get(title.i, ())))
        end = max(token.i for token in (told, *titles))
        new = tokens[min(token.i for token in (second, *below.get(second.i, ())))]
        if start == verb.i + 1 and new.i == end + 1 and new.upos in ("DET", "PRON"):
            out.append(replace(told, head=verb.i, deprel="iobj"))
    return out


def _blanks(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make spaces that were cut out as words the marks that they are."""
    return [replace(token, upos="PUNCT", deprel="punct") for token in tokens if token.text.isspace() and token.head >= 0]


def _acronyms(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make a question word in capitals, among words that are not, the name it is: "| WHO | director-general Ida Holm"."""
    out = []
    for token in tokens:
        if token.upos != "PRON" or len(token.text) < MIN_LOUD_CHARS or not token.text.isupper() or not _asks(token):
            continue
        around = [other.text for other in tokens[max(token.i - 1, 0) : token.i + 2] if other is not token]
        if any(len(text) >= MIN_LOUD_CHARS and text.isupper() for text in around):
            continue
        titled = next((t for t in tokens[token.i + 1 :] if t.deprel != "compound" and t.upos != "PUNCT"), token)
        following = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
        name = replace(token, upos="PROPN", feats="_")
        compound = following is not token and following.upos in ("NOUN", "PROPN") and titled.upos in ("NOUN", "PROPN")
        out.append(replace(name, head=titled.i, deprel="compound") if compound else name)
        article = tokens[token.i - 1] if token.i else token
        if article.upos == "DET" and article.deprel == "mark":
            out.append(replace(article, head=token.i, deprel="det"))
    return out


def _fixed(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Give the first word of a fixed phrase the part of speech of the whole: "| according | to the mayor"."""
    return [
        replace(token, upos=whole) for token in tokens if "ExtPos=" in token.feats for whole in WHOLES
        if has_feature(token, f"ExtPos={whole}") and token.upos != whole
    ]  # fmt: skip


def _those_done_to(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make a pronoun in front of a participle taken for a noun what that is said of: "62% of | those | polled"."""
    out = []
    for verb in tokens:
        done = verb.upos == "VERB" and has_feature(verb, "Tense=Past") and has_feature(verb, "VerbForm=Part")
        own = below.get(verb.i, ())
        those = next((token for token in own if token.deprel == "det" and token.i == verb.i - 1), None)
        if not done or those is None or has_feature(verb, "Number=Plur") or not has_feature(those, "PronType=Dem"):
            continue
        out += [replace(token, head=those.i) for token in own if token.deprel in ("case", "cc") and token.i < those.i]
        out += [replace(those, upos="PRON", head=verb.head, deprel=verb.deprel), replace(verb, head=those.i, deprel="acl")]
    return out


def _apposed(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make a name right behind a comma, the second subject of a verb, say who the first is: "said their head, | Ida Holm |"."""
    out = []
    for name in tokens:
        if name.deprel != "nsubj" or name.upos != "PROPN" or name.head < 0:
            continue
        first = next((t for t in below[name.head] if t.deprel == "nsubj" and t.i < name.i and t.upos == "NOUN"), None)
        start = _first(below, name)
        if first is None or (first.i < name.head) != (name.i < name.head) or tokens[start - 1].text != COMMA:
            continue
        told = any(token.deprel.startswith("acl") for token in below.get(first.i, ()))  # "the whale that had died, | Rescue |"
        if _last(below, first) == start - len(PAIR) and not told:
            out.append(replace(name, head=first.i, deprel="appos"))
    return out


def _joined_verbs(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Join a finite verb without a subject to the verb in front, not to what goes with that: "called it safe and | left |"."""
    out = []
    for verb in tokens:
        inner = tokens[verb.head] if verb.deprel == "conj" and 0 <= verb.head < verb.i else None
        if inner is None or verb.upos != "VERB" or not has_feature(verb, "Mood=Ind") or inner.upos not in ("ADJ", "NOUN"):
            continue
        main = tokens[inner.head] if inner.head >= 0 else inner
        own = any(token.deprel.startswith(("nsubj", "expl", "cop")) for i in (verb.i, inner.i) for token in below.get(i, ()))
        told = inner.deprel in ("obl", "obj", "xcomp") and main.i < inner.i and has_feature(main, "Mood=Ind")
        if told and not own and main.upos == "VERB":
            out.append(replace(verb, head=main.i))
    return out


def _objects(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make those the object of a verb to whom it gives nothing else: "accused | the minister | of hiding the figures"."""
    return [
        replace(token, deprel="obj") for token in tokens
        if token.deprel == "iobj" and not any(other.deprel.partition(":")[0] in BESIDE_GIVEN for other in below[token.head])
    ]  # fmt: skip


def _told_by_later(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Hang a clause right behind a joined verb, which tells nothing else, on it: "warned us and said | fines loomed"."""
    out = []
    for token in tokens:
        if token.deprel != "ccomp" or token.head < 0:
            continue
        first = _first(below, token)
        verb = tokens[first - 1] if first else token
        joined = verb.deprel == "conj" and verb.head == token.head and verb.upos == "VERB" and verb.i > token.head
        if joined and not any(other.deprel in ("obj", "ccomp", "xcomp") for other in below.get(verb.i, ())):
            out.append(replace(token, head=verb.i))
    return out


def _subjects_of_verbs(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make a noun that a finite verb is compounded with its subject: "The tax is liked by few, | polls | show."."""
    out = []
    for token in tokens:
        verb = tokens[token.head] if token.head == token.i + 1 else None
        if token.deprel != "compound" or verb is None or not has_feature(verb, "VerbForm=Fin"):
            continue
        if not any(other.deprel.startswith(("nsubj", "csubj", "expl")) for other in below[verb.i]):
            out += [replace(token, deprel="nsubj"), replace(verb, upos="VERB")]
    return out


def _second_subjects(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make a noun behind a comma, the second subject of a verb, that of the finite verb right behind it, which has none: "The
    toll has risen, | data | showed on Friday"."""
    out = []
    for noun in tokens:
        if noun.deprel != "nsubj" or not 0 <= noun.head < noun.i or noun.upos not in NOMINAL or noun.i + 1 >= len(tokens):
            continue
        verb, start = tokens[noun.i + 1], _first(below, noun)
        own = any(token.deprel.startswith(("nsubj", "csubj", "expl", "mark")) for token in below.get(verb.i, ()))
        finite = verb.upos == "VERB" and has_feature(verb, "VerbForm=Fin") and verb.head == noun.head
        other = any(token.deprel.startswith("nsubj") and token.i < noun.head for token in below[noun.head])
        if finite and other and not own and start and tokens[start - 1].text == COMMA:
            out += [replace(noun, head=verb.i), replace(verb, deprel="parataxis")]
    return out


def _joined_clauses(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Join a clause to the one that a verb in front tells where no comma sets it apart: "said that it was late and the bill |
    stood |"; one without a subject too where it goes on in its mood: "feared it would cost jobs, | would not | help"."""
    out = []
    for verb in tokens:
        main = tokens[verb.head] if verb.deprel == "conj" and 0 <= verb.head < verb.i else None
        told = [t for t in below.get(main.i, ()) if t.deprel == "ccomp" and main.i < t.i < verb.i] if main is not None else []
        if main is None or not told or any(token.deprel == "ccomp" for token in below.get(verb.i, ())):
            continue
        clause = told[-1]
        joint = next((token for token in below.get(verb.i, ()) if token.deprel == "cc"), None)
        subject = next((token for token in below.get(verb.i, ()) if token.deprel.startswith("nsubj")), None)
        marked = any(token.deprel == "mark" and token.upos == "SCONJ" for token in below.get(clause.i, ()))
        follows = joint is not None and subject is not None and _first(below, subject) == joint.i + 1
        close = follows and joint is not None and tokens[joint.i - 1].text != COMMA
        moods = {token.text for token in below.get(clause.i, ()) if token.deprel == "aux"} - {
            token.text for token in below.get(main.i, ()) if token.deprel in ("aux", "cop")
        }
        shared = subject is None and any(token.deprel == "aux" and token.text in moods for token in below.get(verb.i, ()))
        if (close and marked) or shared:
            out.append(replace(verb, head=clause.i))
    return out


def _named_in_between(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make a name set between commas, with a finite verb right behind it that has no subject, that subject: "The bill, | Ole
    Lund | argued, is a mistake"."""
    out = []
    for name in tokens:
        if name.deprel != "appos" or name.upos != "PROPN":
            continue
        start, end = _first(below, name), _last(below, name) + 1
        if not start or tokens[start - 1].text != COMMA or end + 1 >= len(tokens):
            continue
        verb = tokens[end]
        own = any(token.deprel.startswith(("nsubj", "csubj", "expl")) for token in below.get(verb.i, ()))
        tells = verb.deprel.startswith("acl") and verb.head == name.head and has_feature(verb, "VerbForm=Fin")
        if tells and not own and tokens[end + 1].text == COMMA:
            out.append(replace(name, deprel="nsubj", head=verb.i))
    return out


def _set_in(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make the object of a verb between commas, where the clause around goes on with its finite verb, the subject behind it:
    "The offer, say | unions |, has come too late"."""
    out = []
    for verb in tokens:
        if verb.upos != "VERB" or not has_feature(verb, "VerbForm=Fin") or not verb.i or tokens[verb.i - 1].text != COMMA:
            continue
        own = [token for token in below.get(verb.i, ()) if token.upos != "PUNCT"]
        thing = own[0] if len(own) == 1 and own[0].deprel == "obj" and own[0].upos in ("NOUN", "PROPN") else None
        if thing is None or _first(below, thing) != verb.i + 1:
            continue
        end = _last(below, thing) + 1
        goes_on = end + 1 < len(tokens) and tokens[end].text == COMMA and has_feature(tokens[end + 1], "VerbForm=Fin")
        if goes_on and tokens[end + 1].upos in ("AUX", "VERB"):
            out.append(replace(thing, deprel="nsubj"))
    return out


def _negations(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Hang a negation on the verb right in front of it, not on one that tells what that says, or on the infinitive behind it:
    "said it was | not |", "asked | not | to be named"."""
    out = []
    for token in tokens[:-1]:
        marker = tokens[token.i + 1]
        behind = has_feature(token, "Polarity=Neg") and token.deprel == "advmod" and 0 <= token.head < token.i
        if behind and marker.upos == "PART" and marker.deprel == "mark" and tokens[marker.head].head == token.head:
            out.append(replace(token, head=marker.head))
    return out + [
        replace(token, head=token.i - 1) for token in tokens
        if token.i > 0 and has_feature(token, "Polarity=Neg") and token.deprel == "advmod"
        and 0 <= token.head < token.i - 1 and tokens[token.i - 1].head == token.head
        and tokens[token.i - 1].deprel == "ccomp" and has_feature(tokens[token.i - 1], "VerbForm=Fin")
    ]  # fmt: skip


def _infinitives_under(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make the subject of an infinitive under a preposition that a verb takes the phrase under that preposition, and the
    infinitive what is to become of it: "police appealed for | witnesses | to come"."""
    out = []
    for verb in tokens:
        marks = [token for token in below.get(verb.i, ()) if token.deprel == "mark" and token.i < verb.i]
        if len(marks) != len(PAIR) or marks[1].upos != "PART" or marks[0].upos not in PAIR:
            continue
        case, marker = marks
        phrase = next((token for token in tokens[case.i + 1 : marker.i] if _last(below, token) == marker.i - 1
                       and _first(below, token, case) == case.i + 1 and token.upos in NOMINAL), None)  # fmt: skip
        governor = tokens[verb.head] if verb.head >= 0 else verb
        if phrase is not None and governor.i == phrase.i:
            governor = tokens[phrase.head] if phrase.head >= 0 else verb
        beside = phrase is not None and phrase.head in (governor.i, verb.i)
        if phrase is None or governor.upos != "VERB" or governor.i > case.i or not beside:
            continue
        out += [
            replace(case, upos="ADP", deprel="case", head=phrase.i),
            replace(phrase, deprel="obl", head=governor.i),
            replace(verb, deprel="acl", head=phrase.i),
        ]
    return out


PAIR = ("ADP", "SCONJ")
"""What opens an infinitive with a subject of its own, before its own marker."""


def _participles_with(tokens: Sequence[Token], below: Below) -> list[Token]:
    """Make the phrase behind a comma and a word that opens a clause the subject of the participle right behind it:
    ", with | Steve Hill | calling it unfair"."""
    out = []
    for verb in tokens:
        ing = has_feature(verb, "VerbForm=Part") and has_feature(verb, "Tense=Pres")
        if not ing or verb.deprel != "advcl" or any(token.deprel.startswith("nsubj") for token in below.get(verb.i, ())):
            continue
        mark = next((token for token in below.get(verb.i, ()) if token.deprel == "mark" and token.i < verb.i - 1), None)
        if mark is not None:
            between = (token for token in tokens[mark.i + 1 : verb.i] if token.upos in NOMINAL and token.head != verb.i)
            own = next((token for token in between if _last(below, token) == verb.i - 1
                        and _first(below, token) == mark.i + 1), None)  # fmt: skip
            if own is not None:
                out.append(replace(own, deprel="nsubj", head=verb.i))  # "passed with | members | complaining"
            continue
        for phrase in below.get(verb.head, ()):
            opener = next((token for token in below.get(phrase.i, ()) if token.deprel == "case"), None)
            opens = opener is not None and opener.upos == "SCONJ" and opener.i > 0 and tokens[opener.i - 1].text == COMMA
            if opens and phrase.deprel == "obl" and _last(below, phrase) == verb.i - 1 and phrase.i < verb.i:
                out.append(replace(phrase, deprel="nsubj", head=verb.i))
    return out


def _asks(token: Token) -> bool:
    """Say whether a pronoun asks or opens a relative clause."""
    return "PronType=Int" in token.feats or "PronType=Rel" in token.feats


def _first(below: Below, token: Token, without: Token | None = None) -> int:
    """Give the index of the first word of a subtree."""
    words = (child.i for child in subtree(below, token) if child.upos != "PUNCT" and (without is None or child.i != without.i))
    return min(words, default=token.i)


def _last(below: Below, token: Token) -> int:
    """Give the index of the last word of a subtree, one that has a verb behind a marker of its own left aside."""
    words = subtree(below, token, skip=lambda child: child.deprel == "acl" and child.i > token.i)
    return max((child.i for child in words if child.upos != "PUNCT"), default=token.i)


MENDS: tuple[Mend, ...] = tuple(map(_by_place, (
    _people_told, _blanks, _acronyms, _fixed, _those_done_to, _apposed, _joined_verbs, _objects,
    _told_by_later, _subjects_of_verbs, _second_subjects, _named_in_between, _set_in, _joined_clauses,
    _negations, _infinitives_under, _participles_with,
)))  # fmt: skip
