import { questionsIn, testsOf } from '../dialogs/checks/conditions.ts';
import type { Questionnaire } from '../dialogs/questionnaire.ts';
import { defaultOf } from '../dialogs/wording/wording.ts';
import { conditionInWords } from './condition-in-words.ts';

type Item = Questionnaire['questions'][number];
type Style = 'small' | 'when' | 'ask' | 'answers';
type Row = { style: Style; text: string };
type Box = {
  key: string;
  rows: Row[];
  left: number;
  top: number;
  height: number;
  dashed: boolean;
  from: string[];
};

const right = 640;
const indent = 36;
const padding = 12;
const gap = 26;
const laneWidth = 16;
const sizes: Readonly<Record<Style, number>> = { small: 13, when: 13, ask: 16, answers: 13 };
const ink = '#1D2A35';
const teal = '#0B6E6E';

/**
 * The picture of a questionnaire, as SVG: its questions from top to bottom, each with its type, words and
 * answers. A question that is not always asked is set in, says when, and has a line from the questions it
 * depends on.
 */
export function graph(questionnaire: Questionnaire): string {
  const { title, audience, identity, minutes, questions } = questionnaire;
  const first = place(
    '',
    [
      { style: 'ask', text: defaultOf(title) },
      { style: 'small', text: `${audience} · ${identity} · about ${minutes} minutes` },
    ],
    24,
  );
  const boxes: Box[] = [first];
  let number = 1;
  for (const item of questions) {
    const count = item.type === 'battery' ? item.statements.length : 1;
    const numbers = count > 1 ? `${number}–${number + count - 1}` : String(number);
    boxes.push(place(item.key, rowsOf(questionnaire, item, numbers), bottomOf(boxes) + gap, item));
    number += count;
  }
  boxes.push(place('', [{ style: 'ask', text: 'Thank you, and what happens next' }], bottomOf(boxes) + gap));

  const lines = dependencies(boxes);
  const width = right + (Math.max(0, ...lines.map(({ lane }) => lane + 1)) + 2) * laneWidth;
  const height = bottomOf(boxes) + 24;
  const sometimes = questions.filter(({ when }) => when).length;
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const about = [
    `${number - 1} questions from top to bottom.`,
    `A dashed box is asked only sometimes, ${sometimes} in all, and says when.`,
  ].join(' ');
  const drawing = [
    ...boxes.slice(1).map((box, at) => step(boxes[at]?.top ?? 0, boxes[at]?.height ?? 0, box.top)),
    ...lines.map(dependency),
    ...boxes.map(drawn),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title about">
<title id="title">The questionnaire ${inXml(questionnaire.key)}</title>
<desc id="about">${about}</desc>
<style>
text { font-family: system-ui, sans-serif; fill: ${ink}; }
.when { fill: ${teal}; font-style: italic; }
.ask { font-weight: 600; }
.box { fill: #FFFFFF; stroke: ${ink}; }
.line { fill: none; stroke: ${ink}; }
.dependency { fill: none; stroke: ${teal}; stroke-width: 1.5; }
</style>
<defs>
${arrowhead('down', 8, ink)}
${arrowhead('to', 7, teal)}
</defs>
<rect width="100%" height="100%" fill="#FBF7F0"/>
${drawing.join('\n')}
</svg>
`;
}

function rowsOf(questionnaire: Questionnaire, item: Item, numbers: string): Row[] {
  const answer = item.type === 'battery' ? item.answer : item;
  const type = item.type === 'battery' ? `battery of ${answer.type}` : answer.type;
  const must = item.type !== 'battery' && item.mustAnswer ? ' · must be answered' : '';
  const ticks = answer.type === 'choices' ? ticksOf(answer) : '';
  const answers =
    'options' in answer
      ? answer.options.map(
          (option) =>
            defaultOf(option.label) +
            (option.other ? ' …' : '') +
            (option.exclusive ? ' (alone)' : '') +
            (option.unscored ? ' (not scored)' : '') +
            (option.retired ? ' (retired)' : ''),
        )
      : answer.type === 'faces'
        ? (answer.labels ?? []).map(defaultOf)
        : answer.type === 'scale'
          ? [`0: ${defaultOf(answer.low)}`, `10: ${defaultOf(answer.high)}`]
          : [];
  const asks =
    item.type === 'battery' ? [item.instruction, ...item.statements.map(({ ask }) => ask)] : [item.ask];
  return [
    ...(item.when ? wrapped('when', `Only if ${conditionInWords(questionnaire, item.when)}`) : []),
    ...wrapped('small', `${numbers} · ${item.key} · ${type}${ticks}${must}`),
    ...asks.flatMap((ask, at) => wrapped('ask', at === 0 ? defaultOf(ask) : `• ${defaultOf(ask)}`)),
    ...(answers.length > 0 ? wrapped('answers', answers.map(unbroken).join('\u00a0| ')) : []),
  ];
}

function ticksOf({ atLeast, atMost }: { atLeast: number; atMost?: number }): string {
  return (atLeast > 0 ? ` · at least ${atLeast}` : '') + (atMost === undefined ? '' : ` · at most ${atMost}`);
}

/** Lines no longer than the narrowest box is wide, a letter taken as a little over half its size. */
function wrapped(style: Style, text: string): Row[] {
  const most = Math.floor((right - 24 - indent - 2 * padding) / (sizes[style] * 0.54));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= most) lines.splice(-1, 1, `${line} ${word}`);
    else lines.push(word);
  }
  return lines.map((line) => ({ style, text: line }));
}

function place(key: string, rows: Row[], top: number, item?: Item): Box {
  const height = 2 * padding + rows.reduce((sum, { style }) => sum + lineHeight(style), 0);
  const from = item?.when
    ? testsOf(item.when)
        .flatMap(questionsIn)
        .map((from) => from.split('.')[0] ?? from)
    : [];
  return {
    key,
    rows,
    left: item?.when ? 24 + indent : 24,
    top,
    height,
    dashed: Boolean(item?.when),
    from: [...new Set(from)],
  };
}

function lineHeight(style: Style): number {
  return sizes[style] + 6;
}

function bottomOf(boxes: Box[]): number {
  const last = boxes.at(-1);
  return last ? last.top + last.height : 0;
}

type Dependency = { from: Box; to: Box; lane: number };

/** A line for each question that another depends on, each in the nearest lane that is free all the way. */
function dependencies(boxes: Box[]): Dependency[] {
  const lines: Dependency[] = [];
  for (const to of boxes) {
    for (const from of boxes.filter(({ key }) => key !== '' && to.from.includes(key))) {
      let lane = 0;
      while (lines.some((line) => line.lane === lane && line.to.top >= from.top && line.from.top <= to.top))
        lane++;
      lines.push({ from, to, lane });
    }
  }
  return lines;
}

function dependency({ from, to, lane }: Dependency): string {
  const x = right + (lane + 1) * laneWidth;
  const start = from.top + from.height - padding - lane * 4;
  const end = to.top + padding + 4 + lane * 4;
  return `<path class="dependency" d="M${right} ${start}H${x}V${end}H${right + 1}" marker-end="url(#to)"/>`;
}

function step(top: number, height: number, next: number): string {
  return `<path class="line" d="M90 ${top + height}V${next - 1}" marker-end="url(#down)"/>`;
}

function arrowhead(id: string, size: number, fill: string): string {
  const end = 'viewBox="0 0 8 8" refX="8" refY="4"';
  const across = `markerWidth="${size}" markerHeight="${size}"`;
  const tip = `<path d="M0 0 8 4 0 8z" fill="${fill}"/>`;
  return `<marker id="${id}" ${end} ${across} orient="auto">${tip}</marker>`;
}

function drawn({ rows, left, top, height, dashed }: Box): string {
  let y = top + padding - 4;
  const lines = rows.map(({ style, text }) => {
    y += lineHeight(style);
    const at = `x="${left + padding}" y="${y}" font-size="${sizes[style]}"`;
    return `<text class="${style}" ${at}>${inXml(text)}</text>`;
  });
  const dashes = dashed ? ' stroke-dasharray="6 4"' : '';
  return [
    `<rect class="box" x="${left}" y="${top}" width="${right - left}" height="${height}" rx="8"${dashes}/>`,
    ...lines,
  ].join('\n');
}

function unbroken(label: string): string {
  return label.replaceAll(' ', '\u00a0');
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
