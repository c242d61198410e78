"""Scanning: from the tokens of a sentence to phrases, by the tables and the shapes of words, the tree as a hint."""

import re
from collections.abc import Iterator

from standpunkt.lexicon.names import Names, Sighting
from standpunkt.model import Sentence
from standpunkt.parse.tree import has_feature
from standpunkt.resolve.phrases import Phrase

NOMINAL = ("NOUN", "PROPN", "ADJ", "X")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
OBJECTS = ("obj", "iobj", "obl", "nmod")
OWNER = "nmod:poss"
NAMING = (*SUBJECTS, "compound", "nmod:poss")
"""Relations of a word at the head of a sentence that is a name and no ordinary word."""
PARTY = "party"
"""A body whose name may be an ordinary word: the definite form that opens a sentence as its subject is the party."""
PLACES = ("capital", "building", "part")
WEB = re.compile(r"\w\.[a-z]{2,}$")
"""The end of a web address, which is a body's name ("SN.dk")."""
COLON, COMMA, HYPHEN = ":", ",", "-"
MIN_FIRM_CHARS = 5
"""A word for firms of so many letters may end a compound."""
NAME_PARTS = 2
"""Preposition and name behind it."""


class Scan:
    """One sentence on its way to phrases; `taken` says which phrase a token belongs to."""

    def __init__(self, sentence: Sentence, names: Names, text: str, year: int, negations: frozenset[str]) -> None:
        self.negations = negations
        self.year = year
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.names = names
        self.text = text
        self.words = [token.text for token in sentence.tokens]
        self.low = [word.lower() for word in self.words]
        self.taken: list[Phrase | None] = [None] * len(self.tokens)
        self.phrases: list[Phrase] = []
        self.pronouns = names.pronouns
        self.titles: dict[int, int] = {}
        """Words of titles that are written like names, with where their title ends ("Prime Minister" | "Karen Holm")."""
        self.marks = frozenset(end for end in names.places.genitives if not end.isalpha())

    def add(self, first: int, last: int, head: int, sort: str) -> Phrase:
        """Give a new phrase over tokens `first` to `last` (inclusive)."""
        start, end = self.tokens[first].start, self.tokens[last].end
        relation = self.tokens[head].deprel
        phrase = Phrase(sentence=self.sentence.index, paragraph=self.sentence.paragraph, first=first,
                        last=last, head=head, start=start, end=end, sort=sort,
                        text=self.text[start:end], subject=relation in SUBJECTS, object=relation in OBJECTS,
                        governor=self.tokens[head].head,
                        quotation=self.sentence.quotation,
                        conjunction=self.words[first - 1] if first > 0 and self.tokens[first - 1].upos == "CCONJ" else "",
                        behind_preposition=first > 0 and self.tokens[first - 1].upos == "ADP")  # fmt: skip
        self.phrases.append(phrase)
        for i in range(first, last + 1):
            if self.taken[i] is None:
                self.taken[i] = phrase
        return phrase

    def is_mark(self, i: int) -> bool:
        """Say whether a token is the mark of a genitive, written as a word of its own ("France" | "'s")."""
        return 0 < i < len(self.tokens) and self.tokens[i].upos in ("PART", "PUNCT") and (
            self.low[i] in self.marks and self.tokens[i].deprel == "case"
        )  # fmt: skip

    def is_genitive(self, last: int) -> bool:
        """Say whether a phrase that ends with token `last` is a genitive."""
        return has_feature(self.tokens[last], "Case=Gen") or self.is_mark(last + 1)

    def widen(self, phrase: Phrase, first: int, last: int) -> None:
        """Let a phrase reach from `first` to `last`."""
        phrase.first, phrase.last = min(first, phrase.first), max(last, phrase.last)
        phrase.start, phrase.end = self.tokens[phrase.first].start, self.tokens[phrase.last].end
        phrase.text = self.text[phrase.start : phrase.end]
        phrase.behind_preposition = phrase.first > 0 and self.tokens[phrase.first - 1].upos == "ADP"
        if phrase.first > 0 and self.tokens[phrase.first - 1].upos == "CCONJ":
            phrase.conjunction = self.words[phrase.first - 1]
        if not phrase.subject:
            phrase.subject = any(self.tokens[i].deprel in SUBJECTS for i in range(phrase.first, phrase.last + 1)
                                 if not phrase.first <= self.tokens[i].head <= phrase.last)  # fmt: skip


def scan_known(scan: Scan) -> None:
    """Find what the tables know by name."""
    i, places = 0, scan.names.places
    while i < len(scan.words):
        word = scan.words[i]
        if not (word[:1].isupper() or word[:1].isdigit() or scan.low[i] in places.starts):
            i += 1
            continue
        found = places.find(scan.words, i)
        if found is None or not _is_meant(scan, i, found[0], found[1]):
            i += 1
            continue
        count, sighting, genitive = found
        phrase = scan.add(i, i + count - 1, i + count - 1 if count == 1 else _inner_head(scan, i, i + count - 1), "known")
        phrase.sighting, phrase.country = sighting, sighting.known.country
        phrase.genitive = genitive or scan.is_mark(i + count)
        phrase.name_text = phrase.text
        for k in range(i, i + count):
            scan.titles.pop(k, None)
        i += count


def _inner_head(scan: Scan, first: int, last: int) -> int:
    return next((i for i in range(first, last + 1) if not first <= scan.tokens[i].head <= last), last)


def _is_meant(scan: Scan, i: int, count: int, sighting: Sighting) -> bool:
    """Say whether a form means the known one here, and is not part of a longer name or an ordinary word."""
    tokens = scan.tokens
    before = tokens[i - 1] if i else None
    behind = tokens[i + count] if i + count < len(tokens) else None
    if i + count in scan.titles:
        return True  # "NATO Secretary-General Karen Holm"
    within = behind is not None and behind.entity == "ORG" == tokens[i + count - 1].entity and not behind.entity_start
    within = within and not _is_full_name(scan, i + count)  # "Enhedslistens | Karen Holm"
    if within and behind is not None and behind.text[:1].isupper() and has_feature(tokens[i + count - 1], "Case=Gen"):
        return False  # "Danmarks | Fiskeriforening"
    if within and before is None and is_name_like(scan, i + count) and behind is not None and behind.upos == "PROPN":
        return False  # "The National" | "Union of Teachers"
    if count == 1:
        joined_before = (
            before is not None and is_name_like(scan, i - 1) and before.upos == "PROPN" and not has_feature(before, "Case=Gen")
        )
        if (
            joined_before
            and before is not None
            and (before.text in scan.names.given or (before.entity == "PER" == tokens[i].entity))
        ):
            return False
        if sighting.known.kind == "agency" and behind is not None and behind.text[:1].isupper() and tokens[i].deprel == OWNER:
            return False  # "Fyens | Tobak"
        joined = behind is not None and behind.upos == "PROPN" and behind.text[:1].isupper()
        if joined and behind is not None and tokens[i].entity == "PER" == behind.entity:
            return False
        if joined and tokens[i].text in scan.names.given and (sighting.ordinary or sighting.way in PLACES):
            return False
    if is_of_country_body(scan, i + count - 1):
        return False  # "Danmarks | Fiskeriforening"
    if sighting.ordinary and count == 1 and not _is_abbreviation(scan, i):
        opening = i == 0 or all(token.upos == "PUNCT" for token in tokens[:i])
        is_named = tokens[i].upos == "PROPN" and tokens[i].deprel in NAMING
        is_body = sighting.known.field == PARTY and has_feature(tokens[i], "Definite=Def") and tokens[i].deprel in SUBJECTS
        return not opening or tokens[i].entity in ("ORG", "LOC") or is_named or is_body
    return True


def _is_full_name(scan: Scan, i: int) -> bool:
    """Say whether a person's given name stands at `i` with another name behind it."""
    return scan.words[i] in scan.names.given and is_name_like_at(scan, i + 1)


def is_of_country_body(scan: Scan, i: int) -> bool:
    """Say whether a genitive begins the name of a body ("Danmarks | Fiskeriforening")."""
    if i + 1 >= len(scan.tokens) or not has_feature(scan.tokens[i], "Case=Gen") or not is_name_like(scan, i):
        return False
    written = is_name_like(scan, i + 1) and not scan.words[i + 1].isupper()
    return written and _is_body_noun(scan, i + 1)


def _is_abbreviation(scan: Scan, i: int) -> bool:
    """Say whether a word is written in capitals in a sentence that is not ("KL advarer")."""
    others = (word for k, word in enumerate(scan.words) if k != i and word.isalpha())
    written = len(scan.words[i]) > 1 and scan.words[i].isupper() and scan.tokens[i].upos in NOMINAL
    return written and any(word.islower() for word in others)


def is_name_like(scan: Scan, i: int) -> bool:
    """Say whether a word is written like a part of a name."""
    word = scan.words[i]
    return word[:1].isupper() and any(char.isalpha() for char in word)


def is_name_like_at(scan: Scan, i: int) -> bool:
    """Say whether there is a word at `i` that is written like a part of a name."""
    return i < len(scan.tokens) and is_name_like(scan, i)


def scan_proper(scan: Scan) -> None:
    """Find runs of capitalised words that the tables do not know: people, companies, places."""
    i = 0
    while i < len(scan.tokens):
        if not _begins_name(scan, i):
            i += 1
            continue
        last = _run_end(scan, i)
        for first, end in _split(scan, i, last) if not _is_compound(scan, last) else ():
            _proper(scan, first, end)
        i = last + 1


def _begins_name(scan: Scan, i: int) -> bool:
    token, word = scan.tokens[i], scan.words[i]
    if (
        scan.taken[i] is not None
        or i in scan.titles
        or not word[:1].isupper()
        or token.placeholder
        or not any(char.islower() or char.isupper() for char in word)
    ):
        return False
    if token.upos == "ADJ" and scan.names.places.country_of(token.lemma, word) is not None:
        goes_on = i + 1 < len(scan.tokens) and is_name_like(scan, i + 1)
        named = goes_on and (scan.tokens[i + 1].upos == "NOUN" or any(t.upos != "PUNCT" for t in scan.tokens[:i]))
        if not (scan.names.places.writes_adjectives_small and named):
            return False  # "the Norwegian minister", in a language that writes such adjectives like names
    given = scan.names.given.get(word.rstrip("."))
    if given is None and scan.low[i] in scan.names.calendar:
        return False
    if given is None and (_is_compound(scan, i) or _is_small(scan, last_part(scan, i))):
        return False
    if token.upos in ("PRON", "DET", "ADP", "SCONJ", "CCONJ", "AUX") and given is None:
        return False
    if given is None and scan.names.places.parties_of_member(token.lemma, word):
        return False
    opening = all(other.upos == "PUNCT" for other in scan.tokens[:i]) or scan.words[i - 1] == COLON
    if scan.low[i] in scan.names.titles and given is None and i + 1 < len(scan.tokens) and is_name_like(scan, i + 1):
        return False
    if not opening:
        return token.upos in ("PROPN", "NOUN", "ADJ", "X", "VERB") or bool(token.entity) or given is not None
    goes_on = i + 1 < len(scan.tokens) and is_name_like(scan, i + 1)
    following = goes_on and scan.tokens[i + 1].upos == "PROPN"
    if scan.names.nouns.find(token.lemma, word) is not None or scan.low[i] in scan.names.titles:
        return False
    return (
        (given is not None and (not given[1] or following))
        or (token.upos == "PROPN" and (bool(token.entity) or following or token.deprel in SUBJECTS))
        or (goes_on and bool(token.entity))
    )


def _is_compound(scan: Scan, i: int) -> bool:
    """Say whether a word only begins with a name ("Donald | Trump-udtalelser", "the Karen | Holm-backed plan")."""
    word = scan.words[i]
    return scan.tokens[i].upos != "PROPN" and "-" in word and word.rpartition("-")[2].islower()


def last_part(scan: Scan, i: int) -> int:
    """Give the last word of a compound whose first parts stand alone ("Børne- | og | Undervisningsudvalget"), else `i`."""
    last = i
    while last + 2 < len(scan.tokens) and len(scan.words[last]) > 1 and scan.words[last].endswith(HYPHEN):
        if scan.words[last + 1] != COMMA and scan.tokens[last + 1].upos != "CCONJ":
            break
        last += 2
    return last


def _is_small(scan: Scan, i: int) -> bool:
    return scan.words[i].islower()


def _run_end(scan: Scan, i: int) -> int:
    last = last_part(scan, i)
    particles, ancestral = scan.names.words.of("name-particle"), scan.names.words.of("ancestral")
    marks = tuple(scan.marks)
    while last + 1 < len(scan.tokens):
        token = scan.tokens[last]
        behind = scan.tokens[last + 1]
        one = token.entity == "ORG" == behind.entity and not behind.entity_start and behind.text[:1].isupper()
        one = one or (last == i and is_of_country_body(scan, last))
        if (has_feature(token, "Case=Gen") and not one) or token.text.endswith(marks):
            break
        j = last + 1
        while j < len(scan.tokens) and scan.low[j] in particles and scan.words[j].islower() and j - last <= 2:
            j += 1
        if scan.low[last + 1] in ancestral or scan.low[last + 1] + "." in ancestral:
            return last + 1
        if is_joined(scan, last + 1) or is_firm(scan, i, last + 1):
            last += 2
            continue  # "Department | for Education", "Birk | & | Kragh"
        if j >= len(scan.tokens) or not is_name_like(scan, j) or scan.tokens[j].placeholder:
            break
        if scan.low[j] in scan.names.titles and scan.words[j] not in scan.names.given and is_name_like_at(scan, j + 1):
            break  # "Florida" | "Sen. Karen Holm"
        if scan.taken[j] is not None or j in scan.titles or scan.tokens[j].upos in ("PRON", "DET", "AUX", "SCONJ"):
            break
        if j > last + 1 and scan.words[i] not in scan.names.given and scan.tokens[j].entity != "PER":
            break
        last = last_part(scan, j)
    return last


def is_joined(scan: Scan, i: int) -> bool:
    """Say whether a preposition stands within a body's name, as far as the parse tells ("Union | of | Teachers")."""
    inner = scan.tokens[i : i + 2]
    within = all(token.entity == "ORG" and not token.entity_start for token in inner) or _is_of_body(scan, i)
    name = len(inner) == NAME_PARTS and inner[0].upos == "ADP" and is_name_like(scan, i + 1)
    return name and within and scan.taken[i + 1] is None


def is_firm(scan: Scan, first: int, i: int) -> bool:
    """Say whether a mark stands between two parts of a firm's name ("Birk | & | Kragh"), not between two people's."""
    if i + 1 >= len(scan.tokens) or scan.low[i] not in scan.names.words.of("firm-mark") or not is_name_like(scan, i + 1):
        return False
    given = scan.names.given
    return scan.taken[i + 1] is None and not (scan.words[first] in given and scan.words[i + 1] in given)


def _is_of_body(scan: Scan, i: int) -> bool:
    """Say whether the tree hangs a name that is no place or person behind a body's noun ("Department | for Education")."""
    name = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    if name is None or i == 0 or name.head != i - 1 or name.upos != "PROPN" or name.entity not in ("", "ORG"):
        return False
    noun = scan.names.nouns.find(scan.tokens[i - 1].lemma.lower(), scan.words[i - 1])
    return noun is not None and noun.sort == "body" and scan.words[i - 1][:1].isupper()


def _split(scan: Scan, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run where a person's name begins behind another name ("Novo Nordisk Lars Holm", "i Rønby Lars Holm")."""
    given = scan.names.given
    if scan.words[first] not in given:
        in_place = first > 0 and scan.tokens[first - 1].upos == "ADP"
        for i in range(first + 1, last):
            if scan.words[i] in given and (scan.tokens[i].entity_start or (in_place and i == first + 1)):
                yield first, i - 1
                yield i, last
                return
    yield first, last


def _proper(scan: Scan, first: int, last: int) -> None:
    head = _inner_head(scan, first, last)
    phrase = scan.add(first, last, head, "name")
    words = [scan.words[i] for i in range(first, last + 1)]
    marked = next((end for end in sorted(scan.marks, key=len, reverse=True) if words[-1].endswith(end)), "")
    phrase.genitive = scan.is_genitive(last) or bool(marked)
    phrase.marks |= {"apostrophe"} if marked or scan.is_mark(last + 1) else set()
    words[-1] = words[-1].removesuffix(marked) or words[-1]
    phrase.words = tuple(words)
    given = scan.names.given.get(words[0])
    labels = [scan.tokens[i].entity for i in range(first, last + 1)]
    initial = len(words[0].rstrip(".")) == 1 and words[0].endswith(".") and len(words) > 1
    party = scan.names.party(words[0], scan.year) if len(words) == 1 and words[0].isupper() else None
    if party is not None:
        phrase.sort, phrase.sighting, phrase.country = "known", Sighting(party, "name", False), party.country
        phrase.name_text = words[0] if len(words[0]) > 1 else party.name
    elif (given is not None and (len(words) > 1 or "ORG" not in labels)) or initial:
        phrase.sort = "person"
        phrase.gender = scan.names.gender_of(words[0])
    elif labels.count("PER") * 2 >= len(labels) and "PER" in labels:
        phrase.sort = "person"
    elif "ORG" in labels:
        phrase.sort = "body"
        phrase.marks |= {"labelled"}
    elif "LOC" in labels:
        phrase.marks |= {"place"}
    if first > 0 and scan.low[first - 1] in scan.names.words.of("indefinite"):
        phrase.marks |= {"indefinite"}
    firm = any(word in scan.names.words.of("firm-mark") for word in words[1:])
    if firm or ("LOC" not in labels and any(word.endswith(HYPHEN) for word in words[:-1])):
        phrase.sort, phrase.gender = "body", ""
    if len(words) > 1 and words[-1].lower() in scan.names.words.of("street-word"):
        phrase.sort, phrase.gender, phrase.marks = "name", "", phrase.marks | {"place"}
    elif len(words) > 1 and phrase.sort != "body" and _is_firm_word(scan, words[-1].lower(), alone=given is not None):
        phrase.sort, phrase.gender = "body", ""
    if any(WEB.search(word) for word in words):
        phrase.sort, phrase.gender = "body", ""
    elif phrase.sort == "person" and given is None and any(_is_body_noun(scan, i) for i in range(first, last + 1)):
        phrase.sort = "body"


def _is_firm_word(scan: Scan, word: str, *, alone: bool) -> bool:
    """Say whether a name ends like a firm's ("Grindal | Products", "Skærup Overflade|teknik"); `alone`: by a whole word."""
    forms = scan.names.words.of("firm-word")
    return word in forms or (not alone and any(word.endswith(form) for form in forms if len(form) >= MIN_FIRM_CHARS))


def _is_body_noun(scan: Scan, i: int) -> bool:
    """Say whether a name is a noun for a body, written like a name ("Parliament")."""
    noun = scan.names.nouns.find(scan.tokens[i].lemma, scan.words[i])
    return noun is not None and noun.sort == "body"


def scan_openings(scan: Scan, surnames: frozenset[str]) -> None:
    """Find at the head of a sentence a name that the document has elsewhere ("Blinken sagde …")."""
    for i, token in enumerate(scan.tokens):
        if token.upos == "PUNCT":
            continue
        ordinary = scan.names.nouns.find(token.lemma, token.text) is not None  # "Kommune | afviser …"
        if scan.taken[i] is None and not ordinary and any(base in surnames for base in scan.names.places.bases(token.text)):
            phrase = scan.add(i, i, i, "name")
            phrase.words = (token.text,)
        return
