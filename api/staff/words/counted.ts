import { wholeBatches } from '../../../reports/release/whole-batches.ts';

/** "1 invitation", "23 invitations". */
export function counted(many: number, one = 'invitation'): string {
  return `${many} ${one}${many === 1 ? '' : 's'}`;
}

/** "10 or more", in whole batches of the threshold, or that there are too few to say. */
export function countedInBatches(respondents: number, threshold: number): string {
  const many = wholeBatches(respondents, threshold);
  return many === null ? `Fewer than ${threshold}` : `${many} or more`;
}
