import { describe, expect, test } from 'vitest';
import { readyForRisk, tellsOfRisk } from '../../insight/risk.ts';
import { turnsOfOthers } from '../support/turns-of-others.ts';

describe('somebody must look when a person says', () => {
  test.each([
    // hurting or killing oneself
    'i want to die',
    'I wanna kill myself',
    'kms honestly',
    'kms',
    'KYS',
    "I don't want to be here anymore",
    'I cut myself when its bad',
    'ive been self-harming again',
    'everyone would be better off without me',
    'whats the point, theres no point living',
    'I took loads of pills last night',
    'wish i was dead',
    'sometimes I think about suicide',
    'thinking of ending it all',
    // being afraid now
    "I'm scared",
    'im so scared all the time',
    'i feel unsafe',
    'no one cares about me',
    // being hit or hurt
    'my dad hits me',
    'My stepdad HIT ME last week!!',
    'he beats my mum',
    'mum slapped me with a belt',
    'they beat me up outside',
    'i get hit at home',
    'nobody knows he hits me',
    'he wont stop hitting me',
    'he grabbed me by the throat',
    'I got stabbed on my way here',
    'one of the staff pinned me down and punched me',
    'my boyfriend hurts me',
    'Im getting bullied on the wing',
    'he choked my sister',
    "she's got bruises all over",
    'my partner is violent',
    // sexual harm
    'I was raped',
    'he touched me',
    'my uncle touches my leg and i hate it',
    'he made me send nudes',
    'a man asked me to send pics',
    'he comes into my room at night',
    'she was groomed online',
    // threats and fear
    'they said they will kill me',
    'he said hes gonna stab me',
    'im scared to go home',
    'I am scared of my dad',
    "I don't feel safe at home",
    'we are not safe at home',
    'hes threatening my family',
    'the olders are after me',
    'he keeps texting me even with the restraining order',
    'he was outside my house again',
    'he knows where I live',
    'im gonna kill him',
    'I want to stab someone',
    'i carry a knife to stay safe',
    'fear for my life every day',
    // being used
    'they make me sell drugs',
    'they got me to hold a package, it was county lines',
    'i owe them money',
    'he wont let me leave',
    'they are making me get married',
    // not being looked after
    'theres no food at home',
    'i have nowhere to sleep tonight',
    'mum kicked me out of the house',
    'I ran away from home',
    'Ive been sleeping rough',
    // secrets
    'please dont tell anyone',
    'he told me to keep it a secret',
    'i cant tell you what he did to me',
    'I cant take it anymore',
  ])('%s', (words) => {
    expect(tellsOfRisk(words)).toBe(true);
  });
});

describe('nothing is raised when a person says', () => {
  test.each([
    'good',
    '',
    '🙂',
    'it was fine, my worker listened to me',
    'stop shouting at us',
    'the sessions were boring and too long',
    'we hit the pads at boxing and it was sick',
    'I hurt my ankle at football',
    'he beat me at pool every week lol',
    'my worker never hurt me or anything',
    'nobody hit me',
    "they didn't touch me",
    'it was dark and I did not feel safe there',
    'the place felt unsafe because the lights were broken',
    'the knife crime course was good',
    'learning about drugs helped me',
    'we watched suicide squad',
    'my worker pushed me to do better',
    'it was dead good',
    'I would kill for a better snack machine',
    'they got me to school every day',
    'she helped me get a job',
    'he will get me a place at college',
    'hit me up when there is another trip',
    'they kicked me out of the session once',
    'the letter I wrote was about how I hurt someone',
    'I felt listened to. They told me what would happen.',
    'too many people at once',
    'I want to hear back',
    'the reparation did not suit me',
    'meeting online was hard to follow',
    'I was nervous about meeting the panel',
    'they kept my secret santa thing funny',
    'Nothing. Leave me alone.',
    'I was robbed of my time',
    'my dog died last year',
    'the bus is late all the time and I get told off',
  ])('%s', (words) => {
    expect(tellsOfRisk(words)).toBe(false);
  });
});

test('a long message takes time by its length alone: by its square, it would run into the limit', () => {
  const long = 'he said that they would not let me and my brother go '.repeat(20_000);
  expect(tellsOfRisk(long)).toBe(false);
});

test('signs that hide more letters than anybody writes are looked at by a person, and by no pattern', () => {
  expect(tellsOfRisk('㎯'.repeat(10_000))).toBe(true);
  expect(tellsOfRisk('㎯ was on the sign')).toBe(false);
});

test('it is made ready pattern by pattern, so that nobody waits for the first answer', async () => {
  expect(await turnsOfOthers(readyForRisk)).toBeGreaterThan(50);
});
