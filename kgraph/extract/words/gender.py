"""Words that tell a man from a woman. Written from general knowledge of names and titles.

Given names that both bear are left out ("Robin", "Kim", "Andrea", "Jean"), and so are those that
are mostly last names.
"""

from __future__ import annotations

from typing import Literal

Gender = Literal["m", "f"]

COURTESY = frozenset("dame miss mr mr. mrs mrs. ms ms. sir".split())
"""Only before people; there is a King Faisal Hospital."""

MALE_TITLES = frozenset(
    """archbishop baron bishop cardinal count duke earl emir emperor imam king lord mr mr. pope
    prince rabbi sheikh sir sultan""".split()
)
FEMALE_TITLES = frozenset(
    """baroness countess dame duchess empress lady madam madame miss mrs mrs. ms ms. princess
    queen""".split()
)

MALE_NOUNS = frozenset(
    """actor bachelor boy boyfriend bridegroom brother businessman chairman congressman cowboy
    dad ex-boyfriend ex-husband father fisherman gentleman godfather grandfather grandson groom
    guy half-brother husband lad landlord man monk nephew policeman salesman schoolboy
    serviceman son son-in-law spokesman sportsman stepfather stepson uncle waiter
    widower""".split()
)
"""Not "gunman", "fireman", "hero": women are called so, too. "Actor" and "chairman" are mostly
men in the news; a first name or an earlier "she" goes before them."""

FEMALE_NOUNS = frozenset(
    """actress aunt ballerina bride businesswoman chairwoman congresswoman daughter
    daughter-in-law ex-girlfriend ex-wife fiancée gal girl girlfriend goddess granddaughter
    grandma grandmother half-sister heiress hostess housewife lady mistress mom mother mum niece
    nun policewoman schoolgirl sister spokeswoman sportswoman stepdaughter stepmother waitress
    widow wife woman""".split()
)

MALE_NAMES = frozenset(
    """aaron abdallah abdel abdelaziz abdul abdulaziz abdullah abel abiy abraham adam adel adolf
    adrian ahmad ahmed aidan akira al alain alan alassane albert alberto aldo alejandro
    aleksandar aleksander aleksandr aleksei alessandro alexander alexandre alexandros alexei
    alexey alfonso alfred alfredo ali allan allen alonso alvaro alvin amadou amir amr anatoly
    anders andre andreas andrei andrej andres andrew andrey andriy andrzej andy angus antal
    anthony antoine anton antonio antony anwar archie arjun armando arnaud arne arnold arthur
    artur arturo ashraf ashton asif atef augusto austin avi ayman bandar barack bartosz bashar
    bashir bassem ben benedict benigno benito benjamin benny bernard bernardo bernd bert bilal
    bill billy bjorn bob bobby bogdan boris boyd brad bradley brandon brendan brent brett brian
    brock bruce bruno bryan byron caleb calvin carl carlo carlos cedric cesar chad charles
    charlie chester chris christian christoph christophe christopher chuck clark claude claus
    clemens clifford clint cody colin conor conrad corey craig cristian cristiano cristobal
    curtis cyril daisuke dale dan daniel daniele danilo danny dario darren dave david davide
    dean denis dennis denys derek dick diego dieter dimitri dimitris dirk dmitri dmitrii dmitriy
    dmitry dmytro dominic dominik don donald doug douglas duncan dustin dwight earl ed eddie
    edgar edmund eduard eduardo edward edwin ehud eli elias elliot elon emanuel emil emilio
    emmanuel emmerson enrico enrique enzo eric erich erik ernest ernesto ernst erwin esko
    esteban ethan eugene evan evgeny evo ezra fabian fabio fahd faisal farid farouk federico
    felipe felix ferdinand fernando fidel filip flavio florian fouad francesco francis francisco
    franco francois frank franklin franz fred frederick friedrich fritz fumio gabriel gareth
    gary gavin geoff geoffrey george georges georgi gerald gerard gerhard ghassan gianni gilbert
    gilles giovanni gitanas giuseppe glen glenn gonzalo goodluck gordon graham greg gregor
    gregory grzegorz guido guillaume guillermo gunter gunther gustav gustavo haider hamid hamza
    hank hans harald haris harold harry hasan hashim hassan hector heikki heinrich heinz helmut
    hendrik henri henrik henry herbert herman hermann hideki hiroshi hisham horst hosni howard
    hubert hugh hugo hussain hussein ian ibrahim ichiro ignacio ignatius igor ilham ilves ilya
    imran ingmar isaac ismael ismail ivan jack jacob jacques jaime jair jake jakob jakub jalal
    jamal james janusz jared jaroslaw jason javier jay jeb jeff jeffrey jens jeremiah jeremy
    jerome jerry jesper jesus jim jimmy joachim joao joaquin joe joel joerg johan johann
    johannes john johnny joko jon jonas jonathan jorge jose josef joseph josh joshua josip juan
    juha julian julien julio julius junichiro jurgen juri justin jyrki kaare kamal karim karl
    kaspar katsuya kazuo keith ken kenji kenneth kenzo kevin khaled khalid khalil kieran kimmo
    kiyoshi klaus klemens kofi konrad konstantin krisjanis krzysztof kurt kwame kyle lamar lance
    larry lars lasse laurent lawrence lech leo leon leonard leonardo leonid leopold leroy leszek
    liam linus lloyd lorenzo lothar louis luc luca lucas lucien ludwig luigi luis luiz lukas
    luke maciej magnus mahathir mahdi mahmood mahmoud majid malcolm manfred manmohan mansour
    manuel marat marc marcel marcelo marcin marco marcos marcus marek mario marius mark marko
    markus marshall martin marvin marwan masahiro masayoshi masoud massimo mateusz matt matteo
    matthew matthias matti maurice mauricio mauro max maxim maxime maximilian mehdi mehmet meles
    melvin michael michal michel miguel mihai mikael mike mikhail miklos milan milos milton
    miroslav mitch mitchell mitt moammar mohamed mohammad mohammed mohsen moise morris moses
    mostafa muammar muhammad muhammadu mukesh mukhtar muqtada murat murray mustafa mykhailo
    mykola nabil naftali naoto narendra nasser nathan nathaniel nayib neil nelson nestor newt
    nicholas nick nicklas nicolae nicolas nigel nikolai nikolaos nikolas nikolay nils noah
    noel norbert norman nouri nuri oleg oleh oleksandr oleksii oleksiy oliver olivier ollie
    olusegun omar orlando osama oscar oskar osman otto owen pablo paolo pascal patrick paul
    paulo pavel pavlo pawel pedro pekka per percy pervez pete peter petr petro petros phil
    philip philipp philippe phillip pierre pietro piotr prakash predrag qasem rafael rafik rahul
    raila rajesh rajiv ralf ralph rami ramon ramzan randy raphael rashid rasmus raul ray raymond
    recep reinhard reinhold reuben rex ricardo riccardo richard rick ricky riyad rob robert
    roberto rocco rod rodney rodolfo rodrigo roger roland rolf roman romano ron ronald ronnie
    rory ross roy ruben rudolf rudy rupert russell rustam ryan saad saddam saeed sajid salim
    salman salvador salvatore sami samir samuel sanjay santiago satoshi saul sauli scott sean
    sebastian sebastien serge sergei sergey sergio serhii serhiy seth shane shaun shawn shigeru
    shimon shinzo shlomo siegfried silvio simon slobodan soren spencer stan stanislav stanley
    stefan stefano stephan stephane stephen steve steven stewart stuart sunil sven syed tadeusz
    takashi takeshi tarek tariq taro tayyip ted teodor terrence thabo theo theodor theodore
    thierry thomas tibor tim timothy tito toby todd tom tomas tomasz tommy tony toomas toshihiro
    travis trevor trygve turki tyler uhuru ulrich umar umberto urs uwe vaclav vadim valdis
    valentin valery vasily victor vijay viktor viktoras vincent vincenzo vinod vitali vitaly
    vlad vladimir vladislav volker volodymyr vyacheslav wael walid wallace walter warren wayne
    werner wilfried wilhelm willem william willie willy winston wladyslaw wojciech wolfgang
    xavier yahya yair yasser yasuo yevgeny yitzhak yoshihide yoshihiko yousef youssef yoweri
    yukio yuri yuriy yusuf yves zachary zack zaid zbigniew ziad zoltan zoran""".split()
)

FEMALE_NAMES = frozenset(
    """abigail adele adriana agatha agnes agnieszka aicha aisha aishwarya akiko alejandra
    aleksandra alessandra alexandra alexandria alice alicia alina allison alma amal amanda amber
    amelia amelie amina aminata amy ana anastasia andree angela angelina angelique anita anja
    anjali anke ann anna annalena anne anneliese annette annie annika antje antonella antonia
    aoife arabella ariana arianna arlene asma astrid audrey aurora ayesha ayse barbara beata
    beate beatrice beatrix beatriz becky belinda bella benazir berit bernadette bernadine bertha
    beth bethany betsy betty beverly bianca birgit birgitta bonnie brenda bridget bridie
    brigitte britney brooke camilla carla carly carmen carol carole carolina caroline carolyn
    carrie carys cassandra catarina cate caterina catherine cathy cecilia celia celine chantal
    charlene charlotte chelsea cherie cheryl chiara chloe christiane christina christine
    chrystia cindy claire clara clarissa claudia colette colleen condoleezza connie constance
    consuelo cora corazon corinne cornelia cristina cynthia dagmar daisy daniela danielle daphne
    darya dawn debbie deborah debra deepika deirdre delia delphine denise diana diane dilma
    dolores dominika donna dora doris dorothea dorothy ebba edith edna eileen ekaterina elaine
    eleanor elena eleonora elisa elisabeth elise eliza elizabeth elke ella ellen elsa elsie
    elspeth elvira emilia emily emine emma erica erika erna ernestine esmeralda estelle esther
    ethel eugenia eunice eva evelyn evgenia ewa faith fatima fatma faye federica felicity
    fernanda fiona flora florence frances francesca francoise frederica frida frieda gabriela
    gabriella galina geeta gemma genevieve georgia georgina geraldine gerda germaine gertrude
    gina giorgia giovanna gisela giulia gladys gloria golda grace graziella greta gretchen gro
    guadalupe gudrun gwen hala hana hanan hanna hannah harriet hayley hazel heather heidi heike
    helen helena helene helga henrietta hilary hilda hildegard hillary hina hiroko holly
    hortense huda ida ilona ilse imelda imogen indira ines ingeborg ingrid inna iolanda irena
    irene irina iris irma iryna isabel isabella isabelle ivana ivanka ivy jacinda jacqueline
    jadwiga jana jane janet janice janine jasmine jeanette jeanne jenna jennifer jenny jessica
    jill joan joanna joanne jocelyn jodie johanna josefina josephine josie joyce juana judith
    judy julia juliana julie juliet julieta junko justyna jutta kaja kamala karen karin karina
    karla karolina katarina katarzyna kate katerina katharina katherine kathleen kathryn kathy
    katie katja katri katrin katrina katya kavita kayla keiko kerstin khadija khadijah kirsten
    kirstie kristen kristin kristina kristine ksenia kyoko kyrsten laila lakshmi lana larisa
    larissa laura lauren layla lea leila lena leonie leonora leticia leyla lidia lidiya liliana
    lillian lily lina linda lindsay lindsey lisa liudmila liz liza lois loretta lorraine louise
    luana lucia lucie lucille lucinda lucy ludmila luisa luise lydia lyubov lyudmila mabel
    madeleine madeline madonna magdalena maggie maha maia maja makiko malala malgorzata mamata
    mandy manuela marcela margaret margarethe margarita margot margrethe marguerite maria mariam
    mariana marianna marianne marie marilyn marina marine marisa marjorie marlene marta martha
    martina martine mary maryam masako masha mathilde matilda maud maureen mayawati megan meghan
    melania melanie melinda melissa mercedes meryl mette mia michaela michelle michiko mila
    mildred milena mina miranda miriam moira molly mona monica monika monique muriel myriam
    nabila nadezhda nadia nadine nadiya najat nancy naomi natalia natalie natalka natalya
    natasha nawal nelly ngozi nicole nikki nina nirmala nora noreen noriko norma oksana olena
    olga olha olivia ophelia oprah paloma pamela patricia patrizia paula paulina pauline pearl
    peggy penelope penny petra phyllis pilar polina pooja preeti priscilla priti priyanka rachel
    rachida raisa ramona rania raquel rebecca reem regina renata renate rhonda rita roberta rosa
    rosalind rosalyn rosario rose rosemary rosie roxana ruth sabina sabine sabrina sahar sally
    salma samantha samira sanae sandra sanna sara sarah saskia segolene selena selma serena
    sharon sheila shelley sherry sheryl shireen shirley sigrid silke silvia simona
    sinead siobhan siv sofia soledad sonia sonja sophia sophie soraya souad stefanie stella
    stephanie sue suha sunita susan susana susanna susanne sushma suzanne svetlana svitlana
    swati sybille sylvia sylvie tamara tammy tania tanja tanya tara tarja tatiana tatyana teresa
    tereza thelma theresa therese tiffany tina tomoko tracey tricia trudy tulsi ulla ulrike
    ursula uta valentina valerie vanessa vera verena veronica veronika victoria vigdis viktoria
    viola violeta virginia vivian viviane wanda wangari wendy wilhelmina winifred winnie xenia
    ximena yael yasmin yekaterina yelena yevgenia yingluck yoko yolanda yuko yulia yuliia yuliya
    yuriko yvette yvonne zainab zara zeinab zelda zhanna zoe zofia zsuzsanna zuzana
    zuzanna""".split()
)
