import { giveWay } from '../domain/giving-way.ts';

/** Somebody whom the words may be about, besides who says them. */
const near =
  'mum|mom|mam|mummy|dad|daddy|mother|father|parents?|brother|bro|sister|sis|nan|nana|gran|grandad|' +
  'cousin|baby|son|daughter|kids?|children|friend|mate|girlfriend|boyfriend|partner|gf|bf';
const somebody = `(?:me|us|her|him|them|my (?:little |big |step ?|best )*(?:${near})|myself)`;
const me = `(?:me|us|my (?:little |big |step ?|best )*(?:${near}))`;
/** "Nobody hit me" tells of nothing; "nobody knows he hits me" does, so the no must stand right before. */
const unsaid =
  '(?<!\\b(?:never|nobody|no one|noone|didnt|doesnt|dont|did not|does not|do not|hasnt|havent|hadnt|' +
  'wont|not|isnt|wasnt) (?:ever |really |even |has |have |had |been |been ever )?)';
const soon =
  '(?:gonna|gunna|going to|goin to|want to|wants to|wanna|will|would|ill|hell|shell|theyll|might|' +
  'could|trying to|tried to|try to|tries to|threatened to|threatens to|threatening to|said he|' +
  'said she|said they)';

/**
 * What children and people harmed by a crime say when somebody may be hurt, in plain words without
 * apostrophes. Rather one too many than one too few: a person looks at each.
 */
const patterns: Record<string, string[]> = {
  'hurting or killing oneself': [
    'suicid(?:e(?! squad)|al)',
    'kms\\b|kys\\b|unalive',
    '(?:kill|killing|hang|hanging|hurt|hurting|harm|harming|cut|cutting|burn|burning|starve|starving|' +
      'drown|stab) (?:my ?self|our ?selves)',
    '(?:hurt|harm|kill|hate) mysel\\b',
    'self ?harm',
    '(?:i )?cut my (?:arms?|wrists?|legs?|thighs?|skin)|slit my',
    'end(?:ing)? (?:my|my own) life|end it all|ending it all|take my (?:own )?life',
    '(?:want|wanna|wanted|wants|going|gonna|rather|ready|wish i could|feel like|deserve) ' +
      '(?:to )?(?:die\\b|dying\\b|be dead)',
    'wish (?:i|id|that i) (?:was|were|wasnt|werent|had never been|never been|could|didnt) ' +
      '(?:dead|gone|not here|here|born|alive|exist|wake up|die|disappear)',
    'dont (?:want|wanna) (?:to )?(?:live|be alive|be here any ?more|exist|wake up|be on this earth)',
    '(?:better off|happier) (?:dead|without me)|nobody would (?:care|notice|miss me) if i',
    'no (?:point|reason)(?: in| to| of)? (?:living|live|carry on living|being alive|me being here)|' +
      'cant go on\\b|nothing to live for|tired of (?:living|life|being alive)|sick of living',
    'over ?dos(?:e|ed|ing)|oded\\b|(?:took|take|taking|swallow(?:ed)?) ' +
      '(?:all|too many|loads of|a load of) ' +
      '(?:of )?(?:my |the |her |mums )?(?:pills|tablets|paracetamol|meds)',
    'jump(?:ing)? (?:off|in front of) (?:a |the )?(?:bridge|roof|building|train|car|balcony)',
    'my(?:self)? suicide note|goodbye (?:letter|note)',
  ],
  'being afraid now': [
    'im (?:so |really |too |very |still |always |just )*(?:scared|frightened|terrified|afraid)' +
      '(?! of (?:the dark|dogs?|spiders?|heights|needles|flying|the dentist))\\b',
    'i feel (?:so |really |too |very |still |always )*(?:scared|frightened|terrified|afraid|unsafe)',
    'no ?(?:one|body) (?:cares|would care)(?: about me| if i)?\\b',
  ],
  'being hit or hurt': [
    `${unsaid}(?:hits|hit(?! (?:me|us) up)|hitting|beats|` +
      'beat(?! (?:me|us|him|her|them) (?:at|in|to|by)\\b)|beating|beaten|punch(?:es|ed|ing)?|' +
      'slap(?:s|ped|ping)?|smack(?:s|ed|ing)?|kick(?:s|ed|ing)?(?! (?:me|us) (?:out|off))|' +
      'chok(?:e|es|ed|ing)|strangl(?:e|es|ed|ing)|whip(?:s|ped)?|batter(?:s|ed|ing)?|headbutt(?:s|ed)?|' +
      'burn(?:s|t|ed)?|bit(?:es)?|hurts?|hurting|harm(?:s|ed|ing)?|attack(?:s|ed|ing)?|' +
      'assault(?:s|ed|ing)?|abus(?:e|es|ed|ing)|stab(?:s|bed|bing)?|shank(?:s|ed)?|shot|jumped|mugged|' +
      `bullie[sd]|bully|bullying) ${me}\\b`,
    '(?:push|pushes|pushed|threw|throws|thrown|drag|drags|dragged|grab|grabs|grabbed|pinned|held) ' +
      `${me} (?:down|over|against|into|across|around|by (?:my|the|her|his) (?:throat|neck|hair|arm)|` +
      'up against|to the (?:floor|ground|wall)|under)',
    '(?:threw|throws|thrown|chucks?|chucked) (?:things|stuff|plates?|bottles?|a \\w+) at ' +
      '(?:me|us|my mum|my mom)',
    `${unsaid}(?:i|we) (?:get|got|gets|am|was|were|keep getting|kept getting|have been|been|being) ` +
      '(?:always |still |being )?(?:hit|beaten|beat(?: up)?|battered|punched|slapped|kicked in|hurt by|' +
      'abused|attacked|assaulted|stabbed|shanked|shot|jumped|bullied|robbed at)\\b',
    `${unsaid}(?:being|been|getting) (?:hit|beaten|beat up|battered|abused|attacked|assaulted|` +
      'stabbed|bullied|hurt by)\\b',
    '(?:hits?|beats?|slaps?|punche?s?|smacks?) (?:his|their) (?:wife|kids?|girlfriend|children|daughter|son)',
    'puts? (?:his|her|their) hands? (?:on|around|round) (?:me|my|us)\\b|' +
      'raise[sd]? (?:his|her) (?:hand|fist)s? (?:to|at) (?:me|us)',
    'bruises?\\b|black eye|broke my (?:arm|nose|jaw|rib|finger|wrist)|with (?:a|the|his|her) belt',
    'domestic (?:violence|abuse)|child abuse|abusive|(?:is|was|are) violent',
  ],
  'sexual harm': [
    `${unsaid}rap(?:e|ed|es|ing|ist)\\b`,
    `${unsaid}(?:molest(?:s|ed|ing|er)?|groom(?:ed|ing|s)|sexually|sex(?:ual)? (?:assault|abuse)|` +
      'nonce|paedo\\w*|pedo\\w*)',
    `${unsaid}(?:touch|touches|touched|touching|feels|felt|groped?|grabs|grabbed|fingered|kissed|` +
      'kisses|flashed)(?: up)? (?:me\\b(?! (?:emotionally|deeply))|' +
      'my (?:bum|ass|arse|boobs?|chest|body|leg|legs|thigh|privates?|private parts|bits|penis|dick|' +
      'vagina|fanny)|us\\b)',
    '(?:made|makes|make|making|forced|forces|forcing|tricked|paid|pays|told|asked|asks|asking|wants|' +
      'wanted) (?:me|us|her|him) (?:to )?(?:touch|have sex|sleep with|suck|strip|undress|get undressed|' +
      'take my (?:clothes|top|trousers|pants) off|' +
      'send (?:him |her |them )?(?:nudes?|pics?|pictures|photos|videos))',
    'nudes?\\b|dick pics?|(?:naked|dirty|sexy|sexual) (?:pics?|pictures?|photos?|videos?)|' +
      '(?:leaked|shared|posted) (?:my|a) (?:video|pics?|photos?|pictures?) of me',
    'private parts|have sex with (?:me|him|older|men|a man)|' +
      '(?:sex|sleep) with (?:older|men|his (?:mates|friends))|for sex\\b|sexually|sextort\\w*',
    '(?:came|comes|coming|gets|got) into my (?:bed|bedroom|room) at night|' +
      'watche[sd] me (?:in the shower|shower|get changed|change|undress)',
  ],
  'threats and fear': [
    `${soon} (?:\\w+ )?(?:kill|stab|shank|shoot|hurt|murder|beat|batter|jump|rape|attack|burn|end|` +
      'get|poke|chef|splash|smoke|wet up|do) ' +
      `(?:${somebody}|you|someone|somebody|people|everyone|every ?body|a teacher|the teacher|` +
      'my teacher|my worker)\\b(?! (?:a|some|the|to|one|back|help|into|out|ready|home|off|there|at|' +
      'in) )',
    '(?<!life )threat(?:s|en|ens|ened|ening)\\b|blackmail\\w*',
    '(?:said|says|told me) (?:he|she|they|hed|shed|theyd)(?:s| is| was| are| will| would|re| were|' +
      'll)? (?:gonna |going to )?(?:kill|stab|shoot|hurt|find|get|rape|burn|come for) (?:me|us|my)',
    '(?:scared|afraid|frightened|terrified|petrified|worried) (?:to|of going|about going|of) ' +
      '(?:go |be |being |going )?(?:home|at home|outside|out|' +
      'my (?:step ?)?(?:dad|mum|mom|father|mother|brother|uncle|boyfriend|partner|ex|husband|cousin)|' +
      'him|her|them|the gang|what (?:he|she|they))',
    '(?:scared|frightened|terrified|fear|feared|afraid|worried) for (?:my|her|his|our|their) ' +
      '(?:life|lives|safety|family|mum|kids|brother|sister)',
    '(?:dont|do not|didnt|never|not|cant|isnt|aint|wasnt) (?:feel |felt |be |feeling |really )*safe ' +
      '(?:at home|in my (?:house|home|own home|area|cell|room|bed)|with (?:him|her|them|my)|' +
      'at (?:my )?(?:dads|mums|nans|school|placement|the home)|here at home|any ?where|living|' +
      'on the wing|in care|in custody)',
    '(?:unsafe|in danger|not safe) (?:at home|at my|with|living|in my (?:house|home|area|own home)|' +
      'where i live)|(?:im|i am|we are|were|shes|hes|she is|he is|still|my (?:mum|sister|brother) is) ' +
      '(?:in (?:real |big |serious )?(?:danger|trouble with)|not safe|unsafe)' +
      '\\b(?! (?:there|in the building|at the office))',
    '(?:they|he|she|people|man|men|someone|somebody|boys|gang|olders)(?:re| are|s| is|ve been|' +
      ' keeps?| has been| have been| was| were)? ' +
      '(?:still )?(?:after me|looking for me|following me|follows me|follow me|followed me|' +
      'stalk(?:s|ing|ed)? me|watching (?:me|my house|us)|waiting for me|' +
      'outside my (?:house|home|school)|coming for me|found out where i live|' +
      'knows? where (?:i|we) live|came (?:back )?to my (?:house|home|door|work)|turned up at my|' +
      'keeps? (?:texting|calling|messaging|contacting|ringing) me|contacted me again)',
    'restraining order|non molestation|stalk(?:er|ing|ed)\\b|harass(?:es|ed|ing|ment)?\\b',
    '(?:carry|carrying|got|have|had|bring|keep|hold(?:ing)?) ' +
      '(?:a |my )?(?:knife|blade|shank|gun|strap|machete|zombie knife|acid|weapon)' +
      '\\b(?! (?:crime|course|awareness|session|talk|charge|offence|lesson))',
  ],
  'being used': [
    '(?:made|make|makes|making|forced|forces|forcing|tell|tells|told|got|get|gets) (?:me|us|him|her) ' +
      '(?:to )?(?:sell|shot|carry|hold|deliver|run|move|plug|stash|steal|rob|deal|trap)\\b',
    'county lines?|country lines?|going? (?:country|cunch|ot|out there to sell)|trap ?house|bando\\b|' +
      'cuckoo(?:ed|ing)',
    '(?:owe|owes|owing|in debt to|paying off|work off) ' +
      '(?:them|him|her|the olders|the gang|a dealer|my dealer|people|someone|drug|money to)|' +
      'debt bondage|drug debt',
    '(?:cant|cannot|wont let me|not allowed to) (?:leave|get out of|escape|get away from) ' +
      '(?:the gang|them|him|her|it or)|(?:he|she|they|gang) (?:wont|never|doesnt|dont) let me ' +
      '(?:leave|go|out|see)|locked (?:me|us) (?:in|up|out)|keeps? me (?:locked|prisoner)',
    '(?:force|forced|forcing|make|making|made) (?:me|her|my sister) (?:to )?(?:get married|marry)|' +
      'forced marriage|marry (?:my cousin|an older man|a man)|\\bfgm\\b|female genital|' +
      'honou?r (?:based|killing|violence)|traffick\\w*|modern slavery',
  ],
  'not being looked after': [
    '(?:no|any|enough|without) food (?:at home|in the house|at my|for days)|' +
      '(?:dont|didnt|never|not) (?:get|have|got|given|allowed) ' +
      '(?:any |enough |to )?(?:food|fed|eat|eaten)(?: at home| for days)?\\b|' +
      '(?:hungry|starving) at home|starv(?:es|ed|ing) (?:me|us)',
    '(?:no ?where|no place) (?:safe )?to (?:sleep|live|stay|go(?: home)?(?: tonight)?)|homeless|' +
      'sleep(?:ing)? (?:rough|outside|on the street|in the park|in a car|on buses|' +
      'in (?:a )?stairwells?)|on the streets',
    '(?:kick(?:ed|ing)?|chuck(?:ed|ing)?|thr(?:ew|own)|throwing) (?:me|us) ' +
      'out(?: of (?:the |my |our )?(?:house|home|flat))?(?! of (?:the |a )?(?:session|group|class|' +
      'school|lesson|room|club))',
    '(?:run|ran|running) away (?:from home|from (?:my )?(?:care|foster|placement|dad|mum)|again)|' +
      'went missing|go(?:ing)? missing',
    '(?:left|leaves|leave) (?:me|us) (?:on my own|on our own|alone|home alone) ' +
      '(?:for days|all night|for a week|with (?:him|no food))',
    '(?:mum|dad|mom|stepdad|she|he)(?:s| is)? ' +
      '(?:always )?(?:passed out|off (?:his|her) (?:head|face)|using (?:crack|heroin|drugs)|' +
      'on (?:crack|heroin|smack))',
    '(?:neglect(?:s|ed|ing)?)\\b',
  ],
  secrets: [
    '(?:dont|do not|please dont|cant|wont|not allowed to|not to|said not to|never|scared to) tell ' +
      '(?:any ?one|any ?body|no ?one|my (?:mum|mom|dad|worker|social worker)|the police|people)' +
      '(?! (?:off|about the (?:surprise|present)))',
    '(?:our|his|their) (?:little )?secret|keep (?:it|this|that) (?:a )?secret',
    '(?:what|something) (?:he|she|they|my (?:step ?)?(?:dad|mum|uncle|brother)) ' +
      '(?:did|does|do|do|done) to (?:me|us|my (?:mum|sister|brother))',
    '(?:cant|dont know how to) (?:take|cope|do) (?:it|this|with it|with life) any ?more|' +
      'need (?:someone|somebody) to (?:save|protect) me|please help me|someone help me|save me from',
  ],
};

const anyOf = Object.values(patterns)
  .flat()
  .map((pattern) => new RegExp(`\\b(?:${pattern})`, 'u'));

/** A text that is over twice as long once it is plain, and this, is of signs that hide letters. */
const mostMore = 200;

/** "kms" is the shortest that any pattern fits; most turns are a number or a tap. */
const shortest = 3;

/**
 * Whether these words may tell of somebody who is being hurt, or may be. It errs towards yes, knows English
 * alone, and judges nothing: it decides only that a person looks.
 */
export function tellsOfRisk(text: string): boolean {
  if (text.length < shortest) return false;
  // What no pattern has in it goes first, for some Arabic signs are eighteen letters.
  const spoken = text
    .replaceAll(/\p{Script=Arabic}+/gu, ' ')
    .normalize('NFKC')
    .replaceAll(/['’‘`´]/g, '')
    .replaceAll(/[^a-zA-Z0-9]+/g, ' ')
    .toLowerCase()
    .trim();
  const hides = spoken.length > 2 * text.length + mostMore;
  return hides || anyOf.some((pattern) => pattern.test(spoken));
}

/**
 * Makes every pattern ready: one that first meets a text is compiled then, once for texts of plain letters
 * and once for others, and all at once that would hold others up.
 */
export async function readyForRisk(): Promise<void> {
  for (const pattern of anyOf) {
    for (const text of ['nothing', 'nothing …']) {
      // The first time it is read as it is; what it is compiled to runs from the second on.
      pattern.test(text);
      pattern.test(text);
    }
    await giveWay();
  }
}
