/**
 * How many slips are let pass in a word or phrase of this many characters. None in a short one, where a slip
 * makes another word.
 */
export function slipsAllowed(characters: number): number {
  return characters < 4 ? 0 : Math.min(3, Math.floor(characters / 4));
}

/**
 * How many slips make one text of the other: a letter left out, put in, changed, or swapped with its
 * neighbour (Damerau–Levenshtein, each letter touched once). `most + 1` stands for anything more than `most`.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  // A character may be two code units: what is over twice as long is not even taken apart.
  if (one.length > 2 * (other.length + most) || other.length > 2 * (one.length + most)) return most + 1;
  const from = [...one];
  const to = [...other];
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (let row = 1; row <= from.length; row++) {
    const now = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let least = Math.min(
        at(last, column) + 1,
        at(now, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) least = Math.min(least, at(before, column - 2) + 1);
      now.push(least);
    }
    // What comes is made of these two rows, and a swap costs one more than the row before.
    if (Math.min(...now) > most && Math.min(...last) >= most) return most + 1;
    before = last;
    last = now;
  }
  return Math.min(at(last, to.length), most + 1);
}

function at(row: number[], place: number): number {
  return row[place] ?? Number.POSITIVE_INFINITY;
}
