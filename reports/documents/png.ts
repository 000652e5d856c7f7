import { zlibSync } from 'fflate';
import { joined } from './bytes.ts';
import type { Raster } from './raster.ts';

/** A picture as a PNG file (W3C PNG, third edition), without any chunk that is not needed: the same pixels are always the same bytes. */
export function png({ width, height, pixels }: Raster): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(filtered(width, height, pixels), { level: 2 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Each row as its difference from the row above, which packs small where rows are alike (filter type 2). */
function filtered(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const long = width * 3;
  const rows = new Uint8Array(height * (long + 1));
  for (let row = 0; row < height; row++) {
    rows[row * (long + 1)] = 2;
    for (let at = 0; at < long; at++) {
      const above = row === 0 ? 0 : (pixels[(row - 1) * long + at] ?? 0);
      rows[row * (long + 1) + 1 + at] = (pixels[row * long + at] ?? 0) - above;
    }
  }
  return rows;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = joined([Uint8Array.from([...name], (letter) => letter.charCodeAt(0)), data]);
  const bytes = new Uint8Array(body.length + 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(body, 4);
  view.setUint32(4 + body.length, checksum(body));
  return bytes;
}

/** CRC-32 as PNG's annex D has it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
