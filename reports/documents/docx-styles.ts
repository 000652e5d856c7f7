import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';

const ink = '0b0c0c';
/** Secondary text, dark enough on white for small print. */
export const grey = '484949';
export const line = 'b1b4b6';

/** Named in the list of styles of Word, so that whoever edits the document changes all of a kind at once. */
export const named = {
  about: 'About',
  quoted: 'Quote',
  source: 'QuoteSource',
  figure: 'KeyFigure',
  list: 'ListBullet',
  cell: 'TableText',
};
export const bullets = 'bullets';

const heading = (size: number, before: number, after: number) => ({
  run: { font: 'Arial', size: size * 2, bold: true, color: ink },
  paragraph: { spacing: { before: before * 20, after: after * 20 }, keepNext: true, keepLines: true },
});

/**
 * Arial, dark on white, lots of air; sizes in half points, spaces in twentieths of a point, as Word has them.
 */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: 22, color: ink, language: { value: 'en-GB' } },
      paragraph: { spacing: { before: 80, after: 100, line: 300 } },
    },
    heading1: heading(24, 0, 10),
    heading2: heading(17, 24, 8),
    heading3: heading(14, 18, 6),
    heading4: heading(12, 14, 4),
    caption: {
      run: { font: 'Arial', size: 22, bold: true, italics: false, color: ink },
      paragraph: { spacing: { before: 160, after: 100 }, keepNext: true, keepLines: true },
    },
  },
  paragraphStyles: [
    {
      id: named.about,
      name: 'About',
      basedOn: 'Normal',
      run: { color: grey },
      paragraph: { spacing: { before: 0, after: 40 } },
    },
    {
      id: named.quoted,
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        indent: { start: 360, end: 360 },
        spacing: { before: 120, after: 60 },
        border: { left: { style: 'single', size: 24, space: 10, color: line } },
        keepNext: true,
      },
    },
    {
      id: named.source,
      name: 'Quote Source',
      basedOn: 'Quote',
      run: { color: grey, size: 20 },
      paragraph: { spacing: { before: 0, after: 200 }, keepNext: false },
    },
    {
      id: named.figure,
      name: 'Key Figure',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 120, after: 200 }, keepLines: true },
    },
    {
      id: named.list,
      name: 'List Bullet',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { before: 0, after: 80 } },
    },
    {
      id: named.cell,
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { spacing: { before: 60, after: 60, line: 260 } },
    },
  ],
};

export const numbering: INumberingOptions = {
  config: [
    {
      reference: bullets,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { start: 400, hanging: 280 } } },
        },
      ],
    },
  ],
};
