import { Fault } from '../fault.ts';

/** A short code for the log. The words of an error stay out of it: they may quote what somebody said. */
export function failureCode(error: unknown): string {
  if (error instanceof Fault) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unexpected';
}
