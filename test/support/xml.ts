/** An element of an XML text, as far as the tests look at one. */
export type Xml = { name: string; attributes: ReadonlyMap<string, string>; children: (Xml | string)[] };

const kinds = [
  /<\?xml [^>]*\?>/,
  /<(?<close>\/)?(?<name>[A-Za-z_][\w.:-]*)(?<attributes>(?:\s+[\w.:-]+="[^"<]*")*)\s*(?<empty>\/)?>/,
  /(?<text>[^<]+)/,
];
const token = new RegExp(kinds.map(({ source }) => source).join('|'), 'y');

/** Reads XML strictly; throws where it is not well formed or has a character that XML 1.0 does not allow. */
export function readXml(xml: string): Xml {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml))
    throw new Error('a forbidden character');
  if (!xml.isWellFormed()) throw new Error('half a character');
  const root: Xml = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  token.lastIndex = 0;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const { close, name, attributes = '', empty, text } = token.exec(xml)?.groups ?? {};
    const inside = open.at(-1);
    if (token.lastIndex === 0 || !inside) throw new Error(`not XML: ${xml.slice(at, at + 60)}`);
    if (text !== undefined) inside.children.push(plain(text));
    else if (close) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else if (name) {
      const element: Xml = { name, attributes: new Map(), children: [] };
      const pairs = [...attributes.matchAll(/([\w.:-]+)="([^"]*)"/g)];
      element.attributes = new Map(pairs.map(([, key = '', value = '']) => [key, plain(value)]));
      if (element.attributes.size < pairs.length) throw new Error(`<${name}> has an attribute twice`);
      inside.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> stays open`);
  return root;
}

/** All elements of a name below one, in the order of the text. */
export function all(element: Xml, name: string): Xml[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

/** What stands inside an element, without its tags. */
export function textOf(element: Xml): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const letter = name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : entities[name];
    if (letter === undefined) throw new Error(`${whole.slice(0, 20)} is no entity`);
    return letter;
  });
}
