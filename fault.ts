/**
 * What a person must be told of: a stable short code, plain words for them, and the cause for an operator.
 * Becomes an HTTP answer in api/http/errors.ts.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'Fault';
    this.code = code;
  }
}

export type FaultCode =
  | 'bad-request'
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-found'
  | 'no-consent'
  | 'code-not-open'
  | 'code-ended'
  | 'too-many-guesses'
  | 'too-large'
  | 'wrong-media-type'
  | 'not-acceptable'
  | 'unavailable'
  | 'busy'
  | 'settings'
  | 'data-folder-in-use'
  | 'key-lost'
  | 'unexpected';
