import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../../log.ts';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import { failureCode } from '../failure.ts';
import { activitiesOf } from '../outgoing/activities.ts';
import { conversationsOf, type Sides } from '../sides.ts';
import { deviceOf } from '../tabs.ts';
import type { Turned, Turns } from '../turns.ts';
import { type ActivitySet, elsewhereOf, setOf } from './activity-set.ts';
import { type DirectLineAnswer, refusals } from './answer.ts';
import { refusalOf } from './entry.ts';
import { RecentTurns } from './recent-turns.ts';
import { refuseSocket } from './refuse-socket.ts';
import { type Listener, Sockets } from './sockets.ts';
import type { Stream, Tokens } from './tokens.ts';

type StreamsDependencies = {
  sides: Sides;
  turns: Turns;
  tokens: Tokens;
  clock(): Date;
  /** The public origin; undefined: whatever host a caller used. */
  publicUrl: string | undefined;
  log: Log;
};

/** What clients are told: by socket as it happens, or when they ask. */
export class Streams {
  readonly #dependencies: StreamsDependencies;
  readonly #recent: RecentTurns;
  readonly #sockets: Sockets;

  constructor(dependencies: StreamsDependencies) {
    this.#dependencies = dependencies;
    this.#recent = new RecentTurns(dependencies.clock);
    this.#sockets = new Sockets((conversation, listener) => this.#lookAfter(conversation, listener));
    for (const side of [dependencies.sides.people, dependencies.sides.victim]) {
      side.conversations.onMoved((ids) => {
        for (const id of ids) {
          const listener = this.#sockets.listener(id);
          if (listener) this.#lookAfter(id, listener);
        }
      });
    }
  }

  /**
   * A turn is durable: it is sent to its tab now, and other instances are told. A repeated one is sent again,
   * under the same ids.
   */
  publish({ conversation, version, repeated, turn, alerts }: Turned, outgoing: object[]): void {
    if (repeated) {
      this.#sockets.push(conversation.id, this.since(conversation, conversation.version - 1));
      return;
    }
    const sent = { at: turn.at, own: turn.own, alerts, outgoing };
    this.#recent.add(conversation, sent);
    this.#sockets.push(conversation.id, setOf(conversation.id, version, sent));
    conversationsOf(this.#dependencies.sides, conversation.id).announce(conversation.id);
  }

  /**
   * What came after a version. Where that is not known it is the latest turn, and where that is gone, what is
   * now asked: as the device that answers now may see it.
   */
  since(conversation: Conversation, after: number | null): ActivitySet {
    const { id, version } = conversation;
    if (after === version) return { activities: [], watermark: String(version) };
    const recent = this.#recent.after(conversation, after ?? version - 1);
    if (recent.length > 0) {
      // Who names no version has just loaded the page.
      const shown = ({ turn }: (typeof recent)[number]) =>
        after === null && turn.alerts ? { ...turn, own: null } : turn;
      const activities = recent.flatMap((one) => setOf(id, one.version, shown(one)).activities);
      return { activities, watermark: String(version) };
    }
    const device = deviceOf(conversation.tab);
    const latest = this.#dependencies.turns.latest(conversation, device);
    const says = latest?.says ?? this.#dependencies.turns.nowAsked(conversation, device);
    const at = latest?.at ?? this.#dependencies.clock().toISOString();
    return setOf(
      id,
      version,
      { at, own: latest?.own ?? null, alerts: false, outgoing: activitiesOf(says, 'page') },
      !latest,
    );
  }

  /** Where to open a socket, within a minute. */
  address(stream: Stream, headers: IncomingHttpHeaders): string {
    const { publicUrl, tokens } = this.#dependencies;
    const secure = publicUrl ? publicUrl.startsWith('https:') : headers['x-forwarded-proto'] === 'https';
    const host = publicUrl ? new URL(publicUrl).host : headers.host || 'localhost';
    const path = `/v3/directline/conversations/${stream.conversation}/stream`;
    return `${secure ? 'wss' : 'ws'}://${host}${path}?t=${tokens.stream(stream)}`;
  }

  /** A tab took the conversation up: whoever listened here before is told, and closed. */
  takenUp(conversation: Conversation): void {
    this.#sockets.leave(conversation.id, elsewhereOf(conversation, this.#dependencies.clock()));
  }

  /** Answers an upgrade request: a socket, or a refusal in plain HTTP. Never rejects. */
  async upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    stream.on('error', () => stream.destroy());
    try {
      const opened = await this.#opened(request.url ?? '');
      if ('refusal' in opened) return refuseSocket(stream, opened.refusal);
      const { conversation, tab, after } = opened;
      this.#sockets.accept(request, stream, head, conversation.id, { tab, told: after }, () => {
        this.#sockets.push(conversation.id, this.since(conversation, after));
      });
    } catch (error) {
      this.#dependencies.log('directline.failed', { code: failureCode(error) });
      refuseSocket(stream, refusals.botFailed());
    }
  }

  close(): void {
    this.#recent.close();
    this.#sockets.close();
  }

  async #opened(
    url: string,
  ): Promise<
    { conversation: Conversation; tab: string | undefined; after: number } | { refusal: DirectLineAnswer }
  > {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const id = /\/conversations\/([^/]+)\/stream$/.exec(pathname)?.[1];
    if (!id) return { refusal: refusals.noSuchPath() };
    const ticket = this.#dependencies.tokens.openStream(searchParams.get('t') ?? '');
    if (ticket.is === 'expired') return { refusal: refusals.expired() };
    if (ticket.is === 'wrong') return { refusal: refusals.wrongToken() };
    const { tab, after } = ticket.of;
    if (ticket.of.conversation !== id) return { refusal: refusals.otherConversation() };
    const conversation = await conversationsOf(this.#dependencies.sides, id).fresh(id);
    const refusal = refusalOf(conversation, tab);
    return conversation && !refusal
      ? { conversation, tab, after }
      : { refusal: refusal ?? refusals.unknown() };
  }

  /** Whether a listener is still the current tab, and has been told everything. */
  #lookAfter(id: string, listener: Listener): void {
    conversationsOf(this.#dependencies.sides, id)
      .fresh(id)
      .then((conversation) => {
        if (this.#sockets.listener(id) !== listener) return;
        if (!conversation || conversation.closed) return this.#sockets.end(id);
        if (refusalOf(conversation, listener.tab)) return this.takenUp(conversation);
        if (conversation.version > listener.told)
          this.#sockets.push(id, this.since(conversation, listener.told));
      })
      .catch((error: unknown) => this.#dependencies.log('directline.failed', { code: failureCode(error) }));
  }
}
