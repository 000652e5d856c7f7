import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of a PDF's structure tree, over all its pages, with what stands in it. */
export type Tagged = {
  role: string;
  alt?: string;
  bbox?: number[];
  scope?: string;
  text: string;
  children: Tagged[];
};
type Node = NonNullable<Awaited<ReturnType<PDFPageProxy['getStructTree']>>>;
type Child = Node['children'][number];

/**
 * A PDF as somebody's screen reader would find it:
 * read by Mozilla's pdf.js, which knows nothing of what wrote it.
 */
export async function readPdf(file: Uint8Array) {
  // Copied, because pdf.js takes the bytes for its own.
  const loading = getDocument({ data: file.slice(), verbosity: 0 });
  const document = await loading.promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, at) => readPage(document, at + 1)),
  );
  const { info } = await document.getMetadata();
  const marks: unknown = await document.getMarkInfo();
  const read = {
    pages: pages.map(({ artefacts, text }) => ({ artefacts, text })),
    tree: pages.flatMap(({ tree }) => tree),
    info: new Map(Object.entries(info)),
    marked: marks instanceof Map && marks.get('Marked') === true,
    outline: outlined((await document.getOutline()) ?? []),
  };
  await loading.destroy();
  return read;
}

async function readPage(document: PDFDocumentProxy, number: number) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const byId = new Map<string, string>();
  const artefacts: string[] = [];
  const open: (string | null)[] = [];
  for (const item of items) {
    if ('type' in item) {
      if (item.type.startsWith('begin'))
        open.push(item.id ?? ('tag' in item && item.tag === 'Artifact' ? null : (open.at(-1) ?? null)));
      else open.pop();
      continue;
    }
    const id = open.at(-1) ?? null;
    const words = item.str + (item.hasEOL ? '\n' : '');
    if (id) byId.set(id, (byId.get(id) ?? '') + words);
    else artefacts.push(words);
  }
  const root = await page.getStructTree();
  return {
    artefacts: artefacts.join(''),
    text: [...byId.values()].join('\n'),
    tree: root ? root.children.flatMap((child) => tagged(child, byId)) : [],
  };
}

function tagged(node: Child, byId: ReadonlyMap<string, string>): Tagged[] {
  if (!('role' in node)) return [];
  const { alt, bbox, scope } = { alt: undefined, bbox: undefined, scope: undefined, ...node };
  const own = node.children.map((child) => ('id' in child && child.id ? (byId.get(child.id) ?? '') : ''));
  return [
    {
      role: node.role,
      ...(typeof alt === 'string' && { alt }),
      ...(Array.isArray(bbox) && { bbox }),
      ...(typeof scope === 'string' && { scope }),
      text: own.join(''),
      children: node.children.flatMap((child) => tagged(child, byId)),
    },
  ];
}

type Bookmark = { title: string; items: Bookmark[] };

function outlined(items: readonly Bookmark[]): Bookmark[] {
  return items.map((item) => ({ title: item.title, items: outlined(item.items) }));
}

/** All elements of a role, in the order in which they are read. */
export function withRole(tree: readonly Tagged[], role: string): Tagged[] {
  return tree.flatMap((one) => [...(one.role === role ? [one] : []), ...withRole(one.children, role)]);
}

/** What is said inside an element, with all white space between words as one space. */
export function saidIn(one: Tagged): string {
  const parts = [one.text, ...one.children.map(saidIn)];
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
