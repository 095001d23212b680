"""Countries, the adjectives and capitals that go with them, and bodies known by several names.

Written from general knowledge; one line a country: name; official and short forms; adjectives
and people; capital, with its spellings. Standard library only, so that every stage may read it.
"""

from __future__ import annotations

from functools import cache

_COUNTRIES = """
Afghanistan;;Afghan,Afghans;Kabul
Albania;;Albanian,Albanians;Tirana
Algeria;;Algerian,Algerians;Algiers
Argentina;;Argentine,Argentinian,Argentines;Buenos Aires
Armenia;;Armenian,Armenians;Yerevan
Australia;;Australian,Australians;Canberra
Austria;;Austrian,Austrians;Vienna
Azerbaijan;;Azerbaijani,Azeri,Azerbaijanis;Baku
Bahrain;;Bahraini,Bahrainis;Manama
Bangladesh;;Bangladeshi,Bangladeshis;Dhaka
Belarus;;Belarusian,Belarusians;Minsk
Belgium;;Belgian,Belgians;Brussels
Bolivia;;Bolivian,Bolivians;La Paz
Bosnia and Herzegovina;Bosnia,Bosnia-Herzegovina;Bosnian,Bosnians;Sarajevo
Brazil;;Brazilian,Brazilians;Brasilia
Bulgaria;;Bulgarian,Bulgarians;Sofia
Burundi;;Burundian,Burundians;
Cambodia;;Cambodian,Cambodians;Phnom Penh
Cameroon;;Cameroonian;
Canada;;Canadian,Canadians;Ottawa
Chile;;Chilean,Chileans;Santiago
China;People's Republic of China,PRC;Chinese;Beijing,Peking
Colombia;;Colombian,Colombians;Bogota,Bogotá
Congo;Democratic Republic of Congo,Democratic Republic of the Congo,DRC;Congolese;Kinshasa
Costa Rica;;Costa Rican;
Croatia;;Croatian,Croat,Croats;Zagreb
Cuba;;Cuban,Cubans;Havana
Cyprus;;Cypriot,Cypriots;Nicosia
Czechia;Czech Republic;Czech,Czechs;Prague
Denmark;;Danish,Dane,Danes;Copenhagen
Egypt;;Egyptian,Egyptians;Cairo
Eritrea;;Eritrean,Eritreans;Asmara
Estonia;;Estonian,Estonians;Tallinn
Ethiopia;;Ethiopian,Ethiopians;Addis Ababa
Finland;;Finnish,Finn,Finns;Helsinki
France;;French,Frenchman;Paris
Georgia;;Georgian,Georgians;Tbilisi
Germany;;German,Germans;Berlin
Ghana;;Ghanaian,Ghanaians;Accra
Greece;;Greek,Greeks;Athens
Guatemala;;Guatemalan;
Haiti;;Haitian,Haitians;
Honduras;;Honduran;
Hungary;;Hungarian,Hungarians;Budapest
Iceland;;Icelandic;Reykjavik
India;;Indian,Indians;New Delhi,Delhi
Indonesia;;Indonesian,Indonesians;Jakarta
Iran;Islamic Republic of Iran;Iranian,Iranians;Tehran,Teheran
Iraq;;Iraqi,Iraqis;Baghdad
Ireland;;Irish;Dublin
Israel;;Israeli,Israelis;Jerusalem
Italy;;Italian,Italians;Rome
Ivory Coast;Cote d'Ivoire,Côte d'Ivoire;Ivorian,Ivorians;
Jamaica;;Jamaican;
Japan;;Japanese;Tokyo
Jordan;;Jordanian,Jordanians;Amman
Kazakhstan;;Kazakh,Kazakhs;Astana
Kenya;;Kenyan,Kenyans;Nairobi
Kosovo;;Kosovar,Kosovars;Pristina
Kuwait;;Kuwaiti,Kuwaitis;Kuwait City
Kyrgyzstan;;Kyrgyz;Bishkek
Laos;;Laotian;Vientiane
Latvia;;Latvian,Latvians;Riga
Lebanon;;Lebanese;Beirut
Liberia;;Liberian,Liberians;Monrovia
Libya;;Libyan,Libyans;Tripoli
Lithuania;;Lithuanian,Lithuanians;Vilnius
Luxembourg;;Luxembourgish;
Malaysia;;Malaysian,Malaysians;Kuala Lumpur
Mali;;Malian,Malians;Bamako
Malta;;Maltese;Valletta
Mexico;;Mexican,Mexicans;Mexico City
Moldova;;Moldovan,Moldovans;Chisinau
Mongolia;;Mongolian;
Montenegro;;Montenegrin;Podgorica
Morocco;;Moroccan,Moroccans;Rabat
Mozambique;;Mozambican;Maputo
Myanmar;Burma;Burmese;Naypyidaw
Nepal;;Nepalese,Nepali;Kathmandu
Netherlands;Holland;Dutch;Amsterdam
New Zealand;;New Zealander,New Zealanders;
Nicaragua;;Nicaraguan;
Niger;;Nigerien;
Nigeria;;Nigerian,Nigerians;Abuja
North Korea;DPRK,Democratic People's Republic of Korea;North Korean,North Koreans;Pyongyang
North Macedonia;Macedonia;Macedonian,Macedonians;Skopje
Norway;;Norwegian,Norwegians;Oslo
Oman;;Omani,Omanis;Muscat
Pakistan;;Pakistani,Pakistanis;Islamabad
Palestine;;Palestinian,Palestinians;Ramallah
Panama;;Panamanian;
Paraguay;;Paraguayan;
Peru;;Peruvian,Peruvians;Lima
Philippines;;Filipino,Philippine,Filipinos;Manila
Poland;;Polish,Pole,Poles;Warsaw
Portugal;;Portuguese;Lisbon
Qatar;;Qatari,Qataris;Doha
Romania;;Romanian,Romanians;Bucharest
Russia;Russian Federation;Russian,Russians;Moscow
Rwanda;;Rwandan,Rwandans;Kigali
Saudi Arabia;Kingdom of Saudi Arabia;Saudi,Saudis;Riyadh
Senegal;;Senegalese;Dakar
Serbia;;Serbian,Serb,Serbs;Belgrade
Singapore;;Singaporean,Singaporeans;
Slovakia;;Slovak,Slovaks;Bratislava
Slovenia;;Slovenian,Slovene;Ljubljana
Somalia;;Somali,Somalis;Mogadishu
South Africa;;South African,South Africans;Pretoria
South Korea;Republic of Korea;South Korean,South Koreans;Seoul
South Sudan;;South Sudanese;Juba
Spain;;Spanish,Spaniard,Spaniards;Madrid
Sri Lanka;;Sri Lankan,Sri Lankans;Colombo
Sudan;;Sudanese;Khartoum
Sweden;;Swedish,Swede,Swedes;Stockholm
Switzerland;;Swiss;Bern
Syria;;Syrian,Syrians;Damascus
Taiwan;;Taiwanese;Taipei
Tajikistan;;Tajik;Dushanbe
Tanzania;;Tanzanian;
Thailand;;Thai,Thais;Bangkok
Tunisia;;Tunisian,Tunisians;Tunis
Turkey;Türkiye,Turkiye;Turkish,Turk,Turks;Ankara
Turkmenistan;;Turkmen;
Uganda;;Ugandan,Ugandans;Kampala
Ukraine;;Ukrainian,Ukrainians;Kyiv,Kiev
United Arab Emirates;UAE,U.A.E.,Emirates;Emirati,Emiratis;Abu Dhabi
United Kingdom;UK,U.K.,Britain,Great Britain;British,Briton,Britons;London
United States;US,U.S.,USA,U.S.A.,United States of America,America;American,Americans;Washington
Uruguay;;Uruguayan;
Uzbekistan;;Uzbek;Tashkent
Venezuela;;Venezuelan,Venezuelans;Caracas
Vietnam;;Vietnamese;Hanoi
Yemen;;Yemeni,Yemenis;Sanaa
Zambia;;Zambian;
Zimbabwe;;Zimbabwean,Zimbabweans;Harare
"""

_BODIES = """
European Union;EU,E.U.
United Nations;UN,U.N.
NATO;North Atlantic Treaty Organization
International Criminal Court;ICC
White House;
Kremlin;
Pentagon;
"""


def _words(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(",")))


@cache
def places() -> dict[str, str]:
    """Every name of a country or its capital -> its canonical name: {"US": "United States",
    "Kiev": "Kyiv"}. A capital is not its country."""
    table = {}
    for line in filter(None, _COUNTRIES.splitlines()):
        country, forms, _, capitals = line.split(";")
        table.update(dict.fromkeys((country, *_words(forms)), country))
        spellings = _words(capitals)
        table.update(dict.fromkeys(spellings, spellings[0] if spellings else ""))
    return table


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and names of peoples -> the country: {"Russian": "Russia"}."""
    table = {}
    for line in filter(None, _COUNTRIES.splitlines()):
        country, _, people, _ = line.split(";")
        table.update(dict.fromkeys(_words(people), country))
    return table


@cache
def bodies() -> dict[str, str]:
    """Every name of a well-known body -> its canonical name: {"EU": "European Union"}."""
    table: dict[str, str] = {}
    for line in filter(None, _BODIES.splitlines()):
        name, forms = line.split(";")
        for form in (name, *_words(forms)):
            table.setdefault(form, name)
    return table
