"""Verbs of speech that a parser joined to what was said, not to who said it ("said costs were up | but asked whether …")."""

from dataclasses import replace

from standpunkt.lexicon.entries import Lexicon
from standpunkt.lexicon.speakers import Speakers
from standpunkt.model import Sentence, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel


def with_joined_speech(sentence: Sentence, cues: Lexicon, speakers: Speakers) -> Sentence:
    """Give the sentence with such verbs hung on the verb of speech before them.

    It does so where the verb has no subject of its own, the subject of the clause that it was joined to is a thing, and
    the verb above that clause has a subject before it.
    """
    tokens = sentence.tokens
    if not any(token.deprel == "conj" and token.upos == "VERB" for token in tokens):
        return sentence
    tree = Tree(sentence)
    above = {token.i: governor for token in tokens if (governor := _governor(tree, token, cues, speakers)) is not None}
    if not above:
        return sentence
    return replace(sentence, tokens=tuple(
        replace(token, head=above[token.i].i) if token.i in above else token for token in tokens
    ))  # fmt: skip


def _governor(tree: Tree, verb: Token, cues: Lexicon, speakers: Speakers) -> Token | None:
    """Give the verb of speech that a joined one goes with, None if it stands where it belongs."""
    clause = tree.head(verb)
    if verb.upos != "VERB" or verb.deprel != "conj" or clause is None or not has_feature(verb, "VerbForm=Fin"):
        return None
    if tree.children(verb, "nsubj", "csubj", "expl") or not _is_speech(verb, cues) or not is_deprel(clause, "ccomp"):
        return None
    speech, subject = tree.head(clause), tree.child(clause, "nsubj", "expl")
    if speech is None or subject is None or not speech.i < clause.i < verb.i or not _is_speech(speech, cues):
        return None
    is_thing = subject.upos == "NOUN" and not speakers.kind_of(subject.lemma, subject.text) and not subject.entity
    is_thing = is_thing or is_deprel(subject, "expl")  # "said there were no errors | and urged …"
    marked = tree.child(verb, "mark") is not None or tree.child(clause, "mark") is not None
    spoken = tree.child(speech, "nsubj")
    return speech if is_thing and not marked and spoken is not None and spoken.i < speech.i else None


def _is_speech(token: Token, cues: Lexicon) -> bool:
    entries = cues.of_word(token.lemma.lower(), token.text.lower())
    return token.upos == "VERB" and any(entry.pos == "VERB" and not entry.parts and not entry.weak for entry in entries)
