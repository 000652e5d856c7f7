import { type ParagraphChild, TextRun } from 'docx';
import { printable } from './drawable-text.ts';
import { directions, readsRightToLeft } from './lines.ts';

/**
 * What a paragraph says, and which way it is read. Words of the other direction are runs of their own, as
 * Word wants them.
 */
export function runsOf(
  text: string,
  style: { bold?: boolean; color?: string; size?: number } = {},
): { children: ParagraphChild[]; bidirectional?: boolean } {
  const lines = printable(text).split('\n');
  const children = lines.flatMap((line, at) => {
    const broken = at > 0 ? [new TextRun({ break: 1 })] : [];
    return [
      ...broken,
      ...directions(line).map(
        (part) => new TextRun({ ...style, text: part.text, ...(part.rightToLeft && { rightToLeft: true }) }),
      ),
    ];
  });
  return { children, ...(readsRightToLeft(text) && { bidirectional: true }) };
}
