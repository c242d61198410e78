"""Whether a cue states something here: not what is only possible, asked, supposed, or the author's own view."""

from standpunkt.lexicon.grammar import Grammar
from standpunkt.lexicon.speakers import DOCUMENT
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.cues import Cue
from standpunkt.statements.page import Page
from standpunkt.statements.sources.speaking import can_speak, is_nobody
from standpunkt.statements.subjects.by_tree import causes, finite_verb, is_passive

MAX_SILENT_WORDS = 7
"""What somebody will not talk about is named within so many words."""
AUTHOR_ACTS = ("view", "wish", "plan")
PERFORMED_ACTS = ("say", "write", "report", "ask", "confirm", "hint")
"""What a first person does in saying so: "jeg understreger, at …" is the sentence itself."""
TOLD_ACTS = ("say", "report", "confirm", "deny", "promise")
"""What somebody who can do it has done: "politiet kan oplyse, at …", "butikken kan love, at …"."""


def is_stated(page: Page, tree: Tree, cue: Cue, content: Content, source: Token | None) -> bool:
    """Say whether the frame carries a statement here; noun phrases and bare modals ask for more than clauses do."""
    if source is not None and is_nobody(tree, source, page.grammar):
        return False
    if _is_interviewers(page, tree):
        return False  # "Når ministeren afviser det, hvad så?"
    if _is_merely_possible(page, tree, cue, content, source) or _is_asked(page, tree, cue, source):
        return False
    nobody = source is None or source.text.lower() in page.grammar.of("impersonal")
    if nobody and content.kind == "that" and _goes_without_saying(page, tree, cue):
        return False
    if source is None and cue.entry.pos == "VERB" and cue.entry.source == "subject":
        first = next((token for token in tree.tokens if token.upos != "PUNCT"), cue.token)
        if has_feature(cue.token, "Mood=Imp") or (first is cue.token and not is_passive(tree, cue.token, page.grammar)):
            return False  # "Bemærk, at …"
    participles = (cue.token, content.tokens[0])
    if source is None and cue.entry.act == "view" and all(has_feature(token, "VerbForm=Part") for token in participles):
        return False  # "en mand | fundet dræbt |", unlike "han | menes | dræbt"
    supposed = page.grammar.of("supposed")
    if source is not None and any(aux.text.lower() in supposed for aux in tree.children(cue.token, "aux")) and (
        page.speakers.kind_of(source.lemma, source.text) == DOCUMENT
    ):  # fmt: skip
        return False  # "the bill would allow them to stay"
    if source is None and cue.is_negated and cue.entry.act == "plan":
        return False  # "der er ikke lagt op til, at …": the author's own voice
    undone = has_feature(cue.token, "VerbForm=Inf") and not cue.is_negated
    if content.kind == "whether" and cue.entry.act in ("plan", "view") and (
        undone or (cue.is_negated and cue.entry.act == "plan")
    ):  # fmt: skip
        return False  # "en dommer skal | afgøre, om han løslades": not done, and open what they will
    if content.kind in ("that", "whether"):
        return True
    foretelling = page.grammar.of("foretelling") if content.kind == "inf" and source is None else ()
    if cue.entry.lemma in foretelling and is_passive(tree, cue.token, page.grammar):
        return False  # "regningen ventes at stige": the author's own forecast
    if cue.entry.pos == "AUX":
        return _is_plan(page, tree, cue, source)
    if content.kind == "np" and cue.entry.pos in ("NOUN", "ADJ") and _is_bare_name(content):
        return False  # "tilhængere af | Maastricht": nothing is said of it
    if content.kind == "np" and cue.entry.pos == "NOUN" and _answers(page, content):
        return False  # "har svaret | ja | til avisens spørgsmål"
    if content.kind == "np" and cue.entry.pos == "NOUN":
        return source is None or can_speak(page, source)
    if content.kind == "np" and cue.entry.pos in ("ADJ", "ADP"):
        return source is not None and can_speak(page, source)
    if content.says_of_object and source is None and is_passive(tree, cue.token, page.grammar):
        return True  # "han beskrives som venlig"
    if content.kind == "np" and cue.entry.pos == "VERB":
        if _only_frames(tree, cue, content):
            return False
        if source is None or not (can_speak(page, source) or source.upos == "NOUN"):
            return False
        needed = cue.entry.negated == "required"  # "kan ikke | genkende kritikken"
        bare = has_feature(cue.token, "VerbForm=Inf") and not needed
        return bool(cue.parts) or not bare or _has_had_to(page, tree, cue.token)
    if cue.entry.pos == "VERB" and any(_is_silence(page, tree, cue, token) for token in content.tokens[:3]):
        return False
    if cue.entry.pos == "VERB" and source is not None:
        some = tree.child(source, "nmod") if source.upos == "PRON" else None  # "en | af dem |, der har bedt om at være anonym"
        return can_speak(page, source) or source.upos == "NOUN" or (some is not None and can_speak(page, some))
    return True


def _is_interviewers(page: Page, tree: Tree) -> bool:
    """Say whether a sentence is a paragraph that asks somebody whose words follow in the next one."""
    own = tree.sentence
    if tree.tokens[-1].text != "?" or own.quotation is not None or page.paragraphs[own.paragraph] != own.span:
        return False
    following = next((other for other in page.sentences if other.span.start >= own.span.end), None)
    return following is not None and following.quotation is not None and following.paragraph == own.paragraph + 1


def _goes_without_saying(page: Page, tree: Tree, cue: Cue) -> bool:
    """Say whether a thing says itself, which nobody says ("Det siger sig selv, at …")."""
    following = tree.tokens[cue.token.i + 1] if cue.token.i + 1 < len(tree) else None
    if following is None or not (has_feature(following, "Reflex=Yes") and is_word(following, page.grammar.of("objective"))):
        return False
    return cue.entry.pos == "VERB" and cue.entry.act == "say" and not cue.parts


def _answers(page: Page, content: Content) -> bool:
    """Say whether a content is only the question that somebody was asked, whatever it was."""
    last = next((token for token in reversed(content.tokens) if token.upos == "NOUN"), content.tokens[-1])
    asked = [entry for entry in page.cues.of(last.lemma.lower()) if entry.pos == "NOUN" and entry.act == "ask"]
    return any(entry.frames_of("whether") and not entry.frames_of("inf") for entry in asked)


def _is_bare_name(content: Content) -> bool:
    """Say whether a content is nothing but names."""
    return all(token.upos in ("PROPN", "CCONJ", "PUNCT") for token in content.tokens)


def _only_frames(tree: Tree, cue: Cue, content: Content) -> bool:
    """Say whether a participle that opens a sentence names the occasion of another act ("Speaking of the film, he said …")."""
    opens = all(token.upos == "PUNCT" for token in tree.tokens[: cue.token.i])
    return opens and content.preposition is not None and is_gerund(tree, cue.token) and cue.token not in tree.roots


def _is_silence(page: Page, tree: Tree, cue: Cue, verb: Token) -> bool:
    """Say whether somebody is told not to speak, which states nothing ("vil ikke udtale sig", "ønsker ikke at svare")."""
    if not cue.is_negated or verb.upos != "VERB":
        return False
    if _comments(page, tree, verb):
        return True  # "vil ikke | gætte på årsagen", "har ikke ønsket at stille op til | interview"
    thing = tree.child(verb, "obj")  # "ønsker ikke at give yderligere | oplysninger"
    entries = [*page.cues.of(verb.lemma.lower()), *(page.cues.of(thing.lemma.lower()) if thing is not None else ())]
    acts = ("say", "write", "ask", "confirm", "deny") if cue.entry.pos == "AUX" else ("say", "write")
    return any(entry.act in acts and not entry.parts and not entry.weak for entry in entries)


def _comments(page: Page, tree: Tree, verb: Token) -> bool:
    """Say whether a verb with what stands shortly behind it is a word for commenting ("| gå ind i sagens detaljer |")."""
    near = [token for token in tree.subtree(verb) if token.i >= verb.i][:MAX_SILENT_WORDS]
    told = [token for token in near if token.upos in ("NOUN", "VERB", "ADV")]
    return any({token.lemma.lower(), token.text.lower()} & page.grammar.of("commenting") for token in told)


def _is_merely_possible(page: Page, tree: Tree, cue: Cue, content: Content, source: Token | None) -> bool:
    """Say whether nobody has done the act yet: "det kan ikke udelukkes, at", "vil være villig til at", "man tror"."""
    auxiliaries = [aux.lemma.lower() for aux in tree.children(cue.token, "aux")]
    above: list[str] = []
    governor = tree.head(cue.token)
    if governor is not None and has_feature(cue.token, "VerbForm=Inf") and governor.upos == "VERB":
        auxiliaries.append(governor.lemma.lower())
        if source is not None and source.head == governor.i and is_deprel(source, "obj", "iobj"):
            above = [aux.lemma.lower() for aux in tree.children(governor, "aux")]  # "vil have nogen til at sige, at …"
    if page.grammar.of("potential") & {*above}:
        return True
    perfect = has_feature(cue.token, "VerbForm=Part") or _has_had_to(page, tree, cue.token)
    generic = source is not None and source.text.lower() in page.grammar.of("generic") and not tree.children(source)
    if cue.entry.pos == "ADJ":
        return generic or len(auxiliaries) > (cue.token.upos == "VERB")
    if generic and cue.entry.pos == "AUX" and source is not None and source.upos == "PRON":
        # "nu vil man | drøfte planen" is an office; of a speaker, or behind a condition, it is anybody
        return tree.sentence.quotation is not None or (cue.token.i > 0 and tree.tokens[cue.token.i - 1].text == ",")
    supposed = bool(set(auxiliaries) & (page.grammar.of("potential") - page.grammar.of("performing")))
    if generic and cue.entry.act in (*AUTHOR_ACTS, "say") and (supposed or not is_told(tree, cue.token)):
        return True  # "man skulle tro, at …"
    if cue.entry.pos == "VERB" and source is None and has_feature(cue.token, "VerbForm=Inf"):
        return True
    if cue.entry.pos != "VERB" or perfect or not any(aux in page.grammar.of("potential") for aux in auxiliaries):
        return False
    done = content.kind in ("that", "whether") and set(auxiliaries) <= page.grammar.of("performing")
    if source is not None and done and cue.is_negated and cue.entry.act == "view" and cue.entry.negated == "kept":
        return False  # "hun kan ikke forstå, at …"
    if source is not None and cue.is_negated and cue.entry.negated == "required" and (
        set(auxiliaries) <= page.grammar.of("performing")
    ):  # fmt: skip
        return False  # "ledelsen kan ikke genkende kritikken", "politiet kan ikke afvise, at …"
    if source is None or cue.is_negated:
        return True
    if cue.entry.act == "view" and content.kind in ("inf", "np") and not content.says_of_object:
        return True  # "kan regne med at få våben"
    anybody = source.upos == "PRON" and source.text.lower() in page.grammar.of("somebody")  # "nogen kan sige"
    own = cue.entry.act == "promise" and is_word(source, page.grammar.of("first-person"))  # "jeg kan love dig, at …"
    told = done and cue.entry.act in TOLD_ACTS and not (anybody or own) and can_speak(page, source)
    return cue.entry.act not in AUTHOR_ACTS and not told


def _has_had_to(page: Page, tree: Tree, verb: Token) -> bool:
    """Say whether somebody has been able or obliged to do something, or is made to, and so has done it ("har måttet erkende,
    at …", "det får foreningen til at kræve svar")."""
    if causes(tree, verb, page.grammar) is not None:
        return True
    done = page.grammar.of("performing") - page.grammar.of("potential")
    finite = [aux for aux in tree.children(verb, "aux") if has_feature(aux, "VerbForm=Fin")]
    return any(aux.lemma.lower() in done for aux in finite)


def _is_asked(page: Page, tree: Tree, cue: Cue, source: Token | None) -> bool:
    """Say whether the sentence asks somebody what they think ("Tror du, at …?"), or who does ("Hvem siger, at …?")."""
    if tree.tokens[-1].text != "?" or source is None:
        return False
    first = next(token for token in tree.tokens if token.upos != "PUNCT")
    main = cue.token in tree.roots or tree.head(cue.token) in tree.roots
    opens = first.text.lower() in page.grammar.of("interrogative") or has_feature(first, "VerbForm=Fin")
    return (main and opens and source.i > first.i) or (
        source.text.lower() in page.grammar.of("second-person") | page.grammar.of("interrogative")
    )


def _is_plan(page: Page, tree: Tree, cue: Cue, source: Token | None) -> bool:
    """Say whether a bare modal tells a plan: somebody who can will it wills something that can be willed."""
    verb = tree.head(cue.token) if is_deprel(cue.token, "aux") else None
    if source is None or not can_speak(page, source):
        return False
    if cue.parts:
        return verb is None or not (cue.is_negated and _comments(page, tree, verb))  # "vil helst ikke | snakke om sagen"
    if page.speakers.kind_of(source.lemma, source.text) == DOCUMENT:
        return False  # "aftalen | vil | føre til ventetid"
    if verb is None:
        return source.i == cue.token.i - 1 and not cue.is_negated  # "SF vil | i regering"
    if source.text.lower() in page.grammar.of("second-person") or is_passive(tree, verb, page.grammar):
        return False
    if verb.lemma.lower() in page.grammar.of("nonvolitional") or _is_thing(page, source):
        return False
    if _is_silence(page, tree, cue, verb) or _is_conditional(page, tree, cue, verb):
        return False
    asked = is_deprel(verb, "ccomp", "acl", "advcl") and any(
        child.i < cue.token.i and is_word(child, page.grammar.of("interrogative")) for child in tree.children(verb)
    )  # fmt: skip
    if asked:
        return False  # "forklarer, hvad de | vil | gøre"
    first = next((above for above in (verb, *tree.ancestors(verb)) if not is_deprel(above, "conj")), verb)
    joined = first is not verb and is_deprel(first, "advcl") and all(t.text != "," for t in tree.tokens[first.i : verb.i])
    subordinate = is_deprel(verb, "acl", "advcl") or (joined and tree.child(verb, "nsubj") is None)
    return not tree.children(verb, "cop") and not (subordinate and not _is_behind_colon(tree, source))


def _is_thing(page: Page, source: Token) -> bool:
    """Say whether a pronoun stands for a thing or animal as a rule: one of the third person without a nominative ("den")."""
    return source.upos == "PRON" and is_word(source, page.grammar.of("third-person")) and not has_feature(source, "Case=Nom")


def _is_behind_colon(tree: Tree, source: Token) -> bool:
    """Say whether a clause that the tree hangs on a word is one of its own behind a colon ("Kravene: SF vil …")."""
    first = tree.subtree(source)[0]
    return first.i > 0 and tree.tokens[first.i - 1].text == ":"


def _is_conditional(page: Page, tree: Tree, cue: Cue, verb: Token) -> bool:
    """Say whether a modal asks, supposes or leaves open ("om han vil vente eller vil betale", "vil kunne nå det", "ville have
    gjort det", "hvis …, ville han gå")."""
    first = tree.head(verb) if is_deprel(verb, "conj") and tree.child(verb, "nsubj") is None else None
    clauses = (verb,) if first is None else (first, verb)
    marks = {mark.text.lower() for clause in clauses for mark in tree.children(clause, "mark")}
    perfect = has_feature(verb, "VerbForm=Part") and any(cue.token.i < aux.i < verb.i for aux in tree.children(verb, "aux"))
    undone = perfect and not any(child.i > verb.i for child in tree.children(verb, "obj"))
    if undone and has_feature(cue.token, "Tense=Past"):
        return True  # not "ville have afskaffet | skatten"
    others = {aux.lemma.lower() for aux in tree.children(verb, "aux") if aux.i != cue.token.i}
    conditions = [token for token in tree.of_class(page.grammar.of("conditional")) if token.upos == "SCONJ"]
    supposed = has_feature(cue.token, "Tense=Past") and bool(conditions)
    return supposed or bool(marks & page.grammar.of("interrogative") or others & page.grammar.of("potential"))


def is_told(tree: Tree, cue: Token) -> bool:
    """Say whether a cue tells of a past act, so that even a first person reports it ("jeg tænkte", "vi har sagt")."""
    finite = finite_verb(tree, cue)
    return has_feature(cue, "VerbForm=Part") or (finite is not None and has_feature(finite, "Tense=Past"))


def is_own_view(page: Page, tree: Tree, source: Token, cue: Cue) -> bool:
    """Say whether a first person holds a view, or says so by saying it: the author's own voice, or the speaker's.

    What they once thought is told like anybody's view ("dengang troede vi, at …"), but not by a speaker who is quoted.
    """
    if not is_word(source, page.grammar.of("first-person")):
        return False
    told = is_told(tree, cue.token) or _has_had_to(page, tree, cue.token)
    told = told and not (tree.sentence.quotation is not None and cue.entry.act in ("view", "wish"))
    return cue.entry.pos == "AUX" or (cue.entry.act in (*AUTHOR_ACTS, *PERFORMED_ACTS) and not told)


def is_hypothetical(tree: Tree, token: Token, grammar: Grammar) -> bool:
    """Say whether the cue stands in a condition: nobody has said it ("hvis han siger", "nægter landet, vil …")."""
    finite = finite_verb(tree, token)
    if finite is not None and finite.i + 1 < len(tree) and tree.tokens[-1].text != "?":
        opener = tree.tokens[finite.i - 1] if finite.i else None
        first = opener is None or opener.text.lower() in grammar.of("complementiser")
        if (
            first
            and not tree.tokens[0].placeholder
            and any(child.i > finite.i for child in tree.children(token, "nsubj"))
        ):
            return True
    for above in (token, *tree.ancestors(token)):
        if _opens_condition(tree, above, grammar):
            return True
        if any(mark.text.lower() in grammar.of("conditional") for mark in tree.children(above, "mark")):
            return above is token or is_deprel(token, "aux", "xcomp", "obj", "conj")
        if above is not token and has_feature(above, "VerbForm=Fin"):
            break
    return False


def _opens_condition(tree: Tree, token: Token, grammar: Grammar) -> bool:
    """Say whether a participle without auxiliary or subject stands in front of a clause as a conjunction ("det er lovligt, |
    forudsat at byrådet vedtager det")."""
    before, following = tree.tokens[token.i - 1 : token.i], tree.tokens[token.i + 1 : token.i + 2]
    bare = token.upos == "VERB" and grammar.verb_second and not tree.children(token, "aux", "cop", "nsubj", "obj", "advmod")
    opens = bare and not has_feature(token, "VerbForm=Fin") and not has_feature(token, "VerbForm=Inf")
    set_off = not token.i or (bool(before) and before[0].text == ",")
    return opens and set_off and bool(following) and is_word(following[0], grammar.of("complementiser"))
