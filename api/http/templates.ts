import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks, { type Environment, FileSystemLoader, Environment as Templates } from 'nunjucks';

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

/** Fills the templates of web/. */
export function templates(setting: Setting): Fill {
  const find = createRequire(import.meta.url);
  const web = join(import.meta.dirname, '..', '..', 'web');
  const roots = [
    join(web, 'staff'),
    web,
    join(web, 'pictures'),
    join(dirname(find.resolve('govuk-frontend/package.json')), 'dist'),
    dirname(find.resolve('@ministryofjustice/frontend/package.json')),
  ];
  const environment: Environment = new Templates(new FileSystemLoader(roots), {
    autoescape: true,
    throwOnUndefined: setting.strict ?? false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addGlobal('setting', setting);
  environment.addFilter('trim', trimmed);
  return ({ file }, view) => environment.render(file, view);
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
