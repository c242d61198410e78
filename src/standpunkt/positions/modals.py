"""Modals: where "will", "shall" and "must" tell what somebody intends or demands, and where they do not."""

from standpunkt.lexicon.grammar import Grammar
from standpunkt.lexicon.stances import PositionWords
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.page import clause_head
from standpunkt.positions.polarity import negations
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.agents import agent_of
from standpunkt.statements.subjects.by_tree import is_passive, subject_of


def modal_claims(tree: Tree, cue: Cue, words: PositionWords, is_told: bool) -> bool:
    """Say whether a modal is used of what shall be done, in a clause that claims it.

    Not in clauses of time or question ("når man skal flytte", "hvad de skal bruges til"), nor before verbs of being
    and happening ("det vil koste", "han vil blive rask"), nor for what was fated ("skulle blive hans sidste") unless
    it `is_told` as said in the past ("sagde, at reglerne skulle ændres").
    """
    verb = carried(tree, cue.token)
    clause = clause_head(tree, cue.token)
    if _is_under_other_marker(tree, clause, cue, words):
        return False
    is_duty = words.stances[cue.entry].holder == "speaker"
    if is_duty and cue.entry.pos == "VERB" and is_deprel(cue.token, "acl:relcl"):
        return False  # "people who have to wait"
    if is_duty and (_is_purpose(tree, cue, clause) or _only_tells_which(tree, cue, clause, words)):
        return False
    if is_duty and cue.entry.pos == "AUX" and verb is cue.token and tree.child(verb, "obj") is not None:
        return False  # "Det skal naboen ikke" only tells what befalls whom
    is_ruled_out = is_hedged(tree, cue, words) and (is_duty or not is_doubted(tree, cue, words))
    if is_ruled_out or (not is_duty and _is_of_nobody(tree, cue, clause, words)):
        return False
    if is_regret(tree, cue, words):
        return True
    is_being = tree.child(verb, "cop") is not None or words.particles.has(verb, "no-plan")
    if is_duty and is_being and has_feature(cue.token, "Tense=Pres") and _has_perfect(tree, verb, words):
        return False  # "det må have været svært": what is guessed, unlike "vi skal have fundet en løsning"
    subject = subject_of(tree, verb, words.grammar)
    is_own = subject is not None and subject.text.lower() in words.grammar.of("speaker")
    if cue.entry.attitude == "require" and "Tense=" not in cue.token.feats and not is_own and _has_perfect(tree, verb, words):
        return False  # "the firm must have lost two billion" is guessed
    is_anybody = subject is not None and subject.text.lower() in words.grammar.of("generic")
    if is_duty and (is_own or is_anybody) and words.particles.has(verb, "leading-in"):
        return False  # "vi må erkende, at det er svært", "man skal huske på, at …"
    if is_duty and is_own and words.particles.has(verb, "no-plan") and _is_left_open(tree, verb, words):
        return False  # "vi må se, hvad der sker"
    if not is_told and _is_past_duty(cue.token, words) and (is_duty or not is_own):
        return False  # "I would not give it to them" is said of now
    below = [token for token in _carriers(tree, verb) if token.i > cue.token.i]
    if is_told and is_done_for(tree, cue, words):
        below = []
    own = {cue.token.i, *(part.i for part in cue.parts)}
    if any(words.particles.has(token, "no-plan") for token in (verb, *below) if token.i not in own):
        is_wish = any(words.particles.has(token, "wish-word") for token in tree.children(verb, "advmod"))
        is_now = is_told or not has_feature(cue.token, "Tense=Past")  # "den ville jeg ikke undvære"
        is_now = is_now and (words.grammar.verb_second or tree.child(verb, "cop") is None)  # "I will be fine"
        is_will = is_own and is_now and not is_deprel(clause, "acl:relcl") and not words.particles.has(verb, "no-duty")
        is_demand = is_ban(tree, cue, words) or _is_brought_about(tree, cue) or not words.particles.has(verb, "no-duty")
        return is_wish or is_will or (is_duty and is_demand)
    return True


def _is_left_open(tree: Tree, verb: Token, words: PositionWords) -> bool:
    """Say whether a question hangs on a verb."""
    clauses = tree.children(verb, "ccomp", "obj", "advcl")
    first = [next(token for token in tree.subtree(clause) if token.upos != "PUNCT") for clause in clauses]
    return any(token.text.lower() in words.grammar.of("interrogative") and token.i > verb.i for token in first)


def _is_brought_about(tree: Tree, cue: Cue) -> bool:
    """Say whether something or other must come to be: "Nu skal der ske noget", not "det skal ske på lørdag"."""
    return not has_feature(cue.token, "Tense=Past") and tree.child(carried(tree, cue.token), "expl") is not None


def is_done_for(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether a modal of will tells what will be done, not who does it: "The road | will | be closed", "will reopen"."""
    verb = carried(tree, cue.token)
    if cue.entry.pos != "AUX" or words.stances[cue.entry].holder == "speaker":
        return False
    potential = words.grammar.of("potential")
    if any(aux.i > cue.token.i and aux.lemma.lower() in potential for aux in tree.children(verb, "aux")):
        return False  # "will be able to be seen"
    is_participle = has_feature(verb, "VerbForm=Part") and not has_feature(verb, "Tense=Pres")
    if is_participle and is_passive(tree, verb, words.grammar):
        return agent_of(tree, verb, words.grammar) is None
    if not words.particles.has(verb, "arranged") or tree.children(verb, "obj", "xcomp"):
        return False
    return _is_event(subject_of(tree, verb, words.grammar), words)


def _is_event(subject: Token | None, words: PositionWords) -> bool:
    """Say whether a subject is a noun for no person or body: what happens, not who does it."""
    return subject is not None and subject.upos == "NOUN" and not words.speakers.kind_of(subject.lemma, subject.text)


def _is_purpose(tree: Tree, cue: Cue, clause: Token) -> bool:
    """Say whether a relative clause only tells what a thing is for: "bygger et hus, | som skal huse unge"."""
    thing = tree.head(clause) if is_deprel(clause, "acl:relcl") else None
    if thing is None or thing.upos != "NOUN" or not has_feature(thing, "Definite=Ind") or cue.entry.flip != "oppose":
        return False
    subject = tree.child(carried(tree, cue.token), "nsubj")
    return subject is not None and "PronType" not in subject.feats and subject.upos == "PRON"


def _only_tells_which(tree: Tree, cue: Cue, clause: Token, words: PositionWords) -> bool:
    """Say whether a relative clause without a pronoun only tells which thing is meant: "de oplysninger, | vi skal bruge"."""
    thing = tree.head(clause) if is_deprel(clause, "acl:relcl") else None
    if cue.entry.pos != "AUX" or thing is None or thing.upos not in ("NOUN", "PRON", "DET") or tree.child(thing, "cop"):
        return False  # "Det er nu, | de skal handle", "Det er den vej, | vi skal gå" demand it
    subject = subject_of(tree, carried(tree, cue.token), words.grammar)
    first = next((token for token in tree.subtree(clause) if token.upos != "PUNCT"), clause)
    is_next = all(token.upos == "PUNCT" for token in tree.tokens[thing.i + 1 : first.i])
    return subject is not None and subject.upos == "PRON" and first is subject and is_next and subject.text.lower() not in (
        words.grammar.of("relative")
    )


def _is_of_nobody(tree: Tree, cue: Cue, clause: Token, words: PositionWords) -> bool:
    """Say whether a modal of will has nobody who wills: an expletive ("there will be"), or any of a kind.

    "Personer, der vil videreuddanne sig, får orlov" tells who gets it, and that nobody in particular wills it.
    """
    verb = carried(tree, cue.token)
    if any(True for token in (verb, cue.token) for _ in tree.children(token, "expl")):
        return True
    kind = tree.head(clause) if is_deprel(clause, "acl:relcl") else None
    return kind is not None and kind.upos == "NOUN" and has_feature(kind, "Definite=Ind") and (
        has_feature(kind, "Number=Plur") and not tree.child(kind, "det", "nummod", "amod", "nmod:poss")
    )


def is_hedged(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether what a modal carries is only thought likely: "will probably return"."""
    verb = carried(tree, cue.token)
    return any(words.particles.has(child, "hedge") for child in tree.children(verb, "advmod"))


def is_doubted(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether a judgement or will is only weighed: "Det er måske en god idé", "Vi vil måske sælge"."""
    verb = carried(tree, cue.token) if cue.entry.pos == "AUX" else cue.token
    return any(words.particles.has(child, "doubt") for child in tree.children(verb, "advmod"))


def may_mean_permission(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether a modal that means both "must" and "may" gives leave: "Landet må bruge våbnene", "må gerne", "må kun"."""
    if cue.entry.pos != "AUX" or not any(entry.attitude == "permit" for entry in words.lexicon.of(cue.entry.lemma)):
        return False
    verb = carried(tree, cue.token)
    if words.particles.has(verb, "may-verb"):
        return True
    return any(words.particles.has(child, "may-word") for child in tree.children(verb, "advmod"))


def is_regret(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether a duty is one that somebody has not met: "Ledelsen burde have ventet", "Det skulle de aldrig have gjort".

    The modal stands in the past over a perfect infinitive; "skulle have" without a negation may only tell of hearsay.
    """
    is_past = has_feature(cue.token, "Tense=Past") or "Tense=" not in cue.token.feats  # "should" has no tense
    if words.stances[cue.entry].holder != "speaker" or not is_past:
        return False
    verb = carried(tree, cue.token)
    if not has_feature(verb, "VerbForm=Part"):
        return False
    perfect = _has_perfect(tree, verb, words)
    turned = any(words.particles.has(child, "negation") for child in tree.children(verb, "advmod"))
    return perfect and (cue.entry.attitude != "require" or turned)


def _has_perfect(tree: Tree, verb: Token, words: PositionWords) -> bool:
    """Say whether a modal carries a perfect infinitive: "must | have been", "må | have sagt"; "should be doing" is none."""
    if has_feature(verb, "Tense=Pres") or has_feature(verb, "VerbForm=Ger"):
        return False
    return any(has_feature(aux, "VerbForm=Inf") and aux.lemma.lower() not in words.grammar.of("passive")
               and not is_deprel(aux, "aux:pass") for aux in tree.children(verb, "aux"))  # fmt: skip


def is_ban(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether a duty says what must not come about: "Det må aldrig ske igen", not what something must not become."""
    verb = carried(tree, cue.token)
    is_of_event = verb.upos == "VERB" and tree.child(verb, "xcomp") is None
    is_turned = cue.entry.flip == "refuse" and not has_feature(cue.token, "Tense=Past")
    return is_turned and is_of_event and len(negations(tree, cue, words)) % 2 == 1


def is_proposal(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether a negated duty is put to the speakers as a proposal: "»Skal vi ikke hellere gå hjem,« sagde hun"."""
    if cue.entry.pos != "AUX" or words.stances[cue.entry].holder != "speaker":
        return False
    before = [token for token in tree.tokens[: cue.token.i] if token.upos not in ("PUNCT", "CCONJ", "INTJ")]
    subject = subject_of(tree, carried(tree, cue.token), words.grammar)
    return not before and subject is not None and subject.i == cue.token.i + 1 and (
        subject.text.lower() in words.grammar.of("speaker")
    )


def goes_somewhere(tree: Tree, modal: Token, grammar: Grammar) -> bool:
    """Say whether a modal has a goal in the place of an infinitive: "Hun vil | væk fra byen", "Byggeriet skal | i gang".

    Or what was said before: "Det vil jeg ikke". Only languages whose verb stands second leave the infinitive out so.
    """
    if not grammar.verb_second or is_deprel(modal, "aux", "cop"):
        return False
    objects = tree.children(modal, "xcomp", "obj", "ccomp", "cop", "aux")
    if objects:
        return len(objects) == 1 and _is_taken_up(modal, objects[0])
    behind = [child for child in tree.children(modal, "obl", "advmod", "compound", "nmod") if child.i > modal.i]
    return any(_is_goal(tree, child) for child in behind)


def _is_taken_up(modal: Token, phrase: Token) -> bool:
    """Say whether a pronoun before a modal stands for what somebody is to do."""
    return phrase.i < modal.i and phrase.upos == "PRON" and has_feature(phrase, "Gender=Neut") and (
        has_feature(phrase, "PronType=Prs") or has_feature(phrase, "PronType=Dem")
    )


def _is_goal(tree: Tree, phrase: Token) -> bool:
    """Say whether a phrase tells where to, not when or how: a particle of place or a noun under a preposition."""
    if phrase.deprel in ("advmod:lmod", "compound:prt") or (phrase.upos == "ADP" and tree.child(phrase, "fixed") is not None):
        return True  # "skal | i gang"
    case = tree.child(phrase, "case")
    return phrase.deprel == "obl" and case is not None and case.i < phrase.i


def carried(tree: Tree, modal: Token) -> Token:
    """Give the predicate that a modal carries, itself if none."""
    head = tree.head(modal)
    if head is not None and is_deprel(modal, "aux", "cop"):
        return head
    return tree.child(modal, "xcomp") or modal


def _is_past_duty(modal: Token, words: PositionWords) -> bool:
    return not has_feature(modal, "Tense=Pres") and words.particles.has(modal, "past-duty")


def _carriers(tree: Tree, verb: Token) -> list[Token]:
    """Give the verbs that a predicate stands under; not the auxiliary of what somebody is doing ("will be seeking")."""
    is_going_on = has_feature(verb, "VerbForm=Ger") or (has_feature(verb, "Tense=Pres") and has_feature(verb, "VerbForm=Part"))
    return tree.children(verb, "cop") if is_going_on else tree.children(verb, "cop", "aux")


def _is_under_other_marker(tree: Tree, clause: Token, cue: Cue, words: PositionWords) -> bool:
    """Say whether something else than the complementiser opens the clause."""
    complementiser = words.grammar.of("complementiser")
    interrogative = words.grammar.of("interrogative")
    verb = carried(tree, cue.token)
    is_duty = words.stances[cue.entry].holder == "speaker"
    joined = tree.head(clause) if is_deprel(clause, "conj") and not tree.child(clause, "nsubj") else None
    for governor in {clause.i, verb.i, *([joined.i] if joined is not None else [])}:
        for child in tree.children(tree.tokens[governor]):
            text = child.text.lower()
            before = child.i < cue.token.i
            is_marker = before and is_deprel(child, "mark") and child.upos == "SCONJ" and text not in complementiser
            is_when = text in words.grammar.of("past-when") and has_feature(cue.token, "Tense=Past")
            if is_marker and (is_duty or is_when or not words.particles.has(child, "reason")):
                return True  # not "because the club | wants to sell": a reason is claimed
            if before and text in interrogative and not is_deprel(child, "case"):
                return True
    first = next((token for token in tree.subtree(clause) if token.upos != "PUNCT"), clause)
    is_open = first.text.lower() in interrogative and clause_head(tree, first) is clause
    if is_open and first.i < cue.token.i:
        return True  # "what kind of town we will be"
    opener = next((token for token in reversed(tree.tokens[: first.i]) if token.upos not in ("ADJ", "ADV") or (
        token.text.lower() in interrogative)), None)  # fmt: skip
    asked = opener is not None and opener.i < first.i - 1 and opener.text.lower() in interrogative
    return asked and is_deprel(clause, "ccomp", "acl:relcl")  # "knew how long | it would take", hung on the word above
