"""Countries, the adjectives and capitals that go with them, cities and bodies of several names.

Written from general knowledge; one line a country: name; official and short forms; adjectives
and people; capital, with its spellings. Standard library only, so that every stage may read it.
"""

from __future__ import annotations

from functools import cache

_COUNTRIES = """
Afghanistan;;Afghan,Afghans;Kabul
Albania;;Albanian,Albanians;Tirana
Algeria;;Algerian,Algerians;Algiers
Andorra;;Andorran,Andorrans;Andorra la Vella
Angola;;Angolan,Angolans;Luanda
Antigua and Barbuda;Antigua;Antiguan,Antiguans;
Argentina;;Argentine,Argentinian,Argentines;Buenos Aires
Armenia;;Armenian,Armenians;Yerevan
Australia;;Australian,Australians;Canberra
Austria;;Austrian,Austrians;Vienna
Azerbaijan;;Azerbaijani,Azeri,Azerbaijanis,Azeris;Baku
Bahamas;;Bahamian,Bahamians;Nassau
Bahrain;;Bahraini,Bahrainis;Manama
Bangladesh;;Bangladeshi,Bangladeshis;Dhaka
Barbados;;Barbadian,Barbadians;Bridgetown
Belarus;;Belarusian,Belarusians;Minsk
Belgium;;Belgian,Belgians;Brussels
Belize;;Belizean,Belizeans;Belmopan
Benin;;Beninese;Porto-Novo
Bhutan;;Bhutanese;Thimphu
Bolivia;;Bolivian,Bolivians;La Paz
Bosnia and Herzegovina;Bosnia,Bosnia-Herzegovina;Bosnian,Bosnians;Sarajevo
Botswana;;Batswana,Botswanan;Gaborone
Brazil;;Brazilian,Brazilians;Brasilia
Brunei;Brunei Darussalam;Bruneian,Bruneians;Bandar Seri Begawan
Bulgaria;;Bulgarian,Bulgarians;Sofia
Burkina Faso;;Burkinabe,Burkinabé;Ouagadougou
Burundi;;Burundian,Burundians;Gitega
Cambodia;;Cambodian,Cambodians;Phnom Penh
Cameroon;;Cameroonian,Cameroonians;Yaoundé,Yaounde
Canada;;Canadian,Canadians;Ottawa
Cape Verde;Cabo Verde;Cape Verdean,Cape Verdeans;Praia
Central African Republic;;Central African,Central Africans;Bangui
Chad;;Chadian,Chadians;N'Djamena,Ndjamena
Chile;;Chilean,Chileans;Santiago
China;People's Republic of China,PRC;Chinese;Beijing,Peking
Colombia;;Colombian,Colombians;Bogota,Bogotá
Comoros;;Comorian,Comorans;
Congo;Democratic Republic of Congo,Democratic Republic of the Congo,DRC,DR Congo;Congolese;Kinshasa
Costa Rica;;Costa Rican,Costa Ricans;
Croatia;;Croatian,Croat,Croats;Zagreb
Cuba;;Cuban,Cubans;Havana
Cyprus;;Cypriot,Cypriots;Nicosia
Czechia;Czech Republic;Czech,Czechs;Prague
Denmark;;Danish,Dane,Danes;Copenhagen
Djibouti;;Djiboutian,Djiboutians;
Dominica;;;
Dominican Republic;;Dominican,Dominicans;Santo Domingo
East Timor;Timor-Leste;Timorese,East Timorese;Dili
Ecuador;;Ecuadorian,Ecuadorean,Ecuadorians,Ecuadoreans;Quito
Egypt;;Egyptian,Egyptians;Cairo
El Salvador;;Salvadoran,Salvadorans,Salvadorean;San Salvador
Equatorial Guinea;;Equatoguinean,Equatorial Guinean;Malabo
Eritrea;;Eritrean,Eritreans;Asmara
Estonia;;Estonian,Estonians;Tallinn
Eswatini;Swaziland;Swazi,Swazis;Mbabane
Ethiopia;;Ethiopian,Ethiopians;Addis Ababa
Fiji;;Fijian,Fijians;Suva
Finland;;Finnish,Finn,Finns;Helsinki
France;;French,Frenchman;Paris
Gabon;;Gabonese;Libreville
Gambia;The Gambia;Gambian,Gambians;Banjul
Georgia;;Georgian,Georgians;Tbilisi
Germany;;German,Germans;Berlin
Ghana;;Ghanaian,Ghanaians;Accra
Greece;;Greek,Greeks;Athens
Grenada;;Grenadian,Grenadians;
Guatemala;;Guatemalan,Guatemalans;Guatemala City
Guinea;;Guinean,Guineans;Conakry
Guinea-Bissau;;Bissau-Guinean;Bissau
Guyana;;Guyanese;
Haiti;;Haitian,Haitians;Port-au-Prince
Honduras;;Honduran,Hondurans;Tegucigalpa
Hungary;;Hungarian,Hungarians;Budapest
Iceland;;Icelandic,Icelander,Icelanders;Reykjavik
India;;Indian,Indians;New Delhi,Delhi
Indonesia;;Indonesian,Indonesians;Jakarta
Iran;Islamic Republic of Iran;Iranian,Iranians;Tehran,Teheran
Iraq;;Iraqi,Iraqis;Baghdad
Ireland;Republic of Ireland;Irish,Irishman,Irishmen;Dublin
Israel;;Israeli,Israelis;Jerusalem
Italy;;Italian,Italians;Rome
Ivory Coast;Cote d'Ivoire,Côte d'Ivoire;Ivorian,Ivorians;Yamoussoukro
Jamaica;;Jamaican,Jamaicans;Kingston
Japan;;Japanese;Tokyo
Jordan;;Jordanian,Jordanians;Amman
Kazakhstan;;Kazakh,Kazakhs,Kazakhstani;Astana,Nur-Sultan
Kenya;;Kenyan,Kenyans;Nairobi
Kiribati;;I-Kiribati;Tarawa
Kosovo;;Kosovar,Kosovars;Pristina,Prishtina
Kuwait;;Kuwaiti,Kuwaitis;Kuwait City
Kyrgyzstan;Kyrgyz Republic;Kyrgyz;Bishkek
Laos;;Laotian,Lao,Laotians;Vientiane
Latvia;;Latvian,Latvians;Riga
Lebanon;;Lebanese;Beirut
Lesotho;;Basotho;Maseru
Liberia;;Liberian,Liberians;Monrovia
Libya;;Libyan,Libyans;Tripoli
Liechtenstein;;Liechtensteiner,Liechtensteiners;Vaduz
Lithuania;;Lithuanian,Lithuanians;Vilnius
Luxembourg;;Luxembourgish,Luxembourger,Luxembourgers;
Madagascar;;Malagasy,Madagascan;Antananarivo
Malawi;;Malawian,Malawians;Lilongwe
Malaysia;;Malaysian,Malaysians;Kuala Lumpur
Maldives;;Maldivian,Maldivians;Malé
Mali;;Malian,Malians;Bamako
Malta;;Maltese;Valletta
Marshall Islands;;Marshallese;Majuro
Mauritania;;Mauritanian,Mauritanians;Nouakchott
Mauritius;;Mauritian,Mauritians;Port Louis
Mexico;;Mexican,Mexicans;Mexico City
Micronesia;Federated States of Micronesia;Micronesian,Micronesians;Palikir
Moldova;;Moldovan,Moldovans;Chisinau,Chișinău
Monaco;;Monegasque,Monegasques;
Mongolia;;Mongolian,Mongolians;Ulaanbaatar,Ulan Bator
Montenegro;;Montenegrin,Montenegrins;Podgorica
Morocco;;Moroccan,Moroccans;Rabat
Mozambique;;Mozambican,Mozambicans;Maputo
Myanmar;Burma;Burmese;Naypyidaw,Nay Pyi Taw
Namibia;;Namibian,Namibians;Windhoek
Nauru;;Nauruan,Nauruans;
Nepal;;Nepalese,Nepali;Kathmandu
Netherlands;Holland,The Netherlands;Dutch,Dutchman;Amsterdam
New Zealand;;New Zealander,New Zealanders;Wellington
Nicaragua;;Nicaraguan,Nicaraguans;Managua
Niger;;Nigerien,Nigeriens;Niamey
Nigeria;;Nigerian,Nigerians;Abuja
North Korea;DPRK,Democratic People's Republic of Korea,D.P.R.K.;North Korean,North Koreans;Pyongyang
North Macedonia;Macedonia;Macedonian,Macedonians;Skopje
Norway;;Norwegian,Norwegians;Oslo
Oman;;Omani,Omanis;Muscat
Pakistan;;Pakistani,Pakistanis;Islamabad
Palau;;Palauan,Palauans;
Palestine;;Palestinian,Palestinians;Ramallah
Panama;;Panamanian,Panamanians;Panama City
Papua New Guinea;;Papua New Guinean,Papua New Guineans;Port Moresby
Paraguay;;Paraguayan,Paraguayans;Asuncion,Asunción
Peru;;Peruvian,Peruvians;Lima
Philippines;;Filipino,Philippine,Filipinos,Filipina,Filipinas;Manila
Poland;;Polish,Pole,Poles;Warsaw
Portugal;;Portuguese;Lisbon
Qatar;;Qatari,Qataris;Doha
Republic of the Congo;Congo-Brazzaville,Republic of Congo;;Brazzaville
Romania;;Romanian,Romanians,Rumanian;Bucharest
Russia;Russian Federation;Russian,Russians;Moscow
Rwanda;;Rwandan,Rwandans;Kigali
Saint Kitts and Nevis;St. Kitts and Nevis,St Kitts and Nevis;Kittitian;Basseterre
Saint Lucia;St. Lucia,St Lucia;Saint Lucian,St. Lucian;Castries
Saint Vincent and the Grenadines;St. Vincent and the Grenadines;Vincentian;Kingstown
Samoa;;Samoan,Samoans;Apia
San Marino;;Sammarinese;
Sao Tome and Principe;São Tomé and Príncipe;;
Saudi Arabia;Kingdom of Saudi Arabia;Saudi,Saudis;Riyadh
Senegal;;Senegalese;Dakar
Serbia;;Serbian,Serb,Serbs;Belgrade
Seychelles;;Seychellois;
Sierra Leone;;Sierra Leonean,Sierra Leoneans;Freetown
Singapore;;Singaporean,Singaporeans;
Slovakia;;Slovak,Slovaks,Slovakian,Slovakians;Bratislava
Slovenia;;Slovenian,Slovene,Slovenes,Slovenians;Ljubljana
Solomon Islands;;Solomon Islander,Solomon Islanders;Honiara
Somalia;;Somali,Somalis,Somalian;Mogadishu
South Africa;;South African,South Africans;Pretoria
South Korea;Republic of Korea;South Korean,South Koreans;Seoul
South Sudan;;South Sudanese;Juba
Spain;;Spanish,Spaniard,Spaniards;Madrid
Sri Lanka;;Sri Lankan,Sri Lankans;Colombo
Sudan;;Sudanese;Khartoum
Suriname;;Surinamese;Paramaribo
Sweden;;Swedish,Swede,Swedes;Stockholm
Switzerland;;Swiss;Bern,Berne
Syria;Syrian Arab Republic;Syrian,Syrians;Damascus
Taiwan;;Taiwanese;Taipei
Tajikistan;;Tajik,Tajiks;Dushanbe
Tanzania;;Tanzanian,Tanzanians;Dodoma
Thailand;;Thai,Thais;Bangkok
Togo;;Togolese;Lomé,Lome
Tonga;;Tongan,Tongans;Nuku'alofa
Trinidad and Tobago;Trinidad & Tobago;Trinidadian,Trinidadians;Port of Spain
Tunisia;;Tunisian,Tunisians;Tunis
Turkey;Türkiye,Turkiye;Turkish,Turk,Turks;Ankara
Turkmenistan;;Turkmen,Turkmens;Ashgabat
Tuvalu;;Tuvaluan,Tuvaluans;Funafuti
Uganda;;Ugandan,Ugandans;Kampala
Ukraine;;Ukrainian,Ukrainians;Kyiv,Kiev,Kyjiw
United Arab Emirates;UAE,U.A.E.,Emirates;Emirati,Emiratis;Abu Dhabi
United Kingdom;UK,U.K.,Britain,Great Britain;British,Briton,Britons;London
United States;US,U.S.,USA,U.S.A.,United States of America,America;American,Americans;Washington
Uruguay;;Uruguayan,Uruguayans;Montevideo
Uzbekistan;;Uzbek,Uzbeks;Tashkent
Vanuatu;;Ni-Vanuatu;Port Vila
Vatican;Vatican City,Holy See;;
Venezuela;;Venezuelan,Venezuelans;Caracas
Vietnam;Viet Nam;Vietnamese;Hanoi
Yemen;;Yemeni,Yemenis;Sanaa,Sana'a,Sana’a
Zambia;;Zambian,Zambians;Lusaka
Zimbabwe;;Zimbabwean,Zimbabweans;Harare
"""

# Cities with more than one spelling in the news. A name that is also that of another large
# city, or mostly of a person, is not here (Canton, Nikolaev).
_CITIES = """
Aleppo;Halab
Bengaluru;Bangalore
Chennai;Madras
Chongqing;Chungking
Cologne;Köln
Dnipro;Dnipropetrovsk,Dnepropetrovsk
Frankfurt;Frankfurt am Main
Gdansk;Gdańsk,Danzig
Geneva;Genève
Gothenburg;Göteborg
Ho Chi Minh City;Saigon
Istanbul;Constantinople
Jeddah;Jidda,Jiddah
Kandahar;Qandahar
Kharkiv;Kharkov
Kolkata;Calcutta
Krakow;Kraków,Cracow
Luhansk;Lugansk
Lviv;Lvov
Mecca;Makkah
Misrata;Misurata
Mumbai;Bombay
Munich;München
Nanjing;Nanking
New York City;NYC,N.Y.C.
Odesa;Odessa
Pune;Poona
Rio de Janeiro;Rio
Rostov-on-Don;Rostov
Sao Paulo;São Paulo
St. Petersburg;Saint Petersburg,Leningrad
Thessaloniki;Salonika,Salonica
Tianjin;Tientsin
Varanasi;Benares
Washington;Washington D.C.,Washington DC
Yangon;Rangoon
Yekaterinburg;Ekaterinburg
Zaporizhzhia;Zaporizhia,Zaporizhzhya,Zaporozhye
Zurich;Zürich
"""

# Seats that stand for those who govern from them. Capitals are in the table of countries.
_SEATS = """
Argentina;Casa Rosada
Brazil;Planalto,Planalto Palace
China;Zhongnanhai
France;Elysee,Élysée,Elysee Palace,Élysée Palace,Quai d'Orsay,Matignon
Italy;Palazzo Chigi
Mexico;Los Pinos
Russia;Kremlin
South Korea;Blue House
Spain;Moncloa
Ukraine;Bankova
United Kingdom;Downing Street,10 Downing Street,No 10,No. 10,Whitehall,Westminster,Buckingham Palace
United States;White House,Pentagon,Capitol Hill,Foggy Bottom
"""

# Seats of something else as well: of the European Union, of courts, of nobody's agreement.
_NO_METONYMS = frozenset("Brussels Amsterdam Jerusalem Luxembourg Ramallah".split())

_BODIES = """
European Union;EU,E.U.
United Nations;UN,U.N.
NATO;North Atlantic Treaty Organization,North Atlantic Treaty Organisation,N.A.T.O.
International Criminal Court;ICC
White House;
Kremlin;
Pentagon;
African Union;
Amnesty International;
Arab League;League of Arab States
Association of Southeast Asian Nations;ASEAN
European Central Bank;ECB
European Commission;
European Court of Human Rights;ECHR
European Parliament;
European Space Agency;ESA
Food and Agriculture Organization;FAO
Gulf Cooperation Council;GCC
Human Rights Watch;HRW
International Atomic Energy Agency;IAEA,I.A.E.A.
International Committee of the Red Cross;ICRC
International Court of Justice;ICJ
International Energy Agency;IEA
International Labour Organization;ILO,International Labor Organization
International Monetary Fund;IMF,I.M.F.
International Olympic Committee;IOC
International Organization for Migration;IOM
International Telecommunication Union;ITU
Interpol;INTERPOL
Médecins Sans Frontières;Medecins Sans Frontieres,Doctors Without Borders,MSF
OSCE;Organization for Security and Cooperation in Europe
OECD;Organization for Economic Cooperation and Development
Organization of American States;OAS
OPEC;Organization of the Petroleum Exporting Countries,Organization of Petroleum Exporting Countries
Shanghai Cooperation Organization;SCO,Shanghai Cooperation Organisation
UNESCO;Unesco,U.N.E.S.C.O.
UNHCR;United Nations High Commissioner for Refugees,U.N.H.C.R.,UN Refugee Agency,U.N. refugee agency
UNICEF;United Nations Children's Fund,Unicef
UNRWA;U.N.R.W.A.
World Bank;
World Food Programme;World Food Program,WFP
World Health Organization;WHO,W.H.O.,World Health Organisation
World Trade Organization;WTO,W.T.O.,World Trade Organisation
American Civil Liberties Union;ACLU,A.C.L.U.
Bureau of Alcohol, Tobacco, Firearms and Explosives;ATF,A.T.F.
Centers for Disease Control and Prevention;CDC,C.D.C.,Centers for Disease Control
Central Intelligence Agency;CIA,C.I.A.
Congressional Budget Office;CBO
Defense Advanced Research Projects Agency;DARPA
Department of Defense;DoD,Defense Department
Department of Homeland Security;DHS,Homeland Security Department
Department of Justice;DOJ,DoJ,Justice Department,U.S. Department of Justice,U.S. Justice Department
Department of State;State Department,U.S. State Department,U.S. Department of State
Department of the Treasury;Treasury Department,U.S. Treasury Department,Department of Treasury
Drug Enforcement Administration;DEA,D.E.A.
Environmental Protection Agency;EPA,E.P.A.
Equal Employment Opportunity Commission;EEOC
Federal Aviation Administration;FAA,F.A.A.
Federal Bureau of Investigation;FBI,F.B.I.
Federal Communications Commission;FCC,F.C.C.
Federal Deposit Insurance Corporation;FDIC,F.D.I.C.
Federal Emergency Management Agency;FEMA
Federal Reserve;Fed,U.S. Federal Reserve,Federal Reserve Board
Federal Trade Commission;FTC,F.T.C.
Food and Drug Administration;FDA,F.D.A.
Immigration and Customs Enforcement;U.S. Immigration and Customs Enforcement
Internal Revenue Service;IRS,I.R.S.
Los Angeles Police Department;LAPD,L.A.P.D.
NASA;National Aeronautics and Space Administration,Nasa
National Highway Traffic Safety Administration;NHTSA
National Institutes of Health;NIH,N.I.H.
National Oceanic and Atmospheric Administration;NOAA
National Rifle Association;NRA,N.R.A.
National Security Agency;NSA,N.S.A.
National Transportation Safety Board;NTSB,N.T.S.B.
New York Police Department;NYPD,N.Y.P.D.,New York City Police Department
Securities and Exchange Commission;SEC,S.E.C.,U.S. Securities and Exchange Commission
Transportation Security Administration;TSA
U.S. Geological Survey;USGS,United States Geological Survey
USAID;U.S. Agency for International Development,United States Agency for International Development
NAACP;National Association for the Advancement of Colored People
Republican National Committee;RNC,R.N.C.
Democratic National Committee;DNC,D.N.C.
Republican Party;GOP,G.O.P.
GCHQ;Government Communications Headquarters
HMRC;HM Revenue and Customs,HM Revenue & Customs
MI5;MI-5
MI6;MI-6,Secret Intelligence Service
National Health Service;NHS
Scotland Yard;
Scottish National Party;SNP
UK Independence Party;UKIP,U.K. Independence Party
Democratic Unionist Party;DUP
African National Congress;ANC,A.N.C.
Bharatiya Janata Party;BJP
Chinese Communist Party;CCP,Communist Party of China
People's Liberation Army;PLA
Christian Democratic Union;CDU
Alternative for Germany;AfD,Alternative für Deutschland
Federal Security Service;FSB,F.S.B.
GRU;G.R.U.,Main Intelligence Directorate
KGB;K.G.B.
Hamas;HAMAS
Hezbollah;Hizbollah,Hizbullah
Al Qaeda;Al-Qaeda,al-Qaeda,al Qaeda,al-Qaida,Al-Qaida,Qaeda
Taliban;Taleban
Islamic State;ISIS,ISIL,Isis,Daesh,Islamic State of Iraq and Syria
Israel Defense Forces;IDF,I.D.F.,Israeli Defense Forces,Israel Defence Forces
Kurdistan Workers' Party;PKK,P.K.K.,Kurdistan Workers Party
Palestine Liberation Organization;PLO,P.L.O.,Palestine Liberation Organisation
Palestinian Authority;Palestinian National Authority
Islamic Revolutionary Guard Corps;IRGC,Revolutionary Guards,Iranian Revolutionary Guard Corps
Revolutionary Armed Forces of Colombia;FARC
Inter-Services Intelligence;
Agence France-Presse;AFP,Agence France Presse
Associated Press;AP,A.P.
BBC;British Broadcasting Corporation,British Broadcasting Corp.,B.B.C.
CNN;Cable News Network
Deutsche Presse-Agentur;DPA
Interfax;
Reuters;Thomson Reuters,Reuters News Agency
TASS;Tass,ITAR-TASS,Itar-Tass
United Press International;UPI
Xinhua;Xinhua News Agency
New York Times;NYT
Wall Street Journal;WSJ
Washington Post;WaPo
Advanced Micro Devices;AMD
American International Group;AIG
AT&T;
BP;British Petroleum,BP plc,B.P.
General Electric;GE,G.E.,General Electric Company,General Electric Co.
General Motors;GM,G.M.,General Motors Corporation,General Motors Corp.,General Motors Co.
Hewlett-Packard;HP,Hewlett Packard,H-P
IBM;International Business Machines,I.B.M.,International Business Machines Corp.
JPMorgan Chase;JPMorgan,JP Morgan,J.P. Morgan,JPMorgan Chase & Co.,J.P. Morgan Chase
Procter & Gamble;P&G,Procter and Gamble
Royal Bank of Scotland;RBS
Taiwan Semiconductor Manufacturing Company;TSMC
Volkswagen;VW
United Auto Workers;UAW,U.A.W.
FIFA;Fifa,Fédération Internationale de Football Association
UEFA;Uefa,Union of European Football Associations
Major League Baseball;MLB,M.L.B.
National Basketball Association;NBA,N.B.A.
National Collegiate Athletic Association;NCAA,N.C.A.A.
National Football League;NFL,N.F.L.
National Hockey League;NHL,N.H.L.
NASCAR;Nascar
World Anti-Doping Agency;WADA
"""

# Postal and newspaper abbreviations. Only what stands behind a comma may be read so: "Ore."
_STATES = """
Alabama;AL,Ala. Alaska;AK Arizona;AZ,Ariz. Arkansas;AR,Ark. California;CA,Calif.,Cal.
Colorado;CO,Colo. Connecticut;CT,Conn. Delaware;DE,Del. Florida;FL,Fla. Georgia;GA,Ga.
Hawaii;HI Idaho;ID Illinois;IL,Ill. Indiana;IN,Ind. Iowa;IA Kansas;KS,Kan. Kentucky;KY,Ky.
Louisiana;LA,La. Maine;ME Maryland;MD,Md. Massachusetts;MA,Mass. Michigan;MI,Mich.
Minnesota;MN,Minn. Mississippi;MS,Miss. Missouri;MO,Mo. Montana;MT,Mont. Nebraska;NE,Neb.
Nevada;NV,Nev. New_Hampshire;NH,N.H. New_Jersey;NJ,N.J. New_Mexico;NM,N.M. New_York;NY,N.Y.
North_Carolina;NC,N.C. North_Dakota;ND,N.D. Ohio;OH Oklahoma;OK,Okla. Oregon;OR,Ore.
Pennsylvania;PA,Pa. Rhode_Island;RI,R.I. South_Carolina;SC,S.C. South_Dakota;SD,S.D.
Tennessee;TN,Tenn. Texas;TX,Tex. Utah;UT Vermont;VT,Vt. Virginia;VA,Va. Washington;WA,Wash.
West_Virginia;WV,W.Va. Wisconsin;WI,Wis. Wyoming;WY,Wyo.
"""


@cache
def places() -> dict[str, str]:
    """Every name of a country, its capital or a well-known city -> its canonical name:
    {"US": "United States", "Kiev": "Kyiv"}. A capital is not its country."""
    table = {}
    for country, forms, _, capitals in _rows(_COUNTRIES):
        table.update(dict.fromkeys((country, *_words(forms)), country))
        spellings = _words(capitals)
        table.update(dict.fromkeys(spellings, spellings[0] if spellings else ""))
    for city, forms in _rows(_CITIES):
        table.update(dict.fromkeys((city, *_words(forms)), city))
    return table


@cache
def countries() -> frozenset[str]:
    """All names of countries, without those of their capitals."""
    known = frozenset(demonyms().values())
    return frozenset(name for name, country in places().items() if country in known)


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and names of peoples -> the country: {"Russian": "Russia"}."""
    rows = _rows(_COUNTRIES)
    return {word: country for country, _, people, _ in rows for word in _words(people)}


@cache
def metonyms() -> dict[str, str]:
    """Capitals and seats of government -> the country that they may stand for, for those who ask
    for it: {"Moscow": "Russia", "Downing Street": "United Kingdom"}. Names that stand for
    something else as well, such as Brussels, are left out."""
    rows = _rows(_COUNTRIES)
    capitals = {capital: country for country, _, _, of in rows for capital in _words(of)}
    seats = {seat: country for country, of in _rows(_SEATS) for seat in _words(of)}
    return {name: of for name, of in (capitals | seats).items() if name not in _NO_METONYMS}


@cache
def states() -> dict[str, str]:
    """States of the US and their abbreviations -> the state: {"Ore.": "Oregon"}. Only for what
    stands behind a comma ("Portland, Ore."); alone most of these are other words."""
    table = {}
    for entry in _STATES.split():
        state, _, forms = entry.replace("_", " ").partition(";")
        table.update(dict.fromkeys((state, *_words(forms)), state))
    return table


@cache
def bodies() -> dict[str, str]:
    """Every name of a well-known body -> its canonical name: {"EU": "European Union"}."""
    table: dict[str, str] = {}
    for name, forms in _rows(_BODIES):
        for form in (name, *_words(forms)):
            table.setdefault(form, name)
    return table


def _rows(table: str) -> list[list[str]]:
    return [line.split(";") for line in filter(None, table.splitlines())]


def _words(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(",")))
