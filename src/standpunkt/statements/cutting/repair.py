"""A main verb for sentences that the parser gave none, where a word of the lexicon can only be one ("The driver denied …")."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from standpunkt.model import Sentence, Token
from standpunkt.parse.tree import has_feature

MIN_TOKENS = 4
NOMINAL = ("NOUN", "PROPN", "PRON")
MODIFIERS = ("compound", "amod", "nmod", "dep", "det")
FINITE = "Mood=Ind|VerbForm=Fin"
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"


def with_main_verb(sentence: Sentence, forms: Mapping[tuple[str, str], str]) -> Sentence:
    """Give the sentence with its first word that is nothing but a verb of the lexicon as its finite verb.

    It does so where no word is tagged as finite, and the verb stands right behind a noun or pronoun.
    """
    tokens = sentence.tokens
    if len(tokens) < MIN_TOKENS or any("VerbForm=Fin" in token.feats for token in tokens):
        return sentence
    root = next((token for token in tokens if token.head < 0), None)
    verb = next((token for token in tokens[1:] if _is_main(tokens, token, forms)), None)
    if verb is None or root is None or tokens[-1].text[-1:] not in ".!":
        return sentence
    subject = root if root.i < verb.i and root.upos in NOMINAL else _nearest(tokens, verb)
    if subject is None:
        return sentence
    lemma = forms[verb.text.lower(), "VERB"]
    changed = {
        verb.i: replace(verb, lemma=lemma, upos="VERB", feats=_finite(verb), head=-1, deprel="root"),
        subject.i: replace(subject, head=verb.i, deprel="nsubj"),
    }
    for token in tokens:
        if token.i in changed:
            continue
        if token.head < 0:
            changed[token.i] = replace(token, head=verb.i, deprel="obj" if token.i > verb.i else "dep")
        elif token.head == verb.i and token.i < verb.i and token.deprel in MODIFIERS:
            changed[token.i] = replace(token, head=subject.i)
        elif token.i == verb.i + 1 and token.head == subject.i and token.upos in NOMINAL:
            changed[token.i] = replace(token, head=verb.i, deprel="obj")
        elif token.head == verb.i and token.i > verb.i and token.deprel.startswith("acl"):
            changed[token.i] = replace(token, deprel="ccomp")
    return replace(sentence, tokens=tuple(changed.get(token.i, token) for token in tokens))


def with_speaker(sentence: Sentence, forms: Mapping[tuple[str, str], str]) -> Sentence:
    """Give the sentence with the name between its placeholder and a verb right behind it as that verb's subject.

    `"…," Boyle asked Trump`, `"…," Viguerie notes`: a parser that has not met the name takes it for something else.
    """
    tokens = sentence.tokens
    place = max((token.i for token in tokens if token.placeholder), default=-1)
    if place < 0:
        return sentence
    verb = place + 1
    while verb < len(tokens) and tokens[verb].text[:1].isupper():
        verb += 1
    if verb == place + 1 or verb >= len(tokens) or not _may_be_finite(tokens[verb], forms):
        return sentence
    name, told = range(place + 1, verb), tokens[verb]
    head = next((i for i in name if tokens[i].head not in name and tokens[i].deprel.startswith("nsubj")), name[0])
    changed = {i: replace(tokens[i], upos="PROPN", head=verb if i == head else head,
                          deprel="nsubj" if i == head else "flat" if i > head else "nmod:desc")
               for i in name}  # fmt: skip
    is_verb = told.upos == "VERB" and has_feature(told, "VerbForm=Fin")
    if not is_verb:
        lemma = forms.get((told.text.lower(), "VERB"), told.lemma)
        changed[verb] = replace(told, lemma=lemma, upos="VERB", feats=_finite(told), head=-1, deprel="root")
    for token in tokens:
        if token.i in changed:
            continue
        if token.head == verb and token.i > verb and token.deprel.startswith("nsubj"):
            changed[token.i] = replace(token, deprel="obj")
        elif token.head < 0 and not is_verb:
            changed[token.i] = replace(token, head=verb, deprel="dep")
        elif token.head in name:
            changed[token.i] = replace(token, head=head if token.i > verb or not token.placeholder else verb)
    return replace(sentence, tokens=tuple(changed.get(token.i, token) for token in tokens))


def with_wanted_object(sentence: Sentence) -> Sentence:
    """Give the sentence with an infinitive as main verb that the tree took for an auxiliary of a participle.

    What stands between them is its object: `de vil have | loven | ændret` is no perfect, as `de vil have ændret loven` is.
    """
    tokens = sentence.tokens
    for verb in tokens:
        if verb.upos != "VERB" or not has_feature(verb, "VerbForm=Part"):
            continue
        auxiliaries = [token for token in tokens[: verb.i] if token.head == verb.i and token.deprel.startswith("aux")]
        main = next((token for token in auxiliaries if has_feature(token, "VerbForm=Inf")), None)
        if main is None or not any(_is_argument(token, main, verb) for token in tokens[: main.i]):
            continue
        wanted = next((token for token in tokens[main.i + 1 : verb.i] if _is_argument(token, main, verb)), None)
        if wanted is None:
            continue
        changed = {main.i: replace(main, upos="VERB", head=verb.head, deprel=verb.deprel),
                   verb.i: replace(verb, head=main.i, deprel="xcomp"),
                   wanted.i: replace(wanted, head=main.i, deprel="obj")}  # fmt: skip
        for token in tokens[: main.i]:
            if token.head == verb.i:
                changed[token.i] = replace(token, head=main.i)
        return replace(sentence, tokens=tuple(changed.get(token.i, token) for token in tokens))
    return sentence


def with_nearness(sentence: Sentence, near: Collection[str]) -> Sentence:
    """Give the sentence with a word of nearness behind an indefinite noun, and a phrase of its own, as the noun's: "ifølge en
    kilde | tæt på sagen | er alt klart"; what else hangs on it belongs to what it hung on ("siger en kilde tæt på sagen | til
    avisen |")."""
    tokens, changed = sentence.tokens, dict[int, Token]()
    for word in tokens[1:-2]:
        noun, case = tokens[word.i - 1], tokens[word.i + 1]
        is_near = word.text.lower() in near and word.upos in ("ADV", "ADJ") and word.head >= 0
        if not is_near or noun.upos != "NOUN" or has_feature(noun, "Definite=Def") or case.upos != "ADP":
            continue
        own = [token for token in tokens if token.head == word.i and token.deprel in ("obl", "nmod")]
        phrase = next((token for token in own if token.i == case.head), None)
        if phrase is None:
            continue
        above = noun.head if word.head == noun.i else word.head
        changed |= {token.i: replace(token, head=above) for token in own if token.i > phrase.i and above >= 0}
        changed[word.i] = replace(word, upos="ADJ", head=noun.i, deprel="amod")
    return replace(sentence, tokens=tuple(changed.get(token.i, token) for token in tokens)) if changed else sentence


def _is_argument(token: Token, main: Token, verb: Token) -> bool:
    relation = token.deprel.partition(":")[0]
    return token.head in (main.i, verb.i) and relation in ("nsubj", "obj", "iobj") and token.upos in ("NOUN", "PROPN", "PRON")


def _finite(token: Token) -> str:
    """Give the features of a word as a finite verb: past where a tagger took it for the past participle."""
    return PAST if has_feature(token, "Tense=Past") else FINITE


def _may_be_finite(token: Token, forms: Mapping[tuple[str, str], str]) -> bool:
    """Say whether a word can be a finite verb: it is one, or an inflected form of a verb of the lexicon."""
    form = token.text.lower()
    if token.upos == "VERB":
        return has_feature(token, "VerbForm=Fin") or has_feature(token, "Tense=Past")
    return token.text.islower() and (form, "VERB") in forms and forms[form, "VERB"] != form


def _is_main(tokens: tuple[Token, ...], token: Token, forms: Mapping[tuple[str, str], str]) -> bool:
    form = token.text.lower()
    following = tokens[token.i + 1].upos if token.i + 1 < len(tokens) else "PUNCT"
    noun = (form, "NOUN") in forms and following not in ("PROPN", "PRON", "DET")
    if (form, "VERB") not in forms or noun or forms[form, "VERB"] == form or not token.text.islower():
        return False
    if token.upos not in ("NOUN", "ADJ", "VERB") or token.placeholder or has_feature(token, "VerbForm=Ger"):
        return False
    if has_feature(token, "VerbForm=Inf") or has_feature(token, "Tense=Pres"):
        return False
    before = tokens[token.i - 1]
    held = any(other.head == token.i and other.deprel.startswith(("aux", "mark", "cop")) for other in tokens)
    return before.upos in NOMINAL and not before.placeholder and not held


def _nearest(tokens: tuple[Token, ...], verb: Token) -> Token | None:
    before = tokens[verb.i - 1]
    return before if before.upos in NOMINAL else None
