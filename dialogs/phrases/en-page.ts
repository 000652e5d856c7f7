import { helplines } from '../../domain/helplines.ts';

const { emergency, childline, samaritans } = helplines;

/**
 * Every sentence that the respondent's page itself says, beside what the bot says on it, in English. `{name}`
 * is filled in. Read each aloud before changing it: one idea a sentence, fifteen words at most, the active
 * voice, "you" and "we".
 */
export const pageSentences = {
  leave: 'Leave this page quickly',
  'leave.once-more': 'Press Shift once more to leave this page.',
  waiting: 'One moment',

  'door.title': 'Type your code',
  'door.how': 'You got it from the person who asked you. It looks like this: BCDFG-HJKMN.',
  'door.code': 'Your code',
  'door.start': 'Start',
  'door.empty': 'Type the code you were given. Then press Start.',
  'door.not-open': "That code didn't work. Check it and type it again. Or ask the person who gave it to you.",
  'door.too-many': "That code didn't work. Wait a minute, then type it again.",
  'door.rested': 'This link has been resting. Your answers are safe. Type your code to carry on.',
  'door.nothing-kept': 'This browser keeps nothing. If you load the page again, type your code again.',

  'link.title': 'Hello',
  'link.how': 'This link is for one person. Is it yours? Then press the button.',
  'link.open': 'Open it',

  'over.title': 'The time for this code is over',
  'over.how': 'You can still talk to the person who gave it to you.',
  'closed.title': 'This chat is closed',
  'closed.how': 'We ask nothing more here. You can talk to the person who gave you the code.',
  'another-code': 'Type another code',
  'done.title': 'You have finished',
  'taken.title': 'This is open somewhere else',
  'taken.how': 'It is open on another page or phone. If you carry on here, it stops there.',
  'taken.hidden': "What was said there is safe. We don't show it here.",
  'elsewhere.title': 'You are answering somewhere else now',
  'elsewhere.how': 'You opened this on another page or phone. Your answers are safe there.',
  'elsewhere.here': 'Carry on here',
  'elsewhere.person': 'Was that not you? Tell the person who gave you the code.',

  'trouble.offline': 'You are offline just now. Your answers are safe. We keep trying.',
  'trouble.away': "We can't reach our service just now. Your answers are safe. We keep trying.",
  'trouble.try': 'Try now',
  'trouble.back': 'We are back.',
  'trouble.odd': "Sorry, that didn't work. Nothing is lost. Please try again.",

  past: 'Your answers so far',
  edit: 'Edit',
  'past.skipped': 'You skipped this one.',
  'past.not-said': 'You would rather not say.',

  send: 'Send',
  'own.text': 'Say it your way',
  'own.other': 'Or say it your way',
  'own.send': 'Send my words',
  'own.empty': 'Type some words first. Or skip this one.',
  'own.left': 'You can type {number} more letters.',
  'own.too-long': 'That is {number} letters too long. Please make it shorter, then send it.',
  'ticks.none': 'Tick what fits. Or skip this one.',
  'ticks.at-least': 'Please tick at least {number}.',
  'ticks.at-most': 'That is too many. Please tick {number} at most.',

  bar: 'What you can do',
  'bar.back': 'Back',
  'bar.skip': 'Skip',
  'bar.read': 'Listen',
  'bar.more': 'More',
  'bar.simpler': 'Simpler words',
  'bar.language': 'Change language',
  'bar.pause': 'Pause',
  'bar.stop': 'Stop',
  'bar.start-again': 'Start again',
  'bar.prefer-not-to-say': 'Prefer not to say',
  'bar.help': 'Help',
  'bar.person': 'Talk to a person',
  'bar.delete': 'Delete my answers',
  'bar.answers': 'Show what I said',
  'bar.agreed': 'What I agreed to',
  'bar.withdraw': 'Take it all back',

  'person.who': 'You can talk to the person who gave you the code.',
  'person.danger': `Is somebody in danger right now? Call ${emergency}.`,
  'person.childline': `Childline listens to anyone under 19. Call ${childline}. It is free, day and night.`,
  'person.samaritans': `Samaritans listen to anyone. Call ${samaritans}. It is free, day and night.`,

  'listen.no-voice': "This device can't read these words aloud. You can ask somebody to read them to you.",
} as const;
