from __future__ import annotations

import pytest

from kgraph.model import Attribution
from tests.reading import claim, read

SAID = [  # text; speaker, cue and content of each statement, in the order of the text
    ("‘We will win,’ Putin said.", [("Putin", "say", "We will win,")]),
    ("'Our people's land is ours,' Putin said.", [("Putin", "say", "Our people's land is ours,")]),
    ("``We won,'' said Merkel.", [("Merkel", "say", "We won,")]),
    ("«We won», said Merkel.", [("Merkel", "say", "We won")]),
    ('"We are leaving", she insisted.', [("she", "insist", "We are leaving")]),
    ("“I am no crook,” Nixon famously declared.", [("Nixon", "declare", "I am no crook,")]),
    ("“Nonsense,” said Peskov.", [("Peskov", "say", "Nonsense,")]),
    ("“Why?” asked Merkel.", [("Merkel", "ask", "Why?")]),
    (
        "“Of course we talked,” Lavrov, the foreign minister, said.",
        [("Lavrov", "say", "Of course we talked,")],
    ),
    (
        "“We are leaving,” said Ivan Petrov, a farmer from Kherson, as he packed his car.",
        [("Ivan Petrov", "say", "We are leaving,")],
    ),
    ('Putin: "We will win the war."', [("Putin", "quote", "We will win the war.")]),
    ("“We need weapons.” — Zelensky", [("Zelensky", "quote", "We need weapons.")]),
    (
        "Merkel tweeted: “Great talks with Obama. We agreed on much.”",
        [("Merkel", "tweet", "Great talks with Obama. We agreed on much.")],
    ),
    (
        "Merkel said in a statement on Friday after talks in Berlin: “Russia must leave.”",
        [("Merkel", "say", "Russia must leave.")],
    ),
    (
        "“The deal is dead,” Merkel said, “because Russia left.”",
        [("Merkel", "say", "The deal is dead,"), ("Merkel", "say", "because Russia left.")],
    ),
    (
        "“No,” Merkel said, “we will not leave.”",
        [("Merkel", "say", "No,” Merkel said, “we will not leave.")],
    ),
    (
        "“I do not know,” said Merkel, who lives in Berlin. “Maybe.”",
        [("Merkel", "say", "I do not know,"), ("Merkel", "say", "Maybe.")],
    ),
    (
        "Johnson said: “We will win.” He added: “Putin must fail.”",
        [("Johnson", "say", "We will win."), ("Johnson", "add", "Putin must fail.")],
    ),
    ("Her reply was short: “We will stay.”", [("Her", "quote", "We will stay.")]),
    (
        "“I love Berlin,” Merkel says. “It is my home.” But not all agree.",
        [("Merkel", "say", "I love Berlin,"), ("Merkel", "say", "It is my home.")],
    ),
    (
        "Angela Merkel spoke in Berlin on Friday.\n“We won. It was hard.”",
        [("Angela Merkel", "quote", "We won. It was hard.")],
    ),
    ("But, he said, “there is hope.”", [("he", "say", "there is hope.")]),
    ("Merkel vowed to “fight to the end.”", [("Merkel", "vow", "fight to the end.")]),
    ("Merkel called the plan “a disgrace”.", [("Merkel", "call", "a disgrace")]),
    (
        "Merkel described the plan as “not good enough.”",
        [("Merkel", "describe", "not good enough.")],
    ),
    (
        "Macron said Europe was facing “a new cold war.”",
        [("Macron", "say", "Europe was facing “a new cold war.”")],
    ),
    (
        "Merkel said Russia was “ready” to talk.",
        [("Merkel", "say", "Russia was “ready” to talk")],
    ),
    (
        "Russia, he said, will withdraw its troops.",
        [("he", "say", "Russia, he said, will withdraw its troops")],
    ),
    (
        "Both countries, said Merkel, are required to leave.",
        [("Merkel", "say", "Both countries, said Merkel, are required to leave")],
    ),
    (
        "Following the talks, Merkel said that Russia had left Kyiv, adding that Putin was ready.",
        [("Merkel", "say", "that Russia had left Kyiv"), ("Merkel", "add", "that Putin was ready")],
    ),
    (
        "Merkel said the plan was dead and added that Russia had left.",
        [("Merkel", "say", "the plan was dead"), ("Merkel", "add", "that Russia had left")],
    ),
    (
        "Russia, according to Merkel, is weak.",
        [("Merkel", "according to", "Russia, according to Merkel, is weak")],
    ),
    ("As Merkel put it, Russia is weak.", [("Merkel", "put", "Russia is weak")]),
    ("In Merkel's words, Russia is weak.", [("Merkel", "in words", "Russia is weak")]),
    (
        "Reuters reported on Monday, citing two sources, that prices would fall.",
        [("Reuters", "report", "that prices would fall")],
    ),
    ("Peskov was quoted as saying that it rained.", [("Peskov", "say", "that it rained")]),
    (
        "“Russia is ready,” Interfax quoted Lavrov as saying.",
        [("Lavrov", "quote", "Russia is ready,")],
    ),
    (
        "Merkel's statement that Russia had left was dismissed.",
        [("Merkel", "statement", "that Russia had left")],
    ),
    ("The study shows that smoking kills.", [("The study", "show", "that smoking kills")]),
    ("Merkel explained how the bank had lied.", [("Merkel", "explain", "how the bank had lied")]),
    (
        "The minister was confident that it would rain.",
        [("The minister", "confident", "that it would rain")],
    ),
    (
        "Trump has claimed without evidence that the election was stolen.",
        [("Trump", "claim", "that the election was stolen")],
    ),
    (
        "The minister, who said he was tired, left for Paris.",
        [("The minister", "say", "he was tired")],
    ),
    (
        "Merkel said:\n“Russia must leave.”",
        [("Merkel", "say", "Russia must leave.")],
    ),
    (
        "Merkel said:\nRussia must leave this country at once.\nThen she left Berlin.",
        [("Merkel", "say", "Russia must leave this country at once.")],
    ),
    (
        "“We want to talk.\n“We always did,” Lavrov told TASS.",
        [("Lavrov", "tell", "We want to talk."), ("Lavrov", "tell", "We always did,")],
    ),
    (
        "“We want to talk,” Lavrov told TASS. “We want peace.\n“Nobody wants war.\n“Believe me.”",
        [
            ("Lavrov", "tell", "We want to talk,"),
            ("Lavrov", "tell", "We want peace."),
            ("Lavrov", "tell", "Nobody wants war."),
            ("Lavrov", "tell", "Believe me."),
        ],
    ),
    (
        "“We want to talk,” Lavrov told TASS.\n“We want peace. Nobody wants war.”\nIt rained.",
        [
            ("Lavrov", "tell", "We want to talk,"),
            ("Lavrov", "tell", "We want peace. Nobody wants war."),
        ],
    ),
]
NOT_SAID = [
    "The book “War and Peace” was read by Obama.",
    "The song “I Will Always Love You” made Houston famous.",
    "His so-called “friends” left.",
    "Putin met the “great leader” of the party.",
    "Obama met Dwayne “The Rock” Johnson.",
    "Macron warned against “a new cold war” in Europe.",
    "The film, titled “The Last Days of Rome”, was banned.",
    'The table was 5" long and Merkel bought it.',
    "Merkel decided whether to leave.",
    "Obama saw prices fall.",
    "The officials' cars were in the ministers' garage.",
    "The Kremlin denied any role in the attack.",
    "As expected, Merkel won.",
    "Merkel pointed to the door.",
]


def statements(text: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each statement with a speaker."""
    return [
        (s.speaker.text if s.speaker.kind == "nominal" else s.speaker.name, s.cue, s.content.text)
        for s in read(text).statements
        if s.speaker is not None
    ]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text[:40] for text, _ in SAID])
def test_statements(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize("text", NOT_SAID)
def test_no_statement(text: str) -> None:
    assert [said.content.text for said in read(text).statements] == []


@pytest.mark.parametrize(("text", "_expected"), SAID, ids=[text[:40] for text, _ in SAID])
def test_content_is_the_text_at_its_place(text: str, _expected: list[tuple[str, str, str]]) -> None:
    extraction = read(text)
    for said in extraction.statements:
        assert text[said.content.start : said.content.end] == said.content.text
    assert {c.attribution for c in extraction.claims} <= {*extraction.statements, None}


@pytest.mark.parametrize(
    ("text", "speaker", "chain"),
    [
        ("TASS reported that Peskov said that Putin met Obama.", "Peskov", ["TASS"]),
        ("“Putin met Obama,” Peskov said, according to TASS.", "Peskov", ["TASS"]),
        ("TASS quoted Peskov as saying that Putin met Obama.", "Peskov", ["TASS"]),
        ("Lavrov said Peskov told TASS that Putin met Obama.", "Peskov", ["Lavrov"]),
        ("Peskov said he believes that Putin met Obama.", "Peskov", []),
        (
            "Reuters reported that TASS said that Peskov denied that Putin met Obama.",
            "Peskov",
            ["TASS", "Reuters"],
        ),
        ("“I think that Putin met Obama,” said Peskov.", "Peskov", []),
    ],
)
def test_who_reports_the_speaker(text: str, speaker: str, chain: list[str]) -> None:
    found = claim(text, "meet").attribution
    assert found is not None
    assert found.speaker is not None
    assert (found.speaker.name, [m.name for m in found.chain]) == (speaker, chain)


def test_claims_of_a_quotation_over_paragraphs_have_its_speaker() -> None:
    quotation = "“Putin met Obama,” Merkel said. “Kenya helped Cuba.\n“Castro thanked Kenya.”"
    text = f"{quotation}\nXi left Cuba."
    by_action = {c.predicate.lemma: c.attribution for c in read(text).claims}
    for action in ("meet", "help", "thank"):
        found = by_action[action]
        assert found is not None
        assert found.speaker is not None
        assert found.speaker.name == "Merkel"
    assert by_action["leave"] is None


def test_words_of_saying_inside_a_statement_are_the_authors() -> None:
    (said,) = read("Putin, Merkel told Obama on Friday, had met Castro.").statements
    assert "met Castro" in said.content.text
    text = "“The talks,” Merkel told Obama, “will help Cuba.”"
    by_action = {c.predicate.lemma: c.attribution for c in read(text).claims}
    assert by_action["tell"] is None


def test_who_denies_after_a_quotation_says_it() -> None:
    found = claim("“Putin met Obama,” denied Peskov.", "meet").attribution
    assert found is not None
    assert found.stance == "say"


def test_question_in_a_quotation() -> None:
    (found,) = read("“Did Putin win?” asked Merkel.").statements
    assert found.stance == "question"


def test_who_was_told_does_not_speak() -> None:
    assert statements("Merkel was called in and told that it rained.") == []
    assert statements("Asked whether Russia had won, Lavrov left.") == []


CASES = [
    ("Peskov said that Putin met Obama.", "Peskov", "say", "say", False),
    ("Putin met Obama, Peskov said.", "Peskov", "say", "say", False),
    ("Putin met Obama, said Peskov.", "Peskov", "say", "say", False),
    ("“Putin met Obama,” Peskov said on Friday.", "Peskov", "say", "say", True),
    ('Peskov said: "Putin met Obama."', "Peskov", "say", "say", True),
    ("“Putin met Obama.” Peskov added that it rained.", "Peskov", "add", "say", True),
    ("Peskov denied that Putin met Obama.", "Peskov", "deny", "deny", False),
    ("According to Peskov, Putin met Obama.", "Peskov", "according to", "say", False),
    ("Putin met Obama, according to Peskov.", "Peskov", "according to", "say", False),
    ("As reported by Reuters, Putin met Obama.", "Reuters", "report", "say", False),
    ("Tass reported that Peskov said that Putin met Obama.", "Peskov", "say", "say", False),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "stance", "quoted"), CASES)
def test_speaker(text: str, speaker: str, cue: str, stance: str, quoted: bool) -> None:
    found = claim(text, "meet").attribution
    assert found is not None
    assert found.speaker is not None
    assert (found.speaker.name, found.cue) == (speaker, cue)
    assert (found.stance, found.quoted) == (stance, quoted)


def test_author_speaks_alone() -> None:
    assert claim("Putin met Obama.", "meet").attribution is None


def test_denial_of_allegations_is_a_denial_of_their_content() -> None:
    text = "Obama has denied allegations that Putin controlled Kenya."
    found = claim(text, "control").attribution
    assert isinstance(found, Attribution)
    assert found.stance == "deny"


def test_quotation_goes_on_over_sentences() -> None:
    text = "Merkel said: “Putin met Obama. Kenya helped Cuba.” Then Castro thanked Kenya."
    by_action = {c.predicate.lemma: c.attribution for c in read(text).claims}
    assert by_action["help"] is not None
    assert by_action["thank"] is None


def test_words_in_scare_quotes_are_not_a_statement() -> None:
    found = claim("Putin met the “great leader” Obama after Merkel said that she agreed.", "meet")
    assert found.attribution is None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Merkel did not deny that Putin met Obama.", "question"),
        ("Merkel did not say that Putin met Obama.", "question"),
        ("Merkel dismissed reports that Putin had met Obama.", "deny"),
        ("Merkel read reports that Putin had met Obama.", "say"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    found = claim(text, "meet").attribution
    assert found is not None
    assert found.stance == stance


def test_accusation_is_what_the_accuser_says() -> None:
    found = claim("Merkel accused Putin of bombing Kenya.", "bomb")
    assert found.subject.name == "Putin"
    assert found.attribution is not None
    assert found.attribution.speaker is not None
    assert found.attribution.speaker.name == "Merkel"


def test_speaker_who_goes_on_is_not_quoted_on_himself() -> None:
    text = "Zelensky said that the talks had failed, emphasizing the need for guarantees."
    assert claim(text, "emphasize").attribution is None


STANCES = [  # text, action; speaker and stance of what is said
    ("Apple said in a statement that Kenya had sued Google.", "sue", "Apple", "say"),
    ("Apple denied in a statement that it had copied Google.", "copy", "Apple", "deny"),
    ("Merkel told Reuters in an interview that Putin had met Obama.", "meet", "Merkel", "say"),
    ("Merkel wrote in a letter to the court that Putin met Obama.", "meet", "Merkel", "say"),
    ("Peskov refuted a report that Putin met Obama.", "meet", "Peskov", "deny"),
    ("Peskov threw out the claim that Putin met Obama.", "meet", "Peskov", "deny"),
    ("Peskov dismissed as nonsense reports that Putin met Obama.", "meet", "Peskov", "deny"),
    ("The claim that Iran attacked Kenya was rejected by Tehran.", "attack", "Tehran", "deny"),
    ("Claims that Iran attacked Kenya have been debunked.", "attack", None, "deny"),
    ("Reports that Putin met Obama are false.", "meet", None, "deny"),
    ("Reports that Putin met Obama are not true.", "meet", None, "deny"),
    ("Peskov said that reports that Putin met Obama were untrue.", "meet", "Peskov", "deny"),
    ("It is a myth that Iran attacked Kenya.", "attack", None, "deny"),
    ("Obama's denial that he met Putin was expected.", "meet", "Obama", "deny"),
    ("Nobody believes that Putin met Obama.", "meet", None, "question"),
    ("Nobody denies that Putin met Obama.", "meet", None, "question"),
    ("Few analysts think that Putin met Obama.", "meet", None, "question"),
    ("No one has accused Putin of bombing Kenya.", "bomb", None, "question"),
    ("Merkel neither confirmed nor denied that Putin met Obama.", "meet", "Merkel", "question"),
    ("Merkel refused to confirm that Putin met Obama.", "meet", "Merkel", "question"),
]


@pytest.mark.parametrize(("text", "action", "speaker", "stance"), STANCES)
def test_who_stands_how_to_it(text: str, action: str, speaker: str | None, stance: str) -> None:
    found = claim(text, action).attribution
    assert found is not None
    assert (found.speaker.name if found.speaker else None, found.stance) == (speaker, stance)


def test_what_is_left_open_is_possible_and_no_event() -> None:
    for text in ("Merkel doubts that Putin met Obama.", "Nobody denies that Putin met Obama."):
        found = claim(text, "meet")
        assert (found.polarity, found.modality) == ("positive", "possible")
        assert found.predicate.event is None
    assert claim("Merkel asked why Putin met Obama.", "meet").predicate.event is not None


def test_owner_of_a_role_does_not_speak_for_it() -> None:
    text = "“Ms. Castro hurt nobody,” her lawyer John Wade told Merkel. “She trusted the bank.”"
    assert [who for who, _, _ in statements(text)] == ["John Wade", "John Wade"]


def test_relative_verb_is_not_told() -> None:
    assert statements("Merkel read a report that Putin wrote.") == []


def test_he_is_not_she_who_speaks() -> None:
    text = "Angela Merkel praised Joe Biden. “He saved Kenya,” she said."
    found = claim(text, "save")
    assert found.subject.name == "Joe Biden"
    assert found.attribution is not None
    assert found.attribution.speaker is not None
    assert found.attribution.speaker.name == "Angela Merkel"


def test_who_is_called_by_the_first_name_does_not_speak() -> None:
    text = "Jack Dorsey praised Elon Musk. “Elon is the man I trust,” he wrote."
    assert {s.speaker.name for s in read(text).statements if s.speaker} == {"Jack Dorsey"}


def test_quotation_within_a_quotation() -> None:
    found = claim("Psaki said: “Biden told me: ‘I will meet Xi.’”", "meet")
    assert found.subject.name == "Biden"
    assert found.attribution is not None
    assert [m.name for m in found.attribution.chain] == ["Psaki"]


def test_denial_of_a_deed_is_not_aimed_at_who_undergoes_it() -> None:
    text = "The police attacked the students, which the mayor denies."
    assert "deny" not in [c.predicate.lemma for c in read(text).claims]
