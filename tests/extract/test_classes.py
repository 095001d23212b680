"""Classes of events: sentences, what the object is, and the class of all that is done to it."""

from __future__ import annotations

import pytest

from kgraph.extract.classes import EVENTS
from kgraph.extract.words import classes as words
from kgraph.model import QUADS
from tests.reading import read

CASES = {
    "AGREE": [
        ("Canada will send aid to Haiti.", "Haiti"),
        ("Egypt offered to mediate between Israel and Hamas.", "Hamas"),
        ("Russia said it would support a resolution on Syria.", "Syria"),
        ("Poland promised not to attack Belarus.", "Belarus"),
        ("Germany will not attack Poland.", "Poland"),
        ("Turkey may ease sanctions on Armenia.", "Armenia"),
        ("Nigeria approved a loan to Ghana.", "Ghana"),
        ("Zimbabwe proposed talks with Zambia.", "Zambia"),
    ],
    "CONSULT": [
        ("Pakistan held talks with India.", "India"),
        ("Macron travelled to Kyiv to meet Zelensky.", "Zelensky"),
        ("Qatar mediated between the Taliban and Kabul.", "Kabul"),
        ("Syria sent an envoy to Jordan.", "Jordan"),
        ("Blair telephoned Bush.", "Bush"),
    ],
    "SUPPORT": [
        ("Ottawa praised Mexico for its reforms.", "Mexico"),
        ("France and Brazil signed a trade agreement.", "Brazil"),
        ("Turkey voiced support for Qatar.", "Qatar"),
        ("Iran's foreign minister offered condolences to Iraq.", "Iraq"),
    ],
    "COOPERATE": [
        ("Malaysia shared intelligence with Singapore.", "Singapore"),
        ("Bulgaria strengthened cooperation with Romania.", "Romania"),
        ("Israel bought weapons from Germany.", "Germany"),
        ("India held naval exercises with Russia.", "Russia"),
    ],
    "AID": [
        ("The World Bank lent $200 million to Zambia.", "Zambia"),
        ("The United States supplied weapons to Ukraine.", "Ukraine"),
        ("The UN sent peacekeepers to Liberia.", "Liberia"),
        ("Kuwait provided Lebanon with humanitarian aid.", "Lebanon"),
        ("Troops rescued the hostages.", "hostages"),
    ],
    "CONCEDE": [
        ("The junta lifted the curfew in Rangoon.", "Rangoon"),
        ("The government yielded to the demands of the strikers.", "strikers"),
        ("The court dropped the charges against Navalny.", "Navalny"),
        ("The cabinet met the demands of the union.", "union"),
    ],
    "RETREAT": [
        ("Israel withdrew its troops from Lebanon.", "Lebanon"),
        ("The rebels released three hostages.", "hostages"),
        ("Ethiopia stopped bombing Tigray.", "Tigray"),
        ("NATO suspended its air strikes on Serbia.", "Serbia"),
        ("Iran allowed inspectors into Natanz.", "inspectors"),
    ],
    "INVESTIGATE": [
        ("Prosecutors are investigating Netanyahu.", "Netanyahu"),
        ("The FBI opened an investigation into Huawei.", "Huawei"),
        ("Police questioned the minister.", "minister"),
    ],
    "DEMAND": [
        ("Iraq demanded the withdrawal of Turkish troops.", "troops"),
        ("Ankara called on Damascus to release the pilot.", "Damascus"),
        ("Zelensky asked Germany for tanks.", "Germany"),
        ("The premier said that Syria must withdraw its troops.", "Syria"),
        ("The judge told the president to testify.", "president"),
    ],
    "DISAPPROVE": [
        ("Sweden condemned Turkey.", "Turkey"),
        ("Jordan lodged a complaint against Israel.", "Israel"),
        ("The archbishop called for sanctions against Nigeria.", "Nigeria"),
        ("Seoul protested to Tokyo over the islands.", "Tokyo"),
        ("Investigators alleged that the company paid bribes.", "company"),
    ],
    "REJECT": [
        ("Trump voiced sympathy for Russia's opposition to Ukraine.", "Ukraine"),
        ("Sudan refused to cooperate with the court.", "court"),
        ("Hungary will not send weapons to Ukraine.", "Ukraine"),
        ("Croatia turned down an invitation from Serbia.", "Serbia"),
        ("The Taliban violated the agreement with Washington.", "Washington"),
    ],
    "THREATEN": [
        ("Iran threatened to attack Israel.", "Israel"),
        ("The EU may impose sanctions on Belarus.", "Belarus"),
        ("Burundi plans to cut off ties with Rwanda.", "Rwanda"),
        ("NATO issued an ultimatum to Serbia.", "Serbia"),
        ("The rebels threatened on Sunday to resume attacks on Goma.", "Goma"),
    ],
    "PROTEST": [
        ("Students demonstrated against the president.", "president"),
        ("Farmers blocked roads in Punjab.", "Punjab"),
        ("Crowds marched to demand the resignation of Morsi.", "Morsi"),
        ("Demonstrators threw stones at police.", "police"),
        ("Miners staged a strike against the government.", "government"),
    ],
    "MOBILIZE": [
        ("Russia massed troops on the border with Ukraine.", "Ukraine"),
        ("North Korea tested a missile near Japan.", "Japan"),
        ("Egypt mobilized its forces against Libya.", "Libya"),
    ],
    "SANCTION": [
        ("Canada imposed sanctions on Iran.", "Iran"),
        ("London expelled Russian diplomats.", "diplomats"),
        ("Venezuela recalled its ambassador from Spain.", "Spain"),
        ("The US stopped sending aid to Mali.", "Mali"),
        ("Kenya broke off talks with Somalia.", "Somalia"),
        ("Sweden stopped arming Yemen.", "Yemen"),
    ],
    "COERCE": [
        ("Police arrested the opposition leader.", "leader"),
        ("Police fired tear gas at protesters.", "protesters"),
        ("The regime imposed a curfew in Homs.", "Homs"),
        ("Burma placed the dissident under house arrest.", "dissident"),
        ("Zimbabwe seized white-owned farms.", "farms"),
    ],
    "ASSAULT": [
        ("Gunmen kidnapped a French engineer.", "engineer"),
        ("A suicide bomber killed ten pilgrims in Karbala.", "pilgrims"),
        ("A gunman shot the mayor.", "mayor"),
        ("The attackers raped two nurses.", "nurse"),
    ],
    "FIGHT": [
        ("Government troops clashed with rebels.", "rebels"),
        ("Turkey launched an offensive against the Kurds.", "Kurds"),
        ("Prosecutors say that rebels allegedly shelled the town.", "town"),
        ("The rebels captured the town of Bunia.", "town"),
        ("Militants fired rockets at Ashkelon.", "Ashkelon"),
    ],
    None: [
        ("Trump met Putin in Helsinki.", "Helsinki"),
        ("Merkel said that Putin was wrong.", "Putin"),
        ("Apple has an office in Dublin.", "office"),
        ("Iran did not attack Israel.", "Israel"),
        ("Trump has not met Kim.", "Kim"),
        ("If China invades Taiwan, the fleet will sail.", "Taiwan"),
        ("If Iran were to attack Israel, the market would fall.", "Israel"),
        ("Should Iran attack Israel, Jordan will react.", "Israel"),
        ("Had Iran attacked Israel, Jordan would have reacted.", "Israel"),
        ("In the event that Iran attacks Israel, Jordan will react.", "Israel"),
        ("If Norway refuses to meet Sweden, the market will fall.", "Sweden"),
        ("An attack on Iran by Israel would anger many.", "Iran"),
        ("Officials fear a Russian attack on Ukraine.", "Ukraine"),
        ("France wants Sweden to stop arming Yemen.", "Yemen"),
        ("Sweden may stop arming Yemen.", "Yemen"),
        ("Russia never planned to attack Ukraine.", "Ukraine"),
        ("Germany has no plans to attack Poland.", "Poland"),
        ("Russia did not promise to attack Ukraine.", "Ukraine"),
        ("Poland was asked to arm Ukraine.", "Ukraine"),
        ("Merkel cut short a visit to Israel.", "Israel"),
        ("The storm killed ten people in Ohio.", "people"),
        ("Spain beat Italy in the final.", "Italy"),
        ("Inflation hit Argentina.", "Argentina"),
        ("Netflix released a film about Diana.", "film"),
        ("Peskov denied that Russia had attacked Ukraine.", "Ukraine"),
        ("France condemned the attack on Egypt.", "Egypt"),
        ("She received a letter from Spain.", "Spain"),
        ("The mayor allowed the students to hold a rally.", "rally"),
        ("The mayor attended the opening of a school.", "school"),
    ],
}


def classes_onto(text: str, target: str) -> set[str | None]:
    """Classes of the claims whose object names the target; None where they have none."""
    events = {
        claim.predicate.event
        for claim in read(text).claims
        if target in claim.object.text and claim.rule != "said-content"
    }
    return {event.name for event in events if event} or {None}


@pytest.mark.parametrize(
    ("name", "text", "target"),
    [(name, *case) for name, cases in CASES.items() for case in cases],
    ids=str,
)
def test_class_of_what_is_done_to_somebody(name: str | None, text: str, target: str) -> None:
    assert classes_onto(text, target) == {name}


def test_who_is_asked_has_not_done_it() -> None:
    (release,) = (c for c in read("Ankara urged Damascus to free the pilot.").claims
                  if c.predicate.lemma == "free")  # fmt: skip
    assert release.predicate.event is None


def test_violence_against_masses_has_a_root_of_its_own() -> None:
    (claim,) = read("The militia massacred the villagers.").claims
    assert claim.predicate.event is not None
    assert (claim.predicate.event.name, claim.predicate.event.root) == ("FIGHT", "20")


def test_every_class_is_of_plover() -> None:
    known = {name for names in QUADS.values() for name in names}
    assert {event.name for event in EVENTS.values()} == known


def test_every_frame_and_label_is_known() -> None:
    assert {frame for frames in words.FRAMED.values() for frame in frames} == words.FRAMES.keys()
    kinds = {kind for kinds in words.NOUNS.values() for kind in kinds}
    families = {"body", "leader", "money", "people", "place"}
    assert {kind for frame in words.FRAMES.values() for kind in frame} <= kinds | families


def test_lexicon_is_broad() -> None:
    assert len(words.ACTIONS) + len(words.FRAMED) > 1000
