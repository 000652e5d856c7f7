import type { z } from 'zod';
import { Fault } from '../../fault.ts';
import type { Right } from '../http/access.ts';
import type { Answer } from '../http/answer.ts';
import { read } from '../http/input.ts';
import type { FillEach } from '../http/templates.ts';
import type { StaffDependencies } from './dependencies.ts';
import type { Head } from './renderer.ts';
import type { SignedIn } from './signed-in.ts';
import type { Template, ViewOf } from './template.ts';

/** What a browser asked of a staff page, before the page has read it. */
type Asked = {
  params: Readonly<Record<string, string>>;
  /** The query of a GET; what a form sent with a POST. Empty where the page needs nobody. */
  sent: Sent;
  /** The query of the address, also of a POST. */
  query: URLSearchParams;
  /** The origin under which the caller reaches us. */
  origin: string;
  signedIn: SignedIn | null;
  /** Of the session, to end it. */
  secret: string | null;
  /** The page of ours that somebody asked for before they were signed in. */
  wanted: string | null;
  from: Caller;
};

/** From where a call comes. */
export type Caller = {
  address: string;
  /** The secret that tells this browser from others while a passkey is asked for; null where it has none. */
  browser: string | null;
  /** What the browser says it is. */
  agent: string;
};

/** Fields by name: one value, or several of one name. */
export type Sent = Readonly<Record<string, string | File | (string | File)[]>>;

/** The names in a path: `id` in `/staff/gaps/gap/:id`. */
type NamesIn<Path extends string> = Path extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}/:${infer Name}`
    ? Name
    : never;

/** What a page works with. */
type Call<Path extends string, Who extends SignedIn | null, Read, Shown> = {
  params: Readonly<Record<NamesIn<Path>, string>>;
  /** What the page reads of the query (GET) or of the form (POST). */
  read: Read;
  signedIn: Who;
  origin: string;
  secret: string | null;
  wanted: string | null;
  from: Caller;
  query: URLSearchParams;
  /** Draws what stands on the page very many times, each by itself, so that others have their turn. */
  drawEach: FillEach;
  /** Answers with one of the templates that the page says it shows. */
  show<One extends Shown>(template: One, page: Head & ViewOf<One>): Answer;
};

type Definition<
  Path extends string,
  Needs,
  Who extends SignedIn | null,
  Reads extends z.ZodObject,
  Shown,
  Uses extends Rendering,
> = {
  /** Stands in the log instead of the address. */
  name: string;
  method: 'GET' | 'POST';
  path: Path;
  /** The right that opens it. `any-role`: everybody who is signed in. null: also somebody who is not. */
  needs: Needs;
  /** The fields of the query (GET) or of the form (POST) that it reads. Others are ignored. */
  reads: Reads;
  /** Every template that it may show. Without any it leads on, or answers with a file. */
  shows?: readonly Shown[];
  /** What stands on these very many times (`drawEach`). */
  draws?: readonly { file: string }[];
  /** It may be sent compressed: nothing in it is secret, no code, no sign-in link, no person's reference. */
  compress?: true | ((signedIn: SignedIn) => boolean);
  /** A form of a page that needs nobody is read where this says so: a short one, with few fields. */
  readsShort?: true;
  /** It may name the less that it works with (`Uses`), so that a test need not make all of it. */
  handle(dependencies: Uses, call: Call<Path, Who, z.output<Reads>, Shown>): Promise<Answer>;
};

type Rendering = Pick<StaffDependencies, 'render'>;

/** One page of the staff, or what one of its forms does. All work without JavaScript. */
export type StaffPage<Uses extends Rendering = StaffDependencies> = {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  needs: Right | 'any-role' | null;
  /** Names of the fields that it reads. */
  fields: readonly string[];
  /** Files of the templates that it may show. */
  templates: readonly string[];
  compress: boolean | ((signedIn: SignedIn) => boolean);
  /** Its form is read though it needs nobody. */
  readsShort: boolean;
  answer(dependencies: Uses, asked: Asked): Promise<Answer>;
};

/** A page for somebody who is signed in and has the right. Asked for by nobody it throws `not-signed-in`. */
export function page<
  Path extends string,
  Reads extends z.ZodObject,
  Shown extends Template<object> = never,
  Uses extends Rendering = StaffDependencies,
>(definition: Definition<Path, Right | 'any-role', SignedIn, Reads, Shown, Uses>): StaffPage<Uses> {
  return mountable(definition, ({ signedIn }) => {
    if (!signedIn) throw new Fault('not-signed-in', 'Sign in first.');
    return signedIn;
  });
}

/** A page that is also for somebody who is not signed in. */
export function openPage<
  Path extends string,
  Reads extends z.ZodObject,
  Shown extends Template<object> = never,
  Uses extends Rendering = StaffDependencies,
>(definition: Definition<Path, null, SignedIn | null, Reads, Shown, Uses>): StaffPage<Uses> {
  return mountable(definition, ({ signedIn }) => signedIn);
}

function mountable<
  Path extends string,
  Who extends SignedIn | null,
  Reads extends z.ZodObject,
  Shown extends Template<object>,
  Uses extends Rendering,
>(
  {
    name,
    method,
    path,
    needs,
    reads,
    shows = [],
    draws = [],
    compress,
    readsShort,
    handle,
  }: Definition<Path, Right | 'any-role' | null, Who, Reads, Shown, Uses>,
  whoIn: (asked: Asked) => Who,
): StaffPage<Uses> {
  return {
    name,
    method,
    path,
    needs,
    fields: Object.keys(reads.shape),
    templates: [...shows, ...draws].map(({ file }) => file),
    compress: compress ?? false,
    readsShort: readsShort ?? false,
    async answer(dependencies, asked) {
      const { params, sent, ...rest } = asked;
      if (!hasNamesOf(path, params)) throw new Fault('not-found', 'There is no such page.');
      const call: Call<Path, Who, z.output<Reads>, Shown> = {
        ...rest,
        params,
        read: read(reads, sent, 'form'),
        signedIn: whoIn(asked),
        drawEach: dependencies.render.each,
        show: (template, view) => dependencies.render(template, view, asked.signedIn),
      };
      return handle(dependencies, call);
    },
  };
}

function hasNamesOf<Path extends string>(
  path: Path,
  params: Readonly<Record<string, string>>,
): params is Readonly<Record<NamesIn<Path>, string>> {
  return [...path.matchAll(/:(\w+)/g)].every(([, name = '']) => params[name] !== undefined);
}
