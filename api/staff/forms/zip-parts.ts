import { Unzip, UnzipInflate } from 'fflate';
import { giveWay } from '../../../domain/giving-way.ts';

/** In bytes, of which each becomes a thousand at most; then others have their turn. */
const atOnce = 2_048;

/** More was packed into a file than anybody packs. */
export class TooMuch extends Error {}

/**
 * Those files of a zip archive whose names are wanted, as text in UTF-8. Throws `TooMuch` where they are
 * together more than `most` bytes, whatever the archive says of itself, and an Error where it is none.
 */
export async function partsIn(
  archive: Uint8Array,
  wanted: (name: string) => boolean,
  most: number,
): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  let unpacked = 0;
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let text = '';
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > most) throw new TooMuch();
      text += decoder.decode(chunk, { stream: !final });
      if (final) parts.set(file.name, text);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < archive.length; at += atOnce) {
    unzip.push(archive.subarray(at, at + atOnce), at + atOnce >= archive.length);
    await giveWay();
  }
  return parts;
}
