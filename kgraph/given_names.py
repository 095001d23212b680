"""Given names of men and women. Written from general knowledge.

Names that both bear are left out ("Robin", "Kim", "Andrea", "Jean"), and so are those that are
mostly last names. Standard library only, so that every stage may read it.
"""

from __future__ import annotations

MALE_NAMES = frozenset(
    """aaron abdallah abdel abdelaziz abdoulaye abdul abdulaziz abdullah abe abel abiy abraham
    adam adel adolf adrian ahmad ahmed ahmet aidan akira al alain alan alassane alastair albert
    alberto aldo alejandro aleksandar aleksander aleksandr aleksei alessandro alexander
    alexandre alexandros alexei alexey alfonso alfred alfredo ali alistair allan allen alonso
    alvaro alvin amadou amir amos amr anatoly anders andre andreas andrei andrej andres andrew
    andrey andriy andrzej andy angelo angus anil antal anthony antoine anton antonio antonis
    antony anwar archibald archie arjun armando arnaud arne arnold arthur artur arturo arvid
    arvind ashok ashraf ashton asif atef augusto augustus austin avi ayman bandar barack barney
    barry bartosz bashar bashir bassem ben benedict benigno benito benjamin bennett benny
    bernard bernardo bernd bert bilal bill billy birger bjorn bob bobby bogdan boris boyd brad
    bradley brandon brendan brent brett brian brock bruce bruno bryan bryce burt byron caleb
    calvin carl carlo carlos cecil cedric cesar chad charles charlie chester chris christian
    christoph christophe christopher chuck clarence clark claude claus clemens clement clifford
    clint clyde cody colin conor conrad corey cornelius costas craig cristian cristiano
    cristobal curtis cyril daisuke dale damian damien dan daniel daniele danilo danny dario
    darrell darren darryl dave david davide dean denis dennis denys derek derrick dexter dick
    diego dieter dimitri dimitris dirk dmitri dmitrii dmitriy dmitry dmytro dominic dominik don
    donald donovan doug douglas duncan dustin dwight eamonn earl ebrahim ed eddie edgar edmund
    eduard eduardo edward edwin ehud einar ekrem eli elias elijah elliot elon elvis emanuel emil
    emile emilio emmanuel emmerson emmett enrico enrique enzo eric erich erik erling ernest
    ernesto ernie ernst erwin esko esteban ethan euan eugene evan evgeny evo ewan ezra fabian
    fabio fahd faisal farid farouk federico felipe felix ferdinand fergus fernando fidel filip
    flavio florian floyd fouad francesco francis francisco franco francois frank franklin franz
    fred frederick friedrich fritz fumio gabriel gareth gary gavin geoff geoffrey george georges
    georgi gerald gerard gerhard ghassan gianni gilbert gilles giorgos giovanni gitanas giuseppe
    glen glenn gonzalo goodluck gordon graeme graham grant greg gregor gregory grzegorz guido
    guillaume guillermo gunnar gunter gunther gustav gustavo haakon haider hamid hamza hank hans
    harald haris harold harry hasan hashim hassan hector heikki heinrich heinz helmut hendrik
    henri henrik henry herbert herman hermann hideki hiroshi hisham horst hosni hossein howard
    hubert hugh hugo hussain hussein ian ibrahim ibrahima ichiro idriss ignacio ignatius igor
    ilham ilves ilya imran ingmar ira irving isaac ismael ismail ivan ivar ivor jack jacob
    jacques jaime jair jake jakob jakub jalal jamal james janusz jared jaroslaw jason javad
    javier jay jeb jeff jeffrey jens jeremiah jeremy jerome jerry jesper jesus jim jimmy joachim
    joao joaquin joe joel joerg johan johann johannes john johnny joko jon jonas jonathan jorge
    jose josef joseph josh joshua josip juan juha julian julien julio julius junichiro jurgen
    juri justin jyrki kaare kamal karim karl kaspar katsuya kazuo keith kemal ken kenji kenneth
    kenzo kevin khaled khalid khalil kieran kimmo kirk kiyoshi klaus klemens knut kofi konrad
    konstantin krisjanis krzysztof kurt kwame kyle kyriakos lamar lance larry lars lasse laurent
    lawrence lech leif leland leo leon leonard leonardo leonid leopold leroy lester leszek liam
    linus lionel lloyd lorenzo lothar louis lowell luc luca lucas lucien ludwig luigi luis luiz
    lukas luke lyle maciej macky magnus mahathir mahdi mahmood mahmoud majid malcolm mamadou
    manfred manmohan mansour mansur manuel marat marc marcel marcelo marcin marco marcos marcus
    marek mario marius mark marko markus marshall martin marty marvin marwan masahiro masayoshi
    masoud massimo mateusz mats matt matteo matthew matthias matti maurice mauricio mauro max
    maxim maxime maximilian mehdi mehmet meles melvin mevlut michael michal michel miguel mihai
    mikael mike mikhail miklos milan milos milton miroslav mitch mitchell mitt moammar mohamed
    mohammad mohammed mohan mohsen moise morris moses mostafa moussa muammar muhammad muhammadu
    mukesh mukhtar muqtada murat murray mustafa mykhailo mykola myron nabil naftali naoto
    narendra nasser nate nathan nathaniel nayib neil nelson nestor newt nicholas nick nicklas
    nicolae nicolas nigel nikolai nikolaos nikolas nikolay nils nitin noah noel norbert norman
    nouri nuri olaf olav ole oleg oleh oleksandr oleksii oleksiy oliver olivier ollie olusegun
    omar orlando osama oscar oskar osman otto ousmane owen pablo panagiotis paolo pascal patrick
    paul paulo pavel pavlo pawel pedro pekka per percy perry pervez pete peter petr petro petros
    phil philip philipp philippe phillip pierre pietro piotr prakash predrag qasem qassem
    quentin rafael rafik rahul raila rajesh rajiv rajnath ralf ralph ramesh rami ramon ramzan
    randall randy raphael rashid rasmus raul ravi ray raymond recep reggie reinhard reinhold
    reuben rex ricardo riccardo richard rick ricky riek riyad rob robert roberto rocco rod
    rodney rodolfo rodrigo roger rohit roland rolf roman romano ron ronald ronnie rory ross roy
    ruben rudolf rudolph rudy rune rupert russell rustam ryan saad sachin saddam saeed sajid
    salim salman salva salvador salvatore sami samir samuel sanjay santiago satoshi saul sauli
    scott sean sebastian sebastien serge sergei sergey sergio serhii serhiy seth shane shaun
    shawn shigeru shimon shinzo shlomo siegfried sigurd silvio simon slobodan soren spencer stan
    stanislav stanley stefan stefano stephan stephane stephen steve steven stewart stuart sunil
    suresh sven syed tadeusz takashi takeshi tarek tariq taro tayyip ted teodor terje terrence
    thabo theo theodor theodore thierry thomas tibor tim timothy tito toby todd tom tomas tomasz
    tommy tony toomas toshihiro travis trent trevor trond trygve turki tyler uhuru ulf ulrich
    umar umberto urs uwe vaclav vadim valdis valentin valery vasily vernon victor vidar vijay
    viktor viktoras vincent vincenzo vinod virat vitali vitaly vlad vladimir vladislav volker
    volodymyr vyacheslav wade wael walid wallace walter warren wayne werner wesley wilfried
    wilhelm willem william willie willy winston wladyslaw wojciech wolfgang xavier yahya yair
    yanis yasser yasuo yevgeny yitzhak yoshihide yoshihiko yousef youssef yoweri yukio yuri
    yuriy yusuf yves zachary zack zaid zbigniew ziad zoltan zoran""".split()
)

FEMALE_NAMES = frozenset(
    """abigail adele adriana adrienne agatha agnes agnieszka aicha aisha aishwarya akiko alana
    alejandra aleksandra alessandra alexa alexandra alexandria alice alicia alina allison alma
    althea alyssa amal amanda amber amelia amelie amina aminata amy ana anastasia andree angela
    angelina angelique angie anita anja anjali anke ann anna annabel annalena anne anneliese
    annette annie annika antje antonella antonia aoife april arabella ariana arianna arlene asma
    astrid audrey aurora ava ayesha ayse barbara beata beate beatrice beatrix beatriz becky
    belinda bella benazir bente berit bernadette bernadine bernice bertha beryl beth bethany
    betsy bettina betty beverly bianca birgit birgitta bonnie brenda brianna bridget bridie
    brigitte britney bronwyn brooke camilla candace carla carlotta carly carmen carol carole
    carolina caroline carolyn carrie carys cassandra catarina cate caterina catherine cathy
    cecilia celeste celia celine chantal charlene charlotte chelsea cherie cheryl chiara chloe
    christiane christie christina christine chrystia cindy claire clara clarissa claudia colette
    colleen condoleezza connie constance consuelo cora corazon coretta corinne cornelia cristina
    crystal cynthia dagmar daisy daniela danielle daphne darlene darya dawn debbie deborah debra
    deepika deirdre delcy delia delores delphine denise desiree diana diane dilma dina dinah
    dolly dolores dominika donna dora doreen doris dorothea dorothy ebba edith edna edwina
    eileen ekaterina elaine eleanor elena eleonora elif elisa elisabeth elise eliza elizabeth
    elke ella ellen eloise elsa elsie elspeth elvira emilia emily emine emma enid erica erika
    erin erna ernestine esmeralda estelle esther ethel eugenia eunice eva eve evelyn evgenia ewa
    faith fatima fatma faye federica felicia felicity fernanda fiona flora florence frances
    francesca francoise freda frederica frida frieda gabriela gabriella gail galina gayle geeta
    gemma genevieve georgia georgina geraldine gerda germaine gertrude gina giorgia giovanna
    gisela giulia gladys gloria golda graca grace graziella greta gretchen gro guadalupe gudrun
    gwen gwyneth hala hana hanan hanna hannah harriet hattie hayley hazel heather heidi heike
    helen helena helene helga henrietta hilary hilda hildegard hillary hina hiroko holly
    hortense huda ida ilona ilse imelda imogen indira ines ingeborg inger ingrid inna iolanda
    irena irene irina iris irma iryna isabel isabella isabelle ivana ivanka ivy jacinda
    jacqueline jade jadwiga jana jane janelle janet janice janie janine jasmine jayne jeanette
    jeanine jeanne jeannie jenna jennifer jenny jessica jill joan joanna joanne jocelyn jodi
    jodie johanna josefina josephine josie joy joyce juana judith judy julia juliana julie
    juliet julieta june junko justyna jutta kaja kamala kara karen karin karina karla karolina
    katarina katarzyna kate katelyn katerina katharina katharine katherine kathleen kathryn
    kathy katie katja katri katrin katrina katya kavita kayla keiko kendra kerstin khadija
    khadijah kimberly kira kirsten kirsti kirstie kristen kristi kristin kristina kristine
    ksenia kyoko kyrsten laila lakshmi lana lara larisa larissa laura lauren layla lea leah
    leanne leila lena leonie leonora leticia leyla leymah lidia lidiya liliana lillian lily lina
    linda lindsay lindsey lisa liudmila liv liz liza lois loretta lorna lorraine louise luana
    lucia lucie lucille lucinda lucy ludmila luisa luise lydia lynette lynn lynne lyubov
    lyudmila mabel madeleine madeline madonna mae magdalena maggie maha maia maja makiko malala
    malgorzata mamata mandy manuela marcela marcia margaret margarethe margarita margie margot
    margrethe marguerite maria mariam marian mariana marianna marianne maribel marie marilyn
    marina marine marisa marissa marit marjorie marlene marta martha martina martine mary maryam
    maryann masako masha mathilde matilda maud maureen maya mayawati megan meghan megyn melania
    melanie melinda melissa meral mercedes meryl mette mia michaela michelle michiko mila
    mildred milena mina mindy minnie miranda miriam moira mollie molly mona monica monika
    monique muriel myra myriam nabila nadezhda nadia nadine nadiya nadja najat nancy naomi
    natalia natalie natalka natalya natasha nawal nell nelly ngozi nicole nikki nina nirmala
    nkosazana noelle nora norah noreen noriko norma octavia odette oksana olena olga olha olivia
    ophelia oprah paige paloma pam pamela patricia patrizia patsy patti patty paula paulette
    paulina pauline pearl peggy penelope penny petra phoebe phyllis pilar polina polly pooja
    portia preeti priscilla priti priyanka rachel rachida rae ragnhild raisa ramona rania raquel
    rebecca reem regina renata renate rhiannon rhonda rita roberta rochelle rosa rosalie
    rosalind rosalyn rosanna rosario rose roseanne rosemary rosie rowena roxana roxanne ruth
    sabina sabine sabrina sadie sahar sally salma samantha samira sanae sandra sanna sara sarah
    saskia savannah segolene selena selma serena shari sharon sheena sheila shelley shelly
    sherry sheryl shireen shirley sigrid silke silvia simona sinead siobhan siv sofia soledad
    solveig sonia sonja sophia sophie soraya souad stacey stacy stefanie stella stephanie sue
    suha sunita susan susana susanna susanne sushma suzanne svetlana svitlana swati sybil
    sybille sylvia sylvie tabitha tamara tammy tania tanja tanya tara tarja tatiana tatyana
    teresa tereza tess tessa thea thelma theresa therese tiffany tina tomoko tonya tracey tricia
    trisha trudy tulsi turid ulla ulrike ursula uta valentina valeria valerie vanessa vera
    verena veronica veronika vicki vicky victoria vigdis viktoria viola violeta virginia vivian
    viviane vivien wanda wangari wenche wendy wilhelmina willa wilma winifred winnie xenia
    ximena yael yasmin yekaterina yelena yevgenia yingluck yoko yolanda yuko yulia yuliia yuliya
    yuriko yvette yvonne zadie zainab zara zeinab zelda zeynep zhanna zoe zofia zsuzsanna zuzana
    zuzanna""".split()
)
