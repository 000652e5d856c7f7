/** Words that tell of nobody, where a name might stand. */

/** What follows "my worker" and is no name. */
export const afterRelation = new Set(
  `a about actually after again all almost also although always am an and any anyway are aren't arent
  around as asked at back because been before being but by came can can't cant could couldn't couldnt
  cos did didn't didnt do does doesn't doesnt doing don't dont each either even ever every for from gave
  get gets getting give gives go goes going gone good got great had hadn't hadnt has hasn't hasnt have
  haven't havent he her here him his how i if im in is isn't isnt it its just keep keeps kept kind knew
  know knows left let lets like likes listen listens look looks lovely made make makes may me might more
  most must my needs never nice no not now of off on once one only or our out over really rang said same
  saw say says sees seem seems sent shall she should shouldn't shouldnt since so some sometimes soon
  speak speaks spoke still such take takes talk talks tell tells than that thats the their them then
  there these they thinks this though thought through to told too took treat treats tried tries try
  understand understands understood until up us used usually very want wants was wasn't wasnt we well
  went were weren't werent what when where which while who whos why will with without won't wont would
  wouldn't wouldnt yes you your met meets meet rude horrible amazing brilliant best helpful funny strict
  and/or work works group people person side time times u ur letter letters shes hes theyre stop stops
  cries cry btw lol tbh ngl innit n cuz coz bc atm rn fr pls plz idk af bare proper thing things cared
  cares drove drives runs ran helps called calls rings texts turned turns understanding support supports
  team teams or visits came put puts felt feels`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words with a capital inside a sentence that tell of nobody. */
export const capitalised = new Set(
  `i i'm i've i'd i'll im ive id ill monday tuesday wednesday thursday friday saturday sunday mondays
  tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july
  august september october november december english maths science teams zoom facetime whatsapp snapchat
  instagram tiktok youtube google facebook microsoft xbox playstation covid christmas easter ramadan eid
  diwali muslim islam islamic christian catholic jewish hindu sikh black white asian african caribbean
  british english scottish welsh irish polish romanian somali turkish bengali pakistani indian arabic
  spanish french portuguese youth justice service offending team restorative referral order board panel
  mum dad nan mom gran grandad childline samaritans nhs camhs school college academy university centre
  office court police station house god allah mcdonalds kfc bible quran`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Each of the words with a small or a capital letter at its beginning. */
export function eitherCase(words: string): string {
  return words.replaceAll(/(?<![^|])[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

export function plain(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}
