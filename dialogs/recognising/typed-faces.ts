/** Faces as they are typed, and the emoji that each is. What is like one and not here is not known. */
const faces: readonly (readonly [RegExp, string])[] = [
  [/^[:=][-^o]?[)\]]+$/, '🙂'],
  [/^[([][-^o]?[:=]$/, '🙂'],
  [/^[:=]-?D+$/i, '😀'],
  [/^x-?D+$/i, '😆'],
  [/^;-?[)\]D]+$/, '😉'],
  [/^\^[-_.]?\^$/, '😊'],
  [/^[B8]-\)+$/, '😎'],
  [/^<3+$/, '❤'],
  [/^<\/3+$/, '💔'],
  [/^[:=]-?\|+$/, '😐'],
  [/^-[_.]+-$/, '😑'],
  [/^[:=]-?[/\\]+$/, '😕'],
  [/^[:=]-?[([]+$/, '🙁'],
  [/^[)\]]+-?[:=]$/, '🙁'],
  [/^[:=;]['’,]-?\(+$/, '😢'],
  [/^(?:T[_.]T|;[_.];)$/i, '😢'],
  [/^D-?[:=]$/i, '😧'],
  [/^>[:=]-?\(+$/, '😠'],
];

/** Every face has one of these. Few labels and messages do, and all are folded again and again. */
const sign = /[:;=<^_)]|\bxd|\bx-d|\bt\.t/i;

/** The longest that is looked at. Nobody types more brackets than that. */
const longest = 24;

/**
 * The emoji of a message that is nothing but typed faces, each kind once: ":)" is 🙂. Undefined where it is
 * anything else.
 */
export function typedFaces(message: string): string | undefined {
  if (message.length > longest || !sign.test(message)) return undefined;
  const shown = new Set<string>();
  for (const part of message.trim().split(/\s+/)) {
    const face = faces.find(([typed]) => typed.test(part))?.[1];
    if (face === undefined) return undefined;
    shown.add(face);
  }
  return [...shown].join(' ');
}

/** A message with each face that is typed in it as an emoji: "good :(" is "good 🙁". */
export function withEmoji(message: string): string {
  return message.replaceAll(/\S+/g, (part) => typedFaces(part) ?? part);
}

/**
 * Whether a sign makes a number mean something else: +1, 3*, 7+, 4-, −2, >5, 50%, :3, or a face in dark
 * glasses. Nobody can be sure what, and so it is asked.
 */
export function isUnsureNumber(message: string): boolean {
  return unsure.some((signs) => signs.test(message));
}

const unsure = [
  /^\s*[-−:;]/u,
  /[+<>=*%^£$€]\s?\p{Nd}/u,
  /\p{Nd}\s?[+<>=*%^£$€]/u,
  /\p{Nd}\s?[-−:;]$/u,
  /^[8B]\)+$/u,
];

/**
 * Whether a message has words that can stand by themselves, where anything at all is taken: a letter, a
 * number or signs alone may be a slip, or a mark out of something.
 */
export function hasWords(message: string): boolean {
  return /[a-z]{2}|[^\0-\x7f]/i.test(message);
}
