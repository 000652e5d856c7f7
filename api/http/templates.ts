import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import nunjucks, { Environment, FileSystemLoader } from 'nunjucks';
import { giveWay, oneByOne } from '../../domain/giving-way.ts';

/** What every page made from a template knows, as `setting`. */
export type Setting = {
  /** The service's own name. */
  service: string;
  /** The address of the style. */
  style: string;
  /** Everything here is made up: every page says so. */
  demo: boolean;
  /** A name that a template puts out and no view has is an error, not a blank. Tests ask for it. */
  strict?: boolean;
};

/** A template, and the one type of what it is filled with. */
export type Template<View extends object> = {
  /** Below web/, or below web/staff. */
  file: string;
  /** Holds the type alone. */
  view?: View;
};

/** The HTML of a template filled with its view. Everything put into one is escaped. */
export type Fill = <View extends object>(template: Template<View>, view: View) => string;

/**
 * The template filled with each view, one after the other, for a page to put out as it is. Others have their
 * turn after each: a page with very many of them is drawn in parts.
 */
export type FillEach = <View extends object>(
  template: Template<View>,
  views: readonly View[],
) => Promise<Escaped[]>;

/** Fills templates. */
export type Templates = Fill & {
  each: FillEach;
  /** Compiles these and all they name, so that not whoever asks first waits for it. */
  ready(files: readonly string[]): Promise<void>;
};

/** Fills the templates of web/. */
export function templates(setting: Setting): Templates {
  const find = createRequire(import.meta.url);
  const web = join(import.meta.dirname, '..', '..', 'web');
  const roots = [
    join(web, 'staff'),
    web,
    join(web, 'pictures'),
    join(dirname(find.resolve('govuk-frontend/package.json')), 'dist'),
    dirname(find.resolve('@ministryofjustice/frontend/package.json')),
  ];
  const environment = new Environment(new FileSystemLoader(roots), {
    autoescape: true,
    throwOnUndefined: setting.strict ?? false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addGlobal('setting', setting);
  environment.addFilter('trim', trimmed);
  const fill: Fill = ({ file }, view) => environment.render(file, view);
  const each: FillEach = async (template, views) => {
    const drawn: Escaped[] = [];
    for (const view of views) {
      // Text that is put together from very many pieces costs its time later, all at once: so it is copied.
      const html = Buffer.from(fill(template, view)).toString();
      drawn.push(new nunjucks.runtime.SafeString(html));
      await giveWay();
    }
    return drawn;
  };
  const ready = (files: readonly string[]) => compileAll(environment, roots, files);
  return Object.assign(fill, { each, ready });
}

/** Text that is escaped already, for a template to put out as it is. */
export type Escaped = InstanceType<typeof nunjucks.runtime.SafeString>;

/** Each has a name of its own in HTML, or a number. */
const signs = [
  ['&', '&amp;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
] as const;
/** So many characters are escaped in one go. */
const atOnce = 5_000;

/** A long text, to stand in a page again: others have their turn while it is escaped. */
export async function escaped(text: string): Promise<Escaped> {
  const pieces = Array.from({ length: Math.ceil(text.length / atOnce) }, (_, n) =>
    text.slice(n * atOnce, (n + 1) * atOnce),
  );
  const all = await oneByOne(
    pieces,
    ({ length }) => length,
    (piece) => signs.reduce((html, [sign, name]) => html.replaceAll(sign, name), piece),
  );
  const { SafeString } = nunjucks.runtime;
  return new SafeString(all.join(''));
}

const templateName = /["']([\w./-]{1,200}\.(?:njk|svg))["']/g;

/** These templates and whatever they name, one after the other: others have their turn in between. */
async function compileAll(
  environment: Environment,
  roots: readonly string[],
  files: readonly string[],
): Promise<void> {
  const seen = new Set<string>();
  const waiting = [...files];
  for (const name of waiting) {
    const path = roots.map((root) => resolve(root, name)).find((file) => existsSync(file));
    if (path === undefined || seen.has(name)) continue;
    seen.add(name);
    environment.getTemplate(name, true);
    for (const [, named = ''] of readFileSync(path, 'utf8').matchAll(templateName)) {
      waiting.push(named.startsWith('.') ? resolve(dirname(path), named) : named);
    }
    await giveWay();
  }
}

/**
 * In place of nunjucks' own filter, through which the design system sends each field with what was typed: a
 * regular expression that takes a second for ten thousand spaces.
 */
function trimmed(value: unknown): unknown {
  const text = String(value ?? '').trim();
  // A CommonJS package: Node does not find this by its name.
  const { SafeString } = nunjucks.runtime;
  return value instanceof SafeString ? new SafeString(text) : text;
}
