import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { missingConsent, purposesShown } from '../../../dialogs/consent/consent.ts';
import { readLibrary } from '../../../dialogs/library.ts';
import { sentences } from '../../../dialogs/phrases/en.ts';
import type { Occasion } from '../../../dialogs/state.ts';
import { agreed, consentWording } from '../../../domain/consent.ts';

/**
 * What the sentences that the ledger may hold were in each version. Add a line with every change; one that
 * was shown never changes.
 */
const wordings: Record<string, string> = {
  '1': '93c8564a7aea3463',
  '2': '7798365d8526a561',
};

describe('the wording of consent', () => {
  test('has a new version whenever a sentence that may stand in the ledger changes', () => {
    const held = Object.entries(sentences).filter(([key]) =>
      /^consent\.ask\.|^sure\.(withdraw|unsay)$|^sure\.proxy\./.test(key),
    );
    expect(held.length).toBeGreaterThan(10);
    const hash = createHash('sha256').update(JSON.stringify(held.toSorted())).digest('hex').slice(0, 16);
    const how =
      'A sentence of consent has changed: put consentWording up, and add the version with its hash here.';
    expect(wordings[consentWording], how).toBe(hash);
  });
});

describe('whether something may be done', () => {
  test.each([
    ['nothing is agreed to', {}, false],
    ['only contact is', { contact: true }, false],
    ['only the purpose is', { views: true }, false],
    ['contact was withdrawn', { contact: false, views: true }, false],
    ['the purpose was withdrawn', { contact: true, views: false }, false],
    ['both are', { contact: true, views: true }, true],
  ])('where %s', (_, consents, may) => {
    expect(agreed(consents, 'views')).toBe(may);
  });
});

describe('what is shown of the ledger', () => {
  const views = readLibrary().find(
    ({ questionnaire }) => questionnaire.key === 'victim-views',
  )?.questionnaire;
  const occasion: Occasion = {
    questionnaire: views ?? expect.fail(),
    translations: {},
    kind: 'victim',
    bands: {},
    due: null,
  };

  test('is contact, what this is for, what it asks, and whatever was ever said, in one order', () => {
    const consents = { contact: true, panel: false, feedback: true };
    expect(purposesShown({ ...occasion, consents })).toEqual([
      'contact',
      'feedback',
      'views',
      'progress',
      'reparation',
      'panel',
      'pass-on',
    ]);
  });

  test('nobody but a victim is asked for it', () => {
    expect(missingConsent({ ...occasion, consents: { contact: true } })).toBe('views');
    expect(missingConsent({ ...occasion, consents: { contact: true, views: true } })).toBeNull();
    expect(missingConsent({ ...occasion, consents: null })).toBeNull();
    expect(missingConsent(occasion)).toBeNull();
  });
});
