import type { Answer } from '../http/answer.ts';
import type { Refusal } from '../http/errors.ts';
import type { StaffDependencies } from './dependencies.ts';
import { template } from './template.ts';

const errorPage = template<{ message: string }>('error.njk');

/** The page that says what was not done, and why. */
export function refused({ render }: Pick<StaffDependencies, 'render'>, { status, problem }: Refusal): Answer {
  return render(errorPage, { status, title: titleOf(status), message: problem.message }, null);
}

function titleOf(status: number): string {
  if (status === 401) return 'You are signed out';
  if (status === 403) return 'You cannot do that here';
  if (status === 404) return 'Page not found';
  return status < 500 ? 'That did not work' : 'Sorry, there is a problem';
}
