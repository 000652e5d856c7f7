import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One file of ours that names another. `type`: it takes types alone, which are gone when it runs. */
export type Import = { from: string; to: string; type: boolean };

/**
 * Every import among the TypeScript files below these folders of the project, and the files given by name.
 * Paths are from the root, with forward slashes, in order.
 */
export function importsIn(root: string, places: readonly string[]): Import[] {
  const files = places.flatMap((place) => (place.endsWith('.ts') ? [place] : codeBelow(root, place)));
  return files.toSorted().flatMap((from) =>
    importsOf(readFileSync(join(root, from), 'utf8')).map(({ to, type }) => ({
      from,
      to: normalize(join(dirname(from), to)).replaceAll('\\', '/'),
      type,
    })),
  );
}

/** The code below a folder of the project: not what is generated. */
export function codeBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('/generated/'));
}

function importsOf(code: string): { to: string; type: boolean }[] {
  const stated = code.matchAll(/^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'(\.[^']+)'/gm);
  const later = code.matchAll(/\bimport\('(\.[^']+)'\)|new URL\('(\.[^']+\.ts)', import\.meta\.url\)/g);
  return [
    ...[...stated].map(([, type, to = '']) => ({ to, type: type !== undefined })),
    ...[...later].map(([, called, started]) => ({ to: called ?? started ?? '', type: false })),
  ];
}
