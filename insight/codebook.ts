/** What answers may be about, and the words by which it is known. */
export type Theme = {
  /** Stays the same for ever. */
  key: string;
  label: string;
  /**
   * Phrases in lower case. A word stands for its plural and its -ed and -ing too; `one/other` is either of
   * them; `…` is up to three other words of the same clause.
   */
  words: readonly string[];
  /** A "not" just before the phrase speaks against it: "not good" is no praise. */
  unlessDenied?: boolean;
};

/** The key of the theme that people settle beside all others, by a tick of its own. */
export const praise = 'praise';

/**
 * The ready codebook for youth justice: what children, parents and people harmed raised with the services
 * that Sayback is built from, and what their plans and inspections ask. A suggestion for a person to settle,
 * so it is rather too wide than too narrow.
 */
export const codebook: readonly Theme[] = [
  {
    key: 'worker-manner',
    label: 'How workers are with people',
    words: phrases(`worker/manager/she/he/they/staff/lady/man/woman/officer/everyone … nice/kind/friendly/
      lovely/rude/polite/patient/funny/calm/warm/welcoming/caring/strict/respectful/disrespectful/horrible/
      supportive/approachable/genuine/honest, nice/kind/friendly/lovely/rude/good/great/horrible/brilliant/
      best worker/manager/lady/man/woman/people/person/officer/staff, down to earth,
      worker/manager … good/great/amazing/brilliant/helpful/understanding,
      was/were/so/very/really understanding, respect/disrespect me/us/my/him/her, with respect, no respect,
      judgemental, judge me/us/my/him/her/you, judging, talk/look/speak down,
      talk/speak to me/us/him/her like, treat me/us/him/her, get on … with him/her/them/worker, get on well,
      easy to talk, trust him/her/them/you/worker/my, shout at, on my/our side,
      feel/felt comfortable/welcome/small/stupid/judged`),
  },
  {
    key: 'worker-skills',
    label: 'Whether workers have the right skills',
    words: phrases(`right/people/better skills,
      worker/staff/manager … skill/skilled/trained/training/qualified/experienced/experience,
      train staff/workers, well/properly/not/better trained, need/needs training,
      was/were/very/really/so professional, unprofessional, inexperienced, knowledgeable,
      know what she/he/they/you, know how to, know her/his/their job/stuff, good at her/his/their job,
      know/understand … autism/adhd/dyslexia/trauma/send/needs/disability/speech, no/any understanding of,
      out of her/his/their depth`),
  },
  {
    key: 'time-for-me',
    label: 'Time for me',
    words: phrases(`time for me/us/him/her/my/it, had/has/have/make/made/take/took/give … time for/with/to,
      take his/her/their/the time, more/enough/little time with, rush, in a hurry, too/always/so busy, cancel,
      never/not turn/show up, didnt turn/show up, cut short, always there, there for me/us/him/her,
      pick up the phone, call/ring/phone/text/email … back, get hold of, hard to reach, return … call`),
  },
  {
    key: 'change-of-worker',
    label: 'Workers changing',
    words: phrases(`change/swap/switch … worker/manager/officer,
      new/different/another/same/third/fourth worker/manager/officer, worker/manager/officer … leave,
      keep changing/swapping, start again with, start/starting all over, start from scratch`),
  },
  {
    key: 'too-many-people',
    label: 'Too many people',
    words: phrases(`too/so many … people/professional/worker/meeting/agency/adult/staff/service/different,
      lots/loads of … people/professional/workers, all/everyone/everybody at once,
      all these people/professionals/meetings, different people/professionals/services,
      repeat myself/ourselves/my/our/it, same thing/things/story/questions over/again/to,
      tell … story/it again, over and over, one person instead, one worker instead, who is/was who,
      whos who`),
  },
  {
    key: 'place',
    label: 'The place',
    words: phrases(`building, office, waiting room, reception, the/this/that/your/meeting room,
      room … cold/small/hot/dirty/bare, toilet, the/this/that/nice/horrible/scary/safe/different/your place,
      too/so/very/really/bit/was/is/and/looks dark, dark and,
      dark corridor/room/building/place/street/entrance/outside, dingy, gloomy, run down, dirty, smelly,
      smell, stairs, wheelchair, cramped, noisy, not … for children/kids/young, no privacy, not private,
      poster, buzzer, glass screen, the centre`),
  },
  {
    key: 'listened-to',
    label: 'Being asked and listened to',
    words: phrases(`listen, never/not/nobody/wasnt/werent/didnt/dont ask, no one ask,
      ask me/us/him/her what/how/if/about/first/for, ask what i/we/he/she, ask for my/our/his/her, ask my/our,
      was/were/being/be/been/get asked, hear/heard me/us/my/our, was/were/be/feel/felt/been/being heard,
      ignore, a/my/our/any/no/some/more say, say in, my/our/his/her/their side/view/opinion/voice/story,
      views, opinion, decide for/without, no/a/any/more choice, given/had a choice, involve me/us/him/her/in,
      felt/feel/being/be/was/were involved/included, left out, take … seriously, consult,
      talk/speak over/about/for me/us, understand me/us/my/him/her`),
  },
  {
    key: 'online',
    label: 'Online and on the phone',
    words: phrases(`online, zoom, facetime, whatsapp, on/over/via/using/by/microsoft teams,
      video call/link/chat/meeting/session, virtual, laptop, computer screen, a/the/my screen, internet, wifi,
      wi fi, signal, camera, connection, freeze, teams keep/crash/call/meeting, by/over/on the phone,
      by phone, phone call/appointment/session, face to face, in person, link … work/send/sent, the app`),
  },
  {
    key: 'reparation',
    label: 'Reparation',
    words: phrases(`reparation, community payback/service, payback, unpaid work, litter,
      pick/picking up rubbish, charity shop, make/making amends, pay back, allotment, community garden,
      clean graffiti, conservation`),
  },
  {
    key: 'activities',
    label: 'What we did, and whether it suited me',
    words: phrases(`activity, residential, boxing, cook, football, basketball, gym, music, studio, art, draw,
      paint, bike, cycle workshop, cycling, trade skills, trades, skills course, girls group, group work,
      video project, whiteboard, flower bank, recycle, recycling computers, trip, sport, swim, climb, mentor,
      programme, project, workshop, worksheet, bore, boredom, fun, game, restorative justice friday,
      session … good/bad/fun/boring/interesting/useful/pointless, suit/suited me/us/him/her/my,
      did not/didnt suit/fit, fit/fitted what/me, good at, learn/learnt/taught … new/how/lot/skill`),
  },
  {
    key: 'getting-there',
    label: 'Getting there',
    words: phrases(`bus, by/the/a train, train station/fare/ticket, tube, transport, travel, taxi, uber, fare,
      petrol, parking space/ticket, nowhere to park, drive, a lift, give/gave … lift, too/so/very/quite far,
      far away, far to, get/got/getting there/here, come/came all the way, long way, journey, walk there,
      miles, nearer, closer to home, other side of, come/came to me/us/my/our`),
  },
  {
    key: 'appointment-times',
    label: 'Times of appointments',
    words: phrases(`appointment, wrong time, time is/was wrong, a/better/good/bad/different time to,
      what time, time of, too early, too late, early morning, evening, weekend, after/during/out school,
      after/during work, school/college hours, time off, clash, rearrange, reschedule,
      change/move … time/day/date, reminder, remind, miss/forget/forgot … appointment/session/meeting,
      late for, was/were/is/always late, kept … waiting, waiting time, on time, too long,
      more/less/fewer/often sessions`),
  },
  {
    key: 'information',
    label: 'Knowing what is going on',
    words: phrases(`information, info, what/whats … happen/happening next/now/after, what/whats happening,
      what would/will happen, what happens, going to happen, next step, explain, no idea,
      not/didnt/never know/knew/told/say/explained, nobody/noone tell/told/explained/say,
      no one tell/told/explained/say, tell/told me/us what/how/when/why/nothing/about/everything, confuse,
      leaflet, booklet, welcome pack, exit plan, clear, unclear, find/found out, what to expect,
      know/understand what/why/when/where/who, in the dark, told/tell straight`),
  },
  {
    key: 'clear-words',
    label: 'Plain words and language',
    words: phrases(`long/big/hard/complicated/difficult/simple/easy/easier/plain words, jargon,
      easy/easier/hard/harder/difficult to understand/follow/read/fill, interpreter, translate, translator,
      my/our/own/another/first language, english, fill … form, too many forms, cant/cannot/struggle … read,
      spelling, paperwork, speech therapist/therapy`),
  },
  {
    key: 'school-and-work',
    label: 'School, training and work',
    words: phrases(`school, college, teacher, exam, gcse, exclude, exclusion,
      a/part/find/found/get/got/my job, job interview/centre, apprentice, apprenticeship,
      a/the/training/college course, work experience, career, cv, cscs, employment, employer, education,
      homework, attendance, university, maths, get/got/find/found … work, qualification`),
  },
  {
    key: 'health-and-feelings',
    label: 'Health and feelings',
    words: phrases(`mental health, anxiety, anxious, depress, depression, stress, stressful, anger, angry,
      my temper, calm down, sleep, emotion, my/his/her/their feelings, mood, counselling, counsellor, camhs,
      therapy, therapist, doctor, nurse, gp, hospital, drug, weed, cannabis, alcohol, drunk, smoke, vape,
      adhd, autism, autistic, medication, panic, confidence, confident, self esteem, worry, nervous, upset,
      upsetting, feel/felt/feeling … better/happy/happier/sad/down/low/bad/good/awful/guilty/ashamed, cry,
      trauma, wellbeing, well being, health, nightmare`),
  },
  {
    key: 'family',
    label: 'Family and home',
    words: phrases(`family, relationship, my/his/her/me/and mum/dad/nan/gran/brother/sister/parents/stepdad,
      at home, home life, argue, argument, sibling, parenting, foster, carer, care home, childrens home,
      support for parents/me/us, as a parent/mum/dad/mother/father, parent group, boundary`),
  },
  {
    key: 'safety',
    label: 'Feeling safe',
    words: phrases(`safe, unsafe, safer, safety, scared, scary, afraid, frighten, fear, danger, dangerous,
      threat, threaten, attack, gang, knife, bully, over my shoulder, protect, protection, stay/keep away,
      bump/run into him/her/them, see/seeing him/them/her … again/street/around, live near/close/nearby,
      exploit, exploitation, postcode, olders`),
  },
  {
    key: 'restorative-justice',
    label: 'Restorative justice and apology',
    words: phrases(`restorative, rj, apology, apologise, say/said/was/is/were/are/really/genuinely/mean sorry,
      meet/met/face/facing … him/them/her/boy/girl/victim/person, mediation, mediator, conference,
      letter from, write/wrote … letter, put … right, what he/she/they did to, remorse, forgive, closure,
      make up for, person harmed, the victim`),
  },
  {
    key: 'kept-informed',
    label: 'Being kept informed',
    words: phrases(`keep/kept … informed/updated/posted/loop, keep/kept … up to date, update,
      hear/heard nothing/back, not/never/havent/didnt/dont hear/heard anything/back/from/a, never heard,
      no news, progress, no contact, nobody/noone ring/rang/call/contact/told/phone,
      no one ring/rang/call/contact/told/phone, chase, had to ring/phone/call, in the dark, outcome,
      what happened to him/her/them/it, in the loop, let … know, communication, get/got back to me/us`),
  },
  {
    key: 'police-and-court',
    label: 'Police, panels and court',
    words: phrases(`police, court, the/a judge, magistrate, solicitor, lawyer, panel, bail, tag, curfew,
      custody, cell, sentence, sentencing, pre sentence, stop and search, arrest, probation, caution,
      referral order`),
  },
  {
    key: 'fairness',
    label: 'Being treated fairly',
    words: phrases(`fair, unfair, fairly, fairness, racist, racism, race, prejudice, bias, biased,
      discriminate, discrimination, stereotype, profiled, because i am/im,
      because im/hes/shes black/asian/white/muslim/a, treat/treated … different/differently/like/same,
      same as everyone, skin colour, my culture, religion, label me/him/her/us`),
  },
  {
    key: 'what-the-crime-did',
    label: 'What the crime did to people',
    words: phrases(`what happened to me/us/my, after what happened, since it/the happened/incident,
      think about it, insurance, damage, cost me/us, property, stolen, stole, compensation, injury, injured,
      suffer, impact on, the incident, the offence, moved house`),
  },
  {
    key: 'what-changed',
    label: 'What got better',
    words: phrases(`stay/keep/kept/stayed … out of trouble, think before,
      think about my/the consequences/choices, consequence, better choice/choices/decisions,
      turn/turned … life/around, change/changed my/his/her life/behaviour/attitude/ways, new start,
      fresh start, second chance, grow up, grown up, matured, better person, not/stop/stopped offending,
      on track, my/our goals, my future`),
  },
  {
    key: 'food',
    label: 'Food and drink',
    words: phrases(`food, snack, pizza, biscuit, lunch, breakfast, hungry, drinks, hot chocolate, mcdonalds,
      sandwich, tea, coffee`),
  },
  {
    key: 'praise',
    label: 'Praise and thanks',
    unlessDenied: true,
    words: phrases(`thank, brilliant, amazing, excellent, fantastic, wonderful, great, awesome, perfect,
      outstanding,
      very/really/so/was/were/is/are/all/pretty/proper good/nice/kind/lovely/helpful/friendly/supportive,
      nice and, good job, well done, cant/cannot/couldnt fault, could/can not fault, no complaints, not bad,
      cant complain, nothing to change/improve, nothing i would change, wouldnt/dont change anything,
      couldnt have been better/done, couldnt ask for, could not have been/done/ask, happy with, pleased with,
      love/loved it/the/going/my/how, really/actually/definitely like/liked/enjoyed/helped,
      i/we/he/she enjoyed, grateful, appreciate, credit to, help/helped … lot/loads/massively,
      help/helped so much/me/us/him/her/my, made a difference, the best, best thing/part/worker,
      ten out of ten, 10 out of 10, recommend, keep it up, down to earth, had time for,
      nice/kind/lovely worker/lady/man/woman/people/person`),
  },
];

/** Phrases as they are written above: between commas, over as many lines as they take. */
function phrases(list: string): string[] {
  return list.split(',').map((phrase) => phrase.replaceAll(/\/\s+/g, '/').replaceAll(/\s+/g, ' ').trim());
}
