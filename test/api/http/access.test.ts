import { describe, expect, it } from 'vitest';
import {
  type ApiKey,
  may,
  mayNotMeet,
  type Right,
  roleNames,
  roleOf,
  roles,
  rolesInWords,
  signIn,
} from '../../../api/http/access.ts';

const lead: ApiKey = { name: 'SAYBACK_API_KEY', role: 'lead', secret: 'correct-horse' };
const board: ApiKey = { name: 'figures', role: 'board-member', secret: 'battery-staple' };

const columns = [
  'lead',
  'rj-worker',
  'police-officer',
  'worker',
  'safeguarding-lead',
  'complaints-manager',
  'board-member',
  'administrator',
] as const;
/**
 * Written out by hand, and not taken from the code: a cell that changes there is changed here by somebody who
 * means it.
 */
// biome-ignore format: a table
const grid: Record<Right, string> = {
  //                     lead rj  police worker safeguarding complaints board admin
  'invite':              'yes  -   -      -      -            -          -     -',
  'see-invitations':     'yes  -   -      -      -            -          -     -',
  'cancel-invitations':  'yes  -   -      -      -            -          -     -',
  'read-reports':        'yes  -   -      -      -            -          yes   -',
  'read-change':         'yes  -   -      -      -            -          yes   -',
  'read-digest':         'yes  -   -      -      -            -          -     -',
  'read-summaries':      '-    -   -      yes    -            -          -     -',
  'read-passed-on':      '-    -   -      yes    -            -          -     -',
  'read-praise':         'yes  -   -      yes    -            -          -     -',
  'add-victims':         '-    yes yes    -      -            -          -     -',
  'see-victims':         '-    yes yes    -      -            -          -     -',
  'record-consent':      '-    yes yes    -      -            -          -     -',
  'record-journey':      '-    yes yes    -      -            -          -     -',
  'invite-victims':      '-    yes -      -      -            -          -     -',
  'read-victims-words':  '-    yes -      -      -            -          -     -',
  'pass-on':             '-    yes -      -      -            -          -     -',
  'read-victim-figures': 'yes  yes -      -      -            -          yes   -',
  'settle-themes':       'yes  -   -      -      -            -          -     -',
  'settle-victims-themes': '-  yes -      -      -            -          -     -',
  'clear-quotations':    'yes  -   -      -      -            yes        -     -',
  'clear-victims-quotations': '- yes -    -      -            yes        -     -',
  'read-commitments':       'yes  -   -      -      -            -          yes   -',
  'keep-commitments':       'yes  -   -      -      -            -          -     -',
  'publish-editions':    'yes  -   -      -      -            -          -     -',
  'read-editions':       'yes  -   -      -      -            -          yes   -',
  'ask-about-editions':  '-    -   -      -      -            -          yes   -',
  'keep-caseload':       'yes  -   -      -      -            -          -     -',
  'keep-gaps':           'yes  -   -      -      -            -          -     -',
  'keep-accounts':       '-    -   -      -      -            -          -     yes',
  'see-audit':           '-    -   -      -      -            -          -     yes',
};
const isRight = (name: string): name is Right => Object.hasOwn(grid, name);
const cells = Object.keys(grid)
  .filter(isRight)
  .flatMap((right) => {
    const row = grid[right].split(/ +/);
    return columns.map((role, n) => ({ role, right, allowed: row[n] === 'yes' }));
  });

describe('what each role may do', () => {
  it.each(cells)('$role, $right: $allowed', ({ role, right, allowed }) => {
    expect(may(role, right)).toBe(allowed);
  });

  it('is said of every role there is', () => {
    expect(roles).toEqual(columns);
    expect(Object.values(grid).map((row) => row.split(/ +/).length)).toEqual(Object.keys(grid).map(() => 8));
  });
});

describe('somebody with several roles', () => {
  const holders = columns.flatMap((one, n) => columns.slice(n).map((other) => [one, other] as const));

  it.each(holders)('%s and %s: may do what either may, and nothing else', (one, other) => {
    const somebody = { roles: [one, other], mayClear: true };
    const allowed = cells.filter(({ role, allowed }) => allowed && (role === one || role === other));
    expect(Object.keys(grid).filter((right) => isRight(right) && may(somebody, right))).toEqual(
      Object.keys(grid).filter((right) => allowed.some((cell) => cell.right === right)),
    );
  });

  it('clears quotations only where that is said of them', () => {
    for (const role of columns) {
      const allowed = (mayClear: boolean) =>
        Object.keys(grid)
          .filter(isRight)
          .filter((right) => may({ roles: [role], mayClear }, right));
      expect(allowed(false)).toEqual(allowed(true).filter((right) => !right.startsWith('clear-')));
    }
  });

  it('has them named in a sentence', () => {
    expect(rolesInWords(['worker'])).toBe('worker');
    expect(rolesInWords(['lead', 'board-member', 'administrator'])).toBe(
      'participation lead, board member and administrator',
    );
  });
});

/** Written out by hand, as the table of rights is. */
describe('roles that must not meet in one account', () => {
  const pairs = [
    'lead + safeguarding-lead',
    'lead + rj-worker',
    'lead + police-officer',
    'worker + rj-worker',
    'worker + police-officer',
  ];

  it('are these, each with why', () => {
    expect(mayNotMeet.map(({ roles: [one, other] }) => `${one} + ${other}`)).toEqual(pairs);
    for (const { why } of mayNotMeet) expect(why).toMatch(/^[A-Z].*\.$/);
  });

  it('are kept apart wherever one reads a child’s words and the other records a victim’s consent', () => {
    const reads: Right[] = ['settle-themes', 'read-summaries'];
    for (const one of roles.filter((role) => reads.some((right) => may(role, right)))) {
      for (const other of roles.filter((role) => may(role, 'record-consent'))) {
        expect(pairs).toContain(`${one} + ${other}`);
      }
    }
  });
});

describe('a role', () => {
  it('has a name in words', () => {
    expect(columns.map((role) => roleNames[role])).toEqual([
      'participation lead',
      'restorative justice and victim worker',
      'police officer',
      'worker',
      'safeguarding lead',
      'complaints manager',
      'board member',
      'administrator',
    ]);
  });

  it('is known by its key alone', () => {
    expect(columns.map(roleOf)).toEqual(columns);
    for (const other of ['', 'Lead', 'participation lead', 'toString', '__proto__', 'constructor']) {
      expect(roleOf(other)).toBeNull();
    }
  });
});

describe('signing in with a key', () => {
  it.each([
    ['the key opens what its role may do', 'Bearer correct-horse'],
    ['the scheme may be in any case', 'bearer correct-horse'],
    ['spaces around the key do not matter', 'Bearer   correct-horse '],
  ])('%s', (_, header) => {
    expect(signIn(header, [board, lead], 'invite')).toBe(lead);
  });

  it('opens nothing else', () => {
    expect(signIn('Bearer battery-staple', [lead, board], 'read-reports')).toBe(board);
    expect(() => signIn('Bearer battery-staple', [lead, board], 'invite')).toThrow(
      expect.objectContaining({ code: 'not-allowed', message: expect.stringContaining('board-member') }),
    );
  });

  it.each([
    ['nothing was sent', undefined, 'Authorization: Bearer KEY'],
    ['another key was sent', 'Bearer wrong-horse', 'not known'],
    ['only a part of it was sent', 'Bearer correct', 'not known'],
    ['it was sent by another scheme', 'Basic correct-horse', 'Authorization: Bearer KEY'],
  ])('it is refused, and said how, where %s', (_, header, words) => {
    expect(() => signIn(header, [lead], 'invite')).toThrow(
      expect.objectContaining({ code: 'not-signed-in', message: expect.stringContaining(words) }),
    );
  });

  it('says how to set a key up where there is none', () => {
    expect(() => signIn('Bearer anything', [], 'invite')).toThrow(
      expect.objectContaining({
        code: 'not-signed-in',
        message: expect.stringContaining('Set SAYBACK_API_KEY'),
      }),
    );
  });
});
