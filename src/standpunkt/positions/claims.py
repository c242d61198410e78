"""Claims: whether a cue claims a position where it stands, with what it needs beside it."""

from standpunkt.lexicon.entries import load_lexicon
from standpunkt.model import Statement, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.circumstances import phrases
from standpunkt.positions.deeds import deed_of
from standpunkt.positions.denials import denies_deed, denies_fact, turns_down_claim
from standpunkt.positions.filled import has_frame, has_object
from standpunkt.positions.mistaken import (
    carries_perfect,
    has_other_particle,
    is_asked,
    is_for_audience,
    is_for_somebody,
    is_hearsay,
    is_left_to_others,
    is_of_others,
    is_other_word,
    is_reflexive,
    is_said_of,
    is_told_to_do,
    names_something,
)
from standpunkt.positions.modals import carried, is_done_for, is_doubted, is_hedged, may_mean_permission, modal_claims
from standpunkt.positions.nouns import is_opinion, is_others_object, is_whole
from standpunkt.positions.objects import distant_clause
from standpunkt.positions.own_views import own_view
from standpunkt.positions.page import PositionPage, clause_head, particles_in, statements_around
from standpunkt.positions.phases import TOLD_LATER, was_said
from standpunkt.positions.polarity import (
    QUESTION,
    is_about_past,
    is_about_saying,
    is_about_thinking,
    is_denied,
    is_embedded,
    is_hypothetical,
    is_of_some,
    is_undergone,
    modals_of,
    negations,
)
from standpunkt.positions.propositions import CALLED
from standpunkt.positions.relayed import is_asked_by_speakers
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.cues import Cue, is_finite, is_object_predicate
from standpunkt.statements.subjects.agents import agent_of
from standpunkt.statements.subjects.by_tree import MARKS, is_passive, subject_of

MODALS = "modals"
"""The list of words that carry another predicate."""
JUDGEMENTS = "judgements"
"""The list of words that judge what is spoken of."""
SILENT = ("intend", "refuse", "request", "support", "urge")
"""Attitudes to speaking and being named that are no stand on anything."""
FELT = ("condemn", "welcome")
"""Attitudes that are feelings too."""
GUESSING = ("view", "wish")
"""Acts of those who only think of what others will."""
CONDITIONAL = ("permit", "support")
"""Attitudes that somebody can take on a condition."""
THAT_CLAUSE = "that-clause"
"""The rule of statements whose clause stands under the verb: "Reglerne skal ændres, mener hun" demands all the same."""
ACCORDING_TO = "according-to"
"""The rule of statements told by "according to"."""
PREDICATES = ("xcomp", "conj", "obj", "advmod", "root", "ccomp", "obl")
"""Relations of an adjective that is said of something, not put before it."""


def claims(page: PositionPage, tree: Tree, cue: Cue, left_out: bool = False) -> bool:
    """Say whether the cue claims anything here, and with what it needs beside it."""
    words = page.words
    stance = words.stances[cue.entry]
    if _is_particle(page, tree, cue):
        return False
    if cue.entry.pos == "ADJ" and cue.token.upos == "VERB" and has_feature(cue.token, "VerbForm=Inf"):
        return False  # "vil | åbne | banen" is no "åben"
    if is_deprel(cue.token, "amod") and not tree.child(cue.token, "cop", "nsubj") and not _judges_deed(page, tree, cue):
        return False
    if is_hypothetical(tree, cue, words) or is_of_some(tree, cue, words) or is_other_word(page, cue):
        return False
    if is_denied(tree, cue, words, is_duty=cue.entry.pos == "AUX" and stance.holder == "speaker"):
        return False
    if cue.entry.pos == "ADP" and is_deprel(cue.token, "case", "mark") and not _is_said(tree, cue.token):
        return False
    if stance.holder == "speaker" and (not _is_predicated(tree, cue, page) or _is_of_talkers(page, tree, cue)):
        return False
    if cue.entry.pos == "NOUN" and stance.holder == "source" and (
        is_others_object(page, tree, cue.token) or not is_whole(tree, cue)
    ):
        return False
    if cue.entry.pos == "NOUN" and cue.entry.attitude == "intend" and is_opinion(page, tree, cue.token) and (
        not negations(tree, cue, words)
    ):
        return False
    if cue.entry.pos == "NOUN" and any(cue.token in run for _, run in particles_in(tree, words, "not-only")):
        return False  # "There is no | doubt | that it helps"
    if cue.entry.pos == "AUX" and any(has_feature(part, "VerbForm=Fin") for part in cue.parts):
        return False  # "har ikke villet" is no "vil have"
    is_past = cue.entry.pos == "AUX" and has_feature(cue.token, "Tense=Past")
    if is_past and any(carries_perfect(tree, part) for part in cue.parts):
        return False
    is_will = cue.entry.pos == "AUX" and stance.holder == "source"
    if cue.entry.pos == "AUX" and is_hedged(tree, cue, words) and not (is_will and is_doubted(tree, cue, words)):
        return False
    if cue.entry.pos == "VERB" and (names_something(page, tree, cue) or is_of_others(tree, cue) or is_reflexive(tree, cue)):
        return False
    if cue.entry.pos == "VERB" and cue.entry.attitude == "intend" and is_left_to_others(tree, cue):
        return False
    if cue.entry.pos == "VERB" and cue.entry.attitude in CONDITIONAL and is_for_somebody(page, tree, cue):
        return False
    if cue.entry.attitude == "permit" and is_for_audience(page, tree, cue):
        return False
    if is_said_of(tree, cue) and agent_of(tree, cue.token, words.grammar) is None:
        return False
    if cue.entry.pos == "VERB" and (is_told_to_do(tree, cue) or has_other_particle(tree, cue)):
        return False
    if cue.entry.attitude == "refuse" and cue.entry.pos == "VERB" and (
        turns_down_claim(page, tree, cue) or denies_deed(page, tree, cue)
    ):
        return False
    if cue.entry.pos == "VERB" and is_undergone(tree, cue.token, words) and agent_of(tree, cue.token, words.grammar) is None:
        return is_asked_by_speakers(page, tree, cue) and not negations(tree, cue, words)
    if stance.holder == "source" and cue.entry.pos not in ("AUX", "NOUN") and is_left_open(page, tree, cue):
        return False
    carries = page.statement_with_cue(tree.span((cue.token,), page.text))
    if carries is not None and carries.rule == THAT_CLAUSE and cue.entry.pos == "VERB" and _takes_no_clause(cue):
        return False  # "told reporters | that he expects to win"
    embedded = is_embedded(tree, cue, words) and cue.entry.attitude not in TOLD_LATER
    if carries is not None and cue.entry.attitude == "refuse" and denies_fact(page, carries):
        return False
    if carries is not None and cue.entry.attitude == "request" and _asks(page, carries):
        return False
    is_silent = cue.entry.attitude in SILENT and (cue.entry.pos != "AUX" or bool(negations(tree, cue, words)))
    content = find_content(tree, cue, words.grammar) if is_silent else None
    told = [t for t in tree.tokens if any(s.start <= t.start < s.end for s in carries.content)] if carries is not None else []
    if is_silent and is_about_saying(content.tokens if content is not None else told, words):
        return False
    if content is not None and cue.entry.attitude == "refuse" and (
        is_about_past(tree, content.tokens, words) or is_about_thinking(content.tokens, words)
    ):
        return False
    if cue.entry.attitude == "hesitate" and cue.entry.pos == "VERB" and _asks_what_is(page, tree, cue):
        return False
    if (cue.entry.pos == "AUX" or stance.group == MODALS) and not _is_willed(page, tree, cue):
        return False
    is_inclined = cue.entry.attitude == "intend" and cue.entry.pos == "ADJ"
    if is_inclined and is_asked(told, page) and not cue.entry.frames_of("whether"):
        return False  # "interesseret i, | hvad | der sker"
    if is_own_deed(page, tree, cue):
        return False
    if stance.holder != "speaker" and carries is not None and not embedded and (
        carries.act != "view" or has_frame(page, tree, cue)
    ):
        is_filled = _takes_words(cue) or _is_governed(carries, cue) or has_frame(page, tree, cue)
        return has_object(page, tree, cue, stance.object) and is_filled
    if stance.holder != "speaker" and is_embedded(tree, cue, words):
        return False
    if cue.entry.pos == "ADJ" and not _is_predicate(tree, cue.token):
        return False
    if not has_object(page, tree, cue, stance.object) or _is_split(tree, cue):
        return False
    return has_frame(page, tree, cue) or (stance.alone and left_out)


def _asks_what_is(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether somebody looks into what is, not what to do: "undersøger, om manden var alene", no "om skolen skal lukke"."""
    content = find_content(tree, cue, page.words.grammar)
    return content is not None and content.kind == "whether" and not any(
        has_feature(token, "VerbForm=Inf") for token in content.tokens
    )


def _is_willed(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether a modal tells of what somebody wills, demands or allows, not of what will be or can be."""
    around = statements_around(page, tree, cue.token)
    is_told = bool(around) and (was_said(page, around[0]) or is_done_for(tree, cue, page.words))
    if not modal_claims(tree, cue, page.words, is_told or _is_put_forward(page, tree, cue)):
        return False
    if around and _is_foretold(page, tree, cue, around[0]):
        return False
    if around and around[0].rule == ACCORDING_TO and is_hearsay(page, tree, cue, around[0]):
        return False
    if cue.entry.pos == "AUX" and page.words.stances[cue.entry].holder == "source" and (
        _is_guessed(page, tree, cue) or _is_way_of_saying(tree, cue, page)
    ):
        return False
    is_leave = cue.entry.pos == "AUX" and cue.entry.attitude == "permit"
    return not is_leave or may_mean_permission(tree, cue, page.words)  # not "birds may fly far", "they can freely move"


def _is_put_forward(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether speakers now hold that all or they themselves should do something: "Jeg synes, at man | skulle | vente"."""
    view = own_view(page, tree, cue.token) if has_feature(cue.token, "Tense=Past") else None
    subject = subject_of(tree, carried(tree, cue.token), page.words.grammar)
    together = page.words.grammar.of("generic") | page.words.grammar.of("speaker")
    return view is not None and has_feature(view, "Tense=Pres") and subject is not None and subject.text.lower() in together


def _is_guessed(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether what somebody wills is only thought, hoped or feared by another: "tror, at | manden vil flygte"."""
    subject = subject_of(tree, carried(tree, cue.token), page.words.grammar)
    clause = clause_head(tree, cue.token)
    above = tree.head(clause)
    if subject is None or above is None or not is_deprel(clause, "ccomp", "advcl", "obj") or above.i > clause.i:
        return False
    if subject.upos not in ("NOUN", "PROPN") and not _are_others(subject, subject_of(tree, above, page.words.grammar)):
        return False  # "hun tror, at | hun | vil stille op"
    entries = [entry for entry in load_lexicon(page.doc.language, "cues").of(above.lemma.lower()) if not entry.parts]
    return any(entry.pos == above.upos and entry.act in GUESSING for entry in entries)


def _is_foretold(page: PositionPage, tree: Tree, cue: Cue, statement: Statement) -> bool:
    """Say whether somebody says in their own words what another will do, in a language whose future has the same modal.

    "“| She | will close the gap,” the adviser said" foretells; in reported words the pronoun may be the speaker.
    """
    grammar = page.words.grammar
    if grammar.verb_second or cue.entry.attitude != "intend" or statement.manner != "direct":
        return False
    subject = subject_of(tree, carried(tree, cue.token), grammar)
    return subject is not None and subject.upos == "PRON" and has_feature(subject, "Person=3")


def _are_others(pronoun: Token, thinker: Token | None) -> bool:
    """Say whether others are spoken of than think: "Doctors believe | she | will recover", "I expect | she | will win"."""
    if thinker is None or not has_feature(pronoun, "Person=3"):
        return False
    is_alone = has_feature(pronoun, "Number=Sing") and has_feature(thinker, "Number=Plur")
    return is_alone or has_feature(thinker, "Person=1")


def _is_way_of_saying(tree: Tree, cue: Cue, page: PositionPage) -> bool:
    """Say whether somebody only leads in or keeps back what is said: "Jeg vil gerne sige tak", "Han vil ikke gætte på det"."""
    return page.words.particles.has(carried(tree, cue.token), "leading-in")


def _is_split(tree: Tree, cue: Cue) -> bool:
    """Say whether the particle of a phrase is a preposition with a noun of its own: "går | med | hund til stranden".

    Of a phrase whose frames all have prepositions, one of these follows the particle, or it ends the clause.
    """
    last = cue.tokens[-1]
    frames = [frame.preposition.split()[0] for frame in cue.entry.frames if frame.preposition]
    if not cue.parts or last.upos != "ADP" or not frames or len(frames) < len(cue.entry.frames) or last is cue.token:
        return False
    following = [token for token in tree.tokens[last.i + 1 : last.i + 3] if token.upos != "ADV"]
    return bool(following) and following[0].upos != "PUNCT" and following[0].text.lower() not in frames and (
        is_deprel(last, "case") and last.head > last.i
    )


def is_own_deed(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether a feeling is only about what its holder did or met with: "jeg er glad for, at jeg vandt", "at være med".

    That is no judgement on what others do; "vi er stolte af, at vi stemte nej" is left out with it.
    """
    is_felt = cue.entry.attitude in FELT and cue.entry.pos in ("ADJ", "VERB")
    if not is_felt or page.words.stances[cue.entry].holder != "source":
        return False
    content = find_content(tree, cue, page.words.grammar)
    if content is not None and content.kind == "np":
        is_adjective = bool(cue.parts) or cue.entry.pos == "ADJ"
        return is_adjective and any(has_feature(t, "Poss=Yes") and has_feature(t, "Reflex=Yes") for t in content.tokens)
    said = content.tokens if content is not None else distant_clause(page, tree, cue)
    inside = {token.i for token in said}
    top = next((token for token in said if token.head not in inside and token.upos not in ("PUNCT", "SCONJ", "PART")), None)
    subject = tree.child(top, "nsubj") if top is not None else None
    if top is None or subject is None:
        carriers = (top, *tree.children(top, "cop")) if top is not None else ()
        return cue.entry.pos == "ADJ" and any(has_feature(verb, "VerbForm=Inf") for verb in carriers)
    holder = subject_of(tree, cue.token, page.words.grammar)
    speakers = page.words.grammar.of("speaker")
    both = {subject.text.lower(), holder.text.lower()} if holder is not None else set()
    return subject.upos == "PRON" and holder is not None and (len(both) == 1 or both <= speakers)


def _is_predicate(tree: Tree, token: Token) -> bool:
    """Say whether an adjective is said of somebody or something, by itself or with a noun for a deed."""
    if is_deprel(token, "amod") and not tree.child(token, "cop", "nsubj"):
        return True  # those that only describe are left out before
    is_said = bool(tree.child(token, "cop", "nsubj", "aux")) or is_deprel(token, *PREDICATES)
    return is_said or is_object_predicate(tree, token)


def _judges_deed(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether an adjective judges what something is said to be: "It was a | bad | decision", "calls it a | cruel | act"."""
    noun = deed_of(page, tree, cue.token)
    if noun is None or stance_group(page, cue) != JUDGEMENTS:
        return False
    return tree.child(noun, "cop") is not None or _is_called(page, tree, noun) or _ends_naming(page, tree, noun)


def _takes_no_clause(cue: Cue) -> bool:
    """Say whether a cue may have an infinitive, and no clause with a complementiser: "told him to go"."""
    kinds = {frame.kind for frame in cue.entry.frames}
    return "inf" in kinds and kinds.isdisjoint(("that", "whether", "quote"))


def _takes_words(cue: Cue) -> bool:
    """Say whether what somebody says may be the whole proposition, as with "demands that", not with "calls for"."""
    return not cue.entry.frames or any(frame.kind in ("that", "np") and not frame.preposition for frame in cue.entry.frames)


def _asks(page: PositionPage, statement: Statement) -> bool:
    """Say whether the words of a statement are a question, which wants an answer and nothing else."""
    words = statement.content[-1].text.lower().strip(MARKS).split() if statement.content else []
    return bool(words) and (words[-1].endswith(QUESTION) or words[0] in page.words.grammar.of("interrogative"))


def _is_governed(statement: Statement, cue: Cue) -> bool:
    """Say whether a statement's cue ends in a preposition of the stance: "åbnede natten til mandag | for | en aftale"."""
    last = statement.cue[-1].text.split()[-1].lower() if statement.cue and statement.cue[-1].text else ""
    return any(frame.preposition.split()[-1:] == [last] for frame in cue.entry.frames)


def _is_predicated(tree: Tree, cue: Cue, page: PositionPage) -> bool:
    """Say whether a judgement or duty is claimed of something: a noun that no preposition governs, a verb with what it carries.

    An infinitive that a verb of duty carries stands right behind it: "need | to act", no "have a plan to act".
    """
    token = cue.token
    if cue.entry.pos == "NOUN" and any(has_feature(child, "NumType=Ord") for child in tree.children(token, "amod")):
        return False  # "It is the first | time | we close" only counts
    if cue.entry.pos == "VERB" and has_feature(token, "VerbForm=Part") and is_deprel(token, "acl", "amod"):
        return False  # "the experience needed to lead"
    if cue.entry.pos == "VERB" and stance_group(page, cue) == JUDGEMENTS and not _is_done(page, tree, token):
        return False
    if cue.entry.pos == "VERB" and not cue.parts:
        content = find_content(tree, cue, page.words.grammar)
        between = tree.tokens[token.i + 1 : content.tokens[0].i] if content is not None else ()
        small = ("ADV", "PART", "PUNCT") if content is not None and content.kind == "that" else ("ADV", "PART")
        return content is not None and (content.kind == "np" or all(word.upos in small for word in between))
    if cue.entry.pos == "NOUN" and all(part.upos == "ADP" and part.i > token.i for part in cue.parts):
        named = tree.head(token) if is_deprel(token, "obj") else None
        is_called = named is not None and (
            tree.child(named, "iobj") is not None or _ends_naming(page, tree, token)  # "kalder planen | et overgreb"
        )
        is_bare = is_deprel(token, "obj", "nsubj") and not tree.child(token, "cop") and not is_called
        if token.upos == "PROPN" or (is_bare and not (cue.parts and _is_there(tree, token))):
            return False  # "the New York Times", "people make mistakes"
        governed = tree.child(token, "case") is not None or is_deprel(token, "compound", "nmod", "obl")
        return not governed or _is_called(page, tree, token)
    return True


def _is_of_talkers(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether a judgement is on who speaks or is spoken to: "Vi | var for dårlige", "Du | er velkommen"."""
    if stance_group(page, cue) != JUDGEMENTS or cue.entry.pos == "VERB" or tree.child(cue.token, "cop") is None:
        return False
    subject = subject_of(tree, cue.token, page.words.grammar)
    talkers = page.words.grammar.of("speaker") | page.words.grammar.of("second-person")
    return subject is not None and subject.text.lower() in talkers


def _is_there(tree: Tree, noun: Token) -> bool:
    """Say whether a noun is what there is: "Der er | brug for | en ny lov"."""
    head = tree.head(noun)
    return head is not None and tree.child(head, "expl") is not None


def stance_group(page: PositionPage, cue: Cue) -> str:
    """Give the name of the list that a cue's entry stands in."""
    return page.words.stances[cue.entry].group


def _is_done(page: PositionPage, tree: Tree, verb: Token) -> bool:
    """Say whether others are said to do what a verb judges: "kommunen svigter de ældre", no "at snyde" or "blev snydt".

    Who is said by somebody to do it as "he" or "she" may be the speaker: "The driver said | he | failed to see the sign".
    """
    grammar = page.words.grammar
    subject = subject_of(tree, verb, grammar)
    if subject is None or not is_finite(tree, verb) or is_passive(tree, verb, grammar):
        return False
    around = next(iter(statements_around(page, tree, verb)), None)
    text = subject.text.lower()
    is_retold = around is not None and around.manner == "indirect" and text in grammar.of("third-person")
    return not is_retold and text not in grammar.of("speaker")


def is_left_open(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether the verb is what somebody may or must do, and is not said to do: "could decide", "must decide"."""
    return _is_only_possible(page, tree, cue) or _is_under_duty(page, tree, cue.token)


def _is_only_possible(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    possible = page.words.grammar.of("potential")
    if cue.entry.attitude == "hesitate" and cue.parts:
        return False  # "kan godt forestille mig": undecided anyway
    if cue.entry.attitude in CONDITIONAL and next(phrases(page, tree, "condition"), None) is not None:
        return False  # "kan støtte planen, hvis afgiften falder": the condition is what makes it possible
    if cue.entry.attitude in CONDITIONAL and any(page.words.particles.has(child, "may-word") for child in _adverbs(tree, cue)):
        return False  # "kan godt støtte planen", "kan kun støtte planen"
    duties = [aux for aux in modals_of(tree, cue.token) if aux.lemma.lower() in possible or aux.text.lower() in possible]
    return bool(duties) and not negations(tree, cue, page.words) and not any(
        entry.pos == "AUX" and not entry.parts for aux in duties for entry in page.words.lexicon.of(aux.lemma.lower())
    )


def _adverbs(tree: Tree, cue: Cue) -> list[Token]:
    """Give the adverbs of a cue and of the modals that carry it."""
    return [child for verb in (cue.token, *modals_of(tree, cue.token)) for child in tree.children(verb, "advmod")]


def _ends_naming(page: PositionPage, tree: Tree, noun: Token) -> bool:
    """Say whether a noun is the second object of somebody who calls something it: "called the decision | a disgrace"."""
    around = next(iter(page.statements_over(tree.span((noun,), page.text))), None)
    first = tree.child(tree.tokens[noun.head], "obj")
    return around is not None and around.rule == CALLED and first is not None and first.i < noun.i


def _is_called(page: PositionPage, tree: Tree, noun: Token) -> bool:
    """Say whether a noun ends what somebody calls something: "kalder kravet for | symbolpolitik"."""
    here = tree.span((noun,), page.text)
    around = next(iter(page.statements_over(here)), None)
    if around is None or len(around.content) != 1 or around.content[0].end != here.end:
        return False
    said = [token for token in tree.tokens if around.content[0].start <= token.start < around.content[0].end]
    before = tree.child(noun, "case")
    clausal = any(token.upos in ("VERB", "AUX", "SCONJ") for token in said)
    return not clausal and before is not None and before.i < noun.i and len(said) > len((before, noun))


def _is_said(tree: Tree, preposition: Token) -> bool:
    """Say whether a preposition's phrase is what somebody is said to be: "is against the law", no "acts against it"."""
    head = tree.head(preposition)
    relations = ("cop", "aux") if is_deprel(preposition, "mark") else ("cop",)
    copula = tree.child(head, *relations) if head is not None else None
    return copula is not None and copula.i < preposition.i


def _is_particle(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether the cue only opens a condition ("forudsat at")."""
    near = particles_in(tree, page.words, "condition", cue.token.i, cue.token.i + 3)
    return any(run[0] is cue.token for _, run in near)


def _is_under_duty(page: PositionPage, tree: Tree, token: Token) -> bool:
    """Say whether a duty modal carries the cue for others than the speakers: "Folketinget bør støtte planen"."""
    words = page.words
    for aux in modals_of(tree, token):
        entries = words.lexicon.of(aux.lemma.lower())
        if any(entry.pos == "AUX" and not entry.parts and words.stances[entry].holder == "speaker" for entry in entries):
            subject = subject_of(tree, token, words.grammar)
            return subject is None or subject.text.lower() not in words.grammar.of("speaker")
    return False
