"""Tense read off hand-given parses: what governs a weekday decides which one it is."""

from datetime import datetime

from standpunkt.lexicon.times import load_times
from standpunkt.model import Document, Sentence, Span, Token
from standpunkt.resolve.moments import find_moments

FIN_PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
FIN_PRES = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part"


def sentence(*rows: tuple[str, str, str, int, str]) -> tuple[str, Sentence]:
    """Build a text and its parse from (form, part of speech, features, head counted from 0 or -1, relation)."""
    tokens, text = [], ""
    for i, (form, upos, feats, head, deprel) in enumerate(rows):
        text += " " if i and upos != "PUNCT" else ""
        tokens.append(Token(i, len(text), len(text) + len(form), form, form.lower(), upos, feats, head, deprel))
        text += form
    return text, Sentence(0, 0, Span(0, len(text), text), tuple(tokens))


def values(lang: str, *rows: tuple[str, str, str, int, str]) -> list[str]:
    text, parsed = sentence(*rows)
    doc = Document(id="x", text=text, language=lang, published=datetime(2024, 5, 31), published_precision="date")
    return [moment.value for moment in find_moments(doc, (parsed,), load_times(lang))]


def test_past_verb_looks_back() -> None:
    assert values(
        "da",
        ("Tirsdag", "NOUN", "_", 1, "obl"),
        ("gnavede", "VERB", FIN_PAST, -1, "root"),
        ("han", "PRON", "_", 1, "nsubj"),
    ) == ["2024-05-28"]


def test_present_verb_looks_ahead() -> None:
    assert values(
        "da",
        ("Tirsdag", "NOUN", "_", 1, "obl"),
        ("flyver", "VERB", FIN_PRES, -1, "root"),
        ("han", "PRON", "_", 1, "nsubj"),
    ) == ["2024-06-04"]


def test_perfect_looks_back() -> None:
    """ "Han har tirsdag afvist planen": the auxiliary is present, the event is over."""
    assert values(
        "da",
        ("Han", "PRON", "_", 3, "nsubj"),
        ("har", "AUX", FIN_PRES, 3, "aux"),
        ("tirsdag", "NOUN", "_", 3, "obl"),
        ("afvist", "VERB", PARTICIPLE, -1, "root"),
        ("planen", "NOUN", "_", 3, "obj"),
    ) == ["2024-05-28"]


def test_reporting_present_looks_back() -> None:
    assert values(
        "da",
        ("Det", "PRON", "_", 1, "obj"),
        ("siger", "VERB", FIN_PRES, -1, "root"),
        ("hun", "PRON", "_", 1, "nsubj"),
        ("tirsdag", "NOUN", "_", 1, "obl"),
    ) == ["2024-05-28"]


def test_modal_looks_ahead() -> None:
    assert values(
        "da",
        ("Han", "PRON", "_", 2, "nsubj"),
        ("skal", "AUX", FIN_PRES, 2, "aux"),
        ("flyve", "VERB", "VerbForm=Inf", -1, "root"),
        ("tirsdag", "NOUN", "_", 2, "obl"),
    ) == ["2024-06-04"]


def test_each_clause_has_its_own_tense() -> None:
    """ "He said Monday that they will leave Tuesday": the nearest verb is not asked, the governing one is."""
    assert values(
        "en",
        ("He", "PRON", "_", 1, "nsubj"),
        ("said", "VERB", FIN_PAST, -1, "root"),
        ("Monday", "PROPN", "_", 1, "obl:tmod"),
        ("they", "PRON", "_", 5, "nsubj"),
        ("will", "AUX", FIN_PRES, 5, "aux"),
        ("leave", "VERB", "VerbForm=Inf", 1, "ccomp"),
        ("Tuesday", "PROPN", "_", 5, "obl:tmod"),
    ) == ["2024-05-27", "2024-06-04"]


def test_state_in_the_present_is_nowadays() -> None:
    assert values(
        "da",
        ("Huset", "NOUN", "_", 1, "nsubj"),
        ("rummer", "VERB", FIN_PRES, -1, "root"),
        ("i", "ADP", "_", 3, "case"),
        ("dag", "NOUN", "_", 1, "obl"),
        ("en", "DET", "_", 5, "det"),
        ("butik", "NOUN", "_", 1, "obj"),
    ) == ["PRESENT_REF"]


def test_number_that_counts_is_no_year() -> None:
    assert (
        values(
            "da",
            ("Den", "PRON", "_", 1, "nsubj"),
            ("findes", "VERB", FIN_PRES, -1, "root"),
            ("i", "ADP", "_", 4, "case"),
            ("2000", "NUM", "_", 4, "nummod"),
            ("kirker", "NOUN", "Number=Plur", 1, "obl"),
        )
        == []
    )


def test_year_that_tells_which_is_a_year() -> None:
    """ "the 2008 election", "the 2016 candidates": the parse may have the year count what it tells of."""
    the, of = ("the", "DET", "_", 2, "det"), ("of", "ADP", "_", 2, "case")
    election = (("2008", "NUM", "_", 2, "nummod"), ("election", "NOUN", "Number=Sing", -1, "root"))
    candidates = (("2016", "NUM", "_", 2, "nummod"), ("candidates", "NOUN", "Number=Plur", -1, "root"))
    assert values("en", the, *election) == ["2008"]
    assert values("en", the, *candidates) == ["2016"]
    assert values("en", of, *candidates) == []


def test_time_taken_for_the_predicate_before_a_participle_is_past() -> None:
    """ "Manden er onsdag i retten idømt tre år": a parser may take the weekday for what he is."""
    assert values(
        "da",
        ("Manden", "NOUN", "_", 2, "nsubj"),
        ("er", "AUX", FIN_PRES, 2, "cop"),
        ("onsdag", "NOUN", "_", -1, "root"),
        ("i", "ADP", "_", 4, "case"),
        ("retten", "NOUN", "_", 2, "nmod"),
        ("idømt", "VERB", PARTICIPLE, 2, "acl"),
        ("bøde", "NOUN", "_", 5, "obj"),
    ) == ["2024-05-29"]


def test_infinitive_after_a_verb_of_bidding_lies_ahead() -> None:
    """ "Hun bad ham om at komme mandag": told in the past, but Monday may be still to come."""
    assert values(
        "da",
        ("Hun", "PRON", "_", 1, "nsubj"),
        ("bad", "VERB", FIN_PAST, -1, "root"),
        ("ham", "PRON", "_", 1, "obj"),
        ("at", "PART", "_", 4, "mark"),
        ("komme", "VERB", "VerbForm=Inf", 1, "advcl"),
        ("mandag", "NOUN", "_", 4, "obl"),
    ) == ["2024-06-03"]


def test_spell_before_a_preposition_stops_at_its_noun() -> None:
    """ "to uger efter valget" counts from the election; in "to uger efter" the last word belongs to the spell."""
    rows = (("To", "NUM", "_", 1, "nummod"), ("uger", "NOUN", "_", 4, "obl"))
    verb = ("gik", "VERB", FIN_PAST, -1, "root")
    assert wordings(*rows, ("efter", "ADP", "_", 3, "case"), ("valget", "NOUN", "_", 1, "nmod"), verb) == ["To uger"]
    assert wordings(*rows, ("efter", "ADV", "_", 1, "advmod"), (*verb[:3], 4, "dep"), verb) == ["To uger efter"]


def wordings(*rows: tuple[str, str, str, int, str]) -> list[str]:
    text, parsed = sentence(*rows)
    doc = Document(id="x", text=text, language="da", published=datetime(2024, 5, 31), published_precision="date")
    return [moment.text for moment in find_moments(doc, (parsed,), load_times("da"))]
