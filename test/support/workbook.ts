import { strToU8, zipSync } from 'fflate';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The styles that `workbook` has, by what they show: `dd/mm/yyyy` is one of the file's own. */
export const style = { plain: 0, day: 1, monthAndYear: 2, dayAndMonth: 3, ownDay: 4, time: 5, ownNumber: 6 };

const styles = `<styleSheet ${main}><numFmts count="3">
  <numFmt numFmtId="164" formatCode="[$-809]dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="h:mm"/>
  <numFmt numFmtId="166" formatCode='[>9]0.0 "days";0'/></numFmts>
  <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="7">
  ${[0, 14, 17, 16, 164, 165, 166].map((id) => `<xf numFmtId="${id}" xfId="0"/>`).join('')}</cellXfs>
  </styleSheet>`;

/**
 * A workbook as Excel writes it, packed. `rows`: the XML of the rows of its first sheet that is not hidden.
 */
export function workbook(
  rows: string,
  { strings = '', more = {}, from1904 = false }: Partial<Of> = {},
): Uint8Array<ArrayBuffer> {
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types/>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}">
      <workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>
      <sheet name="Lists" sheetId="2" state="veryHidden" r:id="rId2"/>
      <sheet name="People &amp; more" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships>
      <Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Type="${office}/worksheet" Target="/xl/worksheets/sheet2.xml"/>
      </Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `${head}<worksheet ${main}><sheetData><row r="1"><c r="A1"><v>9</v></c></row>
      </sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${head}<sst ${main}>${strings}</sst>`,
    'xl/styles.xml': `${head}${styles}`,
    ...more,
  };
  const packed = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(packed)));
}

type Of = { strings: string; more: Record<string, string>; from1904: boolean };
