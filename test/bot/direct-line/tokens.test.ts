import { describe, expect, it } from 'vitest';
import { type Pass, Tokens } from '../../../bot/direct-line/tokens.ts';

const key = Buffer.alloc(32, 7);
const pass: Pass = {
  conversation: 'p-0b8e1a52-0000-4000-8000-000000000001',
  ticket: { invitation: 'i1', claim: 'c1' },
  user: 'dl_1',
  locale: 'cy',
  opening: 'opening1',
  tab: 'tab1',
};

function at(start: string) {
  let now = new Date(start);
  return {
    clock: () => now,
    later: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

describe('a token', () => {
  it('gives back what was sealed, on any instance with the key', () => {
    const { clock } = at('2026-03-02T10:00:00Z');
    const token = new Tokens(key, clock).token(pass);
    expect(new Tokens(Buffer.from(key), clock).openToken(token)).toEqual({ is: 'valid', of: pass });
  });

  it('lasts thirty minutes', () => {
    const { clock, later } = at('2026-03-02T10:00:00Z');
    const tokens = new Tokens(key, clock);
    const token = tokens.token(pass);
    later(30 * 60 - 1);
    expect(tokens.openToken(token).is).toBe('valid');
    later(1);
    expect(tokens.openToken(token).is).toBe('expired');
  });

  it('of a stream lasts a minute', () => {
    const { clock, later } = at('2026-03-02T10:00:00Z');
    const tokens = new Tokens(key, clock);
    const ticket = tokens.stream({ conversation: pass.conversation, after: 3 });
    later(59);
    expect(tokens.openStream(ticket)).toEqual({
      is: 'valid',
      of: { conversation: pass.conversation, after: 3 },
    });
    later(2);
    expect(tokens.openStream(ticket).is).toBe('expired');
  });

  it('says nothing to whoever holds it, and never twice the same', () => {
    const tokens = new Tokens(key, at('2026-03-02T10:00:00Z').clock);
    const token = tokens.token(pass);
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/p-0b8e1a52|dl_1|tab1/);
    expect(tokens.token(pass)).not.toBe(token);
  });

  it('is wrong when anything about it is', () => {
    const { clock } = at('2026-03-02T10:00:00Z');
    const tokens = new Tokens(key, clock);
    const bytes = Buffer.from(tokens.token(pass), 'base64url');
    for (let place = 0; place < bytes.length; place++) {
      const bent = Buffer.from(bytes);
      bent.writeUInt8(bytes.readUInt8(place) ^ 1, place);
      expect(tokens.openToken(bent.toString('base64url')).is).toBe('wrong');
    }
    const others = ['', 'x', 'null', 'a.b.c', tokens.stream({ conversation: pass.conversation, after: 0 })];
    for (const other of [...others, new Tokens(Buffer.alloc(32, 8), clock).token(pass)]) {
      expect(tokens.openToken(other).is).toBe('wrong');
    }
  });
});
