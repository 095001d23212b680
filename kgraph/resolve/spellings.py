"""Tables of how names are written: titles, nicknames, spellings from other alphabets.

All from general knowledge, folded (no accents, no capitals). Standard library only.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

TITLES = frozenset(
    """
    mr mrs ms miss mister mx sir dame lord lady madam madame monsieur senor senora herr frau
    dr doctor prof professor rev reverend fr father sister brother mother rabbi imam mullah
    ayatollah sheikh sheik shaikh hajji haji maulana archbishop cardinal bishop patriarch pastor
    president vice prime minister premier chancellor secretary ambassador senator congressman
    congresswoman representative governor mayor councilman councilwoman speaker chairman
    chairwoman chair chief justice attorney general foreign defense defence interior finance
    sen rep gov pres amb atty gen lt col capt maj sgt cpl pvt adm cmdr brig
    captain colonel lieutenant admiral commander sergeant brigadier deputy former acting interim
    ex then late grand crown king queen prince princess pope saint emperor empress sultan emir
    tsar spokesman spokeswoman actor actress
    singer rapper comedian author writer journalist reporter filmmaker producer ceo billionaire
    businessman tycoon activist lawmaker legislator striker goalkeeper midfielder defender
    quarterback pitcher superstar co-founder founder coach detective officer
    daw shri comrade hon leader
    """.split()
)
INSIDE_TITLES = frozenset("of the and for state staff treasury".split())  # Secretary of State
# Before a name alone these are part of it: "Pope Francis", "Prince Harry".
KEPT_TITLES = frozenset("king queen prince princess pope saint emperor empress sultan emir".split())
MEN = frozenset(
    "mr mister sir lord monsieur senor herr congressman chairman spokesman king prince".split()
)
WOMEN = frozenset(
    """
    mrs ms miss dame lady madam madame senora frau congresswoman chairwoman spokeswoman queen
    princess
    """.split()
)
# What follows a last name; those that tell nobody apart are dropped.
SUFFIXES = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "i": "1", "ii": "2", "2nd": "2",
    "iii": "3", "3rd": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
    "x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16",
    "xxiii": "23",
}  # fmt: skip
DEGREES = frozenset("phd md esq mp mep kbe obe cbe mbe qc kc ret usn usaf dds jd mba".split())
# Arabic articles come and go ("al-Assad", "Assad"), "son of" less so, "von" and "de" stay.
ARTICLES = frozenset("al el ad as an ar ash at az ul ur".split())
SONS = frozenset("bin ben ibn bint".split())
PARTICLES = frozenset(
    "von van der den de del della di da dos das du la le los ter ten zu zum zur af av abu".split()
)

# Given name: what people call its bearer. One nickname may stand for several.
_NICKNAMES = """
abraham: abe
abigail: abby
albert: al bert
alfred: al fred alfie
amanda: mandy
andrew: andy drew
anthony: tony
antonio: tony
antony: tony
arthur: art
barbara: barb
barnard: barney
benjamin: ben benny bibi
bernard: bernie
bradley: brad
calvin: cal
catherine: cathy kate
charles: charlie chuck
clifford: cliff
clinton: clint
cynthia: cindy
daniel: dan danny
david: dave
deborah: deb debbie
dennis: denny
donald: don donnie
dorothy: dot dottie
douglas: doug
edmund: ed
edward: ed eddie ted teddy ned
edwin: ed
eleanor: ellie nell
elizabeth: liz beth betsy betty lizzie eliza
eugene: gene
francis: frank
franklin: frank
frederick: fred freddie freddy
gabriel: gabe
george: georgie
gerald: jerry gerry
gerard: gerry
gilbert: gil
gregory: greg
harold: hal harry
henry: hank harry
howard: howie
hubert: bert
isaac: ike
jacob: jake
jacqueline: jackie
james: jim jimmy jamie
janet: jan
jeffrey: jeff
jennifer: jen jenny
jeremy: jerry
jerome: jerry
jessica: jess
john: jack johnny
jonathan: jon
joseph: joe joey
joshua: josh
judith: judy
katherine: kate kathy katie kathie kitty
kathleen: kathy kate
kenneth: ken kenny
kimberly: kim
laurence: larry
lawrence: larry
leonard: len lenny leo
leonardo: leo
louis: lou
lucille: lucy
margaret: maggie meg peggy margie
martin: marty
matthew: matt
maurice: moe
michael: mike mick mickey
mitchell: mitch
nancy: nan
nathan: nate
nathaniel: nate nat
nicholas: nick nicky
oliver: ollie
pamela: pam
patricia: patty trish
patrick: paddy
peter: pete
philip: phil
raymond: ray
rebecca: becky
reginald: reggie reg
reginaldo: reggie
richard: dick rick ricky rich richie
robert: bob bobby rob robbie
rodney: rod
roger: rodge
ronald: ron ronnie
rudolph: rudy
russell: russ
samuel: sammy
sandra: sandy
stanley: stan
stephen: steve
steven: steve
susan: sue susie
terence: terry
theodore: ted teddy theo
theresa: terry tess
thomas: tom tommy
timothy: tim timmy
valerie: val
victoria: vicky vickie
vincent: vince vinnie
virginia: ginny
walter: walt wally
wesley: wes
wilfred: wilf
william: bill billy will willie
zachary: zach zack
"""

# Men and women go by these, or they are another name in its own right: a person is asked.
_LOOSE_NICKNAMES = """
alexander alexandra alexis alejandro: alex
alexander alexandra alexandros oleksandr aleksandr: sasha
christopher christine christina christian: chris
dominic dominique: dom
gabriel gabriella: gabby
harriet: harry
michaela michelle: mickey
nicole nicola: nicky
patrick patricia: pat
robin robert roberta: robin
samuel samantha: sam
sidney sydney: sid
stephanie: steph
valentin valentina valentino: val
"""

# One name in several languages or spellings; a person is asked whether it is the same bearer.
_COUSINS = """
alexander oleksandr alyaksandr aleksander alexandre
alexandra oleksandra aleksandra
alan allan allen
andrew andrei andriy
ann anne anna
anthony antony anton
brian bryan
carl karl
catherine katherine kathryn katharine
ekaterina kateryna katerina
christine kristine christina kristina
daniel danylo daniil danil
deborah debra
elena olena
elizabeth elisabeth
eric erik
yevgeny yevhen
francis francois francisco
frederick frederic fredrik friedrich
geoffrey jeffrey
george georgy
grigory hryhoriy
helen helene
henry henri
jon john
joseph josef iosif
julia julie
laurence lawrence
louis lewis luis
luke luka
maria mary marie
mark marc
mathew matthew
michael mikhail mykhailo michal
natalia natalie nataliya
nicholas nikolai mykola nicolas
olga olha
paul pavel pavlo
peter pyotr petro
philip philippe
rachel rachael
rebecca rebekah
sara sarah
sean shaun shawn
sergei serhiy serge
sofia sophia sophie
stephen steven stefan
susan susanne susanna
theresa teresa therese
thomas tomas
tatiana tetiana
vladimir volodymyr uladzimir
william wilhelm
zachary zachery
"""

# One name, written several ways in the Latin alphabet; the bearer is taken to be the same.
_VARIANTS = """
abdullah abdallah abdulla abdollah
abdul abdel abdal abdoul abd
abdulaziz abdelaziz
abdulrahman abdelrahman abdurrahman
abbas abas
ahmed ahmad ahmet achmed
ahmadinejad ahmedinejad ahmadinezhad
aleksei alexei alexey aleksey alexej aleksej alexi
aleksandr alexander alexandr alexsandr
aleksandra alexandra
ali aly
andrei andrey andrej andrii andriy
arkady arkadi arkadij
artyom artem
assad asad
ayatollah ayatullah
babiker babikir
bashar bachar
benazir benasir
benjamin binyamin
boutros butros
brezhnev breschnew brejnev
chernobyl chornobyl
dmitri dmitry dmitriy dmitrij dmitrii dimitri dimitry dimitrij dmytro
dudayev dudaev
erdogan erdoghan
faisal feisal faysal
fatima fatimah fatma
fattah fatah
farouk faruk farooq faruq farouq
fyodor fedor fiodor feodor
georgy georgi georgiy georgij
ghani ghanie
gennady gennadi gennadiy gennadij
grigory grigori grigoriy
haider haidar hayder
hamed hamid
hasan hassan hassen
hezbollah hizbollah hizbullah hezbullah hizballah hezballah
hossein hussein husain hussain husayn hossain hussien husein
hosni husni
houthi huthi
houthis huthis
ibrahim ebrahim ibraheem
ilya ilja iliya
ismail esmail ismael
jamal gamal djamal
jamaat jamaah
elena yelena jelena
jihad djihad
karim kareem
khaled khalid chalid
khalil khaleel
khamenei khamenai chamenei
khashoggi kashoggi chaschukdschi
khodorkovsky chodorkowski khodorkovski hodorkovsky
khomeini khomeiny chomeini
khrushchev khruschev chruschtschow khrouchtchev hrushchev khrushchov kruschev krushchev
konstantin constantin
ksenia xenia kseniya ksenija
laden ladin
lyudmila ludmila liudmila
mahdi mehdi
mahmoud mahmud mahmood mehmood
maliki maleki
mansour mansur mansoor
masoud massoud masud masood
mikhail michail mihail mikhael
muammar moammar muammer moamar mouammar moammer
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohamet mehmed mehmet
morsi mursi morsy
moussa musa mousa
mubarak mubarek moubarak
mujahideen mujahedin mujahedeen mujahidin mojahedin
mustafa mostafa moustafa mustapha
mykhailo mykhaylo
nasser nasir naser
nasrallah nasrullah
nikolai nikolay nikolaj nicolai
nawaz navaz
nuri nouri noori
omar umar omer
osama usama oussama
oleksandr olexander oleksander
olga olja
pavel pawel
pyotr petr piotr pjotr
qaddafi gaddafi gadhafi kadhafi khadafy qadhafi gadafi kaddafi khaddafi qadafi gathafi gheddafi
qaida qaeda qaedah qaidah kaida kaeda
qasem qassem kassem qasim kasim ghasem qassim kasem
quran koran
rafsanjani rafsandschani
rahman rehman rahmaan
rashid rasheed rachid
rouhani rohani ruhani
saeed said saied sayeed
sadiq sadik sadegh
saleh salih
sayyid sayed sayyed syed
semyon semen
sergei sergey sergej serguei
serhiy serhii sergiy
sharif shareef sherif cherif
sisi sissi
soleimani suleimani sulaimani
suleiman sulaiman soliman suleyman sulayman
solzhenitsyn solschenizyn soljenitsyne
stanislav stanislaw
svetlana swetlana
taliban taleban
tariq tarek tareq tarik
timoshenko timoschenko tymoshenko
trotsky trotzki trotski
tse-tung zedong
viktor victor wiktor
vladimir wladimir vladimer
volodymyr wolodymyr volodimir volodimyr
vyacheslav viacheslav wjatscheslaw
yakov iakov jakow
yanukovych yanukovich janukowitsch ianoukovitch
yaroslav jaroslav
yasser yasir yaser jasir jassir
yeltsin jelzin eltsin ieltsine jeltsin
yekaterina ekaterina jekaterina
yevgeny evgeny yevgeni evgeni yevgeniy evgeniy evgenij jewgeni evgueni eugeny
yevhen evhen yevgen
yosef yossef yousef yusuf youssef yusef yousuf yousaf jusuf
younis younes yunis younus yunus
yulia julia yuliya julija yulija iulia
yuri juri yury yuriy jurij iouri yurij
zayed zayid zaid
zawahiri zawahri sawahiri
zhirinovsky schirinowski jirinovski
zia ziya
"""

# They sound alike and are told apart where they are at home.
_DISTINCT = """
meyer meier maier mayer meyr mayr maier lewis louis luis henri henry terri terry toni tony bobbi
bobby jerri jerry randi randy mandi jodi jody geri gerry jonny johnny kerri kerry ronni ronny
danni danny sandi sandy kelli kelly citi city marti marty vicki ricki ricky robbi kari kary
michael michal thomson thompson reed reid paris joel noel
""".split()

# How one sound is spelled in the Latin alphabet, most of all in names from other alphabets. Equal
# sounds, not few changed letters: Johnson and Johnston, Smirnov and Smirnova, Michael and
# Michelle differ by one letter too, and are different people.
_LETTERS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("ph", "f"), ("kh", "h"), ("ks", "x"), ("ou", "u")
)  # fmt: skip
_Y = re.compile(
    r"(?:[iy]+j?|j)$|(?<=[aeou])[yj]|yy|iy|ij|ii|(?<=[^aeiou])y(?=[^aeiou]|$)"
)  # Zelenskyy, Dmitrij, Sergey, Timoshenko and Tymoshenko
_UMLAUT = re.compile(r"(?<=[^aeiouq])([uo])e(?=[^aeiou])")  # Mueller, Schroeder
_V = re.compile(r"w(?=sk)|(?<=\w{3})w$")  # Tschaikowski, Gorbatschow
_EV = re.compile(r"(?<=[cs]h)ev$")  # Gorbachev
_TWICE = re.compile(r"([a-z])\1+")


@lru_cache(maxsize=1 << 18)
def sound(word: str) -> str:
    """What a folded word sounds like; of equal words for one name, the first of the table.

    >>> sound("zelenskyy") == sound("zelenskiy"), sound("johnson") == sound("johnston")
    (True, False)
    """
    if word in _one_spelling():
        return _one_spelling()[word]
    if len(word) < 4:  # "Li" and "Ly" are two names
        return word
    return _heard(word)


def _heard(word: str) -> str:
    if "h" in word or "ks" in word or "ou" in word:  # each of `_LETTERS` has one of them
        for letters, how in _LETTERS:
            word = word.replace(letters, how)
    if word[1] == "e":
        word = word.removeprefix("y")
    if "y" in word or "i" in word or "j" in word:
        word = _Y.sub("i", word)
    if "q" in word and "qu" not in word:
        word = word.replace("q", "k")
    if "w" in word:
        word = _V.sub("v", word)
    if word.endswith("ev"):
        word = _EV.sub("ov", word)
    if "ue" in word or "oe" in word:
        word = _UMLAUT.sub(_first_of, word)
    if word.endswith("enka"):
        word = word[:-1] + "o"
    return _TWICE.sub(_first_of, word)


def _first_of(found: re.Match[str]) -> str:
    return found[1]


@lru_cache(maxsize=1 << 18)
def skeleton(word: str) -> str:
    """The consonants of its sound, and a vowel in front: "gorbachev" -> "grbchv"."""
    heard = sound(word)
    return heard[:1] + re.sub("[aeiouyhw' -]", "", heard[1:])


@lru_cache(maxsize=1 << 16)
def formal(given: str) -> frozenset[str]:
    """Given names that a nickname stands for, and itself: "ted" -> edward, theodore, ted."""
    return _table(_NICKNAMES).get(given, frozenset()) | {sound(given)}


@lru_cache(maxsize=1 << 16)
def kin(given: str) -> frozenset[str]:
    """Names that may be the same one in another language, and nicknames of both sexes."""
    loose = _table(_LOOSE_NICKNAMES).get(given, frozenset())
    return frozenset(g for name in {given, *loose} for g in _cousins().get(sound(name), ())) | loose


@cache
def _one_spelling() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in filter(None, _VARIANTS.splitlines()):
        first, *others = line.split()
        for word in (first, *others):
            table.setdefault(word, first)
    table.update((word, word) for word in _DISTINCT)
    return table


@cache
def _table(text: str) -> dict[str, frozenset[str]]:
    """Nickname -> the sounds of the given names before the colon."""
    table: dict[str, frozenset[str]] = {}
    for line in filter(None, text.splitlines()):
        names, _, nicknames = line.partition(":")
        for nickname in nicknames.split():
            table[nickname] = table.get(nickname, frozenset()) | {*map(sound, names.split())}
    return table


@cache
def _cousins() -> dict[str, frozenset[str]]:
    """Sound -> numbers of the lines that it is in."""
    table: dict[str, frozenset[str]] = {}
    for number, line in enumerate(filter(None, _COUSINS.splitlines())):
        for word in map(sound, line.split()):
            table[word] = table.get(word, frozenset()) | {str(number)}
    return table
