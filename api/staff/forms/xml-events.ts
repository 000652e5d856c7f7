/** A start or an end of an element (one that is empty has both), or text. Names are without their prefix. */
export type XmlEvent =
  | { is: 'start'; name: string; attributes: ReadonlyMap<string, string> }
  | { is: 'end'; name: string }
  | { is: 'text'; text: string };

const tag = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /\s+(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
/** What is passed over, or read as it is: how it begins and how it ends. */
const sections = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/**
 * What an XML text is made of, in its order. Throws where it is not well formed in what it looks at, and
 * where it declares anything of its own: no text may grow by what stands in it.
 */
export function* eventsOf(xml: string): Generator<XmlEvent> {
  for (let at = 0; at < xml.length; ) {
    if (xml[at] !== '<') {
      const end = xml.indexOf('<', at);
      const text = xml.slice(at, end < 0 ? xml.length : end);
      yield { is: 'text', text: plain(text) };
      at += text.length;
      continue;
    }
    const section = sections.find(([begins]) => xml.startsWith(begins, at));
    if (section) {
      const [begins, ends] = section;
      const end = xml.indexOf(ends, at + begins.length);
      if (end < 0) throw new Error('XML that does not end');
      if (begins === '<![CDATA[') yield { is: 'text', text: xml.slice(at + begins.length, end) };
      at = end + ends.length;
      continue;
    }
    tag.lastIndex = at;
    const [whole, closes, name = '', attributes = '', empty] = tag.exec(xml) ?? [];
    if (whole === undefined) throw new Error('not XML');
    if (!closes) yield { is: 'start', name, attributes: attributesIn(attributes) };
    if (closes || empty) yield { is: 'end', name };
    at += whole.length;
  }
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  attribute.lastIndex = 0;
  for (let found = attribute.exec(text); found; found = attribute.exec(text)) {
    const [, name = '', double, single] = found;
    attributes.set(name, plain(double ?? single ?? ''));
  }
  return attributes;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,8}));/g, (_, decimal, hex, name) => {
    if (name) {
      const character = entities.get(name);
      if (character === undefined) throw new Error('an entity that XML does not have');
      return character;
    }
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
