"""Titles that are written like names ("Prime Minister Karen Holm"), found before the names they stand before."""

from standpunkt.resolve.scan import NOMINAL, Scan, is_name_like

FULL_NAME_WORDS = 2


def scan_titles(scan: Scan) -> None:
    """Find the titles that are written like names, so that none is taken for a part of the name behind it."""
    nouns, i = scan.names.nouns, 0
    while i < len(scan.tokens):
        if not is_name_like(scan, i):
            i += 1
            continue
        count, noun = nouns.run_at(scan.low, i) or (1, nouns.find(scan.tokens[i].lemma, scan.words[i]))
        end = i + count
        if noun is None and _opens_name(scan, i):
            scan.titles[i] = i
        if noun is None or noun.sort != "role" or not _is_title(scan, i, end):
            i += 1
            continue
        scan.titles.update(dict.fromkeys(range(i, end), end - 1))
        before = i - 1
        while before >= 0 and _is_adjective(scan, before):
            scan.titles[before] = before
            before -= 1
        i = end


def _is_title(scan: Scan, first: int, end: int) -> bool:
    """Say whether words written like a name's are a title, from `first` to before `end`, and not a name's last word."""
    if scan.tokens[first].placeholder:
        return False
    given = scan.names.given
    if first and scan.words[first - 1] in given and scan.tokens[first - 1].upos == "PROPN":
        return False
    if end - first == 1 and scan.words[first] in given and scan.tokens[first].entity == "PER":
        return False
    determined = first > 0 and scan.low[first - 1] in scan.names.words.of("definite")
    named = end < len(scan.tokens) and is_name_like(scan, end) and scan.tokens[end].upos in ("PROPN", "NOUN", "X", "ADJ")
    return determined or named or end - first > 1


def _opens_name(scan: Scan, i: int) -> bool:
    """Say whether a word that no table has opens a sentence in front of a full name ("Vognmand | Per Krog siger …")."""
    rest = scan.tokens[i + 1 : i + 3]
    if len(rest) < FULL_NAME_WORDS or any(token.upos != "PUNCT" for token in scan.tokens[:i]):
        return False
    given, family = rest
    word, known = scan.words[i], scan.names.given
    if scan.tokens[i].upos not in NOMINAL:
        return False  # "Fordi | Georg Holm …"
    whole = given.text in known and given.entity_start and family.entity == given.entity == "PER" and not family.entity_start
    return whole and word[1:].islower() and word not in known and scan.taken[i] is None and scan.tokens[i].entity in ("", "PER")


def _is_adjective(scan: Scan, i: int) -> bool:
    """Say whether a word before a title belongs to it: a country's adjective, "former"."""
    words = scan.names.words
    told = scan.low[i] in words.of("former") or scan.low[i] in words.of("then")
    return told or scan.names.places.country_of(scan.tokens[i].lemma, scan.words[i]) is not None
