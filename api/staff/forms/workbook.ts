import { addDays, isoDay } from '../../../domain/calendar.ts';
import { giveWay } from '../../../domain/giving-way.ts';
import { eventsOf, type XmlEvent } from './xml-events.ts';
import { partsIn } from './zip-parts.ts';

/** More than a sheet of five hundred people ever is, unpacked, with every style there is. In bytes. */
const mostUnpacked = 8_000_000;
/** So many pieces of XML are looked at in one go, before others have their turn. */
const atOnce = 2_000;

/** Whether a file is packed as Excel's are since 2007; only reading it tells whether it is one. */
export function isWorkbook(file: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, at) => file[at] === byte);
}

/**
 * The cells of the first sheet of an Excel workbook that is not hidden, as text with tabs between them, each
 * row on the line of its number. Nothing but cells is read: of a formula what it came to, of a day
 * `YYYY-MM-DD`. Where that is more than `most` characters, a little more than as many of them.
 * Throws `TooMuch` where it unpacks to more than anybody needs, and an Error where it is no workbook.
 */
export async function firstSheet(file: Uint8Array, most: number): Promise<string> {
  const parts = await partsIn(
    file,
    (name) => /^\/?xl\/[\w/.-]{1,80}\.(?:xml|rels)$/.test(name),
    mostUnpacked,
  );
  const partOf = (name: string) => parts.get(name) ?? parts.get(`/${name}`);
  const book = partOf('xl/workbook.xml');
  if (book === undefined) throw new Error('no workbook');
  const { id, from1904 } = await bookOf(book);
  const targets = await targetsIn(partOf('xl/_rels/workbook.xml.rels') ?? '');
  const sheet = partOf(targets.get(id) ?? '');
  if (sheet === undefined) throw new Error('no sheet');
  const strings = await stringsIn(partOf('xl/sharedStrings.xml') ?? '');
  const dates = await datesIn(partOf('xl/styles.xml') ?? '');
  return cellsIn(sheet, { strings, dates, from1904 }, most);
}

async function* steadily(xml: string): AsyncGenerator<XmlEvent> {
  let looked = 0;
  for (const event of eventsOf(xml)) {
    yield event;
    looked++;
    if (looked % atOnce === 0) await giveWay();
  }
}

async function bookOf(xml: string): Promise<{ id: string; from1904: boolean }> {
  let id: string | undefined;
  let from1904 = false;
  for await (const event of steadily(xml)) {
    if (event.is !== 'start') continue;
    const { name, attributes } = event;
    if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.get('date1904') ?? '');
    if (name === 'sheet' && !attributes.get('state')?.match(/hidden/i)) id ??= attributes.get('id');
  }
  return { id: id ?? '', from1904 };
}

/** The file of each id that the workbook names. */
async function targetsIn(xml: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  for await (const event of steadily(xml)) {
    if (event.is !== 'start' || event.name !== 'Relationship') continue;
    const target = event.attributes.get('Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    targets.set(event.attributes.get('Id') ?? '', path);
  }
  return targets;
}

async function stringsIn(xml: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  const inside = new Set<string>();
  for await (const event of steadily(xml)) {
    if (event.is === 'text') text += isShown(inside) ? event.text : '';
    else if (event.is === 'start') {
      inside.add(event.name);
      if (event.name === 'si') text = '';
    } else {
      inside.delete(event.name);
      if (event.name === 'si') strings.push(unescaped(text));
    }
  }
  return strings;
}

/** Text of a cell, and not how it is pronounced. */
function isShown(inside: ReadonlySet<string>): boolean {
  return inside.has('t') && !inside.has('rPh');
}

/** How Excel writes what XML may not have. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([\da-fA-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** How a style shows numbers as days; null where it does not. */
type Shown = 'day' | 'month-and-year' | 'day-and-month' | null;

/** Of the styles in their order, how each shows days. */
async function datesIn(xml: string): Promise<Shown[]> {
  const formats = new Map<string, string>();
  const styles: Shown[] = [];
  let inStyles = false;
  for await (const event of steadily(xml)) {
    if (event.is === 'text') continue;
    if (event.name === 'cellXfs') inStyles = event.is === 'start';
    if (event.is === 'end') continue;
    const id = event.attributes.get('numFmtId') ?? '';
    if (event.name === 'numFmt') formats.set(id, event.attributes.get('formatCode') ?? '');
    if (event.name === 'xf' && inStyles) styles.push(shownBy(id, formats.get(id)));
  }
  return styles;
}

/** By the number of a format that every Excel has, or by what it says: `dd/mm/yyyy`, `mmm-yy`. */
function shownBy(id: string, format: string | undefined): Shown {
  if (format === undefined) {
    if (id === '16') return 'day-and-month';
    if (id === '17') return 'month-and-year';
    return /^(?:14|15|22|27|28|29|30|31|36|50|51|52|53|54|55|56|57|58)$/.test(id) ? 'day' : null;
  }
  const letters = format.toLowerCase().replaceAll(/"[^"]{0,60}"|\[[^\]]{0,60}\]|\\./g, '');
  const [day, month, year] = [letters.includes('d'), letters.includes('m'), letters.includes('y')];
  if (day && year) return 'day';
  if (month && year) return 'month-and-year';
  return day && month ? 'day-and-month' : null;
}

type Book = { strings: readonly string[]; dates: readonly Shown[]; from1904: boolean };
type Cell = { row: number; column: number; type: string; style: number; value: string; formula: string };

async function cellsIn(xml: string, book: Book, most: number): Promise<string> {
  let out = '';
  let [row, column, filled] = [0, 0, 1];
  let across = 0;
  let cell: Cell | null = null;
  const inside = new Set<string>();
  for await (const event of steadily(xml)) {
    if (event.is === 'text') {
      if (cell && inside.has('f')) cell.formula += event.text;
      else if (cell && (inside.has('v') || (inside.has('is') && isShown(inside)))) cell.value += event.text;
      continue;
    }
    if (event.is === 'start') {
      inside.add(event.name);
      if (event.name === 'row') {
        row = Number(event.attributes.get('r') ?? row + 1);
        column = 0;
      } else if (event.name === 'c') {
        column = columnOf(event.attributes.get('r') ?? '') ?? column + 1;
        const [type, style] = [event.attributes.get('t') ?? 'n', Number(event.attributes.get('s') ?? 0)];
        cell = { row, column, type, style, value: '', formula: '' };
      }
      continue;
    }
    inside.delete(event.name);
    if (event.name !== 'c' || !cell) continue;
    const text = textOf(cell, book);
    if (text !== '') {
      if (row > filled) {
        out += '\n'.repeat(Math.min(row - filled, most));
        [filled, across] = [row, 1];
      }
      across = Math.max(across, 1);
      out += '\t'.repeat(Math.min(Math.max(column - across, 0), most)) + quoted(text);
      across = column;
    }
    cell = null;
    if (out.length > most) break;
  }
  return out;
}

/** "AB" of "AB12" as a number from 1 on; undefined where it is no place in a sheet. */
function columnOf(place: string): number | undefined {
  const [, letters] = /^([A-Z]{1,3})\d{1,7}$/.exec(place) ?? [];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function textOf({ type, style, value, formula }: Cell, { strings, dates, from1904 }: Book): string {
  // A formula that nothing has worked out yet is no value.
  if (value === '') return formula && `=${formula}`;
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return unescaped(value);
  const number = Number(value);
  const shown = dates[style] ?? null;
  if (!Number.isFinite(number) || shown === null || number < 1 || number > lastSerial) return String(number);
  return dayShown(serialDay(number, from1904), shown);
}

/** 31 December 9999. */
const lastSerial = 2_958_465;

/**
 * The day of a number of days since the last of 1899, or the first of 1904. Excel has a 29 February 1900 that
 * never was.
 */
function serialDay(serial: number, from1904: boolean): Date {
  const days = Math.floor(serial);
  if (from1904) return addDays(new Date('1904-01-01'), days);
  return addDays(new Date('1899-12-30'), days < 60 ? days + 1 : days);
}

const months = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

function dayShown(day: Date, shown: Exclude<Shown, null>): string {
  const iso = isoDay(day);
  if (shown === 'day') return iso;
  const month = months.format(day).slice(0, 3);
  return shown === 'month-and-year' ? `${month}-${iso.slice(2, 4)}` : `${Number(iso.slice(8))}-${month}`;
}

function quoted(text: string): string {
  return /["\t\r\n;,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
