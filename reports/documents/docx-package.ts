import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Word reads the first of its parts from the front. */
const first = ['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml'];

/**
 * The same Word file with the time at which it was published instead of the clock's, its language said, and
 * its parts always in one order.
 */
export function reproducible(file: Uint8Array, published: Date): Uint8Array {
  const parts = unzipSync(file);
  const names = Object.keys(parts).toSorted(
    (one, other) => rank(one) - rank(other) || (one < other ? -1 : 1),
  );
  // The time inside a zip file is a local one; this is the first there is, in every time zone.
  const mtime = new Date(1980, 0, 1);
  const zipped: Zippable = {};
  for (const name of names) {
    const bytes = parts[name] ?? new Uint8Array();
    const kept = name === 'docProps/core.xml' ? strToU8(dated(strFromU8(bytes), published)) : bytes;
    zipped[name] = [kept, { mtime, level: 6 }];
  }
  return zipSync(zipped);
}

function dated(xml: string, published: Date): string {
  const time = `${published.toISOString().slice(0, 19)}Z`;
  return xml
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${time}`)
    .replace('</cp:coreProperties>', '<dc:language>en-GB</dc:language></cp:coreProperties>');
}

function rank(name: string): number {
  const at = first.indexOf(name);
  return at < 0 ? first.length : at;
}
