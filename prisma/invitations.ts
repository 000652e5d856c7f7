import type { Participant, Side } from '../dialogs/participant.ts';
import { bandsText } from './bands.ts';
import { addMonths, dayOf, monthOf } from './calendar.ts';
import { claimOf, codeHash, newCode } from './codes.ts';
import type { Connection } from './connection.ts';
import { conversationOf, isUuid, personOf, uuidAt } from './identifiers.ts';
import type { Keys } from './sealing.ts';
import type { InvitationStore, Opened, Version } from './stores.ts';

/** The invitations of one side, and the participants they are made for. */
export class Invitations implements InvitationStore {
  readonly #db: Connection;
  readonly #side: Side;
  readonly #keys: Keys;

  constructor(db: Connection, side: Side, keys: Keys) {
    this.#db = db;
    this.#side = side;
    this.#keys = keys;
  }

  async create(invitation: {
    questionnaire: Version;
    participant: Participant;
    due: Date;
    now: Date;
  }): Promise<{ id: string; code: string }> {
    const { participant, due, now } = invitation;
    const { key, keepMonths } = invitation.questionnaire.questionnaire;
    const { kind, ...bands } = participant;
    const [id, who, code] = [uuidAt(now), uuidAt(now), newCode()];
    const shared = {
      bands: bandsText(bands),
      madeAt: now,
      goesOn: addMonths(new Date(Math.max(+due, +now)), keepMonths),
    };
    await this.#db.run((client) =>
      client.participant.create({
        data: {
          id: who,
          kind,
          person: personOf(this.#keys, who),
          ...shared,
          invitations: {
            create: {
              id,
              questionnaire: key,
              codeHash: codeHash(this.#keys, code),
              codeSealed: this.#keys.sealer.seal(code, `code:${id}`),
              month: monthOf(now),
              due: dayOf(due),
              ...shared,
            },
          },
        },
      }),
    );
    return { id, code };
  }

  async find(code: string, now: Date): Promise<Opened | null> {
    const row = await this.#db.run((client) =>
      client.invitation.findUnique({
        where: { codeHash: codeHash(this.#keys, code) },
        select: { id: true, status: true, due: true },
      }),
    );
    if (!row) return null;
    if (row.status === 'cancelled') return { is: 'cancelled' };
    if (row.status === 'open' && row.due < dayOf(now)) return { is: 'expired' };
    return {
      is: row.status === 'open' ? 'open' : 'completed',
      conversation: conversationOf(this.#keys, this.#side, row.id),
      ticket: { invitation: row.id, claim: claimOf(this.#keys, code).toString('base64url') },
    };
  }

  async cancel(id: string, now: Date): Promise<boolean> {
    if (!isUuid(id)) return false;
    const ended = await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(cancelling, id, now));
    return ended.length > 0;
  }
}

/** A turn that was begun before loses by the version and finds the conversation closed. */
const cancelling = `
  with ended as (
    update invitation set status = 'cancelled', code_sealed = null
    where id = $1::uuid and status in ('open', 'cancelled')
    returning id
  ), closed as (
    update conversation c set closed = true, version = c.version + 1, moved_at = $2::timestamptz
    from ended where c.invitation_id = ended.id and not c.closed
  )
  select id from ended`;
