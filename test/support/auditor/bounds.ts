import { type Constraint, type Model, solve } from 'yalps';

type Known = { terms: Map<string, number> } & Constraint;

/** Numbers of which it is known only that none is less than nought, and what some of them are together. */
export class Unknowns {
  #known: Known[] = [];
  readonly #fixed = new Map<string, number>();

  /** These together are so many, at least or at most. */
  know(names: readonly string[], is: Constraint): void {
    this.#known.push({ terms: new Map(names.map((name) => [name, 1])), ...is });
  }

  /** The first together are at most as many as the second together. */
  atMost(names: readonly string[], others: readonly string[]): void {
    const terms = [...names.map((name) => [name, 1] as const), ...others.map((name) => [name, -1] as const)];
    this.#known.push({ terms: new Map(terms), max: 0 });
  }

  /** The least and the most that these can be together. Throws where nothing satisfies what is known. */
  bounds(names: readonly string[]): { least: number; most: number } {
    this.#settle();
    const settled = names.reduce((sum, name) => sum + (this.#fixed.get(name) ?? 0), 0);
    const open = names.filter((name) => !this.#fixed.has(name));
    if (open.length === 0) return { least: settled, most: settled };
    const about = this.#about(open);
    return {
      least: settled + solved(open, about, 'minimize'),
      most: settled + solved(open, about, 'maximize'),
    };
  }

  /**
   * Takes out whatever one piece of knowledge settles alone, until there is no more: the simplex method goes
   * astray among too many ties.
   */
  #settle(): void {
    for (let before = -1; before !== this.#fixed.size; ) {
      before = this.#fixed.size;
      this.#known = this.#known.map((known) => this.#without(known)).filter(({ terms }) => terms.size > 0);
      for (const { terms, equal, max } of this.#known) {
        const [[name, coefficient] = ['', 0], ...others] = terms;
        if (equal !== undefined && others.length === 0) this.#fixed.set(name, equal / coefficient);
        else if ((equal ?? max) === 0 && [...terms.values()].every((each) => each > 0)) {
          for (const each of terms.keys()) this.#fixed.set(each, 0);
        }
      }
    }
  }

  #without({ terms, equal, min, max }: Known): Known {
    const fixed = [...terms].filter(([name]) => this.#fixed.has(name));
    const sum = fixed.reduce(
      (all, [name, coefficient]) => all + coefficient * (this.#fixed.get(name) ?? 0),
      0,
    );
    const left = [...terms].filter(([name]) => !this.#fixed.has(name));
    if (left.length === 0) {
      const holds = (equal ?? sum) === sum && (min ?? sum) <= sum && (max ?? sum) >= sum;
      if (!holds) throw new Error('What is known cannot be.');
    }
    return {
      terms: new Map(left),
      ...(equal !== undefined && { equal: equal - sum }),
      ...(min !== undefined && { min: min - sum }),
      ...(max !== undefined && { max: max - sum }),
    };
  }

  /** All that is known of these, and of what else it speaks of, each once. */
  #about(names: readonly string[]): Known[] {
    const reached = new Set(names);
    const about = new Map<string, Known>();
    for (let before = -1; before !== about.size; ) {
      before = about.size;
      for (const known of this.#known) {
        if (![...known.terms.keys()].some((name) => reached.has(name))) continue;
        about.set(JSON.stringify([[...known.terms].sort(), known.equal, known.min, known.max]), known);
        for (const name of known.terms.keys()) reached.add(name);
      }
    }
    return [...about.values()];
  }
}

function solved(
  goal: readonly string[],
  about: readonly Known[],
  direction: 'minimize' | 'maximize',
): number {
  const variables = new Map<string, Map<string, number>>(goal.map((name) => [name, new Map([['goal', 1]])]));
  const constraints = new Map<string, Constraint>();
  for (const [at, { terms, ...is }] of about.entries()) {
    constraints.set(`${at}`, is);
    for (const [name, coefficient] of terms) {
      const of = variables.get(name) ?? new Map<string, number>();
      variables.set(name, of.set(`${at}`, coefficient));
    }
  }
  const model: Model = { direction, objective: 'goal', constraints, variables };
  const { status, result } = solve(model, { checkCycles: true });
  if (status === 'unbounded') return direction === 'maximize' ? Infinity : -Infinity;
  if (status !== 'optimal') throw new Error(`What is known cannot be: ${status}.`);
  return result;
}
