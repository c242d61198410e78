"""Sources: who a cue's words belong to, read off the tree."""

from collections.abc import Collection

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word, once_a_token

NOMINAL = ("PRON", "PROPN", "NOUN", "DET", "ADJ", "NUM", "X", "SYM")
MARKS = "\"'»«”“’"
MAX_VERB_GROUP = 14
"""A finite auxiliary that the tree lost stands at most so many tokens before the verb: the subject may come between."""


def subject_of(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the head of the subject that a predicate is said of, None where the sentence does not tell.

    A conjoined verb takes the subject of the one before it; a relative pronoun stands for its antecedent; an
    infinitive takes the subject (or, under verbs of asking, the object) of the verb above it.
    """
    seen: set[int] = set()
    is_apart = is_participle_apart(tree, verb)
    token: Token | None = verb
    while token is not None and token.i not in seen:
        seen.add(token.i)
        if token.i in tree.sharing:
            token = tree.tokens[tree.sharing[token.i]]
        subject = own_subject(tree, token, grammar) or _preceding_phrase(tree, token, grammar)
        below = is_deprel(token, "ccomp", "acl", "advcl")
        if subject is not None and is_apart and token is not verb and (subject.i > verb.i or below):
            subject = None  # "said they must, | adding | Iran will pursue it", with the participle on what it tells
            token = tree.head(token) or token
            continue
        if subject is not None:
            return _antecedent(tree, token, subject, grammar)
        head = tree.head(token)
        if head is None:
            break
        if is_deprel(token, "acl") and not tree.children(head, "cop"):
            return head
        quoted = quoted_as(tree, token, head, grammar)
        if quoted is not None:
            return quoted
        if is_deprel(token, "advcl") and head.upos in ("NOUN", "PROPN") and is_deprel(head, "obj"):
            return head  # "citerer | en direktør | for at sige, at …"
        if is_deprel(token, "xcomp") or has_feature(token, "VerbForm=Inf"):
            controller = tree.child(head, "obj", "iobj") if is_deprel(token, "xcomp", "ccomp", "advcl") else None
            if (
                controller is not None
                and not is_apart
                and controller.i < token.i
                and controller.upos in NOMINAL
                and controller is not token
                and not has_feature(controller, "Reflex=Yes")
                and not (has_feature(controller, "PronType=Dem") and has_feature(controller, "Number=Sing"))
            ):
                return controller
            token = head
        elif is_deprel(token, "conj", "aux", "cop", "xcomp", "obj", "obl", "nmod", "appos", "acl") or (
            is_deprel(token, "parataxis", "advcl") and not is_clause_of_its_own(tree, token)
        ):
            token = head
        else:
            break
    return None


def quoted_as(tree: Tree, participle: Token, governor: Token, grammar: Grammar) -> Token | None:
    """Give who is told of as saying: "the paper quoted | the minister | as saying", "| she | was quoted as saying"."""
    mark = tree.child(participle, "mark", "case")
    is_participle = has_feature(participle, "VerbForm=Ger") or has_feature(participle, "Tense=Pres")
    if mark is None or mark.i != participle.i - 1 or not is_participle or not is_word(mark, grammar.of("reporting")):
        return None
    told = next((child for child in tree.children(governor, "obj") if governor.i < child.i < participle.i), None)
    return told if told is not None else (own_subject(tree, governor, grammar) if is_passive(tree, governor, grammar) else None)


def is_participle_apart(tree: Tree, verb: Token) -> bool:
    """Say whether a participle stands behind a comma: its subject is the main clause's ("urged women to vote, saying …")."""
    mark = tree.child(verb, "mark")
    first = mark if mark is not None and mark.i == verb.i - 1 else verb  # "…, | while | stressing that …"
    before = next((token for token in reversed(tree.tokens[: first.i]) if token.text not in MARKS), None)
    form = has_feature(verb, "VerbForm=Ger") or (has_feature(verb, "VerbForm=Part") and has_feature(verb, "Tense=Pres"))
    return form and before is not None and before.text == ","


def is_clause_of_its_own(tree: Tree, verb: Token) -> bool:
    """Say whether a verb is finite or carried by a finite auxiliary, and so has a subject of its own."""
    return has_feature(verb, "VerbForm=Fin") or any(
        has_feature(child, "VerbForm=Fin") for child in tree.children(verb, "aux", "cop")
    )


@once_a_token
def finite_verb(tree: Tree, verb: Token) -> Token | None:
    """Give the finite verb of the group that a predicate belongs to: itself, its auxiliary or its copula."""
    if has_feature(verb, "VerbForm=Fin"):
        return verb
    carriers = [child for child in tree.children(verb, "aux", "cop") if has_feature(child, "VerbForm=Fin")]
    if carriers:
        return carriers[0]
    for token in reversed(tree.tokens[max(0, verb.i - MAX_VERB_GROUP) : verb.i]):
        if token.upos == "SCONJ" or (token.upos == "VERB" and has_feature(token, "VerbForm=Fin")):
            break
        if token.upos == "AUX" and has_feature(token, "VerbForm=Fin") and not has_feature(verb, "VerbForm=Fin"):
            return token
    return None


def own_subject(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the subject in the verb's own clause; a phrase that cannot be one is passed over.

    After a fronted phrase the subject stands right behind the finite verb (`I Zagreb sagde lederen …`); there the word
    order is trusted above a relation that the tree gives to the phrase in front.
    """
    owners = [verb]
    head = tree.head(verb)
    if is_deprel(verb, "aux", "cop") and head is not None:
        owners.append(head)
    subjects = [
        child for owner in owners for child in tree.children(owner, "nsubj")
        if not child.placeholder and (may_be_subject(tree, child, grammar) or _is_apart_with(tree, owner, child))
    ]  # fmt: skip
    finite = finite_verb(tree, owners[-1]) or finite_verb(tree, verb)
    if finite is not None:
        behind = following_phrase(tree, finite, grammar)
        told = behind is not None and not grammar.verb_second and is_deprel(behind, "obj", "xcomp")
        if told and _is_behind_relative(tree, verb):
            behind = None  # "Hill, who leads the party, called | it | a farce"
        in_front = [subject for subject in subjects if subject.i < finite.i]
        if behind is not None and grammar.verb_second and _opens_with_adjunct(tree, finite):
            return behind
        nominative = behind is not None and has_feature(behind, "Case=Nom")
        if (
            behind is not None
            and (nominative or (not subjects and _is_inverted(tree, finite, verb)))
            and (not in_front or nominative)
        ):
            return behind
        asked = grammar.verb_second and len(subjects) == 1 and subjects[0].upos == "NOUN" and not in_front
        if asked and finite.i > 1 and tree.tokens[finite.i - 2].upos == "PROPN" and _is_set_apart(tree, finite):
            return leading_phrase(tree, finite, grammar) or subjects[0]
    inner = [subject for subject in subjects if not is_deprel(subject, "nsubj:outer")]
    before = [subject for subject in inner if finite is not None and subject.i < finite.i]
    return (before or inner)[-1 if len(before) > 1 else 0] if inner else None


def _is_behind_relative(tree: Tree, verb: Token) -> bool:
    """Say whether a parser has joined a verb behind a comma to the relative clause in front of it."""
    head = tree.head(verb)
    joined = head is not None and is_deprel(verb, "conj", "advcl", "parataxis") and is_deprel(head, "acl")
    return joined and verb.i > 0 and tree.tokens[verb.i - 1].text == "," and tree.child(verb, "cc") is None


def _is_apart_with(tree: Tree, verb: Token, subject: Token) -> bool:
    """Say whether a phrase under a preposition is the subject of a participle apart (", with | Hill | calling it …")."""
    case = tree.child(subject, "case")
    form = any(
        has_feature(word, "VerbForm=Ger") or (has_feature(word, "VerbForm=Part") and has_feature(word, "Tense=Pres"))
        for word in (verb, *tree.children(verb, "aux"))
    )
    opens = case is not None and case.i > 0 and tree.tokens[case.i - 1].text == ","
    return form and opens and subject.i < verb.i and subject.upos in ("NOUN", "PROPN")


def _preceding_phrase(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the noun phrase right before a conjoined finite verb ("…, men min søn, svarede straks"), None if none is there."""
    finite = finite_verb(tree, verb)
    told_of = None if grammar.verb_second or finite is None else _object_told_of(tree, finite, verb)
    if told_of is not None:
        return told_of
    return adjacent_phrase(tree, finite, grammar) if finite is not None and is_deprel(verb, "conj") else None


def _object_told_of(tree: Tree, finite: Token, verb: Token) -> Token | None:
    """Give the phrase in front of a relative clause that a comma closes right before a verb that nothing joins to the one
    before it: "the radio reported | a source |, whom it did not name, said …"."""
    head = tree.head(verb)
    if head is None or tree.child(verb, "cc") is not None or finite.i == 0 or tree.tokens[finite.i - 1].text != ",":
        return None
    phrase = next((child for child in tree.children(head, "obj") if head.i < child.i < finite.i), None)
    last = tree.tokens[phrase.i + 1 : phrase.i + 3] if phrase is not None else ()
    opens = len(last) > 1 and last[0].text == "," and last[1].text.lower() in tree.relatives
    return phrase if opens else None


def adjacent_phrase(tree: Tree, finite: Token, grammar: Grammar) -> Token | None:
    """Give the noun phrase right before a finite verb that begins behind a mark or conjunction, whatever the tree says."""
    if finite.i == 0:
        return None
    i = finite.i - 1
    while i > 0 and (tree.tokens[i].text == "," or tree.tokens[i].upos == "ADV"):
        i -= 1
    token = tree.tokens[i]
    if token.upos not in ("NOUN", "PROPN", "PRON") or is_word(token, grammar.of("objective")):
        return None
    head = _phrase_head(tree, token, None)
    start = next(part.i for part in tree.subtree(head) if part.upos not in ("PUNCT", "CCONJ"))
    opener = tree.tokens[start - 1] if start else None
    free = may_be_subject(tree, head, grammar) and head.i <= i
    return head if free and opener is not None and opener.upos in ("CCONJ", "PUNCT") else None


def may_be_subject(tree: Tree, token: Token, grammar: Grammar) -> bool:
    """Say whether a phrase can be a subject: not under a preposition, not an adverb, not in the objective case."""
    if is_word(token, grammar.of("relative")):
        return True
    case = tree.child(token, "case")
    likened = case is not None and case.i == token.i - 1 and case.text.lower() in tree.relatives  # "som | en af dem | siger"
    if (case is not None and not likened) or token.upos in ("ADV", "INTJ", "ADP", "PUNCT", "VERB", "CCONJ"):
        return False
    if token.i in tree.when_told:
        return False  # "…," Holm said | Friday
    lapsed = is_deprel(token, "obl") and token.lemma.lower() in grammar.of("calendar")  # "and two | weeks | ago announced"
    is_day = lapsed or (grammar.verb_second and token.text.lower() in grammar.of("calendar"))
    return not is_day and not is_word(token, grammar.of("objective"))


def _opens_with_adjunct(tree: Tree, finite: Token) -> bool:
    """Say whether a main clause begins with a phrase under a preposition and its verb ("I hovedstaden Zagreb sagde …")."""
    start = next((t.i + 1 for t in reversed(tree.tokens[: finite.i]) if t.upos in ("CCONJ", "SCONJ", "PUNCT")), 0)
    front = tree.tokens[start : finite.i]
    opener = tree.tokens[start - 1] if start else None
    if not front or front[0].upos != "ADP" or front[0].text.lower() in tree.relatives:
        return False
    if opener is not None and (opener.upos == "SCONJ" or is_deprel(opener, "mark")):
        return False
    return not any(token.upos in ("VERB", "AUX", "PRON", "SCONJ") for token in front)


def _is_inverted(tree: Tree, finite: Token, verb: Token) -> bool:
    """Say whether something other than a subject stands in front of the finite verb of a main clause."""
    if finite.i == 0:
        return True
    before = tree.tokens[finite.i - 1]
    if (
        before.upos in ("NOUN", "PROPN")
        and leading_phrase(tree, finite, None) is not None
        and case_of(tree, before) == ""
    ):
        return False
    if before.text == "," and _is_set_apart(tree, finite):
        return False
    if before.text == "," or before.upos in ("ADV", "PUNCT"):
        return True
    return any(child.i < finite.i and is_deprel(child, "obl", "advmod", "advcl", "obj") and before in tree.subtree(child)
               for child in tree.children(verb))  # fmt: skip


def _is_set_apart(tree: Tree, finite: Token) -> bool:
    """Say whether a phrase with an apposition between commas opens the sentence ("Formanden, Ida Holm, | råder byen til …")."""
    front = tree.tokens[: finite.i]
    nominal = leading_phrase(tree, finite, None) is not None and front[0].upos not in ("ADV", "ADP", "INTJ")
    verbal = any(token.upos in ("VERB", "AUX") for token in front)
    return nominal and not verbal and sum(token.text == "," for token in front) == 2


def _antecedent(tree: Tree, verb: Token, subject: Token, grammar: Grammar) -> Token:
    """Give what a relative pronoun stands for, any other subject unchanged."""
    words = grammar.of("relative")
    is_relative = is_word(subject, words) or (subject.upos != "PROPN" and subject.lemma.lower() in words)
    if not is_relative and not has_feature(subject, "PronType=Rel"):
        return subject
    clause: Token | None = verb
    while clause is not None:
        if is_deprel(clause, "acl"):
            head = tree.head(clause)
            cleft = head is not None and (
                tree.child(head, "cop") is not None or (head.upos == "PRON" and is_word(head, grammar.of("impersonal")))
            )
            named = _phrase_before(tree, subject) if cleft else None
            if named is not None:
                return named  # "det var hende, der sagde"
            title = tree.head(head) if head is not None and is_deprel(head, "appos") else None
            if title is not None and head is not None and title.i == head.i - 1:
                return title  # "lederen | Anne Boje, | som kalder støjen en svøbe"
            if head is not None and head.upos in NOMINAL:
                return head
            break  # "Det siger Holm, der har søgt om lov", with the clause on the verb
        if not is_deprel(clause, "conj", "xcomp", "aux", "cop"):
            break
        clause = tree.head(clause)
    return _phrase_before(tree, subject) or subject


def _phrase_before(tree: Tree, relative: Token) -> Token | None:
    """Give the head of the phrase that a relative word stands behind, a comma between them or not."""
    i = relative.i - 1
    while i >= 0 and tree.tokens[i].upos == "PUNCT":
        i -= 1
    while i > 0 and tree.tokens[i].upos == "PROPN" and tree.tokens[i - 1].upos == "PROPN":
        i -= 1
    if i >= 0 and tree.tokens[i].upos in ("NOUN", "PROPN", "PRON"):
        return _phrase_head(tree, tree.tokens[i], None)
    return None


def following_phrase(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the head of the noun phrase that stands right after an inverted verb, None if something else does."""
    head = phrase_behind(tree, verb, grammar)
    if head is None or _is_of_another_clause(tree, verb, head):
        return None
    return None if not grammar.verb_second and _is_told(tree, verb, head) else head


def phrase_behind(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the head of the noun phrase right after a verb, be it of that verb or of a clause that begins there."""
    for token in tree.tokens[verb.i + 1 : verb.i + 4]:
        if token.i < verb.i + 3 and (token.upos in ("ADV", "PART") or (token.upos == "VERB" and is_deprel(token, "amod"))):
            continue  # "fastholder | administrerende | direktør Ib Holm"
        if token.upos not in NOMINAL or is_word(token, grammar.of("objective")) or is_deprel(token, "expl", "mark"):
            return None
        if token.i in tree.when_told:
            return None
        return _phrase_head(tree, token, verb, grammar.of("calendar"))
    return None


def _is_told(tree: Tree, verb: Token, phrase: Token) -> bool:
    """Say whether a phrase behind a verb names who is told: by its relation, or with a subject behind it ("told | the
    paper | he would go")."""
    after = next((token for token in tree.tokens[phrase.i + 1 :]), None)
    opens = after is not None and has_feature(after, "Case=Nom") and is_deprel(after, "nsubj")
    inverted = any(token.placeholder for token in tree.tokens[max(0, verb.i - 2) : verb.i])
    told = is_deprel(phrase, "iobj") and phrase.head == verb.i and not inverted
    return not has_feature(phrase, "Case=Nom") and (opens or told)


def _is_of_another_clause(tree: Tree, verb: Token, phrase: Token) -> bool:
    """Say whether a phrase behind a verb is the subject of a later one ("said | he would come") or tells when or where."""
    if is_deprel(phrase, "obl", "advmod"):
        return True
    owner = tree.head(phrase)
    if has_feature(phrase, "Case=Nom") and phrase.i + 1 < len(tree) and tree.tokens[phrase.i + 1].text == ",":
        return False  # "Det budskab, tror | jeg |, partiet forstår"
    behind = [token.text.lower() for token in tree.tokens[phrase.i + 1 : phrase.i + 3]]
    if len(behind) > 1 and behind[0] == "," and behind[1] in tree.relatives:
        return False  # "said | the woman |, who like many did not want to be named", taken for who did not want to
    if owner is None or owner.i <= phrase.i or not is_deprel(phrase, "nsubj", "csubj"):
        return False
    carried = {owner.i, *(child.i for child in tree.children(owner, "aux", "cop"))}
    return verb.i not in carried


def leading_phrase(tree: Tree, finite: Token, grammar: Grammar | None) -> Token | None:
    """Give the first noun phrase of a sentence that begins with one, where the tree has lost the subject."""
    for token in tree.tokens[: finite.i]:
        if token.upos in ("DET", "ADJ", "NUM", "PUNCT"):
            continue
        if token.upos not in ("NOUN", "PROPN", "PRON"):
            return None
        if grammar is None:
            return token
        is_phrase = may_be_subject(tree, token, grammar) and token.text.lower() not in grammar.of("impersonal")
        return token if is_phrase else None
    return None


def _phrase_head(tree: Tree, token: Token, verb: Token | None, calendar: Collection[str] = ()) -> Token:
    """Climb from a word of a noun phrase to its head, staying right of the verb."""
    top = token
    for ancestor in tree.ancestors(token):
        if verb is not None and ancestor.i <= verb.i:
            break
        if ancestor.upos not in NOMINAL or is_deprel(top, "nsubj", "obj", "obl", "acl", "ccomp"):
            break
        if ancestor.text.lower() in calendar and top.upos == "PROPN":
            break  # "Det skriver Bladet | tirsdag"
        if tree.children(ancestor, "cop"):
            break  # a predicate: "… er enig, men formanden, Jens Holm, siger"
        top = ancestor
    return top


def oblique_of(tree: Tree, verb: Token, preposition: str) -> Token | None:
    """Give the head of the phrase under `preposition` that hangs on the verb, or is the first such one after it.

    A name that the tree hangs on the verb by its title's preposition is that phrase ("lyder det fra minister Ida Holm").
    """
    after = [token for token in tree.tokens[verb.i + 1 :]
             if token.upos in NOMINAL and case_of(tree, token) == preposition]  # fmt: skip
    hanging = [token for token in after if token.head == verb.i]
    near = [token for token in after if token.i <= verb.i + 8]
    first = near[0] if near and near[0].upos == "NOUN" else None
    name = tree.head(first) if first is not None else None
    if first is not None and name is not None and name.upos == "PROPN" and name.head == verb.i and name.i == first.i + 1:
        return name
    opening = [child for child in tree.children(verb, "obl") if child.i < verb.i and case_of(tree, child) == preposition]
    found = next(iter(hanging or near or opening), None)  # "| Fra politiet | lyder der kritik af reglen"
    owned = tree.head(found) if found is not None and is_deprel(found, "nmod:poss") else None
    return owned if owned is not None and found is not None and owned.i > found.i else found


def is_time(tree: Tree, token: Token, grammar: Grammar) -> bool:
    """Say whether a phrase only names a time ("tirsdag", "torsdag aften"): nobody's words and nobody who speaks."""
    words = grammar.of("calendar")
    return token.text.lower() in words and all(
        child.text.lower() in words or (child.upos in ("ADP", "DET", "ADJ", "NUM") and not has_feature(child, "Degree=Cmp"))
        for child in tree.children(token)
    )  # "bad om mere | tid" asks for something


def causes(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the verb by which somebody is made to do what an infinitive tells ("det | får | foreningen til at kræve")."""
    cause = tree.head(verb) if has_feature(verb, "VerbForm=Inf") and is_deprel(verb, "advcl", "xcomp") else None
    made = cause is not None and cause.lemma.lower() in grammar.of("causing") and has_feature(cause, "VerbForm=Fin")
    return cause if made else None


def case_of(tree: Tree, token: Token) -> str:
    """Give the lemma of the preposition that a phrase stands under, "" if none."""
    case = tree.child(token, "case")
    return case.lemma.lower() if case else ""


@once_a_token
def is_passive(tree: Tree, verb: Token, grammar: Grammar) -> bool:
    """Say whether a verb form is passive, by itself, by its auxiliary, or for want of a subject ("said when | asked |")."""
    if has_feature(verb, "Voice=Pass") or tree.children(verb, "aux:pass", "nsubj:pass"):
        return True
    before = tree.tokens[verb.i - 1] if verb.i else None
    openers = grammar.of("circumstantial") | grammar.of("conditional") | grammar.of("subordinating")
    if before is not None and has_feature(verb, "Tense=Past") and is_deprel(verb, "advcl") and is_word(before, openers):
        return not grammar.verb_second and not tree.children(verb, "nsubj", "aux")
    auxiliaries = grammar.of("passive")
    return any(child.lemma.lower() in auxiliaries for child in tree.children(verb, "aux", "cop")) or (
        has_feature(verb, "VerbForm=Part")
        and not has_feature(verb, "Tense=Pres")
        and is_deprel(verb, "amod", "acl")
        and not tree.children(verb, "aux", "nsubj")
    ) or _is_headlined(tree, verb)


def _is_headlined(tree: Tree, verb: Token) -> bool:
    """Say whether a passive participle carries a headline without its auxiliary ("Minister | bedt | om at gå")."""
    past = has_feature(verb, "VerbForm=Part") and has_feature(verb, "Tense=Past")
    return past and verb in tree.roots and verb.upos == "VERB" and finite_verb(tree, verb) is None
