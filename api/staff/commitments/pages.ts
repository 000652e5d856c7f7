import type { StaffPage } from '../page.ts';
import { commitment, doToCommitment } from './commitment.ts';
import { changeWords, makeCommitment, newCommitment, reword } from './form.ts';
import { commitmentList, commitmentsCsv } from './list.ts';
import { poster } from './poster.ts';
import { newSession, recordSession } from './session.ts';
import { newUpdate, sendUpdate } from './tell.ts';

/** "You said, we did": commitments from a theme to the wall, the poster and everybody who is told. */
export const commitmentPages: readonly StaffPage[] = [
  commitmentList,
  commitmentsCsv,
  poster,
  newCommitment,
  makeCommitment,
  changeWords,
  reword,
  commitment,
  doToCommitment,
  newUpdate,
  sendUpdate,
  newSession,
  recordSession,
];
