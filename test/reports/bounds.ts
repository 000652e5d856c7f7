import { type Constraint, type Model, solve } from 'yalps';

/** Numbers of which it is known only that none is less than nought, and what some of them are together. */
export class Unknowns {
  readonly #variables = new Map<string, Map<string, number>>();
  readonly #constraints = new Map<string, Constraint>();

  /** These together are so many, at least or at most. */
  know(names: readonly string[], is: Constraint): void {
    this.#add(new Map(names.map((name) => [name, 1])), is);
  }

  /** The first together are at most as many as the second together. */
  atMost(names: readonly string[], others: readonly string[]): void {
    this.#add(
      new Map([...names.map((name) => [name, 1] as const), ...others.map((name) => [name, -1] as const)]),
      {
        max: 0,
      },
    );
  }

  /** The least and the most that these can be together. Throws where nothing satisfies what is known. */
  bounds(names: readonly string[]): { least: number; most: number } {
    return { least: this.#solved(names, 'minimize'), most: this.#solved(names, 'maximize') };
  }

  #add(coefficients: ReadonlyMap<string, number>, is: Constraint): void {
    const key = `c${this.#constraints.size}`;
    this.#constraints.set(key, is);
    for (const [name, coefficient] of coefficients) this.#variable(name).set(key, coefficient);
  }

  #variable(name: string): Map<string, number> {
    const found = this.#variables.get(name) ?? new Map<string, number>();
    this.#variables.set(name, found);
    return found;
  }

  #solved(names: readonly string[], direction: 'minimize' | 'maximize'): number {
    for (const name of names) this.#variable(name).set('goal', 1);
    const model: Model = {
      direction,
      objective: 'goal',
      constraints: this.#constraints,
      variables: this.#variables,
    };
    const { status, result } = solve(model, { checkCycles: true });
    for (const name of names) this.#variable(name).delete('goal');
    if (status === 'unbounded') return direction === 'maximize' ? Infinity : -Infinity;
    if (status !== 'optimal') throw new Error(`What is known cannot be: ${status}.`);
    return result;
  }
}
