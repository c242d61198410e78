"""Naming: proper names of a whole document put together into figures, before anything else is resolved."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from standpunkt.lexicon.names import Names
from standpunkt.resolve.figures import Figure, compatible, folded
from standpunkt.resolve.phrases import Phrase

MIN_TITLE_WORDS = 3
"""So many words in quotation marks are a work's title rather than somebody's name."""
NEAR_SENTENCES = 3
"""A surname that two bear means the one told of within so many sentences, if the other is not."""


def name_figures(phrases: Sequence[Phrase], names: Names) -> dict[int, Figure]:
    """Give the figure of each phrase that is a proper name, by the phrase's `id()`."""
    found: dict[int, Figure] = {}
    _surnames(phrases)
    _known(phrases, found)
    proper = [phrase for phrase in phrases if phrase.sort in ("person", "name", "body")]
    for phrase in proper:
        title = "marked" in phrase.marks and len(phrase.words) >= MIN_TITLE_WORDS and phrase.words[0] not in names.given
        if title and phrase.sort == "person" and not phrase.claims:
            phrase.sort = "name"  # a song, a book: »Up Where We Belong«
    _strip_genitives(proper, names)
    _settle_sorts(proper, names)
    _people([p for p in proper if p.sort == "person"], names, found)
    _bodies([p for p in proper if p.sort in ("body", "name")], found)
    return found


def _surnames(phrases: Sequence[Phrase]) -> None:
    """Take a country's or town's name for a person's where the text has named that person in full before ("Jordan said")."""
    people: dict[str, Phrase] = {}
    for phrase in sorted(phrases, key=lambda p: p.place):
        if phrase.sort == "person" and len(phrase.words) > 1:
            people.setdefault(phrase.words[-1], phrase)
        place = phrase.sighting is not None and phrase.sighting.known.kind == "country"
        alone = phrase.sort == "known" and place and phrase.first == phrase.last and phrase.inside is None
        bearer = people.get(phrase.name_text) if alone and not phrase.behind_preposition else None
        if bearer is not None and phrase.subject:
            phrase.sort, phrase.words, phrase.sighting, phrase.country = "person", (phrase.name_text,), None, None


def _known(phrases: Sequence[Phrase], found: dict[int, Figure]) -> None:
    figures: dict[str, Figure] = {}
    for phrase in phrases:
        if phrase.sort != "known" or phrase.sighting is None or "place" in phrase.marks:
            continue
        known = phrase.sighting.known
        figure = figures.setdefault(known.id, Figure(kind=known.kind, known=known, country=known.country))
        figure.take(phrase)
        found[id(phrase)] = figure


def _strip_genitives(proper: Sequence[Phrase], names: Names) -> None:
    """Take the genitive ending off a name where the document has the name without it, or the tree marks it."""
    bare = {phrase.words[-1] for phrase in proper if not phrase.genitive}
    for phrase in proper:
        last = phrase.words[-1]
        for ending in names.places.genitives:
            stem = last.removesuffix(ending)
            told = phrase.genitive and last not in bare and ending.isalpha() and "apostrophe" not in phrase.marks
            if stem != last and len(stem) > 1 and (stem in bare or (told and last not in names.given)):
                phrase.words, phrase.genitive = (*phrase.words[:-1], stem), True
                break


def _settle_sorts(proper: Sequence[Phrase], names: Names) -> None:
    """Let the phrases of one name be of one sort: by full name, else by what most of them are."""
    votes: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    people = {folded(phrase.words[-1]) for phrase in proper if phrase.sort == "person" and len(phrase.words) > 1}
    for phrase in proper:
        votes[phrase.words][phrase.sort] += 1
    short_forms = {phrase.words for phrase in proper if phrase.alias_of is not None}
    for phrase in proper:
        if phrase.words in short_forms:
            phrase.sort = "body"
            continue
        tally = votes[phrase.words]
        short = len(phrase.words) == 1 or phrase.words[0].lower() in names.words.of("name-particle")
        if short and folded(phrase.words[-1]) in people:
            phrase.sort = "person"
        elif phrase.sort != "person" or not phrase.claims:
            best = max(("person", "body", "name"), key=lambda sort: (tally[sort], sort == "person"))
            if phrase.sort == "name" and tally["person"] + tally["body"] > 0:
                best = "person" if tally["person"] >= tally["body"] else "body"
            phrase.sort = best


def _people(people: Sequence[Phrase], names: Names, found: dict[int, Figure]) -> None:
    ancestral = names.words.of("ancestral")
    by_last: defaultdict[str, list[Figure]] = defaultdict(list)
    by_word: defaultdict[str, list[Figure]] = defaultdict(list)
    figures: list[Figure] = []
    particles = names.words.of("name-particle")
    alone_names = {id(p) for p in people if len(p.words) == 1 or p.words[0].lower() in particles}
    for phrase in sorted((p for p in people if id(p) not in alone_names), key=lambda p: (-len(p.words), p.place)):
        last = folded(phrase.words[-2] if phrase.words[-1].lower() in ancestral and len(phrase.words) > 2 else phrase.words[-1])
        last = last.partition("-")[0] or last
        fitting = [f for f in by_last[last] if all(compatible(phrase.words, other, ancestral) for other in f.names)
                   and not _gender_clash(f, phrase)]  # fmt: skip
        fitting = fitting or _begun_by(phrase, figures, ancestral)
        if len(fitting) == 1:
            figure = fitting[0]
        else:
            figure = Figure(kind="person")
            figures.append(figure)
            by_last[last].append(figure)
        if phrase.words not in figure.names:
            figure.names.append(phrase.words)
        figure.take(phrase)
        found[id(phrase)] = figure
    for figure in figures:
        for word in {word for name in figure.names for word in name}:
            by_word[word].append(figure)
    alone: dict[str, list[Figure]] = defaultdict(list)
    places = sorted(((phrase.place, figure) for figure in figures for phrase in figure.phrases), key=lambda pair: pair[0])
    for phrase in sorted((p for p in people if id(p) in alone_names), key=lambda p: p.place):
        figure = _of_single(phrase, by_last, by_word, places) or _alone(phrase, alone)
        if phrase.words not in figure.names:
            figure.names.append(phrase.words)
        figure.take(phrase)
        found[id(phrase)] = figure


def _begun_by(phrase: Phrase, figures: Sequence[Figure], ancestral: frozenset[str]) -> list[Figure]:
    """Give those whose names begin with a name of two words or more ("Lars Peter": "Lars Peter Holm")."""
    count = len(phrase.words)
    longer = [(f, name) for f in figures for name in f.names if len(name) > count and name[:count] == phrase.words]
    fitting = [figure for figure, name in longer if name[count].lower() not in ancestral and not _gender_clash(figure, phrase)]
    return list({id(figure): figure for figure in fitting}.values())


def _gender_clash(figure: Figure, phrase: Phrase) -> bool:
    return bool(figure.gender and phrase.gender and figure.gender != phrase.gender)


def _of_single(
    phrase: Phrase, by_last: dict[str, list[Figure]], by_word: dict[str, list[Figure]],
    places: Sequence[tuple[tuple[int, int], Figure]],
) -> Figure | None:  # fmt: skip
    """Give the person whom one word of a name means: the only bearer, or the only one that fits or is near."""
    word = phrase.words[-1]
    bearers = [f for f in by_last.get(folded(word), []) if any(word in name for name in f.names)]
    bearers = bearers or by_word.get(word, []) or by_last.get(folded(word), [])
    titled = "titled" in phrase.marks or bool(phrase.claims)
    fitting = [f for f in bearers if not (titled and _gender_clash(f, phrase)) and not _claims_clash(f, phrase)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    by_claim = [f for f in fitting if {c.title for c in phrase.claims if c.title} & f.lemmas]
    if len(by_claim) == 1:
        return by_claim[0]
    told = [(place, figure) for place, figure in places if figure in fitting and place < phrase.place]
    near = [figure for place, figure in told if phrase.sentence - place[0] <= NEAR_SENTENCES]
    if not near or any(figure is not near[0] for figure in near):
        return None
    return near[0] if near[0] is told[0][1] else None  # by the surname alone a story goes on calling whom it began with


def _claims_clash(figure: Figure, phrase: Phrase) -> bool:
    """Say whether a phrase names a country for a role that the figure holds for another."""
    return any(claim.country and other.country and claim.title == other.title and claim.country != other.country
               for claim in phrase.claims for other in figure.claims)  # fmt: skip


def _alone(phrase: Phrase, alone: dict[str, list[Figure]]) -> Figure:
    word = phrase.words[-1]
    for figure in alone[word]:
        if not _gender_clash(figure, phrase) and not _claims_clash(figure, phrase):
            return figure
    figure = Figure(kind="person")
    alone[word].append(figure)
    return figure


def _bodies(bodies: Sequence[Phrase], found: dict[int, Figure]) -> None:
    """Join bodies by the same name, and by a beginning of it that only one has."""
    by_name: dict[tuple[str, ...], Figure] = {}
    for phrase in bodies:
        key = tuple(word.lower() for word in phrase.words)
        figure = by_name.setdefault(key, Figure(kind="organisation" if phrase.sort == "body" else "unknown"))
        figure.take(phrase)
        if phrase.sort == "body":
            figure.kind = "organisation"
        if phrase.words not in figure.names:
            figure.names.append(phrase.words)
        found[id(phrase)] = figure
    for phrase in bodies:
        if phrase.alias_of is not None and id(phrase.alias_of) in found and found[id(phrase)] is not found[id(phrase.alias_of)]:
            _merge(found[id(phrase.alias_of)], found[id(phrase)], found)
    by_first: defaultdict[str, list[tuple[tuple[str, ...], Figure]]] = defaultdict(list)
    for key, figure in by_name.items():
        if len(key) > 1:
            by_first[key[0]].append((key, figure))
    for key, figure in by_name.items():
        longer = by_first.get(key[0], []) if len(key) == 1 else []
        if len(longer) == 1 and longer[0][1] is not figure and found[id(figure.phrases[0])] is figure:
            _merge(longer[0][1], figure, found)


def _merge(into: Figure, other: Figure, found: dict[int, Figure]) -> None:
    for phrase in other.phrases:
        into.take(phrase)
        found[id(phrase)] = into
    into.names += [name for name in other.names if name not in into.names]
