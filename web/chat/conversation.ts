import type { Ask, Line, Press, Word } from '../../dialogs/state.ts';
import { chooseNothing } from './answers.ts';
import type { Bar } from './bar.ts';
import { type DirectLine, Refused } from './direct-line.ts';
import { showDoor, showElsewhere, showOver, wrongCode } from './door.ts';
import type { Drafts } from './draft.ts';
import { linesAfter, menuIn, type Sent } from './earlier.ts';
import { byId, paragraphs } from './element.ts';
import { type Earlier, type Heard, heardIn, languageIn } from './heard.ts';
import type { Reader } from './listen.ts';
import { untilThrough } from './network.ts';
import { calm, complain, startWaiting, stopWaiting, tellOfNetwork } from './notice.ts';
import { holdWords, wordsArrived } from './own-words.ts';
import { showPast } from './past.ts';
import { refusalOf } from './refusals.ts';
import { answers, saidOnce } from './said.ts';
import type { SessionKeeper } from './session.ts';
import { showTurn } from './turn.ts';
import { type Sentence, say, speak } from './words.ts';

export type ConversationParts = {
  line: DirectLine;
  sessions: SessionKeeper;
  drafts: Drafts;
  reader: Reader;
  bar: Bar;
  /** The sentences that stand in index.html follow the language. */
  relabel(): void;
  /** Whether a reload finds what is kept. */
  keeps: boolean;
};

/** The conversation as the page holds it: one thing at a time, and each way it can go on or not. */
export class Conversation {
  readonly #parts: ConversationParts;
  #watermark = '';
  #ask: Ask | null = null;
  #lines: Earlier[] = [];
  #busy = false;
  /** There is a conversation to look after. */
  #isOpen = false;
  /** Finished or deleted: nothing of it may be seen by who comes next. */
  #isOver = false;
  /** Stopped, and not carried on with yet: the same, but who is still here may. */
  #isStopped = false;
  /** The page has been left: what comes in late is not for it any more. */
  #isLeft = false;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  get isOver(): boolean {
    return this.#isOver || this.#isStopped;
  }

  /** Begins with the code of the address, goes on where a reload left off, or asks for a code. */
  begin(code: string | undefined): void {
    if (code) void this.open(code);
    else if (this.#parts.sessions.current) void this.#attempt(() => this.#takeUp());
    else this.#door();
  }

  async open(code: string): Promise<void> {
    await this.#attempt(async () => {
      this.#parts.sessions.forget();
      await this.#through(() => this.#parts.line.open(code));
      await this.#takeUp();
    });
  }

  /** An answer, or a word such as back, or a way back to an earlier question. */
  async give(shown: Line, press: Press): Promise<void> {
    const { line, drafts } = this.#parts;
    const asked = this.#ask;
    const said = saidOnce(shown, press);
    await this.#attempt(async () => {
      await this.#freshen();
      await this.#through(() => line.send(said));
      if (asked && answers(press)) wordsArrived(asked, drafts);
      await this.#hear({ asked, press, shown });
    });
  }

  word(word: Word, label: Line): void {
    void this.give(label, { card: this.#ask?.card ?? '-', word });
  }

  /** What another device or a worker changed meanwhile; quietly, for nobody waits for it. */
  async look(): Promise<boolean> {
    if (this.#busy || !this.#isOpen || this.#isOver) return false;
    const { line } = this.#parts;
    const before = this.#watermark;
    try {
      await line.refresh();
      const { activities, watermark } = await line.read(before);
      if (this.#busy || this.#watermark !== before) return false;
      this.#watermark = watermark;
      const heard = heardIn(activities);
      if (heard) await this.#show(heard, null);
      return heard !== null;
    } catch (error) {
      if (error instanceof Refused && !this.#busy) this.#refused(error.code);
      return false;
    }
  }

  /** Lets go of everything, for good. */
  leave(): void {
    this.forget();
    this.#parts.sessions.close();
    this.#isLeft = true;
    stopWaiting();
  }

  /** Lets go of everything that is kept in this browser. */
  forget(): void {
    const { sessions, drafts, reader } = this.#parts;
    this.#isOver = true;
    this.#isOpen = false;
    this.#lines = [];
    reader.stop();
    sessions.forget();
    drafts.clear();
  }

  async #takeUp(): Promise<void> {
    const { line, sessions, drafts } = this.#parts;
    await this.#through(() => line.start());
    this.#watermark = '';
    this.#isOpen = true;
    this.#isOver = false;
    this.#isStopped = false;
    drafts.open(sessions.current?.conversation ?? '');
    await this.#hear(null);
  }

  /**
   * Answers come on a request of our own, for what was sent is durable and answered when the POST is. See
   * page.ts.
   */
  async #hear(sent: Sent | null): Promise<void> {
    const { line } = this.#parts;
    let reading = await this.#through(() => line.read(this.#watermark));
    if (!heardIn(reading.activities)) reading = await this.#through(() => line.read(''));
    this.#watermark = reading.watermark;
    const heard = heardIn(reading.activities);
    if (heard) await this.#show(heard, sent);
  }

  async #show(heard: Heard, sent: Sent | null): Promise<void> {
    const { bar, drafts, reader, relabel } = this.#parts;
    const { ask } = heard;
    if (ask) await speak(languageIn(ask));
    relabel();
    this.#lines = linesAfter(this.#lines, sent, heard, {
      skipped: say('past.skipped'),
      notSaid: say('past.not-said'),
    });
    const menu = menuIn(ask);
    const stops = menuIn(sent?.asked ?? null) === 'sure' && sent?.asked?.hint !== undefined;
    this.#isStopped = menu === 'resting' && (stops || this.#isStopped);
    if (this.#isStopped) this.#rest();
    else if (heard.ended) this.#finish();
    else this.#wake();
    this.#ask = ask;
    reader.stop();
    stopWaiting();
    const hides = heard.ended || this.#isStopped || menu === 'welcome';
    showPast(hides ? [] : this.#lines, (question) => this.#goTo(question));
    showTurn(heard, drafts, (shown, press) => void this.give(shown, press));
    bar.show(ask?.words ?? []);
    const aloud = heard.read.flatMap(paragraphs);
    if (aloud.length > 0 && !(await reader.read(aloud))) complain(say('listen.no-voice'));
  }

  #goTo(question: string): void {
    void this.give(say('edit'), { card: this.#ask?.card ?? '-', goTo: question });
  }

  /** Stopped: the next person at this device finds nothing, but who is still here may carry on. */
  #rest(): void {
    this.#parts.sessions.takeOffTheShelf();
    this.#parts.drafts.clear();
  }

  #finish(): void {
    this.#rest();
    this.#lines = [];
    this.#isOver = true;
  }

  /** Who carries on after all is kept through a reload again. */
  #wake(): void {
    this.#isOver = false;
    this.#parts.sessions.putOnTheShelf();
  }

  /** One thing at a time; further presses meanwhile are let go of. */
  async #attempt(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    calm();
    startWaiting();
    holdWords(true);
    try {
      await work();
    } catch (error) {
      if (this.#isLeft) return;
      stopWaiting();
      if (error instanceof Refused) this.#refused(error.code);
      else this.#odd();
    } finally {
      if (!this.#isLeft) stopWaiting();
      holdWords(false);
      this.#busy = false;
    }
  }

  #through<Result>(work: () => Promise<Result>): Promise<Result> {
    return untilThrough(work, tellOfNetwork);
  }

  #freshen(): Promise<void> {
    return this.#through(() => this.#parts.line.refresh());
  }

  /** Each refusal, in a person's words and with a way on. */
  #refused(code: string): void {
    const refusal = refusalOf(code);
    switch (refusal.is) {
      case 'wrong-code':
        this.#wrongCode(refusal.why);
        break;
      case 'over':
        this.forget();
        this.#standstill(() => showOver(refusal.why, () => this.#door()));
        break;
      case 'elsewhere':
        this.#isOpen = false;
        this.#lines = [];
        // They may never come back to this device.
        this.#parts.drafts.takeOffTheShelf();
        this.#standstill(() => showElsewhere(() => void this.#attempt(() => this.#takeUp())));
        break;
      case 'rested':
        // What was typed stays for when they are back.
        this.#parts.sessions.forget();
        this.#door('door.rested');
        break;
      case 'odd':
        this.#odd();
        break;
    }
  }

  #odd(): void {
    complain(say('trouble.odd'));
    chooseNothing();
    if (!this.#ask && !document.getElementById('code')) this.#door();
  }

  #wrongCode(why: Sentence): void {
    if (!document.getElementById('code')) this.#door();
    wrongCode(why);
  }

  #door(why?: Sentence): void {
    this.#isOpen = false;
    this.#lines = [];
    this.#standstill(() => showDoor((code) => void this.open(code), why, this.#parts.keeps));
  }

  #standstill(show: () => void): void {
    this.#ask = null;
    this.#parts.reader.stop();
    calm();
    byId('past').hidden = true;
    byId('past').replaceChildren();
    show();
    this.#parts.bar.show([]);
  }
}
