"""Finishing: figures to actors with ids, names, descriptions, roles and members."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from standpunkt.lexicon.names import Names
from standpunkt.model import Actor, Role, Span, Token
from standpunkt.resolve.figures import Figure
from standpunkt.resolve.phrases import Claim, Phrase, phrases_in
from standpunkt.statements.page import Page

MAX_DESCRIPTION_CHARS = 120
MAX_BEHIND = 4
"""So many words behind its preposition the noun may stand that tells more of somebody."""
CLOSE = ("flat", "nummod", "nmod:poss", "amod", "det", "compound")
"""Relations of words that stay with their noun."""
MAX_MARKS = 2
"""So many marks may stand between a group and the list of its members."""
NAMED = ("known", "person", "body", "name")
LISTING = ("PUNCT", "CCONJ", "PRON", "ADP", "DET")
"""What may stand between the members of a list."""
FIRST = ("first-singular", "first-plural")


class Cast:
    """All figures of a document with what is wanted of them."""

    def __init__(
        self,
        page: Page,
        names: Names,
        phrases: Sequence[Phrase],
        found: dict[int, Figure],
        chosen: dict[Span, Phrase],
        pairs: dict[frozenset[int], Figure],
    ) -> None:
        self.pairs = pairs
        self.page, self.names, self.chosen = page, names, chosen
        self.phrases = list(phrases)
        self.found = found
        self.groups: dict[Span, Figure] = {}
        self.sentences = len(page.sentences)
        self.described = {id(p): span.text for span, p in chosen.items() if _describes(span, p)}
        """Texts of wanted spans that describe somebody, by the `id()` of their phrase."""
        self.ends = {id(p): max(span.end, p.end) for span, p in chosen.items()}
        """Where a wanted span ends: what is behind tells of something else ("en embedsmand | ifølge AFP")."""

    def figures(self) -> list[Figure]:
        """Give the figures in order of first mention."""
        out = {
            id(self.found[id(p)]): self.found[id(p)] for p in sorted(self.phrases, key=lambda p: p.start) if id(p) in self.found
        }
        return list(out.values())

    def sentence_token(self, phrase: Phrase) -> Token:
        """Give the head token of a phrase."""
        return self.page.sentences[phrase.sentence].tokens[phrase.head]

    def add(self, phrase: Phrase, figure: Figure) -> None:
        """Add a phrase that means `figure`."""
        self.phrases.append(phrase)
        self.found[id(phrase)] = figure
        figure.phrases.append(phrase)

    def speak(self, speakers: dict[int, Phrase]) -> None:
        """Give the first person within words that somebody says to that somebody."""
        own = [p for p in self.phrases if p.sort == "pronoun" and p.lemma in FIRST and p.quotation is not None]
        voices: dict[int, Phrase] = {}
        for phrase in self.phrases:
            source = speakers.get(id(phrase))
            if phrase.quotation is not None and source is not None and source.quotation != phrase.quotation:
                voices.setdefault(phrase.quotation, source)
        for phrase in own:
            source = speakers.get(id(phrase))
            if source is None or source.quotation == phrase.quotation:
                source = voices.get(phrase.quotation, source) if phrase.quotation is not None else source
            figure = self.found.get(id(source)) if source is not None and source is not phrase else None
            if figure is not None and id(phrase) not in self.found:
                self.found[id(phrase)] = figure
                figure.phrases.append(phrase)


def make_actors(cast: Cast, wanted: Sequence[Span]) -> tuple[tuple[Actor, ...], dict[Span, str]]:
    """Give the actors and the id that each wanted span resolves to."""
    _name_members(cast)
    _group(cast, wanted)
    kept = [f for f in cast.figures() if is_kept(f)]
    kept += [g for g in dict.fromkeys(cast.groups.values()) if g not in kept]
    kept.sort(key=lambda f: (min(p.start for p in f.phrases), -max(p.end for p in f.phrases)))
    ids = {id(figure): f"a{number}" for number, figure in enumerate(kept, 1)}
    actors = tuple(_actor(figure, ids, cast) for figure in kept)
    resolved: dict[Span, str] = {}
    for span in wanted:
        figure = cast.groups.get(span) or (cast.found.get(id(cast.chosen[span])) if span in cast.chosen else None)
        if figure is not None and id(figure) in ids:
            resolved[span] = ids[id(figure)]
    return actors, resolved


def is_kept(figure: Figure) -> bool:
    """Say whether a figure becomes an actor: who is named or known, who speaks, and who may hold a position."""
    if all(p.sort == "pronoun" for p in figure.phrases):
        return figure.description is not None
    if figure.known is not None or any(p.wanted for p in figure.phrases) or figure.members:
        return True
    if figure.names:
        return figure.kind != "unknown"
    nouns = [p for p in figure.phrases if p.sort == "noun"]
    return any(p.noun is not None and p.noun.sort != "document" and (p.subject or p.genitive or p.definite) for p in nouns)


def _group(cast: Cast, wanted: Sequence[Span]) -> None:
    """Make groups of coordinated sources, and give groups the members that the text names."""
    ordered = sorted(cast.phrases, key=lambda p: p.start)
    for span in wanted:
        main = cast.chosen.get(span)
        if main is None:
            continue
        figure = cast.found.get(id(main))
        inside = [p for p in phrases_in(ordered, span) if span.start <= p.start and p.end <= span.end + 1
                  and id(p) in cast.found and p.inside is None]  # fmt: skip
        others = [
            cast.found[id(p)] for p in inside if p is not main and cast.found[id(p)] is not figure and p.sort != "pronoun"
        ]
        others = list({id(f): f for f in others}.values())
        if not others or figure is None:
            continue
        if not figure.members and _coordinated(cast, main, inside, span):
            group = Figure(kind="group", plural=True, members=[figure, *others], description=span.text)
            group = cast.pairs.get(frozenset(id(member) for member in group.members), group)
            group.description = span.text
            whole = replace(main, start=span.start, end=span.end, sort="other", text=span.text, claims=[], inside=None)
            group.phrases = [*(p for p in group.phrases if not whole.start <= p.start < whole.end), whole]
            cast.groups[span] = group


def _describes(span: Span, phrase: Phrase) -> bool:
    """Say whether the span of a source is a fuller description than its phrase."""
    inside = span.start <= phrase.start and phrase.end - phrase.start < len(span.text) <= MAX_DESCRIPTION_CHARS
    return inside and phrase.sort in ("noun", "other")


def _name_members(cast: Cast) -> None:
    """Give groups the members that the text lists behind them ("nogle lande - inklusive Norge og Sverige")."""
    inclusion = cast.names.words.of("inclusion")
    named = {(p.sentence, p.first): p for p in cast.phrases if p.sort in NAMED and id(p) in cast.found}
    for phrase in cast.phrases:
        if not phrase.plural or phrase.sort not in ("noun", "other") or id(phrase) not in cast.found:
            continue
        tokens, i = cast.page.sentences[phrase.sentence].tokens, phrase.last + 1
        while i < len(tokens) and tokens[i].upos == "PUNCT" and i <= phrase.last + MAX_MARKS:
            i += 1
        if i >= len(tokens) or tokens[i].text.lower() not in inclusion:
            continue
        i, figure = i + 1, cast.found[id(phrase)]
        while i < len(tokens) and ((phrase.sentence, i) in named or tokens[i].upos in LISTING):
            member = named.get((phrase.sentence, i))
            if member is not None and cast.found[id(member)] not in figure.members:
                figure.members.append(cast.found[id(member)])
            i = i + 1 if member is None else member.last + 1


def _coordinated(cast: Cast, main: Phrase, inside: Sequence[Phrase], span: Span) -> bool:
    """Say whether the phrases of a span stand side by side: a conjunction right before the last."""
    last = max(inside, key=lambda p: p.start)
    if last is main or last.sentence >= len(cast.page.sentences):
        return False
    tokens = cast.page.sentences[last.sentence].tokens
    return last.first > 0 and tokens[last.first - 1].upos == "CCONJ"


def _actor(figure: Figure, ids: dict[int, str], cast: Cast) -> Actor:
    mentions = sorted({Span(p.start, p.end, cast.page.text[p.start : p.end]) for p in figure.phrases})
    roles = _roles(figure.claims, ids, cast)
    name = _name(figure, cast.names)
    country = figure.country or next((role.country for role in roles if role.country and role.time is None), None)
    organisation = next((role.organisation for role in roles if role.organisation), None)
    return Actor(
        id=ids[id(figure)],
        kind=figure.kind,
        name=name,
        description=_description(figure, cast),
        anonymous=figure.anonymous and name is None,
        country=country,
        organisation=organisation,
        roles=tuple(role for role in roles if role.title),
        members=tuple(ids[id(member)] for member in figure.members if id(member) in ids),
        mentions=tuple(mentions),
    )


def _name(figure: Figure, names: Names) -> str | None:
    if figure.names:
        best = max(figure.names, key=lambda name: (len(name), len(" ".join(name))))
        return " ".join(best)
    if figure.known is not None:
        forms = [
            _plain(p, names)
            for p in figure.phrases
            if p.sort == "known" and not (p.sighting and p.sighting.way in ("capital", "building"))
        ]
        return max(forms, key=len) if forms else figure.known.name
    return None


def _plain(phrase: Phrase, names: Names) -> str:
    """Give a form without its genitive ending."""
    text = phrase.name_text or phrase.text
    if phrase.genitive:
        for ending in names.places.genitives:
            if text.endswith(ending):
                return text.removesuffix(ending)
    return text


def _description(figure: Figure, cast: Cast) -> str | None:
    """Give the fullest description: with what the span around it adds, genitive endings off."""
    if figure.description:
        return figure.description
    described = [p for p in figure.phrases if p.sort in ("noun", "other")]
    if figure.names or figure.known is not None:
        described = [p for p in figure.phrases if p.claims] or described
    if not described:
        return None
    bare = {" ".join(name) for name in figure.names}
    texts = [(("unnamed" in p.marks, not p.genitive), cast.described.get(id(p)) or _told(p, cast), p) for p in described]
    telling = [row for row in texts if row[1] not in bare]
    if not telling:
        return None
    _, text, phrase = max(telling, key=lambda row: (row[0], len(row[1])))
    return text + _whose(phrase, figure, cast)


def _told(phrase: Phrase, cast: Cast) -> str:
    """Give what a phrase says of somebody, with the prepositional phrases behind its noun ("en mand | på 61 år")."""
    tokens, last = cast.page.sentences[phrase.sentence].tokens, phrase.last
    end = cast.ends.get(id(phrase), tokens[-1].end)
    while not phrase.genitive and last + 1 < len(tokens) and tokens[last + 1].upos == "ADP" and tokens[last + 1].start < end:
        head = tokens[last + 1].head
        if not last + 1 < head <= last + 1 + MAX_BEHIND or tokens[head].deprel != "nmod" or tokens[head].head != phrase.head:
            break
        close = (t.i for t in tokens if t.head == head and (t.deprel in CLOSE or (t.deprel == "appos" and t.i == head + 1)))
        last = max(head, *close, head)
    if last == phrase.last or tokens[last].end - phrase.start > MAX_DESCRIPTION_CHARS:
        return _plain(phrase, cast.names)
    return cast.page.text[phrase.start : tokens[last].end]


def _whose(phrase: Phrase, figure: Figure, cast: Cast) -> str:
    """Give in brackets whom the pronoun in a description means ("dens formand | (Hjelm Holding)", "en af dem | (lærerne)")."""
    whole = phrase.group if phrase.group is not None else phrase.owner
    if whole is None or whole.sort != "pronoun":
        return ""
    owner = cast.found.get(id(whole))
    if owner is None or owner is figure or owner.members:
        return ""
    text = _name(owner, cast.names) or next((_plain(p, cast.names) for p in owner.phrases if p.sort in ("noun", "other")), "")
    return f" ({text})" if text else ""


def _roles(claims: Sequence[Claim], ids: dict[int, str], cast: Cast) -> list[Role]:
    roles: list[Role] = []
    for claim in claims:
        organisation = None
        if claim.scope is not None:
            figure = cast.found.get(id(claim.scope))
            if figure is not None and figure.kind != "country":
                organisation = ids.get(id(figure))
        role = Role(title=claim.title, country=claim.country, organisation=organisation, time=claim.time)
        if role not in roles:
            roles.append(role)
    return _without_poorer(roles)


def _without_poorer(roles: Iterable[Role]) -> list[Role]:
    """Drop roles of which another says the same and more."""
    rows = list(roles)
    return [role for role in rows if not any(
        other is not role and other.title == role.title and other.time == role.time
        and (role.country in (None, other.country)) and (role.organisation in (None, other.organisation))
        and (other.country, other.organisation) != (role.country, role.organisation) for other in rows)]  # fmt: skip
