import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deriveKey, loadKey, Sealer } from '../../../prisma/sealing/sealing.ts';

const key = randomBytes(32);
const sealer = new Sealer(key);
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ minLength: 400, maxLength: 3000 }),
);

describe('what is sealed', () => {
  test('opens in its place, whatever was typed', () => {
    fc.assert(
      fc.property(words, fc.string(), (text, place) => {
        expect(sealer.open(sealer.seal(text, place), place)).toBe(Buffer.from(text).toString());
      }),
    );
  });

  test('does not open in any other place', () => {
    fc.assert(
      fc.property(words, fc.string(), fc.string(), (text, place, other) => {
        fc.pre(place !== other);
        expect(() => sealer.open(sealer.seal(text, place), other)).toThrow('changed or moved');
      }),
    );
  });

  test('does not open once a bit of it has changed', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 0, max: 7 }), (text, at, bit) => {
        const sealed = sealer.seal(text, 'here');
        const index = at % sealed.length;
        sealed.writeUInt8(sealed.readUInt8(index) ^ (1 << bit), index);
        expect(() => sealer.open(sealed, 'here')).toThrow();
      }),
    );
  });

  test('is never the same twice, and shows nothing of the text', () => {
    const [one, two] = [sealer.seal('They hit me.', 'here'), sealer.seal('They hit me.', 'here')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('hit')).toBe(false);
  });

  test('tells that another key sealed it', () => {
    expect(() => new Sealer(randomBytes(32)).open(sealer.seal('words', 'here'), 'here')).toThrow(
      'another key',
    );
  });
});

test('keys for different purposes differ, and are the same each time', () => {
  expect(deriveKey(key, 'codes')).toEqual(deriveKey(key, 'codes'));
  expect(deriveKey(key, 'codes')).not.toEqual(deriveKey(key, 'claims'));
  expect(deriveKey(key, 'codes')).toHaveLength(32);
});

const nothingYet = async () => false;

describe('the data key', () => {
  async function folder(): Promise<string> {
    const made = await mkdtemp(join(tmpdir(), 'sayback-key-'));
    onTestFinished(() => rm(made, { recursive: true }));
    return join(made, 'data');
  }

  test('is made once, for its owner alone, also when several ask at once', async () => {
    const dataFolder = await folder();
    const keys = await Promise.all(
      Array.from({ length: 8 }, () => loadKey({ dataFolder, isKeyed: nothingYet })),
    );
    expect(new Set(keys.map(String)).size).toBe(1);
    expect(await loadKey({ dataFolder, isKeyed: nothingYet })).toEqual(keys[0]);
    expect((await stat(join(dataFolder, 'key'))).mode & 0o777).toBe(0o600);
    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
  });

  test('is not made anew where the database has one, which can be put back', async () => {
    const dataFolder = await folder();
    const without = loadKey({ dataFolder, isKeyed: async () => true });
    await expect(without).rejects.toMatchObject({
      code: 'key-lost',
      message: expect.stringContaining(join(dataFolder, 'key')),
    });
    await expect(stat(join(dataFolder, 'key'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('moved from the file to the setting is the same key', async () => {
    const dataFolder = await folder();
    const made = await loadKey({ dataFolder, isKeyed: nothingYet });
    const text = await readFile(join(dataFolder, 'key'), 'utf8');
    expect(await loadKey({ key: text, dataFolder: 'elsewhere', isKeyed: nothingYet })).toEqual(made);
  });
});
