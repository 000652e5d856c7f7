import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helplines } from '../../domain/helplines.ts';
import { type Compressed, compressed } from '../http/compressed.ts';
import { chatAssets, frontStyle } from './assets.ts';

const folder = join(import.meta.dirname, '..', '..', 'web');

/** The pages of web/ that are the same for everybody. */
export type PublicPages = Readonly<Record<'chat' | 'front' | 'privacy', Compressed>>;

/**
 * Reads the pages of web/ and fills their places, once. `service` is the service's own name. Throws an Error
 * where a page has a place that nothing fills.
 */
export function publicPages(service: string): PublicPages {
  const { script, style } = chatAssets();
  const front = frontStyle();
  // The page comes in English, and asks for its words in another language once it knows that the respondent
  // wants it.
  const words = { lang: 'en-GB', dir: 'ltr', service };
  const { emergency, childline } = helplines;
  const calls = { emergency, childline, childlineDialled: childline.replaceAll(' ', '') };
  return {
    chat: filled('chat/index.html', { ...words, ...calls, script: script.path, style: style.path }),
    front: filled('index.html', { ...words, style: front.path }),
    privacy: filled('privacy.html', { ...words, ...calls, style: front.path }),
  };
}

/** A page of web/ with its `{{places}}` filled. */
function filled(file: string, values: Readonly<Record<string, string>>): Compressed {
  const html = readFileSync(join(folder, file), 'utf8');
  return compressed(
    html.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) throw new Error(`web/${file} has a place that nothing fills: ${place}`);
      return escaped(value);
    }),
  );
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
