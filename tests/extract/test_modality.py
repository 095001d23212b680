"""Does it happen, will it, might it: one sentence for each construction, by kind.

An entry is a sentence, an action of it, and what the sentence says about that action; "not" before
a modality is a negative claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import claim, read

if TYPE_CHECKING:
    from collections.abc import Iterator

AUXILIARIES = [
    ("Obama met Putin.", "meet", "asserted"),
    ("Obama has met Putin twice.", "meet", "asserted"),
    ("Obama will meet Putin.", "meet", "planned"),
    ("Obama'll meet Putin on Friday.", "meet", "planned"),
    ("Obama won't meet Putin.", "meet", "not planned"),
    ("France shall support Ukraine.", "support", "planned"),
    ("Obama may meet Putin.", "meet", "possible"),
    ("Obama might meet Putin.", "meet", "possible"),
    ("Obama can meet Putin in Geneva.", "meet", "possible"),
    ("Obama could meet Putin in Geneva.", "meet", "possible"),
    ("Obama could not meet Putin in Geneva.", "meet", "not possible"),
    ("Obama would meet Putin.", "meet", "conditional"),
    ("Obama should meet Putin.", "meet", "requested"),
    ("Obama must meet Putin.", "meet", "requested"),
    ("Obama ought to meet Putin.", "meet", "requested"),
    ("Obama needs to meet Putin.", "meet", "requested"),
    ("Obama has to meet Putin.", "meet", "requested"),
    ("Obama had to meet Putin.", "meet", "asserted"),
    ("Obama is to meet Putin on Friday.", "meet", "planned"),
    ("Obama was to meet Putin on Friday.", "meet", "planned"),
    ("Obama is going to meet Putin.", "meet", "planned"),
    ("Obama is about to meet Putin.", "meet", "planned"),
    ("Obama used to meet Putin.", "meet", "asserted"),
    ("Obama had better meet Putin.", "meet", "requested"),
    ("Obama would rather meet Putin.", "meet", "desired"),
    ("Obama would like to meet Putin.", "meet", "desired"),
    ("Obama would have to meet Putin.", "meet", "conditional"),
    ("Obama may have met Putin.", "meet", "possible"),
    ("Obama could have met Putin.", "meet", "possible"),
    ("Obama would have met Putin.", "meet", "conditional"),
    ("Obama must have met Putin.", "meet", "possible"),
    ("Obama should have met Putin.", "meet", "not requested"),
    ("Obama should not have met Putin.", "meet", "requested"),
    ("Obama will have met Putin by Friday.", "meet", "planned"),
    ("The base could be attacked by Iran.", "attack", "possible"),
    ("The base will be attacked by Iran.", "attack", "planned"),
    ("The base must not be attacked by Iran.", "attack", "not requested"),
]

REPORTED = [
    ("Obama said he would meet Putin.", "meet", "planned"),
    ("Obama told reporters that he would not meet Putin.", "meet", "not planned"),
    ("Officials announced that France would support Ukraine.", "support", "planned"),
    ("Obama says he would meet Putin.", "meet", "conditional"),
    ("Obama said he would meet Putin if Putin apologised.", "meet", "conditional"),
    ("Obama said he might meet Putin.", "meet", "possible"),
    ("Obama said he could meet Putin.", "meet", "possible"),
    ("Obama said that Merkel should meet Putin.", "meet", "requested"),
    ("Obama thought Merkel would meet Putin.", "meet", "planned"),
    ("Obama will meet Putin, Merkel said.", "meet", "planned"),
    ("Obama would meet Putin, Merkel said.", "meet", "planned"),
    ("Obama would meet Putin on Monday, according to the newspaper.", "meet", "conditional"),
    ("Obama said he did not meet Putin.", "meet", "not asserted"),
    ("Obama hopes that Merkel meets Putin.", "meet", "desired"),
    ("Obama expects that Merkel will meet Putin.", "meet", "planned"),
    ("Obama feared that Russia had attacked Ukraine.", "attack", "possible"),
    ("Obama demanded that Russia free the soldiers.", "free", "requested"),
    ("Obama insisted that Russia free the soldiers.", "free", "requested"),
    ("Obama suggested that Merkel meet Putin.", "meet", "requested"),
    ("Obama proposed that Merkel meet Putin.", "meet", "requested"),
    ("Obama wished that Merkel had met Putin.", "meet", "not desired"),
    ("Obama doubts that Merkel met Putin.", "meet", "possible"),
    ("Obama suspects that Merkel met Putin.", "meet", "possible"),
    ("Obama knows that Merkel met Putin.", "meet", "asserted"),
    ("Obama believes that Merkel met Putin.", "meet", "asserted"),
    ("Obama denied that he had met Putin.", "meet", "asserted"),
    ("Obama denied meeting Putin.", "meet", "asserted"),
    ("Obama denied having met Putin.", "meet", "asserted"),
    ("Obama admitted meeting Putin.", "meet", "asserted"),
    ("Obama recalled meeting Putin.", "meet", "asserted"),
    ("Obama pretended to meet Putin.", "meet", "not asserted"),
]

ADVERBS = [
    ("Obama probably met Putin.", "meet", "possible"),
    ("Obama allegedly met Putin.", "meet", "possible"),
    ("Obama reportedly met Putin.", "meet", "possible"),
    ("Obama apparently met Putin.", "meet", "possible"),
    ("Obama will likely meet Putin.", "meet", "possible"),
    ("Perhaps Obama met Putin.", "meet", "possible"),
    ("Maybe Obama met Putin.", "meet", "possible"),
    ("Obama hardly met Putin.", "meet", "not asserted"),
    ("Obama barely met Putin.", "meet", "asserted"),
    ("Obama almost met Putin.", "meet", "not asserted"),
    ("Russia nearly attacked Ukraine.", "attack", "not asserted"),
    ("Obama rarely met Putin.", "meet", "asserted"),
    ("Obama will definitely meet Putin.", "meet", "planned"),
    ("Obama finally met Putin.", "meet", "asserted"),
    ("Obama hopefully meets Putin on Friday.", "meet", "desired"),
    ("Almost all ministers met Putin.", "meet", "asserted"),
]

ADJECTIVES = [
    ("Obama is likely to meet Putin.", "meet", "possible"),
    ("Obama is unlikely to meet Putin.", "meet", "not possible"),
    ("Obama is able to meet Putin.", "meet", "possible"),
    ("Obama was unable to meet Putin.", "meet", "not possible"),
    ("Obama is unwilling to meet Putin.", "meet", "not possible"),
    ("Obama is willing to meet Putin.", "meet", "possible"),
    ("Obama is set to meet Putin.", "meet", "planned"),
    ("Obama is due to meet Putin.", "meet", "planned"),
    ("Obama is expected to meet Putin.", "meet", "planned"),
    ("Obama is scheduled to meet Putin.", "meet", "planned"),
    ("Obama is poised to meet Putin.", "meet", "planned"),
    ("Obama is ready to meet Putin.", "meet", "possible"),
    ("Obama is open to meeting Putin.", "meet", "possible"),
    ("Obama is bound to meet Putin.", "meet", "planned"),
    ("Obama is certain to meet Putin.", "meet", "planned"),
    ("Obama is determined to meet Putin.", "meet", "planned"),
    ("Obama is eager to meet Putin.", "meet", "desired"),
    ("Obama is obliged to meet Putin.", "meet", "requested"),
    ("Obama was supposed to meet Putin.", "meet", "planned"),
    ("Obama is said to have met Putin.", "meet", "possible"),
    ("Obama is believed to have met Putin.", "meet", "possible"),
    ("Obama was free to meet Putin.", "meet", "possible"),
    ("Obama was glad to meet Putin.", "meet", "asserted"),
    ("Obama was the first president to meet Putin.", "meet", "asserted"),
    ("Obama was quick to support Ukraine.", "support", "asserted"),
    ("It is possible that Obama met Putin.", "meet", "possible"),
    ("It is likely that Obama will meet Putin.", "meet", "possible"),
    ("It is unlikely that Obama will meet Putin.", "meet", "not possible"),
    ("It is not clear whether Obama met Putin.", "meet", "possible"),
    ("It is clear that Obama met Putin.", "meet", "asserted"),
    ("It is important that Obama meets Putin.", "meet", "requested"),
    ("It is time for Obama to meet Putin.", "meet", "requested"),
    ("It is not true that Obama met Putin.", "meet", "not asserted"),
]

STAGE_VERBS = [
    ("Obama wants to meet Putin.", "meet", "desired"),
    ("Obama plans to meet Putin.", "meet", "planned"),
    ("Obama intends to meet Putin.", "meet", "planned"),
    ("Obama hopes to meet Putin.", "meet", "desired"),
    ("Obama agreed to meet Putin.", "meet", "planned"),
    ("Obama refused to meet Putin.", "meet", "not planned"),
    ("Obama declined to meet Putin.", "meet", "not planned"),
    ("Obama tried to meet Putin.", "meet", "planned"),
    ("Obama attempted to meet Putin.", "meet", "planned"),
    ("Obama failed to meet Putin.", "meet", "not asserted"),
    ("Obama managed to meet Putin.", "meet", "asserted"),
    ("Iran threatened to attack Israel.", "attack", "planned"),
    ("Iran vowed to attack Israel.", "attack", "planned"),
    ("Iran promised to support Syria.", "support", "planned"),
    ("Iran pledged to support Syria.", "support", "planned"),
    ("Obama considered meeting Putin.", "meet", "possible"),
    ("Obama contemplated meeting Putin.", "meet", "possible"),
    ("Obama is mulling sanctions on Russia.", "sanction", "possible"),
    ("Obama is weighing sanctions against Russia.", "sanction", "possible"),
    ("Obama ruled out meeting Putin.", "meet", "not planned"),
    ("Obama avoided meeting Putin.", "meet", "not asserted"),
    ("Obama stopped meeting Putin.", "meet", "not asserted"),
    ("Obama quit meeting Putin.", "meet", "not asserted"),
    ("Obama ceased to support Syria.", "support", "not asserted"),
    ("Russia began to attack Ukraine.", "attack", "asserted"),
    ("Russia resumed attacking Ukraine.", "attack", "asserted"),
    ("Russia continued to attack Ukraine.", "attack", "asserted"),
    ("Obama postponed meeting Putin.", "meet", "planned"),
    ("Obama delayed meeting Putin.", "meet", "planned"),
    ("Obama remembered to thank Putin.", "thank", "asserted"),
    ("Obama forgot to thank Putin.", "thank", "not asserted"),
    ("Obama neglected to thank Putin.", "thank", "not asserted"),
    ("Obama dropped plans to meet Putin.", "meet", "not planned"),
    ("Turkey abandoned its bid to join NATO.", "join", "not planned"),
    ("Obama lost the chance to meet Putin.", "meet", "not possible"),
    ("Obama missed an opportunity to meet Putin.", "meet", "not possible"),
    ("Obama gave up trying to meet Putin.", "meet", "not planned"),
    ("Merkel asked Obama to meet Putin.", "meet", "requested"),
    ("Merkel urged Obama not to meet Putin.", "meet", "not requested"),
    ("Merkel told Obama to meet Putin.", "meet", "requested"),
    ("Merkel forbade Obama to meet Putin.", "meet", "not requested"),
    ("Merkel allowed Obama to meet Putin.", "meet", "possible"),
    ("Merkel persuaded Obama to meet Putin.", "meet", "planned"),
    ("Merkel forced Obama to meet Putin.", "meet", "asserted"),
    ("Merkel wants Obama to meet Putin.", "meet", "desired"),
    ("Merkel helped Obama meet Putin.", "meet", "asserted"),
    ("Merkel warned Obama not to meet Putin.", "meet", "not requested"),
    ("Merkel called on Obama to meet Putin.", "meet", "requested"),
    ("Merkel dissuaded Obama from meeting Putin.", "meet", "not asserted"),
    ("Merkel prevented Obama from meeting Putin.", "meet", "not asserted"),
    ("Obama was prevented from meeting Putin.", "meet", "not asserted"),
    ("Obama was barred from meeting Putin.", "meet", "not asserted"),
    ("Obama seems to support Ukraine.", "support", "possible"),
    ("Obama ended up meeting Putin.", "meet", "asserted"),
    ("Obama chose to meet Putin.", "meet", "planned"),
    ("Obama dared to criticise Putin.", "criticise", "asserted"),
    ("Obama is seeking to meet Putin.", "meet", "planned"),
    ("Obama went on to meet Putin.", "meet", "asserted"),
    ("Obama pulled out of meeting Putin.", "meet", "not planned"),
]

NESTED = [
    ("Obama may be ready to meet Putin.", "meet", "possible"),
    ("Obama may want to meet Putin.", "meet", "possible"),
    ("Obama plans to try to meet Putin.", "meet", "planned"),
    ("Obama wants to be able to meet Putin.", "meet", "possible"),
    ("Obama might agree to meet Putin.", "meet", "possible"),
    ("Obama would refuse to meet Putin.", "meet", "not conditional"),
    ("Obama did not refuse to meet Putin.", "meet", "planned"),
    ("Obama does not plan to meet Putin.", "meet", "not planned"),
    ("Obama did not manage to meet Putin.", "meet", "not asserted"),
    ("Obama did not fail to meet Putin.", "meet", "asserted"),
    ("Obama never agreed to meet Putin.", "meet", "not planned"),
    ("Obama is not expected to meet Putin.", "meet", "not planned"),
    ("Obama is not ready to meet Putin.", "meet", "not possible"),
    ("Obama has no intention of meeting Putin.", "meet", "not planned"),
    ("Obama does not want Merkel to meet Putin.", "meet", "not desired"),
    ("Obama did not stop meeting Putin.", "meet", "asserted"),
]

CONDITIONS = [
    ("If Obama meets Putin, Merkel will resign.", "meet", "conditional"),
    ("If Iran attacks Israel, Obama will sanction Iran.", "attack", "conditional"),
    ("If Iran attacks Israel, Obama will sanction Iran.", "sanction", "conditional"),
    ("Obama will sanction Iran if Iran attacks Israel.", "sanction", "conditional"),
    ("Obama will meet Putin unless Russia attacks Ukraine.", "meet", "conditional"),
    ("Obama will meet Putin unless Russia attacks Ukraine.", "attack", "conditional"),
    ("Should Iran attack Israel, Obama will sanction Iran.", "attack", "conditional"),
    ("Should Iran attack Israel, Obama will sanction Iran.", "sanction", "conditional"),
    ("Had Obama met Putin, Merkel would have resigned.", "meet", "conditional"),
    ("Were Iran to attack Israel, Obama would sanction Iran.", "attack", "conditional"),
    ("Obama will meet Putin provided that Russia frees the soldiers.", "meet", "conditional"),
    ("Obama will meet Putin provided that Russia frees the soldiers.", "free", "conditional"),
    ("Obama will support Ukraine as long as Ukraine fights Russia.", "support", "conditional"),
    ("Obama sent soldiers in case Russia attacked Ukraine.", "attack", "conditional"),
    ("Obama will meet Putin even if Merkel criticises Obama.", "meet", "planned"),
    ("Obama will meet Putin even if Merkel criticises Obama.", "criticise", "conditional"),
    ("If Obama meets Putin and praises Xi, Merkel will resign.", "praise", "conditional"),
    ("Only if Russia frees the soldiers will Obama meet Putin.", "meet", "conditional"),
    ("In the event that Russia attacks Ukraine, Obama will meet Merkel.", "attack", "conditional"),
    ("Obama said that Iran would attack Israel if Israel attacked Syria.", "attack", "conditional"),
    ("Assuming Obama meets Putin, Merkel will resign.", "meet", "conditional"),
    ("Obama would not meet Putin unless Russia freed the soldiers.", "meet", "not conditional"),
]

QUESTIONS = [
    ("Did Obama meet Putin?", "meet", "possible"),
    ("Will Obama meet Putin?", "meet", "possible"),
    ("Why did Obama meet Putin?", "meet", "asserted"),
    ("Reporters asked whether Obama met Putin.", "meet", "possible"),
    ("Reporters asked if Obama had met Putin.", "meet", "possible"),
    ("Merkel wondered whether Obama would meet Putin.", "meet", "possible"),
    ("It was unclear if Obama met Putin.", "meet", "possible"),
    ("Obama did not say whether Russia had attacked Ukraine.", "attack", "possible"),
    ("Obama refused to say if Merkel met Putin.", "meet", "possible"),
    ("Obama will decide whether to meet Putin.", "meet", "possible"),
    ("Obama explained why Merkel met Putin.", "meet", "asserted"),
]

PURPOSES = [
    ("Obama flew to Moscow to meet Putin.", "meet", "planned"),
    ("Obama flew to Moscow in order to meet Putin.", "meet", "planned"),
    ("Obama flew to Moscow so that Merkel could meet Putin.", "meet", "possible"),
    ("To meet Putin, Obama flew to Moscow.", "meet", "planned"),
    ("Obama flew to Moscow, only to meet Putin.", "meet", "asserted"),
    ("Russia sent soldiers to attack Ukraine.", "attack", "planned"),
]

NOUNS = [
    ("Obama raised the possibility of a meeting with Putin.", "meet", "possible"),
    ("Obama discussed the possibility of meeting Putin.", "meet", "possible"),
    ("Obama announced plans for a meeting with Putin.", "meet", "planned"),
    ("Obama announced plans to meet Putin.", "meet", "planned"),
    ("Obama made a proposal to meet Putin.", "meet", "possible"),
    ("Obama made a request to meet Putin.", "meet", "requested"),
    ("Obama made an offer to meet Putin.", "meet", "planned"),
    ("Obama rejected an offer of talks with Putin.", "talk", "not planned"),
    ("There was talk of a meeting between Obama and Putin.", "meet", "possible"),
    ("Obama expressed hopes for a meeting with Putin.", "meet", "desired"),
    ("Iran repeated its threat to attack Israel.", "attack", "planned"),
    ("There were calls for a meeting between Obama and Putin.", "meet", "requested"),
    ("There are no arrangements for a meeting between Obama and Putin.", "meet", "not planned"),
    ("Obama has no plans to meet Putin.", "meet", "not planned"),
    ("There are no plans for a meeting between Obama and Putin.", "meet", "not planned"),
    ("The lack of a meeting between Obama and Putin worried Merkel.", "meet", "not asserted"),
    ("The absence of talks between Obama and Putin worried Merkel.", "talk", "not asserted"),
    ("Merkel regretted the end of talks between Obama and Putin.", "talk", "not asserted"),
    ("Merkel called for an end to the war between Russia and Ukraine.", "fight", "not requested"),
    ("Merkel regretted the cancellation of the meeting between Obama and Putin.", "meet",
     "not planned"),
    ("Merkel criticised Obama's refusal to meet Putin.", "meet", "not planned"),
    ("Merkel criticised Obama's failure to meet Putin.", "meet", "not asserted"),
    ("Russia repeated its opposition to Ukraine joining NATO.", "join", "possible"),
    ("Turkey repeated its support for Ukraine joining NATO.", "join", "desired"),
    ("The prospect of Ukraine joining NATO worried Russia.", "join", "possible"),
    ("The risk of Russia attacking Ukraine worried Merkel.", "attack", "possible"),
    ("The prospect of a war between Russia and Ukraine worried Merkel.", "fight", "possible"),
    ("Fears of a war between Russia and Ukraine grew.", "fight", "possible"),
    ("The threat of a war between Russia and Ukraine grew.", "fight", "possible"),
    ("Obama's decision to meet Putin angered Merkel.", "meet", "planned"),
    ("Obama's desire to meet Putin angered Merkel.", "meet", "desired"),
    ("Obama's readiness to meet Putin angered Merkel.", "meet", "possible"),
    ("Obama's promise to support Ukraine pleased Merkel.", "support", "planned"),
    ("Obama had the chance to meet Putin.", "meet", "possible"),
    ("There is a chance that Obama met Putin.", "meet", "possible"),
    ("There is no evidence that Obama met Putin.", "meet", "possible"),
    ("There is no doubt that Obama met Putin.", "meet", "asserted"),
    ("Obama is in favour of meeting Putin.", "meet", "desired"),
    ("Obama is on the verge of meeting Putin.", "meet", "planned"),
    ("Obama is in talks to buy Chelsea.", "buy", "possible"),
    ("Merkel's position on arming Ukraine angered Russia.", "arm", "possible"),
    ("Officials made arrangements for a meeting between Obama and Putin.", "meet", "planned"),
    ("No arrangements were made for a meeting between Obama and Putin.", "meet", "not planned"),
]  # fmt: skip

GERUNDS = [
    ("Obama will thank Merkel after meeting Putin.", "meet", "planned"),
    ("Obama did not thank Merkel after meeting Putin.", "meet", "asserted"),
    ("Merkel left without meeting Putin.", "meet", "not asserted"),
    ("Merkel did not leave without meeting Putin.", "meet", "asserted"),
    ("Obama left instead of meeting Putin.", "meet", "not asserted"),
    ("Obama left rather than meet Putin.", "meet", "not asserted"),
    ("Obama left before meeting Putin.", "meet", "asserted"),
    ("Obama left after meeting Putin.", "meet", "asserted"),
    ("Obama won the election despite meeting Putin.", "meet", "asserted"),
    ("Obama angered Merkel by meeting Putin.", "meet", "asserted"),
    ("Obama might anger Merkel by meeting Putin.", "meet", "possible"),
    ("Merkel accused Obama of meeting Putin.", "meet", "asserted"),
    ("Merkel criticised Obama for meeting Putin.", "meet", "asserted"),
    ("Obama was charged with bribing Putin.", "bribe", "possible"),
    ("Obama was suspected of bribing Putin.", "bribe", "possible"),
    ("Obama was convicted of bribing Putin.", "bribe", "asserted"),
    ("Obama was acquitted of bribing Putin.", "bribe", "not asserted"),
    ("Obama was cleared of bribing Putin.", "bribe", "not asserted"),
    ("Obama succeeded in meeting Putin.", "meet", "asserted"),
    ("Obama insisted on meeting Putin.", "meet", "requested"),
    ("Obama thought about meeting Putin.", "meet", "possible"),
    ("Obama dreams of meeting Putin.", "meet", "desired"),
    ("Obama refrained from meeting Putin.", "meet", "not asserted"),
    ("Obama opposed Ukraine joining NATO.", "join", "possible"),
    ("Besides meeting Putin, Obama praised Xi.", "meet", "asserted"),
    ("When meeting Putin, Obama praised Xi.", "meet", "asserted"),
    ("Obama returned home, having met Putin.", "meet", "asserted"),
    ("Obama is far from supporting Putin.", "support", "not asserted"),
    ("Obama is close to meeting Putin.", "meet", "planned"),
]

EVENTS = [
    ("Obama expects a meeting with Putin.", "meet", "planned"),
    ("Merkel expects a meeting between Obama and Putin.", "meet", "planned"),
    ("Obama cancelled talks with Putin.", "talk", "not planned"),
    ("Obama called off talks with Putin.", "talk", "not planned"),
    ("Obama ruled out talks with Putin.", "talk", "not planned"),
    ("Obama postponed talks with Putin.", "talk", "planned"),
    ("Obama suspended talks with Putin.", "talk", "not asserted"),
    ("Obama broke off talks with Putin.", "talk", "not asserted"),
    ("Obama resumed talks with Putin.", "talk", "asserted"),
    ("Obama began talks with Putin.", "talk", "asserted"),
    ("Obama held talks with Putin.", "talk", "asserted"),
    ("Obama refused talks with Putin.", "talk", "not planned"),
    ("Obama rejected a meeting with Putin.", "meet", "not planned"),
    ("Obama avoided a war with Russia.", "fight", "not asserted"),
    ("Obama averted a war with Russia.", "fight", "not asserted"),
    ("Obama wants talks with Putin.", "talk", "desired"),
    ("Obama called for talks with Putin.", "talk", "requested"),
    ("Obama threatened sanctions against Russia.", "sanction", "planned"),
    ("Obama lifted sanctions on Russia.", "sanction", "not asserted"),
    ("Obama agreed a deal with Russia.", "agree", "asserted"),
    ("Obama reached a deal with Russia.", "agree", "asserted"),
    ("Obama failed to reach a deal with Russia.", "agree", "not asserted"),
    ("Obama has not imposed sanctions on Russia.", "sanction", "not asserted"),
    ("Obama held no talks with Putin.", "talk", "not asserted"),
    ("There were no talks between Obama and Putin.", "talk", "not asserted"),
    ("There was no meeting between Obama and Putin.", "meet", "not asserted"),
    ("There is a meeting between Obama and Putin.", "meet", "asserted"),
    ("There will be a meeting between Obama and Putin.", "meet", "planned"),
    ("No meeting between Obama and Putin took place.", "meet", "not asserted"),
    ("A meeting between Obama and Putin may take place in Geneva.", "meet", "possible"),
    ("A meeting between Obama and Putin is planned.", "meet", "planned"),
    ("A meeting between Obama and Putin has been cancelled.", "meet", "not planned"),
    ("A meeting between Obama and Putin was called off.", "meet", "not planned"),
    ("A meeting between Obama and Putin is unlikely.", "meet", "not possible"),
    ("A meeting between Obama and Putin is possible.", "meet", "possible"),
    ("A meeting between Obama and Putin is out of the question.", "meet", "not planned"),
    ("The talks between Obama and Putin failed.", "talk", "asserted"),
    ("The talks between Obama and Putin ended in Geneva.", "talk", "asserted"),
    ("The proposed meeting between Obama and Putin worried Merkel.", "meet", "possible"),
    ("The planned meeting between Obama and Putin worried Merkel.", "meet", "planned"),
    ("The cancelled meeting between Obama and Putin worried Merkel.", "meet", "not planned"),
    ("The alleged meeting between Obama and Putin worried Merkel.", "meet", "possible"),
    ("Merkel warned of a possible Russian attack on Ukraine.", "attack", "possible"),
    ("Merkel warned of a Russian attack on Ukraine.", "attack", "possible"),
    ("Merkel condemned the Russian attack on Ukraine.", "attack", "asserted"),
    ("Merkel did not condemn the Russian attack on Ukraine.", "attack", "asserted"),
    ("Russia denied an attack on Ukraine.", "attack", "asserted"),
]

NEGATIONS = [
    ("Obama did not meet Putin.", "meet", "not asserted"),
    ("Obama didn't meet Putin.", "meet", "not asserted"),
    ("Obama never met Putin.", "meet", "not asserted"),
    ("Obama no longer supports Ukraine.", "support", "not asserted"),
    ("Obama has not yet met Putin.", "meet", "not asserted"),
    ("Obama has yet to meet Putin.", "meet", "not asserted"),
    ("No official met Putin.", "meet", "not asserted"),
    ("Nobody met Putin.", "meet", "not asserted"),
    ("No one met Putin.", "meet", "not asserted"),
    ("None of the officials met Putin.", "meet", "not asserted"),
    ("Neither Obama nor Merkel met Putin.", "meet", "not asserted"),
    ("Obama met neither Putin nor Xi.", "meet", "not asserted"),
    ("Obama has met no officials.", "meet", "not asserted"),
    ("Under no circumstances will Obama meet Putin.", "meet", "not planned"),
    ("At no point did Obama meet Putin.", "meet", "not asserted"),
    ("Few officials met Putin.", "meet", "asserted"),
    ("Not all officials met Putin.", "meet", "asserted"),
    ("Not every official met Putin.", "meet", "asserted"),
    ("Obama not only met Putin but praised Xi.", "meet", "asserted"),
    ("Obama not only met Putin but praised Xi.", "praise", "asserted"),
    ("Obama met not only Putin but also Xi.", "meet", "asserted"),
    ("Not only did Obama meet Putin, he praised Xi.", "meet", "asserted"),
    ("Obama met Putin, not because of Merkel.", "meet", "asserted"),
    ("Obama did not meet Putin and praise Xi.", "praise", "not asserted"),
    ("Obama did not meet Putin or praise Xi.", "praise", "not asserted"),
    ("Obama did not meet Putin but praised Xi.", "meet", "not asserted"),
    ("Obama did not meet Putin but praised Xi.", "praise", "asserted"),
    ("Obama met Putin but did not praise Xi.", "meet", "asserted"),
    ("Obama met Putin but did not praise Xi.", "praise", "not asserted"),
    ("Obama will meet Putin and praise Xi.", "praise", "planned"),
    ("Obama may meet Putin and Merkel praised Xi.", "praise", "asserted"),
    ("Obama wants to meet Putin and praise Xi.", "praise", "desired"),
    ("Obama wants to meet Putin and praised Xi.", "praise", "asserted"),
    ("Obama has not met Putin or praised Xi.", "praise", "not asserted"),
    ("Obama does not think Merkel met Putin.", "meet", "not asserted"),
    ("Obama does not believe that Merkel met Putin.", "meet", "not asserted"),
    ("Obama did not know that Merkel had met Putin.", "meet", "asserted"),
    ("Obama did not say that Merkel met Putin.", "meet", "possible"),
    ("Obama, who did not meet Putin, praised Xi.", "praise", "asserted"),
    ("Obama, who did not meet Putin, praised Xi.", "meet", "not asserted"),
    ("Obama did not criticise Merkel, who met Putin.", "meet", "asserted"),
    ("Obama did not resign after he met Putin.", "meet", "asserted"),
    ("Obama praised Xi because Merkel did not meet Putin.", "praise", "asserted"),
    ("Obama hardly ever met Putin.", "meet", "not asserted"),
    ("Obama did anything but meet Putin.", "meet", "not asserted"),
    ("Obama had nothing to do but meet Putin.", "meet", "asserted"),
    ("There is nothing to stop Obama from meeting Putin.", "meet", "asserted"),
    ("Putin was not met by Obama.", "meet", "not asserted"),
    ("Russia has not been attacked by Ukraine.", "attack", "not asserted"),
    ("Obama did nothing to support Ukraine.", "support", "not asserted"),
]

WISHES = [
    ("Let Russia free the soldiers.", "free", "requested"),
    ("May God protect Ukraine.", "protect", "desired"),
    ("The court let Google buy Fitbit.", "buy", "asserted"),
]

NEWS = [
    ("The White House said that Biden would travel to Warsaw next month to meet Duda.", "meet",
     "planned"),
    ("Germany has ruled out sending missiles to Ukraine for now.", "send", "not planned"),
    ("Talks between Israel and Hamas, which were due to resume on Sunday, have been postponed.",
     "talk", "planned"),
    ("Talks between Pakistan and India are on hold.", "talk", "planned"),
    ("The war between Eritrea and Ethiopia is over.", "fight", "not asserted"),
    ("France is considering whether to recognise Palestine.", "recognise", "possible"),
    ("Hungary has repeatedly threatened to block aid to Ukraine.", "block", "planned"),
    ("Officials said Iran had not ruled out attacking Israel.", "attack", "planned"),
    ("The company could be forced to sell its stake in Renault.", "sell", "possible"),
    ("China urged Washington to stop selling arms to Taiwan.", "sell", "not requested"),
    ("The president said he had no intention of firing Powell.", "fire", "not planned"),
    ("Turkey dropped its objections to Sweden joining NATO.", "join", "possible"),
    ("If elected, Trump would impose tariffs on China.", "impose", "conditional"),
    ("Zelensky said Ukraine would never recognise the annexation.", "recognise", "not planned"),
    ("North Korea is believed to have supplied shells to Russia.", "supply", "possible"),
    ("The union called off a strike against Boeing.", "strike", "not planned"),
    ("It is unclear when Blinken will visit Beijing.", "visit", "planned"),
    ("Armenia and Azerbaijan are close to signing a treaty.", "sign", "planned"),
    ("A planned visit by Modi to Moscow was scrapped.", "visit", "not planned"),
    ("The court stopped the government from deporting migrants.", "deport", "not asserted"),
    ("Brussels fears that Poland may leave the bloc.", "leave", "possible"),
    ("Lawmakers voted against sending troops to Mali.", "send", "possible"),
    ("Apple is in talks to buy Arm.", "buy", "possible"),
    ("Google failed to persuade Apple to adopt its standard.", "adopt", "not planned"),
    ("Amid fears of a Russian attack on Moldova, Romania sent troops.", "attack", "possible"),
    ("The talks were aimed at preventing a war between Serbia and Kosovo.", "fight",
     "not planned"),
    ("Turkey has offered to host talks between Russia and Ukraine.", "talk", "planned"),
    ("Mexico wants the United States to extradite the general.", "extradite", "desired"),
    ("Seoul says it will not supply weapons unless Russia crosses a red line.", "supply",
     "not conditional"),
    ("Police are investigating whether the suspect had contacted Hamas.", "contact", "possible"),
    ("There is growing speculation that Musk will sell the shares.", "sell", "possible"),
    ("Sudan's army refused to attend peace talks with the rebels.", "talk", "not planned"),
    ("Moscow accused Kyiv of planning to attack the plant.", "attack", "planned"),
    ("The senator tried but failed to unseat Cruz.", "unseat", "not asserted"),
    ("Some workers are expected to lose their jobs when Nokia closes the plant.", "close",
     "planned"),
    ("The minister resigned when Nokia closed the plant.", "close", "asserted"),
    ("Ankara will ratify the treaty once Sweden extradites the activists.", "extradite",
     "planned"),
    ("Vietnam stopped short of condemning Russia.", "condemn", "not asserted"),
    ("Whether Scholz will support Macron remains unclear.", "support", "possible"),
    ("The bishop called for the government to compensate victims.", "compensate", "requested"),
    ("Critics say the law will let police spy on reporters.", "spy on", "planned"),
    ("\"I would not trust Putin,\" Kallas told reporters.", "trust", "not conditional"),
    ("Russia's attempt to seize Kyiv failed.", "seize", "not planned"),
    ("Nobody expects Lukashenko to free the prisoners.", "free", "not planned"),
    ("The coach refused to rule out selling Kane.", "sell", "planned"),
    ("Trump toyed with buying Greenland.", "buy", "possible"),
    ("The regulator cleared Pfizer to sell the vaccine.", "sell", "possible"),
    ("The regulator cleared Pfizer of misleading investors.", "mislead", "not asserted"),
    ("Not even Hungary opposed the sanctions.", "oppose", "not asserted"),
    ("Egypt has offered to broker a truce between Israel and Hamas.", "agree", "planned"),
    ("Diplomats hope that Oman will persuade the rebels to stop attacking ships.", "attack",
     "not desired"),
    ("Nigeria was on the verge of sending troops to Niger.", "send", "planned"),
    ("Putin said that he would meet Trump if Washington lifted the ban.", "meet", "conditional"),
    ("Ukraine could join NATO if its members agree, Stoltenberg said.", "join", "conditional"),
    ("How will NATO defend Lithuania?", "defend", "planned"),
    ("Will NATO defend Lithuania?", "defend", "possible"),
    ("If the truce lasts, Obama would welcome it, Merkel said.", "welcome", "conditional"),
]  # fmt: skip

SUPPOSED = [
    ("An attack on Iran by Israel would anger Russia.", "attack", "conditional"),
    ("An attack on Iran by Israel angered Russia.", "attack", "asserted"),
    ("The attack on Iran by Israel will cost Russia dear.", "attack", "asserted"),
    ("In case of an Iranian attack on Israel, Jordan will help.", "attack", "conditional"),
    ("In the event of a Russian attack on Poland, NATO will help.", "attack", "conditional"),
    ("Macron fears a Russian attack on Ukraine.", "attack", "possible"),
    ("Macron said a Russian attack on Ukraine was imminent.", "attack", "planned"),
    ("Suppose Britain attacks France.", "attack", "conditional"),
    ("Officials wonder if Obama met Putin.", "meet", "possible"),
    ("Reporters asked if Obama met Putin.", "meet", "possible"),
]

NOT_DONE = [
    ("Obama has ruled out ever meeting Putin.", "meet", "not planned"),
    ("Belarus is too weak to attack Russia.", "attack", "not possible"),
    ("Belarus is strong enough to attack Russia.", "attack", "possible"),
    ("Germany is still waiting to arm Ukraine.", "arm", "planned"),
    ("Parliament voted to sanction Russia.", "sanction", "planned"),
    ("Iran all but attacked Israel.", "attack", "not asserted"),
    ("Smith is wanted for killing Jones.", "kill", "possible"),
    ("Smith is on trial for killing Jones.", "kill", "possible"),
    ("Smith was convicted of killing Jones.", "kill", "asserted"),
    ("Smith was wrongly convicted of killing Jones.", "kill", "not asserted"),
    ("Smith pleaded guilty to killing Jones.", "kill", "asserted"),
    ("Smith pleaded not guilty to killing Jones.", "kill", "not asserted"),
    ("Iran was accused of attacking Israel.", "attack", "possible"),
    ("There is no truce agreed between Israel and Hamas.", "agree between", "not asserted"),
    ("There is no doubt that Iran attacked Israel.", "attack", "asserted"),
]

GROUPS = {
    "auxiliary": AUXILIARIES,
    "reported": REPORTED,
    "adverb": ADVERBS,
    "adjective": ADJECTIVES,
    "stage verb": STAGE_VERBS,
    "nested": NESTED,
    "condition": CONDITIONS,
    "question": QUESTIONS,
    "purpose": PURPOSES,
    "noun": NOUNS,
    "gerund": GERUNDS,
    "event": EVENTS,
    "negation": NEGATIONS,
    "wish": WISHES,
    "news": NEWS,
    "supposed": SUPPOSED,
    "not done": NOT_DONE,
}

COMPOUND = "the parser takes the gerund before a name for part of the name"
THIN: dict[tuple[str, str], str] = {
    ("Obama'll meet Putin on Friday.", "meet"): "the tokenizer leaves the name and 'll together",
    ("Obama suggested that Merkel meet Putin.", "meet"): "the parser takes the verb for a noun",
    ("Obama proposed that Merkel meet Putin.", "meet"): "the parser takes the verb for a noun",
    ("Obama recalled meeting Putin.", "meet"): COMPOUND,
    ("Obama contemplated meeting Putin.", "meet"): COMPOUND,
    ("Obama quit meeting Putin.", "meet"): COMPOUND,
    ("Obama delayed meeting Putin.", "meet"): COMPOUND,
    ("Obama dreams of meeting Putin.", "meet"): "the parser takes subject and verb for a compound",
    ("Russia denied an attack on Ukraine.", "attack"): "a denied event noun has no agent yet",
    ("Obama did anything but meet Putin.", "meet"): "an exception from anything is not read",
}
"""What is not read rightly yet, and why."""


def cases() -> Iterator[object]:
    for group, entries in GROUPS.items():
        for text, action, mood in entries:
            reason = THIN.get((text, action))
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(text, action, mood, id=f"{group}: {text} [{action}]", marks=marks)


def moods(text: str, action: str) -> set[str]:
    return {
        ("not " if c.polarity == "negative" else "") + c.modality
        for c in read(text).claims
        if c.predicate.lemma == action
    }


@pytest.mark.parametrize(("text", "action", "mood"), list(cases()))
def test_mood(text: str, action: str, mood: str) -> None:
    assert moods(text, action) == {mood}


def test_what_is_thin_is_still_a_case() -> None:
    known = {(text, action) for entries in GROUPS.values() for text, action, _ in entries}
    assert known >= THIN.keys()
    assert sum(len(entries) for entries in GROUPS.values()) == len(known)


def test_who_is_asked_is_told_apart_from_who_asks() -> None:
    found = {
        (c.subject.name, c.predicate.lemma, c.object.name)
        for c in read("Merkel urged Obama to meet Putin.").claims
    }
    assert {("Merkel", "urge", "Obama"), ("Obama", "meet", "Putin")} <= found


def test_implicit_claims_do_not_take_the_status_of_their_sentence() -> None:
    found = claim("Sadiq Khan, the mayor, did not meet Putin.", "be")
    assert (found.polarity, found.modality, found.attribution) == ("positive", "asserted", None)


@pytest.mark.parametrize(
    ("text", "met", "unmet"),
    [
        ("Obama met not Putin but Xi.", {"Xi"}, {"Putin"}),
        ("Obama met Putin but not Xi.", {"Putin"}, set()),
        ("Not Obama but Merkel met Putin.", {"Putin"}, {"Putin"}),
    ],
)
def test_negation_of_one_object_leaves_the_other(text: str, met: set[str], unmet: set[str]) -> None:
    found = [c for c in read(text).claims if c.predicate.lemma == "meet"]
    assert {c.object.name for c in found if c.polarity == "positive"} == met
    assert {c.object.name for c in found if c.polarity == "negative"} == unmet


@pytest.mark.parametrize(
    "text", ["Obama called for sanctions on Russia.", "Obama discussed the war with Russia."]
)
def test_who_speaks_of_an_event_is_not_a_side_of_it(text: str) -> None:
    assert not {"sanction", "fight"} & {c.predicate.lemma for c in read(text).claims}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Moscow accused Kyiv of planning to attack the plant.", "Kyiv"),
        ("Turkey dropped its objections to Sweden attacking the plan.", "Sweden"),
        ("Chad warned Sudan against attacking the town.", "Sudan"),
        ("Without attacking China, Biden criticised Beijing.", "Biden"),
    ],
)
def test_who_does_what_a_gerund_says(text: str, subject: str) -> None:
    assert claim(text, "attack").subject.name == subject
