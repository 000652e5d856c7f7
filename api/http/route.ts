import type { ServerResponse } from 'node:http';
import type { Right } from './access.ts';
import type { Answer } from './answer.ts';
import type { Refusal } from './errors.ts';
import type { Request } from './request.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** One thing that can be asked for. A value: what it works with is handed to it when it answers. */
export type Route<Dependencies> = {
  /** Stands in the log instead of the address, which may carry a code. */
  name: string;
  /** GET answers HEAD too. */
  method: Method;
  path: string;
  /**
   * The right that opens it; `any-role`: for everybody who is signed in; null: for anybody. The route sees to
   * it itself.
   */
  needs: Right | 'any-role' | null;
  /** Names of the fields of the query or of the body that it reads. */
  fields?: readonly string[];
  /** Files of the templates that it may show, below web/. */
  templates?: readonly string[];
  /**
   * Whatever it throws is refused as errors.ts says. Null: it has written the response by itself, which no
   * route does but that of a channel whose own software answers.
   */
  answer(dependencies: Dependencies, request: Request, response: ServerResponse): Promise<Answer | null>;
  /** What is answered where something was refused, instead of the problem as JSON. */
  refuse?(dependencies: Dependencies, refusal: Refusal): Answer;
};
