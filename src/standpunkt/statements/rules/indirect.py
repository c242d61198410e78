"""Rules for indirect statements: a cue whose content hangs on it, or stands in the sentence that it points back to."""

from collections.abc import Iterator
from dataclasses import replace

from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.called import agent_said_of
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.contents.joined import with_joined_clause
from standpunkt.statements.contents.predicates import is_predicate
from standpunkt.statements.contents.shortening import shortened
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import spans_of, trimmed
from standpunkt.statements.features import holding_of, shape_of, speaker_of
from standpunkt.statements.labels import act_of, act_on, cue_spans, rule_of
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.rules.equating import equated_back
from standpunkt.statements.rules.pointing import inline_quotation, pointing_back
from standpunkt.statements.rules.responding import response
from standpunkt.statements.sources.addressees import addressee_of
from standpunkt.statements.sources.speaking import can_speak, find_source, source_span
from standpunkt.statements.subjects.by_tree import finite_verb, is_passive, phrase_behind
from standpunkt.statements.telling import is_hypothetical, is_own_view, is_stated


def indirect_statements(page: Page, taken: frozenset[tuple[int, int]]) -> Iterator[Draft]:
    """Yield the statements found by frames, sentence by sentence; `taken` are cues (sentence, token) already used."""
    by_sentence: dict[int, set[int]] = {}
    for sentence, token in taken:
        by_sentence.setdefault(sentence, set()).add(token)
    for index in range(len(page.sentences)):
        used = set(by_sentence.get(index, ()))
        tree = page.trees[index]
        cues = [cue for cue in page.cues_in(index)
                if cue.entry.pos not in ("ADP", "ADV") or is_predicate(tree, cue, page.grammar)]  # fmt: skip
        for cue in sorted(cues, key=lambda cue: cue.entry.pos == "AUX"):
            carried = cue.entry.pos == "AUX" and cue.token.head in used
            if carried or used & {token.i for token in cue.tokens}:
                continue
            draft = _statement(page, index, cue)
            if draft is not None:
                used |= {token.i for token in cue.tokens}
                yield draft


def _statement(page: Page, index: int, cue: Cue) -> Draft | None:
    tree = page.trees[index]
    if is_hypothetical(tree, cue.token, page.grammar) or _is_body(page, cue) or _is_attribute(tree, cue):
        return None
    if not page.grammar.verb_second and _is_asked(page, tree, cue):
        return None
    if cue.is_negated and cue.entry.negated == "dropped" and not (cue.entry.flip or cue.entry.act == "allow"):
        return None
    content = find_content(tree, cue, page.grammar)
    inline = inline_quotation(page, index, cue)
    if content is not None and (_is_of_verb(page, tree, cue, content) or _is_of_participle(page, tree, cue, content)):
        return None
    if content is not None and _tells_when(tree, cue, content):
        told = pointing_back(page, index, cue)
        if told is not None:
            return told
    if content is not None and (inline is None or not _is_inside(content, inline)):
        content = with_joined_clause(tree, page.cues_in(index), cue, shortened(page, index, cue, content), page.grammar)
        content = _short_of_place(content, inline)
        return _from_content(page, index, cue, content)
    told = pointing_back(page, index, cue)
    answered = response(page, index, cue) if told is None or not has_feature(cue.token, "VerbForm=Fin") else None
    return inline or answered or told or equated_back(page, index, cue)


def _is_asked(page: Page, tree: Tree, cue: Cue) -> bool:
    """Say whether somebody only answers what a cue of asking tells, by nobody it names ("the mayor, | asked | about it, said
    …", "| Asked | about it, she declined …")."""
    verb, entry = cue.token, cue.entry
    if (entry.act, entry.pos, entry.addressee) != ("ask", "VERB", "object") or not is_deprel(verb, "advcl", "acl"):
        return False
    past = has_feature(verb, "Tense=Past") and not tree.children(verb, "nsubj", "aux", "cop", "obj", "iobj")
    agents = page.grammar.of("agent")
    return past and not any(is_word(token, agents) and token.i > verb.i for token in tree.subtree(verb))


def _tells_when(tree: Tree, cue: Cue, content: Content) -> bool:
    """Say whether the clause found behind a cue stands in one that tells when or why it was said, the pronoun in front being
    what was ("Det oplyser byrådet, | efter at planen er kaldt dyr")."""
    fronted = next((child for child in tree.children(cue.token, "obj") if child.i < cue.token.i), None)
    if fronted is None or fronted.upos != "PRON" or content.kind != "that" or content.tokens[0].i < cue.token.i:
        return False
    return content.tokens[0].upos == "ADP" or not content.is_attached


def _short_of_place(content: Content, inline: Draft | None) -> Content:
    """Give a clause in marks right behind its cue without the phrase behind them ("yelled "You lie!" | at the mayor")."""
    if inline is None or content.tokens[0].start != inline.content[0].start:
        return content
    goes_on = any(token.start >= inline.content[0].end and token.upos != "PUNCT" for token in content.tokens)
    if inline.content[0].text[-1] in "!?" and goes_on:
        return replace(content, tokens=tuple(token for token in content.tokens if token.start < inline.content[0].end))
    if content.kind != "that":
        return content
    end = inline.content[0].end
    if len(content.tokens) > 1 and content.tokens[0].start == inline.content[0].start:
        behind = next((token for token in content.tokens if token.start >= end and token.upos != "PUNCT"), None)
        if behind is not None and has_feature(behind, "VerbForm=Fin") and behind.upos == "VERB":
            # `those saying "it is late" | resigned`
            return replace(content, tokens=tuple(token for token in content.tokens if token.start < end))
    spoken = tuple(token for token in content.tokens if token.start < end)
    rest = next((token for token in content.tokens if token.start >= end and token.upos != "PUNCT"), None)
    whole = any(has_feature(token, "VerbForm=Fin") for token in spoken)
    return replace(content, tokens=spoken) if whole and rest is not None and rest.upos in ("ADP", "SCONJ") else content


def _is_body(page: Page, cue: Cue) -> bool:
    """Say whether a compound that ends like a cue names somebody ("by|rådet", not a piece of advice)."""
    word = cue.token
    return cue.entry.pos == "NOUN" and word.lemma.lower() != cue.entry.lemma and bool(page.speakers.kind_of(word.lemma))


def _is_attribute(tree: Tree, cue: Cue) -> bool:
    """Say whether a participle only describes the noun behind it ("in an | emailed | note that was sent")."""
    noun = tree.head(cue.token) if cue.entry.pos == "VERB" and is_deprel(cue.token, "amod") else None
    return noun is not None and noun.i > cue.token.i and noun.upos in ("NOUN", "PROPN")


def _is_of_verb(page: Page, tree: Tree, cue: Cue, content: Content) -> bool:
    """Say whether a clause near a noun is what the verb says that the noun is the subject of ("afsløringen | viser, at …")."""
    verb = tree.head(cue.token)
    if cue.entry.pos != "NOUN" or content.is_attached or content.is_equated:
        return False
    if verb is None or not is_deprel(cue.token, "nsubj") or tree.children(verb, "expl"):
        return False  # "there are | fears | that …"
    is_said = page.grammar.of("consisting") | page.grammar.of("copula")  # "blandt fiskerne | er | holdningen, at …"
    return verb.upos == "VERB" and verb.i < content.tokens[0].i and verb.lemma.lower() not in is_said


def _is_of_participle(page: Page, tree: Tree, cue: Cue, content: Content) -> bool:
    """Say whether a clause is what the participle right behind a phrase says ("issued a statement | saying that …")."""
    participle = cue.tokens[-1].i + 1
    if not cue.parts or cue.tokens[-1].upos != "NOUN" or not participle <= content.tokens[0].i:
        return False
    says = any(other.token.i == participle and other.entry.frames_of("that") for other in page.cues_in(tree.sentence.index))
    return says and is_gerund(tree, tree.tokens[participle])


def _is_inside(content: Content, inline: Draft) -> bool:
    """Say whether a content is part of the words in marks right behind its cue."""
    (quoted,) = inline.content
    return quoted.start <= content.tokens[0].start and content.tokens[-1].end <= quoted.end


def _within_marks(page: Page, index: int, cue: Cue, content: Content) -> Content:
    """Give a content short of what stands behind the marks that its cue stands in (`»går ud fra, at vi vinder« | , men`)."""
    sentence = page.sentences[index].span
    for quotation in page.quotation_places.near(sentence.start, cue.token.start):
        marked = quotation.kind in ("double", "single") and quotation.closed and quotation.outer_start >= sentence.start
        crossed = content.tokens[0].start < quotation.end < content.tokens[-1].start
        if marked and crossed and quotation.outer_start < cue.token.start < content.tokens[0].start:
            return replace(content, tokens=tuple(token for token in content.tokens if token.start < quotation.end))
    return content


def _to_the_mark(page: Page, index: int, cue: Cue, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Let a content that ends with its sentence inside of marks go on to the closing one (`said that "we won. We did"`)."""
    sentence = page.sentences[index].span
    whole = _whole_marks(page, spans[-1], sentence) if spans else None
    if whole is not None:
        return (*spans[:-1], whole)
    if not spans or any(char.isalnum() for char in page.text[spans[-1].end : sentence.end]):
        return spans
    for quotation in page.quotation_places.near(sentence.start, spans[-1].end):
        begins = max(sentence.start, cue.token.end) <= quotation.outer_start < spans[-1].end
        if begins and quotation.end > sentence.end and quotation.closed and quotation.kind in ("double", "single"):
            whole = trimmed(page.text, spans[-1].start, quotation.outer_end)
            return (*spans[:-1], whole) if whole is not None else spans
    return spans


def _into_marks(page: Page, index: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Let a content that its sentence ends with go on over words in marks (`at hun bliver, "til det er slut"`)."""
    following, sentence = page.texts[index].intro_to, page.sentences[index].span
    if not spans or following is None or not sentence.text.endswith(","):
        return spans
    quotation = page.quotations[following]
    rest = page.text[spans[-1].end : quotation.outer_start]
    if any(char.isalnum() for char in rest) or not page.text[quotation.start].islower():
        return spans
    whole = trimmed(page.text, spans[-1].start, quotation.outer_end)
    return (*spans[:-1], whole) if whole is not None else spans


def _to_the_next_mark(page: Page, tree: Tree, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Let a content that ends with words in marks go on over others joined to them (`kalder planen »dyr« | og »forkert«`)."""
    while spans:
        end = spans[-1].end
        ends = any(q.outer_end == end for q in page.quotation_places.near(spans[-1].start, end))
        joint = next((token for token in tree.tokens if token.start >= end), None)
        if not ends or joint is None or joint.upos != "CCONJ":
            break
        following = page.quotation_places.near(joint.end, joint.end + 2)
        quotation = next((q for q in following if joint.end < q.outer_start <= joint.end + 2), None)
        if quotation is None or quotation.outer_end > tree.sentence.span.end:
            break
        spans = (*spans[:-1], Span.of(page.text, spans[-1].start, quotation.outer_end))
    return spans


def _over_joined_marks(page: Page, tree: Tree, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Let a clause go on over words in marks that a conjunction joins to it and the sentence ends with (`said that he had
    offers | , but "they were too low"`)."""
    behind = [token for token in tree.tokens if token.start >= spans[-1].end] if spans else []
    joint = next((token for token in behind if token.text != ","), None)
    if joint is None or joint.upos != "CCONJ" or not behind or behind[0].text != ",":
        return spans
    following = page.quotation_places.near(joint.end, joint.end + 2)
    double = (quotation for quotation in following if quotation.kind == "double" and quotation.closed)
    marked = next((quotation for quotation in double if joint.end < quotation.outer_start <= joint.end + 2), None)
    if marked is None or page.text[marked.end - 1] == ",":
        return spans
    if any(char.isalnum() for char in page.text[marked.outer_end : tree.sentence.span.end]):
        return spans
    return (*spans[:-1], Span.of(page.text, spans[-1].start, marked.outer_end))


def _whole_marks(page: Page, span: Span, sentence: Span) -> Span | None:
    """Give the words in marks that a content begins with and breaks off in ("cited "wet floors | , cold rooms""), if any."""
    for quotation in page.quotation_places.near(span.start - 1, span.start + 1):
        marked = quotation.kind == "double" and quotation.closed and quotation.outer_end <= sentence.end
        if marked and quotation.outer_start <= span.start <= quotation.start and span.end < quotation.end:
            return trimmed(page.text, quotation.start, quotation.end)
    return None


def _thing_in_front(page: Page, tree: Tree, cue: Cue, content: Content) -> tuple[Token, ...]:
    """Give the thing that opens a main clause and that the tree takes for its subject, who speaks for the object ("Den tanke
    | afviser fagforeningen"), if there is one."""
    finite = finite_verb(tree, cue.token) if page.grammar.verb_second and content.kind == "np" else None
    subject = next((child for child in tree.children(cue.token, "nsubj") if finite is not None and child.i < finite.i), None)
    if subject is None or subject.upos != "NOUN" or content.says_of_object or can_speak(page, subject):
        return ()
    return tuple(token for token in tree.subtree(subject) if token.upos != "PUNCT")


def _behind(page: Page, tree: Tree, cue: Cue, content: Content) -> Token | None:
    """Give who stands right behind a cue whose content the tree takes for its subject ("den klub mente" | "faderen")."""
    phrase = phrase_behind(tree, cue.token, page.grammar) if cue.entry.source == "subject" else None
    return None if phrase in content.tokens or phrase is None or not can_speak(page, phrase) else phrase


def _behind_source(page: Page, tree: Tree, source: Token | None, content: Content, cue: Cue) -> Content:
    """Give a content without the end of its source at its start ("kalder ordfører | Per Krogh | det for symbolpolitik")."""
    span = source_span(page, tree, source, cue) if source is not None and source.i > cue.token.i else None
    if span is None or not span.start <= content.tokens[0].start < span.end:
        return content
    rest = tuple(token for token in content.tokens if token.start >= span.end)
    return replace(content, tokens=rest) if rest else content


def _without_opener(tree: Tree, content: Content) -> Content:
    """Give a noun phrase without the word that opens a clause cut from it ("en mand, | som, | ifølge politiet, løb")."""
    last = len(content.tokens)
    while content.kind == "np" and last > 1 and (
        content.tokens[last - 1].upos == "PUNCT" or content.tokens[last - 1].text.lower() in tree.relatives
    ):  # fmt: skip
        last -= 1
    cut = any(token.text.lower() in tree.relatives for token in content.tokens[last:])
    return replace(content, tokens=content.tokens[:last]) if cut else content


def _held_by(page: Page, tree: Tree, cue: Cue, content: Content) -> tuple[Token | None, Content]:
    """Give who holds what a passive says of something, and the content without them ("kaldes urealistisk" | "af eksperter")."""
    agent = agent_said_of(tree, content, page.grammar.of("agent"), page.grammar.of("somebody"))
    if agent is None or not is_passive(tree, cue.token, page.grammar) or not can_speak(page, agent):
        return None, content
    phrase = {token.i for token in tree.subtree(agent)}
    rest = tuple(token for token in content.tokens if token.i not in phrase)
    return agent, replace(content, tokens=rest)


def _asked_by(page: Page, tree: Tree, content: Content) -> tuple[Token | None, Content]:
    """Give who a passive infinitive ends with, an active verb having no agent, and the content without them ("was asked to
    leave | by the police")."""
    for agent in content.tokens:
        verb = tree.head(agent) if agent.deprel == "obl:agent" else None
        if verb is None or not has_feature(verb, "VerbForm=Inf") or is_passive(tree, verb, page.grammar):
            continue
        first = tree.subtree(agent)[0]
        rest = tuple(token for token in content.tokens if token.i < first.i)
        ends = tree.subtree(agent)[-1].i >= content.tokens[-1].i
        if rest and ends and can_speak(page, agent):
            return agent, replace(content, tokens=rest)
    return None, content


def _done_by(page: Page, tree: Tree, content: Content) -> tuple[Token | None, Content]:
    """Give the agent that the tree hangs on what a passive is about, and the content without them ("udfordret til kamp | af
    naboen")."""
    for agent in content.tokens[1:]:
        case = tree.child(agent, "case")
        done = case is not None and case.i > content.tokens[0].i and is_word(case, page.grammar.of("agent"))
        if case is not None and done and agent.head in {token.i for token in content.tokens} and can_speak(page, agent):
            return agent, replace(content, tokens=tuple(token for token in content.tokens if token.i < case.i))
    return None, content


def _short_of(page: Page, span: Span | None, content: Content) -> Span | None:
    """Give a source without the content that the tree hangs on it ("accused by | the unions | of lying")."""
    first = content.preposition or content.tokens[0]
    if span is None or first.i > content.tokens[0].i or not span.start < first.start < span.end:
        return span
    return trimmed(page.text, span.start, first.start)


def _from_content(page: Page, index: int, cue: Cue, content: Content) -> Draft | None:
    tree = page.trees[index]
    source = find_source(page, tree, cue)
    fronted_thing = _thing_in_front(page, tree, cue, content) if source is not None and source in content.tokens else ()
    if fronted_thing:
        content = replace(content, tokens=fronted_thing)
    elif source is not None and (source in content.tokens or source.placeholder):
        source = _behind(page, tree, cue, content)
    fronted = content.tokens[0].i < cue.token.i and not content.says_of_object and content.kind == "that"
    if source is None and fronted and not is_passive(tree, cue.token, page.grammar):
        source = _behind(page, tree, cue, content)
    if fronted and source is not None and source.upos == "PRON" and not can_speak(page, source):
        return None  # "At vi er skuffede, siger | noget"
    if source is None and content.says_of_object:
        source, content = _held_by(page, tree, cue, content)
    done = content.kind == "np" and not content.says_of_object
    if source is None and (done or content.kind == "inf") and is_passive(tree, cue.token, page.grammar):
        source, content = _asked_by(page, tree, content) if content.kind == "inf" else _done_by(page, tree, content)
    if source is not None and source.upos == "ADJ" and tree.children(source, "cop"):
        source = tree.child(source, "nsubj")  # "the mayor was | upbeat |, saying it went well"
    if source is not None and is_own_view(page, tree, source, cue):
        return None
    if source is not None and cue.entry.pos == "VERB" and has_feature(source, "Poss=Yes"):
        return None  # "in | its ruling | the court found …": no verb
    content = _within_marks(page, index, cue, _behind_source(page, tree, source, _without_opener(tree, content), cue))
    spans = _to_the_mark(page, index, cue, spans_of(content.tokens, page.text, tree.tokens))
    spans = _to_the_next_mark(page, tree, _into_marks(page, index, spans))
    if content.kind == "that" and content.tokens[0].i > cue.token.i:
        spans = _over_joined_marks(page, tree, spans)
    if not spans or cue.entry.weak or not is_stated(page, tree, cue, content, source):
        return None
    span = _short_of(page, source_span(page, tree, source, cue), content)
    asked = cue.entry.act == "ask" and content.kind == "whether" and is_passive(tree, cue.token, page.grammar)
    if asked and (source is None or source.i < cue.token.i):
        return None  # "asked whether he would run, …": the interviewer's question
    features = {cue.entry.pos, "attached" if content.is_attached else "reached", *shape_of(page, tree, cue, content)}
    if not content.says_of_object:
        features.add(content.kind)
    if span is None and "passive:object-predicate" not in features:
        features.add("sourceless")
    elif source is not None and not can_speak(page, source):
        features.add("unlikely-speaker")
    features |= set(holding_of(tree, cue, content, span is not None))
    features |= set(speaker_of(page, source, source is not None and can_speak(page, source)))
    if span is None and cue.parts:
        features.add("sourceless-phrase")
    if page.sentences[index].quotation is not None:
        features.add("in-quotation")
    act = act_on(page, act_of(page, cue, source), content)
    return Draft(rule=rule_of(cue, content), act=act, source=span, cue=cue_spans(page.text, cue), content=spans, sentence=index,
                 addressee=addressee_of(page, tree, cue, content, source), cue_token=cue.token.i,
                 features=frozenset(features))  # fmt: skip
