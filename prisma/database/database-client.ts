import { Client, type ClientConfig } from 'pg';

/**
 * A connection to PostgreSQL. However it is lost, whatever was asked of it fails, and so does whatever is
 * asked later; the process goes on. A bare one ends the process where nobody listens at that moment, as for
 * an instant nobody does to one that a pool hands over: PostgreSQL's last words may come in one packet with
 * its last answer.
 */
export class DatabaseClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}
