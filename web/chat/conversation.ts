import type { Ask, Line, Press, Word } from '../../dialogs/state.ts';
import { chooseNothing } from './answers.ts';
import { languageIn, menuIn } from './ask.ts';
import type { Bar } from './bar.ts';
import { type BotTurn, type EarlierAnswer, latestTurnIn } from './bot-turn.ts';
import {
  showAnsweredElsewhere,
  showCodeEntry,
  showElsewhere,
  showLink,
  showOver,
  showWrongCode,
} from './code-entry.ts';
import { type DirectLine, Refused } from './direct-line.ts';
import type { Drafts } from './draft.ts';
import { linesAfter, type Sent } from './earlier-answers.ts';
import { paragraphs } from './element.ts';
import { endsDraft, newMessage } from './message.ts';
import { untilReached } from './network.ts';
import { hideTrouble, showTrouble, stopWaiting, tellOfNetwork } from './notices.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { wordsArrived } from './own-words.ts';
import type { Reader } from './read-aloud.ts';
import { refusalOf } from './refusals.ts';
import { showTurn } from './screen.ts';
import type { SessionKeeper } from './session.ts';
import { showEarlier } from './show-earlier.ts';
import { type Sentence, say, speak } from './words.ts';

type ConversationDependencies = {
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

/** The conversation as the page has it, and each way it can go on or not. */
export class Conversation {
  readonly #dependencies: ConversationDependencies;
  #watermark = '';
  #ask: Ask | null = null;
  #lines: EarlierAnswer[] = [];
  readonly #one = new OneAtATime();
  /** There is a conversation that may change elsewhere. */
  #isOpen = false;
  /** Finished or deleted: the next person at this device is to see nothing of it. */
  #isOver = false;
  /** Stopped, and not carried on with yet: the same, but whoever is still here may carry on. */
  #isStopped = false;

  constructor(dependencies: ConversationDependencies) {
    this.#dependencies = dependencies;
  }

  get isOver(): boolean {
    return this.#isOver || this.#isStopped;
  }

  /** Begins with the link that was followed, goes on where a reload left off, or asks for a code. */
  begin(code: string | undefined): void {
    if (code) this.#showPage(() => showLink(() => void this.open(code)));
    else if (this.#dependencies.sessions.current) void this.#attempt(() => this.#takeUp());
    else this.#askForCode();
  }

  /** Opens a code, where somebody pressed. */
  async open(code: string): Promise<void> {
    await this.#open(code, { takeOver: false, before: this.#dependencies.sessions.current?.token });
  }

  /** `takeOver`: they pressed knowing that it is answered elsewhere. `before`: this tab's token until now. */
  async #open(code: string, asked: { takeOver: boolean; before: string | undefined }): Promise<void> {
    const { line, sessions } = this.#dependencies;
    await this.#attempt(async () => {
      sessions.forget();
      try {
        await this.#reach(() => line.open(code, asked));
      } catch (error) {
        if (!(error instanceof Refused && error.code === 'answered-elsewhere')) throw error;
        this.#showPage(() =>
          showAnsweredElsewhere(() => void this.#open(code, { ...asked, takeOver: true })),
        );
        return;
      }
      await this.#takeUp();
    });
  }

  /** An answer, or a word such as back, or a way back to an earlier question. */
  async send(shown: Line, press: Press): Promise<void> {
    const { line, drafts } = this.#dependencies;
    const asked = this.#ask;
    const said = newMessage(shown, press);
    await this.#attempt(async () => {
      await this.#reach(() => line.refresh());
      await this.#reach(() => line.send(said));
      if (asked && endsDraft(press)) wordsArrived(asked, drafts);
      await this.#readOn({ asked, press, shown });
    });
  }

  word(word: Word, label: Line): void {
    void this.send(label, { card: this.#ask?.card ?? '-', word });
  }

  /** Shows what another device or a worker changed meanwhile. False where nothing did, or nobody answered. */
  async look(): Promise<boolean> {
    if (this.#one.busy || !this.#isOpen || this.#isOver) return false;
    const { line } = this.#dependencies;
    const before = this.#watermark;
    try {
      await line.refresh();
      const { activities, watermark } = await line.read(before);
      if (this.#one.busy || this.#watermark !== before) return false;
      this.#watermark = watermark;
      const turn = latestTurnIn(activities);
      if (turn) await this.#show(turn, null);
      return turn !== null;
    } catch (error) {
      if (error instanceof Refused && !this.#one.busy) this.#refused(error.code);
      return false;
    }
  }

  /** Lets go of everything, for good. */
  leave(): void {
    this.forget();
    this.#dependencies.sessions.close();
    this.#one.leave();
  }

  /** Lets go of everything that is kept in this browser. */
  forget(): void {
    const { sessions, drafts, reader } = this.#dependencies;
    this.#isOver = true;
    this.#isOpen = false;
    this.#lines = [];
    reader.stop();
    sessions.forget();
    drafts.clear();
  }

  async #takeUp(takeOver = false): Promise<void> {
    const { line, sessions, drafts } = this.#dependencies;
    await this.#reach(() => line.start(takeOver));
    this.#watermark = '';
    this.#isOpen = true;
    this.#isOver = false;
    this.#isStopped = false;
    drafts.open(sessions.current?.conversation ?? '');
    await this.#readOn(null);
  }

  /** What the bot says comes on a request of our own; polling.ts says why. */
  async #readOn(sent: Sent | null): Promise<void> {
    const { line } = this.#dependencies;
    let reading = await this.#reach(() => line.read(this.#watermark));
    if (!latestTurnIn(reading.activities)) reading = await this.#reach(() => line.read(''));
    this.#watermark = reading.watermark;
    const turn = latestTurnIn(reading.activities);
    if (turn) await this.#show(turn, sent);
  }

  async #show(turn: BotTurn, sent: Sent | null): Promise<void> {
    const { bar, drafts, reader, relabel } = this.#dependencies;
    const { ask } = turn;
    if (ask) await speak(languageIn(ask));
    relabel();
    this.#lines = linesAfter(this.#lines, sent, turn, {
      skipped: say('past.skipped'),
      notSaid: say('past.not-said'),
    });
    const menu = menuIn(ask);
    const stops = menuIn(sent?.asked ?? null) === 'sure' && sent?.asked?.hint !== undefined;
    this.#isStopped = menu === 'resting' && (stops || this.#isStopped);
    if (this.#isStopped) this.#rest();
    else if (turn.ended) this.#finish();
    else this.#wake();
    this.#ask = ask;
    reader.stop();
    stopWaiting();
    const hides = turn.ended || this.#isStopped || menu === 'welcome';
    showEarlier(hides ? [] : this.#lines, (question) => this.#goTo(question));
    showTurn(turn, drafts, (shown, press) => void this.send(shown, press));
    bar.show(ask?.words ?? []);
    const aloud = turn.read.flatMap(paragraphs);
    if (aloud.length > 0 && !(await reader.read(aloud))) showTrouble(say('listen.no-voice'));
  }

  #goTo(question: string): void {
    void this.send(say('edit'), { card: this.#ask?.card ?? '-', goTo: question });
  }

  /** The next person at this device finds nothing, but whoever is still here may carry on. */
  #rest(): void {
    this.#dependencies.sessions.unstore();
    this.#dependencies.drafts.clear();
  }

  #finish(): void {
    this.#rest();
    this.#lines = [];
    this.#isOver = true;
  }

  /** Whoever carries on after all is found by a reload again. */
  #wake(): void {
    this.#isOver = false;
    this.#dependencies.sessions.restore();
  }

  /** Does it where nothing else is being done, and says what went wrong. */
  #attempt(work: () => Promise<void>): Promise<void> {
    return this.#one.do(work, (error) => {
      if (error instanceof Refused) this.#refused(error.code);
      else this.#odd();
    });
  }

  #reach<Result>(work: () => Promise<Result>): Promise<Result> {
    return untilReached(work, tellOfNetwork);
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
        this.#showPage(() => showOver(refusal.why, () => this.#askForCode()));
        break;
      case 'elsewhere':
        this.#isOpen = false;
        this.#lines = [];
        // They may never come back to this device.
        this.#dependencies.drafts.unstore();
        this.#showPage(() => showElsewhere(() => void this.#attempt(() => this.#takeUp(true))));
        break;
      case 'rested':
        // What was typed stays for when they are back.
        this.#dependencies.sessions.forget();
        this.#askForCode('door.rested');
        break;
      case 'odd':
        this.#odd();
        break;
    }
  }

  #odd(): void {
    showTrouble(say('trouble.odd'));
    chooseNothing();
    if (!this.#ask && !document.getElementById('code')) this.#askForCode();
  }

  #wrongCode(why: Sentence): void {
    if (!document.getElementById('code')) this.#askForCode();
    showWrongCode(why);
  }

  #askForCode(why?: Sentence): void {
    this.#isOpen = false;
    this.#lines = [];
    this.#showPage(() => showCodeEntry((code) => void this.open(code), why, this.#dependencies.keeps));
  }

  #showPage(show: () => void): void {
    const { reader, bar } = this.#dependencies;
    this.#ask = null;
    reader.stop();
    hideTrouble();
    showEarlier([], () => {});
    show();
    bar.show([]);
  }
}
