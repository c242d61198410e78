"""Positions of a document: every cue that takes one, with holder, proposition, circumstances, phase and links."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from standpunkt.lexicon.stances import PositionWords
from standpunkt.model import Actor, Document, Moment, Position, Sentence, Span, Statement
from standpunkt.model.places import Places
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.actors import actor_ids, behalf_of
from standpunkt.positions.acts import by_acts
from standpunkt.positions.attitudes import find_stands, turned_by_view
from standpunkt.positions.bounds import bounds_of, is_ahead
from standpunkt.positions.certainty import certainty_of, load_position_certainty
from standpunkt.positions.circumstances import circumstances, distinct, fragment_spans, is_fragment, points_back
from standpunkt.positions.claims import JUDGEMENTS
from standpunkt.positions.draft import Draft, Stand
from standpunkt.positions.echoes import echo_of
from standpunkt.positions.holders import NEUTER, holder_of, is_known_holder
from standpunkt.positions.imperatives import by_imperatives
from standpunkt.positions.links import linked
from standpunkt.positions.owners import is_giver, owner_of
from standpunkt.positions.page import PositionPage
from standpunkt.positions.phases import phase_of
from standpunkt.positions.propositions import is_anaphoric, is_negative, proposition_of
from standpunkt.positions.retag import put_right

CLAUSES = ("that", "inf", "statement")
DIRECTING = ("require", "urge", "request", "propose", "warn")
"""Attitudes to what others shall do or not do."""
NOT_DONE = {"welcome": "support", "condemn": "oppose"}
"""What a judgement is where nothing was done: "det er rart at cykle", "det vil være en fejl at sælge"."""
MAX_LEFT_OUT_SENTENCES = 3
"""A position without what it is about stands at most so many sentences behind the one that tells."""

SURE_OF_SOURCE = 0.65
"""From this certainty on, whoever tells a statement needs no known word for a person or body."""


def read_positions(
    doc: Document, sentences: Sequence[Sentence], trees: Sequence[Tree], statements: Sequence[Statement],
    actors: Sequence[Actor], moments: Sequence[Moment], words: PositionWords,
) -> tuple[Position, ...]:  # fmt: skip
    """Give the positions of a document in text order, ids "p1", "p2", ….

    A position rests on the innermost statement whose content holds its cue, else on the one whose cue it shares.  A
    holder without an actor in `actors` is told by the mention only; to give every holder one, draft first and have the
    actors resolved with the drafts' mentions:

        page = position_page(doc, sentences, trees, statements, (), moments, words)
        drafts = draft_positions(page)
        actors = …
        positions = finish_positions(replace(page, actors=actors), drafts)
    """
    page = position_page(doc, sentences, trees, statements, actors, moments, words)
    return finish_positions(page, draft_positions(page))


def position_page(
    doc: Document, sentences: Sequence[Sentence], trees: Sequence[Tree], statements: Sequence[Statement],
    actors: Sequence[Actor], moments: Sequence[Moment], words: PositionWords,
) -> PositionPage:  # fmt: skip
    """Make a document ready for reading positions."""
    mended = tuple(put_right(tree, words.lexicon, words.grammar) for tree in trees)
    return PositionPage(doc, tuple(sentences), mended, tuple(statements), tuple(actors), tuple(moments), words)


def finish_positions(page: PositionPage, drafts: Sequence[Draft]) -> tuple[Position, ...]:
    """Give the positions of drafts with ids and links; one whose mention is no actor's has no holders, only a mention."""
    drafts = [draft for draft in drafts if not _is_nobody(page, draft.mention)]
    positions = [_position(page, draft, f"p{number}") for number, draft in enumerate(drafts, 1)]
    anaphoric = frozenset(p.id for p, draft in zip(positions, drafts, strict=True) if draft.is_anaphoric)
    return linked(positions, anaphoric)


def _is_nobody(page: PositionPage, mention: Span) -> bool:
    """Say whether a neuter pronoun was resolved to no actor: "it" is a body where it is known to be one."""
    placed = page.place_of(mention)
    is_neuter = placed is not None and placed[1].upos == "PRON" and (
        has_feature(placed[1], NEUTER) or placed[1].text.lower() in page.words.grammar.of("pointing")
    )
    return is_neuter and bool(page.actors) and not actor_ids(page, mention)


def draft_positions(page: PositionPage) -> list[Draft]:
    """Give the positions in the making in text order, fragments after a sentence joined to its last one."""
    drafts: list[Draft] = []
    told: dict[Span, list[Draft]] = {}
    for index, tree in enumerate(page.trees):
        if drafts and is_fragment(page, tree) and index - drafts[-1].stand.sentence == 1:
            drafts[-1] = _joined(page, drafts[-1], tree)
            continue
        earlier = _near(drafts, index)
        stands = list(find_stands(page, index, earlier is not None))
        if drafts and not stands and index - drafts[-1].stand.sentence == 1 and points_back(page, tree):
            drafts[-1] = _joined(page, drafts[-1], tree)
        echo = echo_of(page, index, drafts[-1]) if drafts and not stands else None
        if echo is not None:
            drafts.append(echo)
            told.setdefault(echo.mention, []).append(echo)
        for stand in stands:
            draft = _draft(page, stand, drafts)
            if draft is not None and not any(_is_twin(draft, other) for other in told.get(draft.mention, ())):
                drafts.append(draft)
                told.setdefault(draft.mention, []).append(draft)
    cued = _by_cue(drafts)
    drafts += [draft for draft in by_imperatives(page) if not any(_shares_cue(draft, other) for other in _at(cued, draft))]
    cued, told = _by_cue(drafts), _by_mention(drafts)
    drafts += [draft for draft in by_acts(page) if not any(_shares_cue(draft, other) for other in _at(cued, draft))
               and not any(_is_twin(draft, other) for other in told.get(draft.mention, ()))]  # fmt: skip
    around = _by_proposition(drafts)
    drafts = [d for d in drafts if not (_is_modal(d) and any(_is_covered(d, other) for other in _at(around, d)))]
    around = _by_proposition(drafts)
    drafts = [d for d in drafts if not any(_is_wanted(page, d, other) for other in _at(around, d))]
    around = _by_proposition(drafts)
    drafts = [d for d in drafts if not any(_is_thing(page, d, other) for other in _at(around, d))]
    return sorted(drafts, key=lambda draft: (draft.cue[0].start, draft.cue[0].end))


def _by_mention(drafts: Iterable[Draft]) -> dict[Span, list[Draft]]:
    told: dict[Span, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.mention, []).append(draft)
    return told


def _by_cue(drafts: Iterable[Draft]) -> Places[Draft]:
    return Places((span.start, span.end, draft) for draft in drafts for span in draft.cue)


def _by_proposition(drafts: Iterable[Draft]) -> Places[Draft]:
    return Places((span.start, span.end, draft) for draft in drafts for span in draft.proposition)


def _at(places: Places[Draft], draft: Draft) -> list[Draft]:
    """Give what stands where the cue of a draft stands."""
    return [other for span in draft.cue for other in places.near(span.start, span.end)]


def _near(drafts: Sequence[Draft], index: int) -> Draft | None:
    """Give the last position told, if it stands close enough for one without a proposition to be about the same."""
    return drafts[-1] if drafts and index - drafts[-1].stand.sentence <= MAX_LEFT_OUT_SENTENCES else None


def _draft(page: PositionPage, stand: Stand, told: Sequence[Draft] = ()) -> Draft | None:
    """Give a stand with all that belongs to it, None where nobody holds it; `told` are the positions before it."""
    tree = page.trees[stand.sentence]
    earlier = _near(told, stand.sentence)
    here = Span.of(page.text, stand.cue.token.start, stand.cue.token.end)
    carries = None
    if stand.stance.holder == "source":
        carries = page.statement_with_cue(here)
    held = holder_of(page, stand, carries)
    owner = owner_of(page, stand, told) if held is None and stand.stance.holder == "speaker" else None
    if held is None and owner is None:
        return None
    mention, is_speaker = held or (owner or here, False)
    turned = turned_by_view(page, stand, here) if is_speaker else stand
    if turned is None:
        return None
    stand = turned
    proposition, kind = proposition_of(page, stand, carries, mention)
    mention = _before(page, mention, proposition)
    is_judged = stand.stance.group == JUDGEMENTS and stand.cue.entry.pos != "VERB"
    if kind == "inf" and is_judged and _leads_in(page, proposition):
        return None  # "det er vigtigt at huske, at …"
    if kind == "inf" and is_judged and stand.attitude in NOT_DONE and not _was_so(tree, stand):
        stand = replace(stand, attitude=NOT_DONE[stand.attitude])
    left_out = kind == "none" and bool(stand.cue.entry.frames)
    if left_out and (not stand.stance.alone or earlier is None or not is_known_holder(page, mention)):
        return None
    if left_out and stand.cue.entry.pos == "NOUN" and not is_giver(page, mention, told):
        return None
    is_told_surely = carries is not None and (carries.certainty or 0.0) >= SURE_OF_SOURCE and stand.attitude != "require"
    if kind == "statement" and not is_told_surely and not is_known_holder(page, mention, strict=False):
        return None
    if kind == "np" and any(span.overlaps(mention) for span in proposition):
        return None
    needs_name = owner is None and (kind in ("np", "inf") or (is_speaker and stand.cue.entry.pos == "AUX"))
    around = page.statements_over(here)
    is_sure = is_speaker and bool(around) and (around[0].certainty or 0.0) >= SURE_OF_SOURCE
    if needs_name and not is_sure and not is_known_holder(page, mention):
        return None
    rests_on = around[0] if around else carries
    reporting = next((s for s in around if s is not carries), None)
    phase, marker = phase_of(page, stand, proposition, rests_on if is_speaker else None, reporting)
    since, until = bounds_of(page, stand, proposition)
    if since is not None and phase == "unmarked" and is_ahead(page, since):
        phase, marker = "from-now", Span(since.start, since.end, since.text)
    cue = _cue_spans(page, tree, stand)
    return Draft(
        stand=stand, mention=mention, is_speaker=is_speaker, cue=cue, proposition=proposition, kind=kind,
        negated=stand.negates_proposition or is_negative(page, stand, proposition),
        is_anaphoric=left_out or is_anaphoric(page, proposition),
        conditions=circumstances(page, stand, proposition, "condition"),
        exceptions=circumstances(page, stand, proposition, "exception"),
        reasons=circumstances(page, stand, proposition, "reason"),
        phase=phase, marker=marker, since=since, until=until, statement=rests_on, is_owner=owner is not None,
    )  # fmt: skip


def _was_so(tree: Tree, stand: Stand) -> bool:
    """Say whether a judgement is on what was done: "det | var | en fejl at sælge"."""
    return any(has_feature(verb, "Tense=Past") for verb in tree.children(stand.cue.token, "cop"))


def _leads_in(page: PositionPage, proposition: Sequence[Span]) -> bool:
    """Say whether an infinitive only leads in what somebody says ("to remember that …")."""
    placed = page.place_of(proposition[0]) if proposition else None
    if placed is None:
        return False
    tree, first = placed
    verb = next((token for token in tree.tokens[first.i : first.i + 4] if has_feature(token, "VerbForm=Inf")), None)
    return verb is not None and page.words.particles.has(verb, "leading-in")


def _before(page: PositionPage, mention: Span, proposition: Sequence[Span]) -> Span:
    """Cut off the end of a mention what the position is about: "a plea by the lawyers | for a delay"."""
    begun = min((span.start for span in proposition if mention.start < span.start < mention.end), default=None)
    if begun is None:
        return mention
    placed = [(tree, token) for tree in (place[1] for place in page.trees_near(mention)) for token in tree.tokens
              if token.start < begun <= token.end + 1 and token.start > mention.start]  # fmt: skip
    end = placed[-1][1].start if placed and placed[-1][1].upos == "ADP" else begun
    kept = page.text[mention.start : end].rstrip()
    return Span(mention.start, mention.start + len(kept), kept)


def _cue_spans(page: PositionPage, tree: Tree, stand: Stand) -> tuple[Span, ...]:
    """Give the cue's words, negation that turns it included, as one span a run."""
    chosen = sorted({token.i for token in (*stand.cue.tokens, *stand.negation)})
    runs: list[list[int]] = []
    for i in chosen:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return tuple(tree.span((tree.tokens[run[0]], tree.tokens[run[-1]]), page.text) for run in runs)


def _joined(page: PositionPage, draft: Draft, tree: Tree) -> Draft:
    return replace(
        draft,
        conditions=distinct((*draft.conditions, *fragment_spans(page, tree, "condition"))),
        exceptions=distinct((*draft.exceptions, *fragment_spans(page, tree, "exception"))),
        reasons=distinct((*draft.reasons, *fragment_spans(page, tree, "reason"))),
    )


def _is_twin(draft: Draft, other: Draft) -> bool:
    """Say whether two cues say the same of the same holder ("kræver … stiller krav om")."""
    return (draft.attitude == other.attitude and draft.mention == other.mention and bool(draft.proposition)
            and draft.proposition == other.proposition)  # fmt: skip


def _shares_cue(draft: Draft, other: Draft) -> bool:
    return any(one.overlaps(two) for one in draft.cue for two in other.cue)


def _is_modal(draft: Draft) -> bool:
    is_need = draft.stand.stance.holder == "speaker" and draft.attitude == "require"  # "der er brug for"
    return draft.stand.cue.entry.pos == "AUX" or is_need


def _is_covered(draft: Draft, other: Draft) -> bool:
    """Say whether a modal only belongs to what another position is about: "kræver, at reglerne skal ændres".

    What will be done may belong to what the same speakers demand: "must send a message that war will not be accepted".
    """
    is_of_same = draft.mention == other.mention and other is not draft and draft.stand.cue.entry.attitude == "intend"
    return (not _is_modal(other) or is_of_same) and any(span.covers(draft.cue[0]) for span in other.proposition)


def _is_thing(page: PositionPage, draft: Draft, other: Draft) -> bool:
    """Say whether a noun is what another position is about: "bakker op om regeringens | plan | om at hæve afgiften"."""
    if draft.stand.cue.entry.pos != "NOUN" or other is draft or other.stand.cue.entry.pos == "NOUN" or draft.is_speaker:
        return False
    if other.kind not in ("np", "statement") or not any(span.covers(draft.cue[0]) for span in other.proposition):
        return False
    head = page.trees[draft.stand.sentence].head(draft.stand.cue.token)
    return head is None or not any(span.start <= head.start < span.end for span in other.proposition)


def _is_wanted(page: PositionPage, draft: Draft, other: Draft) -> bool:
    """Say whether what somebody does is only what another wants or does not want: "kræver, at ledelsen trækker det tilbage".

    A relative clause tells of what is: "afviser, at flyene, som landet har lovet Kenya, kan bruges".
    """
    if other.attitude not in DIRECTING or other is draft or other.kind not in CLAUSES or _is_modal(draft) or draft.is_speaker:
        return False
    if not any(span.covers(draft.cue[0]) for span in other.proposition) or other.cue[0].start > draft.cue[0].start:
        return False
    tree, token = page.trees[draft.stand.sentence], draft.stand.cue.token
    inside = [t for t in (token, *tree.ancestors(token)) if any(s.start <= t.start < s.end for s in other.proposition)]
    return not any(is_deprel(t, "acl", "acl:relcl") for t in inside) and not is_deprel(token, "conj")


def _position(page: PositionPage, draft: Draft, ident: str) -> Position:
    holders = actor_ids(page, draft.mention)
    statement = draft.statement
    return Position(
        id=ident, holders=holders, mention=draft.mention, attitude=draft.attitude, cue=draft.cue,
        proposition=draft.proposition, on_behalf_of=behalf_of(page, holders), negated=draft.negated,
        conditions=draft.conditions, exceptions=draft.exceptions, reasons=draft.reasons, phase=draft.phase,
        phase_marker=draft.marker, statement=statement.id if statement else None,
        since=draft.since or (statement.said_at if statement and draft.is_speaker else None), until=draft.until,
        certainty=certainty_of(draft, load_position_certainty()), rule=f"{draft.stand.stance.group}-{draft.kind}",
    )  # fmt: skip
