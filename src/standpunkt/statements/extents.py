"""Extents: from tokens of a tree to the spans that the guideline asks for."""

from collections.abc import Iterable, Sequence

from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel

EDGE = " \t\n,;:-–—"
OPENING, CLOSING = "\"'»«”“„‘’", "\"'»«”“’"
STOPS = "."


def spans_of(tokens: Iterable[Token], text: str, sentence_tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Give the spans that some tokens of a sentence cover: one a run, punctuation between two of them included."""
    chosen = sorted({token.i for token in tokens})
    runs: list[list[int]] = []
    for i in chosen:
        if runs and all(sentence_tokens[k].upos == "PUNCT" for k in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        span = trimmed(text, sentence_tokens[run[0]].start, sentence_tokens[run[-1]].end)
        if span is not None and any(char.isalnum() for char in span.text):
            spans.append(span)
    return tuple(spans)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Give the stretch without commas, dashes and spaces at its edges, final stop or unpaired marks; None if empty."""
    while True:
        before = (start, end)
        while start < end and text[start] in EDGE:
            start += 1
        while start < end and text[end - 1] in EDGE:
            end -= 1
        if start < end and text[end - 1] == "." and not text[start:end].endswith("..."):
            end = end - 1 if not _is_abbreviation_dot(text, start, end) else end
        inner = text[start:end]
        if inner and inner[-1] in CLOSING and not any(mark in inner[:-1] for mark in OPENING):
            end -= 1
        if inner and inner[0] in OPENING and not any(mark in inner[1:] for mark in CLOSING):
            start += 1
        if before == (start, end):
            break
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1  # "Henrik Dalgaard (V" | ")"
    return Span.of(text, start, end) if start < end else None


def _is_abbreviation_dot(text: str, start: int, end: int) -> bool:
    return end - start > 1 and text[end - 2] == "."


def noun_phrase(tree: Tree, head: Token, keep_relatives: bool = False) -> list[Token]:
    """Give the tokens of the noun phrase of `head`: with title and apposition, without a clause set off by a comma."""
    dropped = list(tree.children(head, "nsubj", "cop", "expl", "aux", "mark", "advmod")) if tree.child(head, "cop") else []
    for token in tree.subtree(head):
        if token is head or tree.head(token) is None:
            continue
        governor = tree.tokens[token.head]
        on_spine = governor is head or is_deprel(governor, "appos", "flat", "conj", "nmod")
        if not on_spine:
            continue
        if is_deprel(token, "acl", "advcl", "parataxis", "ccomp") and not keep_relatives:
            if _after_comma(tree, token) or is_deprel(token, "parataxis", "advcl"):
                dropped.append(token)
        elif is_deprel(token, "conj") and _is_clause(tree, token):
            dropped.append(token)  # what a parser joins to a noun that it took for the sentence
        elif (
            (is_deprel(token, "punct", "cc") and token.i > head.i and not _inside(tree, token, head))
            or (is_deprel(token, "advmod", "obl", "discourse", "cop", "nsubj") and token.head == head.i and token.i > head.i)
            or (is_deprel(token, "conj") and token.upos == "NOUN" and _is_bare_conjunct(tree, token))
        ):
            dropped.append(token)
    tokens = tree.subtree(head, without=dropped)
    return _contiguous(tree, tokens, head)


def _is_clause(tree: Tree, token: Token) -> bool:
    carried = any(has_feature(child, "VerbForm=Fin") for child in tree.children(token, "aux", "cop", "aux:pass"))
    return carried or has_feature(token, "VerbForm=Fin")


def _is_bare_conjunct(tree: Tree, token: Token) -> bool:
    """Say whether only a comma joins a noun to one that is named, which lists nothing ("formanden, Ib Holm, | planerne")."""
    head = tree.tokens[token.head]
    joined = [*tree.children(head, "conj"), *tree.children(token, "conj")]
    named = head.upos == "NOUN" and any(head.i < name.i < token.i for name in tree.children(head, "appos", "flat"))
    return named and not any(tree.children(other, "cc") for other in joined)


def _after_comma(tree: Tree, clause: Token) -> bool:
    first = tree.subtree(clause)[0]
    while first.upos == "PUNCT" and first.i + 1 < len(tree):
        first = tree.tokens[first.i + 1]
    return (first.i > 0 and tree.tokens[first.i - 1].text in (",", "-", "–", "—")) or (
        first.upos == "PUNCT" and first.text == ","
    )


def _inside(tree: Tree, mark: Token, head: Token) -> bool:
    return any(child.i > mark.i for child in tree.children(head) if is_deprel(child, "appos", "flat", "conj", "nmod"))


def _contiguous(tree: Tree, tokens: Sequence[Token], head: Token) -> list[Token]:
    """Keep the run of tokens around `head`; punctuation may be missing from it, a word may not."""
    have = {token.i for token in tokens}
    first = last = head.i
    while first - 1 in have or (first - 2 in have and tree.tokens[first - 1].upos == "PUNCT"):
        first -= 1
    while last + 1 in have or (last + 2 in have and tree.tokens[last + 1].upos == "PUNCT"):
        last += 1
    while first < head.i and tree.tokens[first].upos == "PUNCT" and tree.tokens[first].text not in OPENING + "(":
        first += 1
    return list(tree.tokens[first : last + 1])


def phrase_span(
    tree: Tree,
    head: Token,
    text: str,
    keep_relatives: bool = False,
    before: Token | None = None,
    after: Token | None = None,
) -> Span | None:
    """Give the span of the noun phrase of `head`, trimmed, between the words `after` and `before` if they are given.

    A phrase that is the antecedent of the relative clause in which `before` stands ends where that clause begins.
    """
    phrase = [token for token in noun_phrase(tree, head, keep_relatives) if not token.placeholder] or [head]
    tokens = list(mended(tree, phrase, keep_relatives))
    if after is not None:
        tokens = [token for token in tokens if token.i > after.i] or [head]
        tokens = [*tokens, *appositions(tree, tokens[-1])]
    if before is not None and before.i and tree.tokens[before.i - 1].upos == "CCONJ":
        verb = next((t.i for t in tokens if t.i > head.i and is_deprel(t, "acl") and _is_bare_participle(tree, t)), len(tree))
        tokens = [token for token in tokens if token.i < verb]  # "a spokesman | voiced regret and | said"
    if before is not None and tokens[-1].i < before.i and not has_feature(head, "Case=Nom"):
        tokens = [*tokens, *_up_to_verb(tree, tokens[0], tokens[-1], before)]
    if before is not None and tokens[-1].i >= before.i:
        cut = next((token.i for token in tokens if token.i > head.i and _opens_relative(tree, token, before)), before.i)
        tokens = [token for token in tokens if token.i < cut] or [head]
        while tokens[-1] is not head and (
            tokens[-1].upos == "SCONJ" or (tokens[-1].upos == "ADV" and tokens[-1].head == before.i)
        ):
            tokens.pop()  # "quoted a spokesman | as | saying", "she | angrily | said"
    return trimmed(text, tokens[0].start, tokens[-1].end)


def _opens_relative(tree: Tree, token: Token, verb: Token) -> bool:
    """Say whether a word opens the relative clause of a verb, by itself or as its subject ("a party | that rejects it")."""
    return token.text.lower() in tree.relatives or (
        token.upos == "PRON" and token.head == verb.i and is_deprel(token, "nsubj") and is_deprel(verb, "acl")
    )


def _is_bare_participle(tree: Tree, verb: Token) -> bool:
    """Say whether a verb that may as well be finite stands right behind a noun, with an object of its own."""
    behind_noun = verb.i > 0 and tree.tokens[verb.i - 1].upos in ("NOUN", "PROPN")
    return behind_noun and verb.upos == "VERB" and bool(tree.children(verb, "obj")) and not has_feature(verb, "Tense=Pres")


def _up_to_verb(tree: Tree, first: Token, last: Token, before: Token) -> Sequence[Token]:
    """Give the rest of a subject that opens a main clause: all in front of the finite verb is one phrase (V2)."""
    opener = tree.tokens[first.i - 1] if first.i else None
    finite = next((token for token in tree.tokens[last.i + 1 : before.i + 1] if "VerbForm=Fin" in token.feats), None)
    if finite is None or (opener is not None and opener.upos not in ("CCONJ", "PUNCT")):
        return ()
    gap = tree.tokens[last.i + 1 : min((i for i in tree.when_told if i > last.i), default=finite.i)][: finite.i - last.i - 1]
    if gap and gap[0].text.lower() in tree.relatives and not any(token.text == "," for token in gap):
        return ()  # "de fiskere der sejler ud fortæller": see `_restrictive`
    if len(gap) > 1 and gap[0].text == "," and _is_doing(gap[1]):
        return ()  # "the bank | , citing bad loans, | said …"
    if gap and gap[0].text == "," and any(_is_circumstance(token, finite) for token in gap):
        return ()  # "the bank | , when asked about the loans, | said …"
    if any(_opens_clause(tree, token) for token in gap) or (gap and gap[-1].upos == "CCONJ"):
        return ()
    named = any(token.upos in ("NOUN", "PROPN", "NUM") or "VerbForm=Part" in token.feats for token in gap)
    if not named or any(token.text in (":", "(", ";") for token in gap):
        return ()
    return gap


def _is_circumstance(token: Token, finite: Token) -> bool:
    """Say whether a participle tells what had been done when a verb behind it was said."""
    return token.upos == "VERB" and token.deprel == "advcl" and token.head == finite.i and has_feature(token, "VerbForm=Part")


def _is_doing(token: Token) -> bool:
    """Say whether a present participle opens what somebody did in speaking."""
    present = has_feature(token, "VerbForm=Part") and has_feature(token, "Tense=Pres")
    return token.upos == "VERB" and (present or has_feature(token, "VerbForm=Ger"))


def _opens_clause(tree: Tree, token: Token) -> bool:
    verbal = token.upos in ("VERB", "AUX") and "VerbForm=Part" not in token.feats
    return verbal or token.upos in ("SCONJ", "PRON") or token.text.lower() in tree.relatives


def appositions(tree: Tree, last: Token) -> Sequence[Token]:
    """Give what is set behind a person's name after commas ("siger Jens Holm," | "direktør, Holm Rejser")."""
    end = last.i
    if last.upos != "PROPN":
        return ()
    while end + 2 < len(tree) and tree.tokens[end + 1].text == "," and end + 1 not in tree.breaks:
        stop = next(
            (token.i for token in tree.tokens[end + 2 :] if token.text in (",", ".", ":", ";", "!", "?")), len(tree)
        )
        segment = tree.tokens[end + 2 : stop]
        if not segment or segment[0].upos not in ("NOUN", "PROPN", "NUM", "ADJ"):
            break
        if any(token.upos in ("VERB", "AUX", "CCONJ", "SCONJ") or token.i in tree.breaks for token in segment):
            break
        if len(segment) == 1 and is_deprel(segment[0], "obj") and segment[0].upos == "NOUN":
            break  # "fordømmer Jens Holm, direktør, salget"
        end = stop - 1
    return tree.tokens[last.i + 1 : end + 1]


def mended(tree: Tree, tokens: Sequence[Token], keep_relatives: bool = False) -> Sequence[Token]:
    """Give a phrase with the edges that word order asks for, where the tree draws others.

    A title is not cut from the name behind it (`souschef i sekretariatet, Merethe Markvard`), nor one coordinated name
    from the other; a preposition or adverb in front and a conjunction with a verb behind (`Henrik Holm og henviser …`)
    are no part of it, nor is a relative clause.
    """
    first, last = tokens[0].i, tokens[-1].i
    while first > 0 and _is_modifier(tree, tree.tokens[first - 1]):
        first -= 1
    last = min((i - 1 for i in tree.breaks | tree.when_told if first < i <= last), default=last)
    while first < last and tree.tokens[first].upos in FRONT and tree.tokens[first].text not in OPENING:
        first += 1
    if not keep_relatives:
        for i in range(first + 1, last):
            if tree.tokens[i].text in (",", "-", "–") and tree.tokens[i + 1].text.lower() in tree.relatives:
                last = i - 1
                break
    for i in range(first + 1, last):
        if (
            tree.tokens[i].upos == "CCONJ"
            and tree.tokens[i + 1].upos in ("VERB", "AUX")
            and not _is_adjectival(tree, i + 1)
        ):
            last = i - 1
            break
    last = _extended(tree, first, last)
    return tree.tokens[first : last + 1]


def _is_modifier(tree: Tree, token: Token) -> bool:
    """Say whether a token can only belong to the noun behind it ("former | President Clinton", "Chris | Christie")."""
    if token.placeholder or token.upos not in ("ADJ", "DET", "NOUN", "PROPN", "NUM") or token.i in tree.breaks:
        return False
    return is_deprel(token, "amod", "compound", "det", "nummod") and token.deprel != "compound:prt"


FRONT = ("ADP", "ADV", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ")


def _is_adjectival(tree: Tree, i: int) -> bool:
    return is_deprel(tree.tokens[i], "amod") or tree.tokens[i].head > i


def _extended(tree: Tree, first: int, last: int) -> int:
    """Move the end of a phrase over what its last word cannot do without or is coordinated with."""
    while last + 1 < len(tree) and last + 1 not in tree.breaks | tree.when_told:
        step = _step(tree, last)
        if not step:
            break
        last += step
    return last


def _step(tree: Tree, last: int) -> int:
    """Give by how many tokens a phrase that ends at token `last` goes on, 0 if it does not."""
    end, following = tree.tokens[last], tree.tokens[last + 1]
    beyond = tree.tokens[last + 2] if last + 2 < len(tree) else None
    nominal = ("PROPN", "NOUN", "ADJ", "DET", "NUM")
    if following.upos == "PROPN" and end.upos in nominal:
        return 1
    if following.upos in ("NOUN", "ADJ") and ("Case=Gen" in end.feats or end.upos in ("DET", "ADJ", "NUM")):
        return 1
    if end.upos == "DET" and "VerbForm=Part" in following.feats:
        return 1
    if beyond is None:
        return 0
    if end.upos == "PROPN" and end.text.islower() and beyond.upos == "PROPN" and beyond.text[:1].isupper():
        return 2  # no name ends in a small word: "Anna von | der Linde"
    if following.text == "." and beyond.upos == "PROPN" and end.upos in ("PROPN", "NOUN", "X", "ADJ"):
        return 2  # "kriminalinspektør Chr. Petersen"
    if following.text.endswith(".") and beyond.upos == "PROPN" and end.upos == "NOUN" and following.upos != "PUNCT":
        return 2  # "direktør lic.techn. Leif Holm"
    if following.text == "," and _is_name(tree, beyond) and end.upos == "NOUN" and not is_deprel(beyond, "nsubj"):
        return 2
    if following.upos == "CCONJ" and beyond.upos in ("PROPN", "NOUN", "DET", "ADJ") and end.upos in ("PROPN", "NOUN"):
        return 2 if _is_coordinated_name(tree, last + 2) else 0
    return 0


def _is_coordinated_name(tree: Tree, i: int) -> bool:
    """Say whether a phrase behind a conjunction is no new clause: no verb of its own before the next mark."""
    for token in tree.tokens[i : i + 8]:
        if token.upos == "PUNCT":
            return True
        if token.upos in ("VERB", "AUX") and not _is_adjectival(tree, token.i):
            return False
    return True


def _is_name(tree: Tree, token: Token) -> bool:
    """Say whether a name begins here that ends before the next mark: an apposition, not the next clause's subject."""
    i = token.i
    while i < len(tree) and tree.tokens[i].upos == "PROPN":
        i += 1
    return i > token.i and (i == len(tree) or tree.tokens[i].upos in ("PUNCT", "ADP", "CCONJ"))
