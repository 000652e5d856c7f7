import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../../dialogs/library.ts';

const folder = new URL('../../../web/pictures/', import.meta.url);
const files = readdirSync(folder).sort();
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

const faces = ['face-1', 'face-2', 'face-3', 'face-4', 'face-5'];
const endsDraft = ['yes', 'no', 'not-sure'];
const bar = ['back', 'skip', 'listen', 'more', 'simpler', 'language', 'pause', 'stop', 'delete', 'person'];
const library = readLibrary().flatMap(({ questionnaire }) =>
  [...JSON.stringify(questionnaire).matchAll(/"picture":"([^"]+)"/g)].map(([, key]) => key),
);

const opening =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="currentColor" ' +
  'stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">';
const numbers = /^[\d. ]+$/;
const path = /^[\d.MLHVCSQTAZmlhvcsqtaz -]+$/;
/**
 * What a mark may carry. Everything else (colours, ids, links, styles, handlers, words) is left out of a
 * picture.
 */
const allowed: Readonly<Record<string, RegExp>> = {
  d: path,
  cx: numbers,
  cy: numbers,
  r: numbers,
  rx: numbers,
  ry: numbers,
  x: numbers,
  y: numbers,
  width: numbers,
  height: numbers,
  fill: /^currentColor$/,
  stroke: /^none$/,
  'stroke-width': numbers,
  'stroke-dasharray': numbers,
};
const mark = /^ +<(?:path|circle|ellipse|rect)((?: [a-z-]+="[^"]*")+)\/>$/;
const group = /^ {2}<g((?: [a-z-]+="[^"]*")+)>$/;

describe('the pictures', () => {
  test('are one for every key of the library, the faces, the answers and the bar, and nothing else', () => {
    const keys = new Set([...library, ...faces, ...endsDraft, ...bar]);
    expect(library).toContain('worker');
    expect(files).toEqual([...keys].map((key) => `${key}.svg`).sort());
  });

  test.each(files)('%s is a few marks in the colour of the text, and no more than 900 bytes', (file) => {
    const picture = read(file);
    const lines = picture.split('\n');
    expect(Buffer.byteLength(picture)).toBeLessThanOrEqual(900);
    expect(lines[0]).toBe(opening);
    expect(lines.slice(-2)).toEqual(['</svg>', '']);
    let open = 0;
    for (const line of lines.slice(1, -2)) {
      if (line === '  </g>') {
        open -= 1;
      } else {
        if (group.test(line)) open += 1;
        const attributes = (group.exec(line) ?? mark.exec(line))?.[1];
        expect(attributes, line).toBeDefined();
        for (const [, name, value] of (attributes ?? '').matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
          expect(value, `${name} in ${line}`).toMatch(allowed[name ?? ''] ?? /^not allowed$/);
        }
      }
      expect(open === 0 || open === 1, line).toBe(true);
    }
    expect(open).toBe(0);
  });

  test('are all different', () => {
    expect(new Set(files.map(read)).size).toBe(files.length);
  });
});

describe('the five faces', () => {
  // The outline comes first and the mouth last; what is between them are the eyes.
  const pictureFiles = faces.map((face) => {
    const marks = read(`${face}.svg`).split('\n').slice(1, -2);
    return { outline: marks[0], eyes: marks.slice(1, -1).join('\n'), mouth: marks.at(-1) };
  });
  const different = (part: 'outline' | 'eyes' | 'mouth') =>
    new Set(pictureFiles.map((face) => face[part])).size;

  test('share one outline, and each has eyes and a mouth of its own', () => {
    expect(different('outline')).toBe(1);
    expect(different('eyes')).toBe(5);
    expect(different('mouth')).toBe(5);
  });

  test('the middle one is neutral: two level round eyes, a level mouth in the middle', () => {
    const [, left, width] = /<path d="M([\d.]+) [\d.]+h([\d.]+)"\/>/.exec(pictureFiles[2]?.mouth ?? '') ?? [];
    expect(Number(left) * 2 + Number(width)).toBe(48);
    const eyes = [
      ...(pictureFiles[2]?.eyes ?? '').matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g),
    ];
    expect(eyes.map(([, , height, size]) => [height, size])).toEqual([
      ['20', '2.2'],
      ['20', '2.2'],
    ]);
    expect(eyes.reduce((sum, [, across]) => sum + Number(across), 0)).toBe(48);
  });

  test.each([
    ['a bad face turns its mouth down', ['face-1', 'face-2'], -1],
    ['a good face turns its mouth up', ['face-4', 'face-5'], 1],
  ])('%s', (_, some, direction) => {
    for (const face of some) {
      // The mouth is drawn from its left end: the way its first curve leaves there is up or down.
      const mouth = pictureFiles[faces.indexOf(face)]?.mouth ?? '';
      const [, down] = /d="M[\d. ]+c[\d.]+(?: ?)(-?[\d.]+)/.exec(mouth) ?? [];
      expect(Math.sign(Number(down)), face).toBe(direction);
    }
  });
});
