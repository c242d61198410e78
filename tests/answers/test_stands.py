"""From positions to stands: every rule of `docs/questions.md`, on positions made by hand."""

from dataclasses import replace

import pytest

from standpunkt.answers.stands import Stand, find_stands
from standpunkt.model import Actor, Mention, Reading, Role, Statement

from .making import body, country, moment, position, reading, roads, span, told


def stand_of(*readings: Reading, as_of: str | None = None) -> Stand:
    (stand,) = find_stands(roads(), readings, as_of)
    return stand


@pytest.mark.parametrize(
    ("attitude", "cue", "answer"),
    [
        ("permit", "tillader", "yes"),
        ("promise", "lover", "yes"),
        ("intend", "vil", "yes"),
        ("refuse", "afviser", "no"),
        ("hesitate", "overvejer", "undecided"),
        ("support", "støtter", "wants-yes"),
        ("propose", "foreslår", "wants-yes"),
        ("require", "kræver", "wants-yes"),
        ("request", "søger", "wants-yes"),
        ("urge", "opfordrer", "wants-yes"),
        ("welcome", "roser", "wants-yes"),
        ("oppose", "modsætter", "wants-no"),
        ("warn", "advarer", "wants-no"),
        ("condemn", "fordømmer", "wants-no"),
    ],
)
def test_attitude_gives_the_answer(attitude: str, cue: str, answer: str) -> None:
    assert stand_of(told("one", "2024-02-01", attitude, cue, f"Norden {cue} en vejafgift.")).answer == answer


def test_condition_makes_it_yes_if() -> None:
    text = "Norden støtter en vejafgift, hvis busserne får pengene."
    stand = stand_of(told("one", "2024-02-01", "support", "støtter", text, conditions=("hvis busserne får pengene",)))
    assert (stand.answer, stand.conditions) == ("yes-if", ("hvis busserne får pengene",))


def test_condition_of_a_refusal_changes_nothing() -> None:
    text = "Norden afviser en vejafgift, hvis den rammer busser."
    stand = stand_of(told("one", "2024-02-01", "refuse", "afviser", text, conditions=("hvis den rammer busser",)))
    assert (stand.answer, stand.conditions) == ("no", ())


def test_reverse_proposition_turns_the_answer() -> None:
    text = "Norden lover at afskaffe en vejafgift."
    one = reading("one", "2024-02-01", text, [body("a1", "Norden")],
                  [position(text, "a1", "promise", "lover", "at afskaffe en vejafgift")])  # fmt: skip
    assert stand_of(one).answer == "no"


def test_negated_proposition_turns_the_answer() -> None:
    text = "Norden lover, at der ikke kommer vejafgift."
    assert stand_of(told("one", "2024-02-01", "promise", "lover", text, negated=True)).answer == "no"


def test_vote_is_an_act() -> None:
    """Whoever votes for something does not only wish it."""
    text = "Norden vil stemme for en vejafgift."
    assert stand_of(told("one", "2024-02-01", "support", "stemme for", text)).answer == "yes"


def test_decision_outranks_a_later_wish_of_others() -> None:
    first = told("one", "2024-02-01", "promise", "lover", "Norden lover en vejafgift.")
    later = told("two", "2024-03-01", "urge", "opfordrer", "Norden opfordrer nabolandet til en vejafgift.")
    assert stand_of(first, later).answer == "yes"


def test_decision_gives_way_to_a_later_decision() -> None:
    first = told("one", "2024-02-01", "promise", "lover", "Norden lover en vejafgift.")
    later = told("two", "2024-03-01", "refuse", "afviser", "Norden afviser nu en vejafgift.")
    stand = stand_of(first, later)
    assert (stand.answer, stand.changed_from, stand.since) == ("no", "yes", "2024-03-01")


def test_view_replaces_a_refusal() -> None:
    first = told("one", "2024-02-01", "refuse", "afviser", "Norden afviser en vejafgift.")
    later = told("two", "2024-03-01", "support", "støtter", "Norden støtter en vejafgift.")
    assert stand_of(first, later).answer == "wants-yes"


def test_since_is_the_start_of_the_unbroken_run() -> None:
    days = ("2024-02-01", "2024-03-01", "2024-04-01")
    stories = [told(day, day, "refuse", "afviser", f"Norden afviser på dag {day} en vejafgift.") for day in days]
    stand = stand_of(*stories)
    assert (stand.since, [one.document for one in stand.newest]) == ("2024-02-01", ["2024-04-01"])


def test_another_condition_begins_no_new_run() -> None:
    first = "Norden støtter en vejafgift, hvis busserne får pengene."
    later = "Norden støtter en vejafgift, hvis togene får pengene."
    stand = stand_of(
        told("one", "2024-02-01", "support", "støtter", first, conditions=("hvis busserne får pengene",)),
        told("two", "2024-03-01", "support", "støtter", later, conditions=("hvis togene får pengene",)),
    )
    assert (stand.since, stand.conditions) == ("2024-02-01", ("hvis togene får pengene",))


def test_short_repetition_keeps_the_conditions() -> None:
    """News that repeats a yes in short has not lifted its condition."""
    first = "Norden lover en vejafgift, hvis busserne får pengene."
    stand = stand_of(
        told("one", "2024-02-01", "promise", "lover", first, conditions=("hvis busserne får pengene",)),
        told("two", "2024-03-01", "promise", "lover", "Norden lover fortsat en vejafgift."),
    )
    assert (stand.answer, stand.conditions, stand.since) == ("yes-if", ("hvis busserne får pengene",), "2024-02-01")


def test_weightier_yes_lifts_the_conditions() -> None:
    first = "Norden støtter en vejafgift, hvis busserne får pengene."
    stand = stand_of(
        told("one", "2024-02-01", "support", "støtter", first, conditions=("hvis busserne får pengene",)),
        told("two", "2024-03-01", "intend", "vil", "Norden vil gennemføre en vejafgift."),
    )
    assert (stand.answer, stand.changed_from) == ("yes", "yes-if")


def test_refusal_of_a_part_is_an_exception_to_a_yes() -> None:
    text = "Norden afviser en vejafgift for lastbiler."
    refusal = reading("two", "2024-03-01", text, [body("a1", "Norden")],
                      [position(text, "a1", "refuse", "afviser", "en vejafgift for lastbiler")])  # fmt: skip
    stand = stand_of(told("one", "2024-02-01", "promise", "lover", "Norden lover en vejafgift."), refusal)
    assert (stand.answer, stand.exceptions, stand.changed_from) == ("yes-if", ("lastbiler",), "yes")


def test_refusal_of_a_part_alone_is_a_no() -> None:
    text = "Norden afviser en vejafgift for lastbiler."
    refusal = reading("two", "2024-03-01", text, [body("a1", "Norden")],
                      [position(text, "a1", "refuse", "afviser", "en vejafgift for lastbiler")])  # fmt: skip
    assert stand_of(refusal).answer == "no"


def test_what_was_held_until_now_is_what_it_changed_from() -> None:
    text = "Norden har hidtil afvist vejafgift, men støtter nu forslaget."
    one = reading("one", "2024-02-01", text, [body("a1", "Norden")], [
        position(text, "a1", "refuse", "afvist", "vejafgift", phase="until-now"),
        position(text, "a1", "support", "støtter", "forslaget", ident="p2", phase="now", replaces="p1"),
    ])  # fmt: skip
    stand = stand_of(one)
    assert (stand.answer, stand.changed_from) == ("wants-yes", "no")


def test_only_held_until_now_is_no_stand() -> None:
    one = told("one", "2024-02-01", "refuse", "afvist", "Norden har hidtil afvist en vejafgift.", phase="until-now")
    assert find_stands(roads(), [one]) == ()


def test_contradiction_of_a_day_is_shown() -> None:
    """Two papers that tell the opposite of one day: the first stands, the other is shown, nothing is averaged."""
    first = told("one", "2024-02-01", "refuse", "afviser", "Norden afviser en vejafgift.")
    other = told("two", "2024-02-01", "promise", "lover", "Norden lover i aviserne at gennemføre en vejafgift.")
    stand = stand_of(first, other)
    assert (stand.answer, [one.id for one in stand.contradicted_by]) == ("no", ["two#p1"])


def test_as_of_counts_what_was_published_by_then() -> None:
    stories = (
        told("one", "2024-02-01", "refuse", "afviser", "Norden afviser en vejafgift."),
        told("two", "2024-03-01", "promise", "lover", "Norden lover en vejafgift."),
    )
    assert stand_of(*stories, as_of="2024-02-29").answer == "no"
    assert stand_of(*stories, as_of="2024-03-01").answer == "yes"
    assert find_stands(roads(), stories, "2024-01-31") == ()


def test_day_that_the_text_gives_is_when_it_was_taken() -> None:
    text = "Norden afviste mandag en vejafgift."
    assert stand_of(told("one", "2024-02-01", "refuse", "afviste", text, since=("mandag", "2024-01-29"))).since == "2024-01-29"


def test_day_may_stand_in_the_sentence_that_takes_it_up() -> None:
    text = "Norden afviser en vejafgift. Det fremgår af et brev fra mandag."
    one = told("one", "2024-02-01", "refuse", "afviser", text)
    assert stand_of(replace(one, moments=(moment(text, "mandag", "2024-01-29"),))).since == "2024-01-29"


def test_day_of_the_next_matter_is_not_its_day() -> None:
    text = "Norden afviser en vejafgift. Partiet holdt møde mandag."
    one = told("one", "2024-02-01", "refuse", "afviser", text)
    assert stand_of(replace(one, moments=(moment(text, "mandag", "2024-01-29"),))).since == "2024-02-01"


def test_later_story_about_the_past_does_not_turn_the_stand() -> None:
    now = told("one", "2024-02-01", "refuse", "afviser", "Norden afviser en vejafgift.")
    text = "Norden lovede i 2010 en vejafgift."
    past = told("two", "2024-03-01", "promise", "lovede", text, since=("2010", "2010"), phase="past")
    assert stand_of(now, past).answer == "no"


def test_proposition_elsewhere_is_no_answer() -> None:
    text = "Norden afviser en broafgift."
    held = position(text, "a1", "refuse", "afviser", "en broafgift")
    one = reading("one", "2024-02-01", text, [body("a1", "Norden")], [held])
    assert find_stands(roads(), [one]) == ()


def test_anaphor_answers_by_what_it_stands_for() -> None:
    text = "Norden foreslår en vejafgift. Partiet Fremad afviser det."
    one = reading("one", "2024-02-01", text, [body("a1", "Norden"), body("a2", "Fremad")], [
        position(text, "a1", "propose", "foreslår", "en vejafgift"),
        position(text, "a2", "refuse", "afviser", "det", ident="p2", mention="Fremad", refers_to="p1"),
    ])  # fmt: skip
    assert {stand.holder.name: stand.answer for stand in find_stands(roads(), [one])} == {"Norden": "wants-yes", "Fremad": "no"}


def test_country_that_asks_for_leave_can_only_wish() -> None:
    text = "Norge vil have en vejafgift."
    one = reading("one", "2024-02-01", text, [country("a1", "NO", "Norge")],
                  [position(text, "a1", "intend", "vil", "en vejafgift")])  # fmt: skip
    assert [stand.answer for stand in find_stands(roads(), [one])] == ["yes"]
    assert [stand.answer for stand in find_stands(roads(subject="NO"), [one])] == ["wants-yes"]


def minister(code: str) -> Reading:
    text = "Udenrigsminister Karl Berg afviser en vejafgift."
    actor = Actor(id="a1", kind="person", name="Karl Berg", description="Udenrigsminister Karl Berg", country=code,
                  roles=(Role(title="udenrigsminister", country=code),))  # fmt: skip
    held = position(text, "a1", "refuse", "afviser", "en vejafgift", mention="Karl Berg")
    return reading("one", "2024-02-01", text, [actor], [held])


def test_minister_counts_for_the_country() -> None:
    assert stand_of(minister("NO")).holder.id == "country/NO"


def test_minister_stands_alone_in_the_countrys_own_affair() -> None:
    assert stand_of(minister("DK")).holder.name == "Karl Berg"


def test_unnamed_official_counts_for_the_country_and_a_diplomat_for_nobody() -> None:
    holders = []
    for words in ("en norsk embedsmand", "en norsk diplomat"):
        text = f"Oplyser {words} afviser en vejafgift."
        actor = Actor(id="a1", kind="person", description=words, anonymous=True, country="NO")
        held = position(text, "a1", "refuse", "afviser", "en vejafgift", mention=words)
        one = reading("one", "2024-02-01", text, [actor], [held])
        holders.append([stand.holder.id for stand in find_stands(roads(), [one])])
    assert holders == [["country/NO"], []]


def test_person_is_the_same_in_two_stories() -> None:
    """A president whose country only one of two stories names counts for it in both."""
    texts = ("Præsident Ole Sund afviser en vejafgift.",
             "I Vig talte Ole Sund. Han afviser i alle tilfælde en vejafgift.")  # fmt: skip
    actors = [Actor(id="a1", kind="person", name="Ole Sund", country=code, roles=(Role(title="præsident", country=code),))
              for code in ("IS", None)]  # fmt: skip
    stories = [
        reading(f"s{n}", f"2024-02-0{n}", text, [actor],
                [position(text, "a1", "refuse", "afviser", "en vejafgift", mention="Ole Sund")])
        for n, (text, actor) in enumerate(zip(texts, actors, strict=True), 1)
    ]  # fmt: skip
    stand = stand_of(*stories)
    assert (stand.holder.id, stand.independent_sources) == ("country/IS", 2)


LONG = (
    "Norden afviser en vejafgift. Det siger partiet efter et langt møde i Vig "
    "med alle sine ordførere og deres gæster fra udlandet."
)


def test_reprint_is_no_second_source() -> None:
    first = told("one", "2024-02-01", "refuse", "afviser", LONG)
    again = told("two", "2024-02-02", "refuse", "afviser", f"{LONG} Mere følger.")
    assert stand_of(first, again).independent_sources == 1


def test_two_stories_are_two_sources() -> None:
    first = told("one", "2024-02-01", "refuse", "afviser", LONG)
    other = told("two", "2024-02-02", "refuse", "afviser", "Norden afviser en vejafgift, mens andre partier tier om den sag.")
    assert stand_of(first, other).independent_sources == 2


def test_unnamed_source_through_one_agency_is_one() -> None:
    """Two papers that tell what one official told AFP that day have one source."""
    stories = []
    tails = {"one": "Mødet varer til fredag, og derefter rejser de hjem.", "two": "Ingen andre lande deltog i drøftelserne."}
    for name, tail in tails.items():
        text = f"Norge afviser en vejafgift, siger en norsk embedsmand til AFP. {tail}"
        official, agency = span(text, "en norsk embedsmand"), span(text, "AFP")
        actors = [country("a1", "NO", "Norge"),
                  Actor(id="a2", kind="person", description="en norsk embedsmand", anonymous=True, country="NO"),
                  Actor(id="a3", kind="agency", name="AFP")]  # fmt: skip
        content = (span(text, "Norge afviser en vejafgift"),)
        statement = Statement(id="s1", manner="indirect", act="say", cue=(), content=content,
                              source=Mention(official.start, official.end, official.text, "a2"),
                              via=(Mention(agency.start, agency.end, agency.text, "a3"),))  # fmt: skip
        held = position(text, "a1", "refuse", "afviser", "en vejafgift", statement="s1")
        stories.append(reading(name, "2024-02-01", text, actors, [held], statements=(statement,)))
    assert stand_of(*stories).independent_sources == 1
