/** How a gap between groups stands: *explain or change*. */
export const gapStates = ['open', 'explained', 'changed'] as const;
export type GapState = (typeof gapStates)[number];
