import { codeBelow, type Import, importsIn } from './imports.ts';

/** The folders that run, each with what it is for. */
const folders: Readonly<Record<string, string>> = {
  bot: 'the chat: Teams, Direct Line',
  api: 'HTTP: pages and programs',
  jobs: 'what happens later',
  prisma: 'the database',
  web: 'what a browser gets',
  reports: 'what it adds up to',
  insight: 'what words mean',
  dialogs: 'what is said',
  domain: 'the field’s own nouns',
};

/** Rows of the picture. A row may use those below it, and not those above. */
const rows = [
  {
    name: 'Outer: the network, the clock and the database',
    folders: ['bot', 'api', 'jobs', 'prisma', 'web'],
  },
  { name: 'Pure: data in, data out', folders: ['reports', 'insight', 'dialogs', 'domain'] },
];

const [boxWidth, gap, margin, lineHeight] = [214, 16, 24, 17] as const;
const ink = '#1D2A35';
const teal = '#0B6E6E';

type Box = { name: string; rooms: string[]; uses: string[] };

/** The imports from one of the folders to another, each once. `type`: types alone. */
export function folderImports(root: string): Import[] {
  const found = new Map<string, Import>();
  for (const { from, to, type } of importsIn(root, Object.keys(folders))) {
    const [one, other] = [folderOf(from), folderOf(to)];
    if (one === other || !Object.hasOwn(folders, other)) continue;
    const before = found.get(`${one} ${other}`);
    found.set(`${one} ${other}`, { from: one, to: other, type: type && (before?.type ?? true) });
  }
  return [...found.values()];
}

/** The picture of the folders that run, their rooms and whom each uses, as SVG, read from the code itself. */
export function foldersPicture(root: string): string {
  const imports = folderImports(root);
  const boxOf = (name: string): Box => ({
    name,
    rooms: roomsOf(root, name),
    uses: usedBy(name, imports),
  });
  const drawn: string[] = [];
  let y = margin;
  const whole = boxWidth * 5 + gap * 4;
  drawn.push(box(margin, y, whole, 52), words('name', margin + 12, y + 22, 'main.ts'));
  drawn.push(
    words('about', margin + 12, y + 40, 'reads config.ts, wires everything, listens; knows all folders'),
  );
  y += 52;
  for (const { name, folders } of rows) {
    drawn.push(
      `<path class="down" d="M${margin + whole / 2} ${y + 6}v20" marker-end="url(#down)"/>`,
      words('row', margin, y + 26, name),
    );
    y += 36;
    const boxes = folders.map(boxOf);
    const height = Math.max(...boxes.map(heightOf));
    drawn.push(...boxes.flatMap((one, at) => drawnAs(one, margin + at * (boxWidth + gap), y, height)));
    y += height;
  }
  const [width, height] = [whole + margin * 2, y + margin];
  const said = imports.map(({ from, to, type }) => `${from} uses ${to}${type ? ', types alone' : ''}`);
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}
  role="img" aria-labelledby="title about">
<title id="title">The folders of Sayback and who uses whom</title>
<desc id="about">${said.join('. ')}.</desc>
<style>
text { font-family: system-ui, sans-serif; font-size: 13px; fill: ${ink}; }
.name { font-size: 16px; font-weight: 600; }
.row { font-weight: 600; }
.about, .uses { fill: ${teal}; }
.box { fill: #FFFFFF; stroke: ${ink}; }
.down { stroke: ${teal}; stroke-width: 2; }
</style>
<defs><marker id="down" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="6" markerHeight="6" orient="auto">
<path d="M0 0 8 4 0 8z" fill="${teal}"/></marker></defs>
<rect width="100%" height="100%" fill="#FBF7F0"/>
${drawn.join('\n')}
</svg>
`;
}

function usedBy(name: string, imports: readonly Import[]): string[] {
  return Object.keys(folders).flatMap((other) => {
    const found = imports.find(({ from, to }) => from === name && to === other);
    return found ? [found.type ? `${other} (types)` : other] : [];
  });
}

/** The folders inside one that hold code, by their paths below it. */
function roomsOf(root: string, folder: string): string[] {
  const rooms = codeBelow(root, folder).map((file) => file.split('/').slice(1, -1).join('/'));
  return [...new Set(rooms)].filter((room) => room !== '').toSorted();
}

function heightOf({ rooms, uses }: Box): number {
  return 62 + (rooms.length + uses.length) * lineHeight + (uses.length > 0 ? 26 : 0);
}

function drawnAs({ name, rooms, uses }: Box, x: number, y: number, height: number): string[] {
  const below = y + 60 + rooms.length * lineHeight;
  return [
    box(x, y, boxWidth, height),
    words('name', x + 12, y + 22, `${name}/`),
    words('about', x + 12, y + 40, folders[name] ?? ''),
    ...rooms.map((room, at) => words('room', x + 12, y + 62 + at * lineHeight, `${room}/`)),
    ...uses.map((other, at) => words('uses', x + 12, below + 20 + at * lineHeight, `→ ${other}`)),
  ];
}

function box(x: number, y: number, width: number, height: number): string {
  return `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`;
}

function words(style: string, x: number, y: number, text: string): string {
  return `<text class="${style}" x="${x}" y="${y}">${text}</text>`;
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? '';
}
