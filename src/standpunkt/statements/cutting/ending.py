"""Where speech behind a dash ends within its paragraph: before a sentence that tells of the speaker ("- Nej, siger Ida Holm.
| Hun tilføjer, at …", "… | Holm er 44 år.")."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from standpunkt.lexicon.entries import Lexicon
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Sentence
from standpunkt.parse.tree import Tree, has_feature, is_word
from standpunkt.statements.cues import find_cues
from standpunkt.statements.subjects.by_tree import own_subject
from standpunkt.text.quotations import Quotation
from standpunkt.text.sentences import SentenceText


def with_ended_speech(
    texts: Sequence[SentenceText], sentences: Sequence[Sentence], quotations: Sequence[Quotation],
    cues: Lexicon, grammar: Grammar,
) -> tuple[list[SentenceText], list[Sentence], list[Quotation]]:  # fmt: skip
    """Give texts, sentences and quotations with each speech behind a dash ended where the paper goes on to tell of it."""
    told, parsed, known = list(texts), list(sentences), list(quotations)
    attributed = {text.quoted: place for place, text in enumerate(texts) if text.quoted is not None}
    for index, place in attributed.items():
        if known[index].kind != "dash":
            continue
        names = {token.text for token in parsed[place].tokens if token.entity[:3] == "PER"}
        rest = [i for i in range(place + 1, len(told)) if told[i].quotation == index]
        end = next((i for i in rest if _tells_of_speaker(parsed[i], names, cues, grammar)), None)
        if end is None or any(told[i].intro_to is not None for i in rest):
            continue
        for i in range(end, rest[-1] + 1):
            told[i], parsed[i] = replace(told[i], quotation=None), replace(parsed[i], quotation=None)
        stop = told[end - 1].span.end
        known[index] = replace(known[index], end=stop, outer_end=stop)
    return told, parsed, known


def _tells_of_speaker(sentence: Sentence, names: Collection[str], cues: Lexicon, grammar: Grammar) -> bool:
    """Say whether a sentence tells of a speaker: by name, or what somebody called by a pronoun says in a clause of its own."""
    tree = Tree(sentence, grammar.of("relative"))
    if any(is_word(token, grammar.of("speaker") | grammar.of("first-person")) for token in tree.tokens):
        return False
    subjects = {subject.i: root for root in tree.roots if (subject := own_subject(tree, root, grammar)) is not None}
    for i, verb in subjects.items():
        subject = tree.tokens[i]
        if subject.upos == "PROPN" and subject.text in names and not has_feature(subject, "Case=Gen"):
            return True
        called = has_feature(subject, "Case=Nom") and is_word(subject, grammar.of("third-person"))
        marks = (token for token in tree.tokens[verb.i + 1 :] if is_word(token, grammar.of("complementiser")))
        says = any(cue.token is verb and cue.entry.frames_of("that") for cue in find_cues(tree, cues, grammar))
        if called and says and next(marks, None) is not None:
            return True
    return False
