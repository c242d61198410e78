"""Objects that a parser took for subjects, because they stand first ("Den tanke | afviser foreningen")."""

from dataclasses import replace

from standpunkt.lexicon.entries import Lexicon
from standpunkt.lexicon.grammar import Grammar
from standpunkt.lexicon.speakers import Speakers
from standpunkt.model import Sentence, Token
from standpunkt.parse.tree import Tree, has_feature, is_word


def with_turned_objects(sentence: Sentence, cues: Lexicon, speakers: Speakers, grammar: Grammar) -> Sentence:
    """Give the sentence with subject and object of a verb of the lexicon exchanged where only that makes sense.

    It does so where a finite verb stands second, behind a thing that the text points back to, and somebody who can
    speak stands behind the verb. Without the pointing article a thing may do what people do ("Pakken støtter Ukraine").
    """
    pointing = grammar.of("pointing")
    if not grammar.verb_second or not any(token.deprel == "det" and is_word(token, pointing) for token in sentence.tokens):
        return sentence
    tree = Tree(sentence)
    turned: dict[int, str] = {}
    for verb in tree.tokens:
        subject, other = tree.child(verb, "nsubj"), tree.child(verb, "obj")
        if subject is None or other is None or not _tells(verb, cues):
            continue
        pointed_at = _is_thing_pointed_at(tree, subject, speakers, grammar)
        if subject.i < verb.i < other.i and pointed_at and _can_act(other, speakers):
            turned |= {subject.i: "obj", other.i: "nsubj"}
    if not turned:
        return sentence
    return replace(sentence, tokens=tuple(replace(token, deprel=turned.get(token.i, token.deprel)) for token in tree.tokens))


def _tells(verb: Token, cues: Lexicon) -> bool:
    """Say whether a finite verb is an entry that a subject says something of a thing with."""
    if verb.upos != "VERB" or not has_feature(verb, "VerbForm=Fin") or has_feature(verb, "Voice=Pass"):
        return False
    entries = cues.of_word(verb.lemma.lower(), verb.text.lower())
    return any(entry.pos == "VERB" and entry.source == "subject" and entry.frames_of("np") for entry in entries)


def _is_thing_pointed_at(tree: Tree, noun: Token, speakers: Speakers, grammar: Grammar) -> bool:
    pointing = any(is_word(child, grammar.of("pointing")) for child in tree.children(noun, "det"))
    return pointing and noun.upos == "NOUN" and not noun.entity and not speakers.kind_of(noun.lemma, noun.text)


def _can_act(noun: Token, speakers: Speakers) -> bool:
    return noun.upos == "PROPN" or bool(noun.entity or (noun.upos == "NOUN" and speakers.kind_of(noun.lemma, noun.text)))
