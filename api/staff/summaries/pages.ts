import type { StaffPage } from '../page.ts';
import { summaries } from './list.ts';
import { openPassedOn, passedOnList, readPassedOn } from './passed-on.ts';
import { praise } from './praise.ts';
import { summary } from './summary.ts';

/** What a worker reads of what people said: by name, passed on to them, and as praise. */
export const summaryPages: readonly StaffPage[] = [
  summaries,
  summary,
  passedOnList,
  openPassedOn,
  readPassedOn,
  praise,
];
