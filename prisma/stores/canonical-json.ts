import { inOneGo, type Stopping } from '../../domain/giving-way.ts';
import { jsonByParts } from '../../domain/json-by-parts.ts';

/** JSON whose keys are in order, so that the same content always reads the same. */
export function canonicalJson(content: unknown): string {
  return inOneGo(canonicalJsonByParts(content)).toString();
}

/** The same in UTF-8, a part at a time, so that others have their turn. */
export function canonicalJsonByParts(content: unknown): Stopping<Buffer> {
  return jsonByParts(content, { ordered: true });
}
