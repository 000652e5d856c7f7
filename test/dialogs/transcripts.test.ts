import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { replay, transcriptSchema } from '../support/transcript.ts';

// Golden conversations. `UPDATE=1 npx vitest run test/dialogs/transcripts.test.ts` writes down what is
// answered now; read the difference.
const folder = new URL('../transcripts/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe.each(files)('%s', (file) => {
  const path = new URL(file, folder);
  const written: unknown = parse(readFileSync(path, 'utf8'));
  const transcript = transcriptSchema.parse(written);

  test(transcript.about, () => {
    const turns = replay(transcript);
    if (process.env.UPDATE && typeof written === 'object') {
      // In quotes a line may come out one longer.
      writeFileSync(path, stringify({ ...written, turns }, { lineWidth: 109 }));
    }
    expect(process.env.UPDATE ? turns : transcript.turns).toEqual(turns);
  });
});
