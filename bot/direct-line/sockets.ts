import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ActivitySet } from './activity-set.ts';
import { refusals } from './answer.ts';
import { refuseSocket } from './refuse-socket.ts';

/** A tab that listens: which it is, and the version up to which it has been told. */
export type Listener = { socket: WebSocket; tab: string | undefined; told: number };

/** How often every listener gets an empty frame, and is looked after, in milliseconds. */
const keepAlive = 20_000;
/**
 * The most bytes of a frame. Clients have nothing to say but empty ones, and whoever sends more is cut off.
 */
const mostBytes = 16_384;
/** The most bytes that may be unread. Whoever leaves more is cut off, and comes back with their watermark. */
const mostUnread = 1_048_576;

/** The open sockets of this instance, one a conversation. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: mostBytes });
  readonly #listeners = new Map<string, Listener>();
  readonly #stillThere: (conversation: string, listener: Listener) => void;
  #beat: NodeJS.Timeout | undefined;

  /**
   * `stillThere` is called for each listener at every keep-alive, in case another instance's announcement was
   * lost.
   */
  constructor(stillThere: (conversation: string, listener: Listener) => void) {
    this.#stillThere = stillThere;
    this.#server.on('wsClientError', (_, stream) => refuseSocket(stream, refusals.noSocket()));
  }

  /** Completes the upgrade. The one who listened before is closed. */
  accept(
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    conversation: string,
    { tab, told }: Pick<Listener, 'tab' | 'told'>,
    then: (listener: Listener) => void,
  ): void {
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      const listener: Listener = { socket, tab, told };
      this.collide(conversation);
      this.#listeners.set(conversation, listener);
      // Whatever a client sends (empty, "null", binary, anything) is read and dropped; only too much of it
      // closes the socket.
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        if (this.#listeners.get(conversation) === listener) this.#listeners.delete(conversation);
      });
      this.#beat ??= setInterval(() => this.#everyBeat(), keepAlive).unref();
      then(listener);
    });
  }

  listener(conversation: string): Listener | undefined {
    return this.#listeners.get(conversation);
  }

  push(conversation: string, set: ActivitySet): void {
    const listener = this.#listeners.get(conversation);
    if (!listener || set.activities.length === 0) return;
    const { socket } = listener;
    if (socket.bufferedAmount > mostUnread) {
      socket.terminate();
      return;
    }
    listener.told = Math.max(listener.told, Number(set.watermark));
    socket.send(JSON.stringify(set));
  }

  /** Closes the listener: another tab is the current one now. */
  collide(conversation: string): void {
    this.#drop(conversation, 1000, 'collision');
  }

  /** Closes the listener with these last words. */
  leave(conversation: string, last: ActivitySet): void {
    this.#listeners.get(conversation)?.socket.send(JSON.stringify(last));
    this.collide(conversation);
  }

  end(conversation: string): void {
    this.#drop(conversation, 1000, 'ended');
  }

  /** The server goes away; clients come back to it, or to another instance, by themselves. */
  close(): void {
    clearInterval(this.#beat);
    this.#beat = undefined;
    for (const conversation of [...this.#listeners.keys()]) this.#drop(conversation, 1001, 'going away');
    this.#server.close();
  }

  #drop(conversation: string, code: number, reason: string): void {
    const listener = this.#listeners.get(conversation);
    this.#listeners.delete(conversation);
    listener?.socket.close(code, reason);
  }

  #everyBeat(): void {
    for (const [conversation, listener] of this.#listeners) {
      listener.socket.send('');
      this.#stillThere(conversation, listener);
    }
    if (this.#listeners.size > 0) return;
    clearInterval(this.#beat);
    this.#beat = undefined;
  }
}
