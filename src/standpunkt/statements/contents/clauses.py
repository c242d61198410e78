"""Clauses: where a clause that was found by its marker begins and ends.

A subtree is a first guess; punctuation, coordination and word order move its end.
"""

from collections.abc import Collection, Iterable

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.cues import MARKS, is_finite

VERBAL = ("VERB", "AUX")
LISTED = ("NOUN", "PROPN", "NUM")
"""Words that a phrase in a list ends with."""
OPENS_LISTED = ("DET", "NUM", "ADJ", "NOUN", "PROPN")
NOT_LISTED = ("VERB", "AUX", "SCONJ", "PRON", "CCONJ", "INTJ", "PUNCT")
STOPPING = (",", ".", ";", ":", "-", "–", "—", "(", ")", "!", "?", "...", "…")


def is_infinitive(tree: Tree, verb: Token) -> bool:
    """Say whether a predicate is an infinitive, by itself or by its auxiliary ("at have købt")."""
    if is_finite(tree, verb):
        return False
    return has_feature(verb, "VerbForm=Inf") or any(
        has_feature(child, "VerbForm=Inf") for child in tree.children(verb, "aux", "cop")
    )


def clause_tokens(
    tree: Tree, verb: Token, start: Token, own: Iterable[int] = (), grammar: Grammar | None = None
) -> tuple[Token, ...]:
    """Give the tokens of a clause from its marker to its end, in one run."""
    own = set(own)
    joined = [child for child in tree.children(verb, "conj") if start.upos == "PART" and any(
        mark.upos == "SCONJ" for mark in tree.children(child, "mark"))]  # "er klar til at give mere | , men at det er svært"
    aside = [child for child in tree.children(verb, "parataxis") if child.i > verb.i and _is_remark(tree, child)]
    below = [token for token in tree.subtree(verb, without=[*joined, *aside]) if token.i >= start.i and token.i not in own]
    if not below:
        return ()
    told = (token.i for token in below if token.upos != "PUNCT" or token.text in MARKS)
    words = max(told, default=start.i)
    above = {other.i for other in tree.ancestors(verb) if any(child.i < start.i for child in tree.children(other, "nsubj"))}
    last = _clause_end(tree, max(verb.i, words), above)
    if grammar is not None:
        last = _lengthened(tree, start.i, _shortened(tree, start.i, last, verb, grammar), grammar, above)
    stop = min((i for i in own if start.i < i <= last), default=None)
    return tree.tokens[start.i : stop if stop is not None else last + 1]


def _is_remark(tree: Tree, noun: Token) -> bool:
    """Say whether a phrase behind a dash only remarks on what is told ("said the pool would close – | a plan nobody likes")."""
    first = tree.subtree(noun)[0]
    dash = first if first.upos == "PUNCT" else tree.tokens[first.i - 1]
    return noun.upos == "NOUN" and dash.text in ("-", "–", "—") and not is_within_word(tree, dash)


def is_within_word(tree: Tree, mark: Token) -> bool:
    """Say whether a hyphen joins the words beside it ("a pared-down version")."""
    if mark.text not in ("-", "–") or mark.i == 0 or mark.i + 1 >= len(tree):
        return False
    return tree.tokens[mark.i - 1].end == mark.start and mark.end == tree.tokens[mark.i + 1].start


def _clause_end(tree: Tree, last: int, above: Collection[int] = ()) -> int:
    """Move the end of a clause to where punctuation, a conjunction or the finite verb of a clause above allows one.

    It ends with a mark that has a comma in front of it (`there is "only one party," | adding that …`).
    """
    if last and tree.tokens[last].text in MARKS and tree.tokens[last - 1].text == ",":
        return last
    while last + 1 < len(tree):
        following = tree.tokens[last + 1]
        carried = following.head if is_deprel(following, "aux", "cop") else following.i
        if carried in above and has_feature(following, "VerbForm=Fin"):
            break  # "voters who say they will vote | are few"
        if (following.text in STOPPING and not is_within_word(tree, following)) or (
            following.upos in ("CCONJ", "SCONJ") or following.placeholder
        ):
            break
        last += 1
    return last


def _lengthened(tree: Tree, start: int, last: int, grammar: Grammar, above: Collection[int]) -> int:
    """Take in what a clause cannot do without, is coordinated with, or is followed by as its own subordinate.

    `at hans parti vil fremsætte et forslag om` | `, at …`: a preposition at the end; `at A` | `, og at B`; `at hjemsende
    flygtninge` | `, der havde været i landet`; `at de er registreret for ydelser` | `, de ikke har fået`; `at han kommer` |
    `, når han kan`; `at har man drukket af Nilen` | `, vil man længes`.
    """
    while last + 2 < len(tree):
        opener = _continuation(tree, start, last, grammar)
        if opener is None:
            break
        verb = next((later for later in tree.tokens[opener + 1 :] if later.upos in VERBAL), None)
        if verb is None:
            break
        head = tree.head(tree.tokens[opener])
        clause = head if head is not None and head.i > opener else verb
        reach = max(verb.i, max(below.i for below in tree.subtree(clause)))
        extended = _clause_end(tree, reach, above)
        if extended <= last:
            break
        last = extended
    return _over_list(tree, _over_coordination(tree, last))


def _over_list(tree: Tree, last: int) -> int:
    """Take in the rest of a list that a conjunction closes ("seized 126 skins" | ", eight tails and two skulls").

    Only phrases are listed: a verb, or a word that is none of a phrase, ends the attempt.
    """
    end = last
    while end + 2 < len(tree) and tree.tokens[end + 1].text == "," and tree.tokens[end].upos in LISTED:
        stop = next((token.i for token in tree.tokens[end + 2 :] if token.text in STOPPING), len(tree))
        part = tree.tokens[end + 2 : stop]
        joint = next((token for token in part if token.upos == "CCONJ"), None)
        listed = [token for token in part if token is not joint]
        if not listed or listed[0].upos not in OPENS_LISTED or any(token.upos in NOT_LISTED for token in listed):
            return last
        end = stop - 1
        if joint is not None:
            closes = end > joint.i and (joint.i > part[0].i or end + 1 >= len(tree) or tree.tokens[end + 1].text != ",")
            return end if closes and tree.tokens[end].upos in LISTED and end + 1 not in tree.breaks else last
    return last


def _continuation(tree: Tree, start: int, last: int, grammar: Grammar) -> int | None:
    """Give the index of the word that takes a clause on after token `last`, None if it ends there."""
    i = last + 1
    while i < len(tree) and tree.tokens[i].upos == "PUNCT" and tree.tokens[i].text in ",-–":
        i += 1
    if i + 1 >= len(tree):
        return None
    token, then, end = tree.tokens[i], tree.tokens[i + 1], tree.tokens[last]
    complementisers = grammar.of("complementiser")
    after_comma = tree.tokens[last + 1].text == ","
    dangling = end.upos in ("ADP", "SCONJ") and (
        token.text.lower() in complementisers or token.text.lower() in grammar.of("interrogative")
    )
    if dangling:
        return i
    if token.upos == "CCONJ" and then.text.lower() in complementisers and (
        tree.tokens[start].upos != "PART" or then.upos != "SCONJ"
    ):
        return i + 1
    if after_comma and token.text.lower() in tree.relatives and end.upos in ("NOUN", "PROPN", "PRON"):
        return i
    if after_comma and token.text.lower() in tree.relatives and _is_compared(tree, last, grammar):
        return i  # "ikke så stor, | som den ser ud"
    if after_comma and token.upos == "SCONJ" and token.text.lower() not in complementisers:
        return i
    if after_comma and _opens_adverbial(tree, start, i, grammar):
        return i + (tree.tokens[i + 1].upos == "SCONJ")
    if after_comma and has_feature(token, "Case=Nom") and end.upos == "NOUN" and _is_contact_clause(tree, i):
        return i
    if not after_comma and not grammar.verb_second and _is_subordinate(tree, token, grammar):
        return i  # "would only debate | if the network paid"
    if after_comma and not grammar.verb_second and _is_listed_act(tree, start, i, grammar):
        return i  # "to organise marches | , choose speakers and sing"
    if after_comma and not grammar.verb_second and _is_listed_clause(tree, start, token):
        return i  # "that it cost jobs | , would not help"
    if after_comma and _is_conditional(tree, start) and has_feature(token, "VerbForm=Fin"):
        return i - 1
    return None


def _is_listed_act(tree: Tree, start: int, i: int, grammar: Grammar) -> bool:
    """Say whether a verb behind a comma goes on with a list of infinitives under one marker, which a conjunction closes."""
    verb = tree.tokens[i]
    bare = verb.upos == "VERB" and verb.text.lower() == verb.lemma.lower() and not has_feature(verb, "Tense=Past")
    if not bare or tree.tokens[start].text.lower() not in grammar.of("infinitive") or tree.child(verb, "nsubj") is not None:
        return False
    joint = next((t for t in tree.tokens[i + 1 : -1] if t.upos in ("CCONJ", "SCONJ") or t.text in STOPPING), verb)
    last = tree.tokens[joint.i + 1]
    return joint.upos == "CCONJ" and last.upos == "VERB" and last.text.lower() == last.lemma.lower()


def _is_listed_clause(tree: Tree, start: int, opener: Token) -> bool:
    """Say whether an auxiliary behind a comma opens a clause without a subject that is joined to one of the content."""
    verb = tree.head(opener) if is_deprel(opener, "aux") and has_feature(opener, "VerbForm=Fin") else None
    joined = tree.head(verb) if verb is not None and is_deprel(verb, "conj") and tree.child(verb, "nsubj") is None else None
    return joined is not None and start <= joined.i < opener.i


def _is_conditional(tree: Tree, start: int) -> bool:
    """Say whether a finite verb right behind the marker of a clause sets a condition ("at | har man …, vil man …")."""
    marker = tree.tokens[start]
    marked = marker.upos in ("SCONJ", "PART", "ADP") or is_deprel(marker, "mark")
    return marked and start + 1 < len(tree) and has_feature(tree.tokens[start + 1], "VerbForm=Fin")


def _is_subordinate(tree: Tree, opener: Token, grammar: Grammar) -> bool:
    """Say whether a word marks a subordinate clause with a subject and a finite verb, and is no complementiser."""
    verb = tree.head(opener) if is_deprel(opener, "mark") else None
    if verb is None or verb.i < opener.i or opener.text.lower() in grammar.of("complementiser"):
        return False
    return is_finite(tree, verb) and tree.child(verb, "nsubj") is not None


def _opens_adverbial(tree: Tree, start: int, i: int, grammar: Grammar) -> bool:
    """Say whether more than one word, or one of comparison, opens a subordinate clause behind a comma.

    `længe | før loftet er en realitet`, `samtidig med, | at der bygges`, `forudsat | at byrådet er enigt`; `større, | end det
    bliver nu`.
    """
    token, then = tree.tokens[i], tree.tokens[i + 1]
    if token.upos in ("ADV", "ADP") and then.upos == "ADP" and i + 3 < len(tree):
        following = tree.tokens[i + 2 + (tree.tokens[i + 2].text == ",")]
        if following.text.lower() in grammar.of("complementiser") and following.upos == "SCONJ":
            return True
    if then.upos == "SCONJ" and (token.upos in ("ADV", "ADP") or has_feature(token, "VerbForm=Part")):
        return then.text.lower() in grammar.of("complementiser") or is_deprel(then, "mark")
    compares = token.upos == "ADP" and is_deprel(token, "mark") and token.head > i
    return compares and any(has_feature(word, "Degree=Cmp") for word in tree.tokens[start:i])


def _is_compared(tree: Tree, last: int, grammar: Grammar) -> bool:
    """Say whether an adjective or adverb stands behind a word of degree."""
    end, before = tree.tokens[last], tree.tokens[last - 1]
    return last > 0 and end.upos in ("ADJ", "ADV") and before.text.lower() in grammar.of("degree")


def _is_contact_clause(tree: Tree, i: int) -> bool:
    """Say whether a pronoun opens a relative clause without a relative word: no inversion, no comma, then the end."""
    rest = tree.tokens[i : i + 8]
    return any(has_feature(token, "VerbForm=Fin") for token in rest[1:]) and not any(
        token.upos == "CCONJ" or token.text == "," for token in rest
    )


def _over_coordination(tree: Tree, last: int) -> int:
    """Take in a coordinated phrase without a finite verb ("støtter blodlegemerne" | "og alle de andre soldater")."""
    if last + 2 < len(tree) and tree.tokens[last + 1].upos == "CCONJ":
        end = next((token.i for token in tree.tokens[last + 2 :] if token.text in STOPPING), len(tree))
        if not any(has_feature(token, "VerbForm=Fin") for token in tree.tokens[last + 1 : end]):
            return end - 1
    return last


def _is_told_of(tree: Tree, noun: Token, finite: Token) -> bool:
    """Say whether a finite verb is, with the noun in front of it as its subject, told of another ("a decision | Hill made")."""
    carried = tree.head(finite) if is_deprel(finite, "aux", "cop") else finite
    return carried is not None and noun.head == carried.i and is_deprel(noun, "nsubj") and is_deprel(carried, "acl", "ccomp")


def _shortened(tree: Tree, first: int, last: int, verb: Token, grammar: Grammar) -> int:
    """Cut a clause before a finite verb that belongs to the sentence around it.

    `at han fik disse oplysninger` | `, rammer hans chef hårdt`; `at indgå ægteskab` | `og blev gift`.
    """
    if _is_conditional(tree, first):
        return last
    subordinators = tree.relatives | grammar.of("interrogative") | grammar.of("conditional")
    for i in range(max(first, verb.i) + 1, last):
        mark, following = tree.tokens[i], tree.tokens[i + 1]
        if mark.text in ("-", "–") and not is_within_word(tree, mark) and tree.breaks & {i + 1, i + 2}:
            return i - 1  # "…, at de går - | for ifølge borgmesteren …"
        if not has_feature(following, "VerbForm=Fin") or (not grammar.verb_second and (
            _is_told_of(tree, mark, following) or (mark.text == "," and _is_listed_clause(tree, first, following))
        )):  # fmt: skip
            continue
        between = tree.tokens[first + 1 : i]
        subordinate = any(
            (token.text.lower() in subordinators and token.i > first + 1)
            or (token.upos == "SCONJ" and not has_feature(tree.tokens[token.i + 1], "VerbForm=Ger"))
            or (token.upos == "ADP" and is_deprel(token, "mark"))
            for token in between
        )  # "at der er plads": the first word behind the marker opens nothing
        after_comma = mark.text == "," and not subordinate and is_finite(tree, verb)
        infinitive = not subordinate and is_infinitive(tree, verb)
        if after_comma or (infinitive and mark.upos == "CCONJ"):
            return i - 1
        if infinitive and mark.upos in ("NOUN", "PROPN", "ADJ") and mark.text.lower() not in subordinators:
            return i  # "håbet om at finde katten i live" | "svandt"
    return last
