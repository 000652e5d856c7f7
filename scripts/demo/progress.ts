/** Where a year stands: months gone of so many, and how many have answered. */
export type Progress = { months: number; of: number; answered: number };

const cells = 26;

/** Shows progress: one line that is written over in a terminal, a plain line a month elsewhere. */
export function progressIn(out: {
  isTTY?: boolean;
  write(text: string): unknown;
}): (progress: Progress) => void {
  let last = '';
  return ({ months, of, answered }) => {
    const people = `${answered} ${answered === 1 ? 'person has' : 'people have'} answered`;
    const line = `Month ${Math.min(months + 1, of)} of ${of}, ${people}`;
    if (out.isTTY) {
      const full = Math.round((months / of) * cells);
      const bar = `${'█'.repeat(full)}${'░'.repeat(cells - full)}`;
      if (line !== last) out.write(`\r${bar} ${line}\u001b[K`);
      last = line;
      if (months === of) out.write('\n');
    } else if (months !== Number(last || -1)) {
      if (months === of) out.write(`The year is whole: ${people}\n`);
      else out.write(`${line}\n`);
      last = String(months);
    }
  };
}
