import { encode } from 'uqr';

/**
 * A QR code as one path for an SVG, in units of a module, with the four light modules around it that scanners
 * need. Throws where the text is longer than a QR code can be.
 */
export function qrCode(text: string): { size: number; path: string } {
  // Scanners read all eight patterns. To look for the neatest would take most of the time.
  const { size, data } = encode(text, { ecc: 'M', border: 4, maskPattern: 3 });
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: runs.join('') };
}
