import { buildingSteps, type EditionDependencies, editionFigures } from '../../v1/figures/edition.ts';

/** What the page calls the steps of building, in order. */
const stepWords: Readonly<Record<(typeof buildingSteps)[number], string>> = {
  people: 'Counting what children, parents, panels and courts said',
  victims: 'Counting what people who were harmed said, and what was done for them',
  parents: 'Comparing how parents stood at the start and at the end',
  themes: 'Counting themes by quarter',
  words: 'Collecting words that may be shown',
  influence: 'Putting promises, replies and earlier editions beside it',
};
const done = 'done';
const failed = 'failed';
/** Longer than any step takes: then the process that was at it is gone. */
const patience = 60_000;

/** Builds a draft's figures. It never rejects: what goes wrong is said on the draft. */
export async function build(
  dependencies: EditionDependencies,
  draft: { id: string; from: string; to: string },
): Promise<void> {
  const { stores, clock } = dependencies;
  const { id, from, to } = draft;
  const at = (step: string) => stores.editions.build({ id, step, now: clock() });
  try {
    const figures = await editionFigures(dependencies, { from, to }, at);
    await stores.editions.build({ id, step: done, figures, now: clock() });
  } catch {
    await at(failed).catch(() => {});
  }
}

/** How far building is, in words; `stopped` where it failed, or nobody is at it any more. */
export function progressOf({ step, changedAt }: { step: string; changedAt: Date }, now: Date) {
  const codes: readonly string[] = buildingSteps;
  const place = codes.indexOf(step);
  return {
    stopped: step === failed || +now - +changedAt > patience,
    steps: buildingSteps.map((code, n) => ({
      text: stepWords[code],
      state: n < place ? 'Done' : n === place ? 'Doing it now' : 'To do',
    })),
  };
}
