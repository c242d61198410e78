"""Verbs that only look like a stand: another verb makes something else of them, or their objects do."""

from standpunkt.lexicon.entries import load_lexicon
from standpunkt.model import Span, Statement, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.holders import is_known_holder, may_hold
from standpunkt.positions.modals import carried
from standpunkt.positions.objects import fits_preposition, governed
from standpunkt.positions.page import PositionPage
from standpunkt.positions.stranded import turned_subject
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.cues import Cue

NAMING = ("condemn", "hesitate", "support", "welcome")
"""Attitudes whose verbs may only say what something is."""


def names_something(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether the verb only says what its object is: "would consider | that | a shame", "considers | it | fair"."""
    if cue.parts or cue.entry.attitude not in NAMING or any(frame.takes_object for frame in cue.entry.frames):
        return False
    turned = turned_subject(page, tree, cue.token)
    objects = [child for child in tree.children(cue.token, "obj") if child is not turned]
    named = tree.child(cue.token, "xcomp")
    content = find_content(tree, cue, page.words.grammar) if objects else None
    if content is not None and content.kind != "np":
        pronouns = [child for child in objects if child.upos == "PRON" and child.i == cue.token.i + 1]
        return any(has_feature(child, "Gender=Neut") for child in pronouns)
    return len(objects) > 1 or (bool(objects) and named is not None and named.upos in ("NOUN", "ADJ", "PROPN"))


def is_for_somebody(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether a verb of prepositions has a plain object and a person: "åbnede | døren | for | gæsterne" allows nothing."""
    if cue.parts or not cue.entry.frames or any(frame.takes_object or not frame.preposition for frame in cue.entry.frames):
        return False
    things = [child for child in tree.children(cue.token, "obj") if child.i > cue.token.i and child.upos == "NOUN"]
    people = [child for child in tree.children(cue.token, "obl") if (case := tree.child(child, "case")) is not None
              and fits_preposition(tree, cue, case) and may_hold(page, tree, child)]  # fmt: skip
    return bool(things) and bool(people)


def is_left_to_others(tree: Tree, cue: Cue) -> bool:
    """Say whether a verb of own plans tells what others do: "expects | its customers | to pay"."""
    if cue.parts or any(frame.kind == "np" or frame.takes_object for frame in cue.entry.frames):
        return False
    carried = [child for child in tree.children(cue.token, "xcomp") if has_feature(child, "VerbForm=Inf")]
    return any(cue.token.i < child.i < verb.i and not has_feature(child, "Reflex=Yes")
               for verb in carried for child in tree.children(cue.token, "obj"))  # fmt: skip


def is_of_others(tree: Tree, cue: Cue) -> bool:
    """Say whether the words of a phrase are those of another verb: "had helped restore their rights" has no right.

    Nor has "har opgivet planerne" plans.
    """
    if not is_deprel(cue.token, "aux"):
        return False
    carried_verb = tree.head(cue.token)
    is_perfect = carried_verb is not None and carried_verb not in cue.parts and carried_verb.upos == "VERB" and (
        has_feature(carried_verb, "VerbForm=Part")
    )
    own = (cue.token.i,) if is_perfect else (cue.token.i, cue.token.head)
    return any(part.upos == "NOUN" and part.head not in own for part in cue.parts)


def is_reflexive(tree: Tree, cue: Cue) -> bool:
    """Say whether a verb has a reflexive object that the entry does not have: "støttede sig til muren"."""
    own = {part.i for part in cue.parts}
    return cue.entry.pos == "VERB" and any(
        has_feature(child, "Reflex=Yes") and child.i not in own and child.upos == "PRON"
        for child in tree.children(cue.token, "obj", "iobj")
    )


def has_other_particle(tree: Tree, cue: Cue) -> bool:
    """Say whether a particle makes another verb of the cue's: "backed | up the files" supports nothing."""
    own = {part.i for part in cue.parts}
    return any(child.i == cue.token.i + 1 and child.i not in own for child in tree.children(cue.token, "compound:prt"))


def is_said_of(tree: Tree, cue: Cue) -> bool:
    """Say whether a participle only describes whom something was done to: "a judge | considered | a liberal"."""
    token = cue.token
    is_past = has_feature(token, "VerbForm=Part") and not has_feature(token, "Tense=Pres")
    return cue.entry.pos == "VERB" and is_past and token.deprel == "acl" and not tree.children(token, "aux", "nsubj", "cop")


def is_told_to_do(tree: Tree, cue: Cue) -> bool:
    """Say whether a verb is an imperative: who is told to do something has not done it ("Let us talk")."""
    return has_feature(cue.token, "Mood=Imp") and tree.child(cue.token, "nsubj") is None


def is_hearsay(page: PositionPage, tree: Tree, cue: Cue, statement: Statement) -> bool:
    """Say whether a duty modal only passes on what is said to be: "Ifølge kilder | skal | selskabet have en gæld".

    It demands where a person or body has the word and something can be done: "Ifølge ministeren skal reglerne ændres".
    """
    if cue.entry.pos != "AUX" or cue.entry.attitude != "require" or not page.words.particles.has(cue.token, "past-duty"):
        return False
    source = statement.source
    is_body = source is not None and is_known_holder(page, Span(source.start, source.end, source.text))
    return not is_body or page.words.particles.has(carried(tree, cue.token), "no-plan")


def is_other_word(page: PositionPage, cue: Cue) -> bool:
    """Say whether a compound is a word of speech of its own: "stiller | spørgsmålet |" has no "mål"."""
    lemma = cue.token.lemma.lower()
    if cue.entry.pos != "NOUN" or lemma == cue.entry.lemma or not lemma.endswith(cue.entry.lemma):
        return False
    cues = load_lexicon(page.doc.language, "cues")
    acts = {entry.act for entry in cues.of(lemma)}
    return bool(acts) and acts.isdisjoint(entry.act for entry in cues.of(cue.entry.lemma))


def is_asked(told: list[Token], page: PositionPage) -> bool:
    """Say whether what a cue is about is a question."""
    return bool(told) and told[0].text.lower() in page.words.grammar.of("interrogative")


def carries_perfect(tree: Tree, part: Token) -> bool:
    """Say whether a word of a phrase is only the auxiliary of what would have been: "ville | have | fyldt 80 år"."""
    verb = tree.head(part) if part.upos == "AUX" and is_deprel(part, "aux") else None
    if verb is None or verb.i < part.i or any(part.i < child.i < verb.i for child in tree.children(verb, "obj", "nsubj")):
        return False
    return any(has_feature(word, "VerbForm=Part") for word in (verb, *tree.children(verb, "cop")))


def is_for_audience(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether something only opens its doors: "Museet åbner for | publikum | på lørdag"."""
    reached = [*governed(tree, cue), *(child for word in cue.tokens for child in tree.children(word, "obl", "nmod"))]
    return any(page.words.particles.has(child, "audience") for child in reached)
