import type { Line } from '../../dialogs/state.ts';

/**
 * Reads lines aloud when somebody asks for it, each by a voice of its language. Only voices that live on this
 * device are used: others would send the words elsewhere.
 */
export class Reader {
  readonly #speech = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
  readonly #changed: (reads: boolean) => void;
  #left = 0;
  /** Counts the readings, so that an event of one that was stopped is not taken for one of the next. */
  #reading = 0;

  constructor(changed: (reads: boolean) => void) {
    this.#changed = changed;
    // Some browsers look for their voices only once they are asked.
    this.#speech?.getVoices();
    addEventListener('pagehide', () => this.stop());
  }

  get reads(): boolean {
    return this.#left > 0;
  }

  /** False where there is no voice for any of the lines. */
  async read(lines: readonly Line[]): Promise<boolean> {
    this.stop();
    const speech = this.#speech;
    if (!speech) return false;
    const reading = this.#reading;
    const voices = await voicesOf(speech);
    // Stopped meanwhile: nobody wants to hear it any more.
    if (reading !== this.#reading) return true;
    const spoken = lines.flatMap((line) => {
      const voice = voiceFor(line.lang, voices);
      return voice ? [{ line, voice }] : [];
    });
    if (spoken.length === 0) return false;
    this.#left = spoken.length;
    this.#changed(true);
    for (const { line, voice } of spoken) {
      const utterance = new SpeechSynthesisUtterance(line.text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.95;
      utterance.onend = utterance.onerror = () => this.#done(reading);
      speech.speak(utterance);
    }
    return true;
  }

  stop(): void {
    const read = this.reads;
    this.#left = 0;
    this.#reading += 1;
    this.#speech?.cancel();
    if (read) this.#changed(false);
  }

  #done(reading: number): void {
    if (this.#left === 0 || reading !== this.#reading) return;
    this.#left -= 1;
    if (this.#left === 0) this.#changed(false);
  }
}

/** The device's voices. Where the list is still empty it waits a moment. */
async function voicesOf(speech: SpeechSynthesis): Promise<SpeechSynthesisVoice[]> {
  const voices = speech.getVoices();
  if (voices.length > 0) return voices;
  await new Promise<void>((resolve) => {
    const done = () => resolve();
    speech.addEventListener?.('voiceschanged', done, { once: true });
    setTimeout(done, 700);
  });
  return speech.getVoices();
}

function voiceFor(lang: string, voices: SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const language = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  const local = voices.filter((voice) => voice.localService && language(voice.lang) === language(lang));
  return (
    local.find((voice) => /[-_]GB$/i.test(voice.lang)) ?? local.find((voice) => voice.default) ?? local[0]
  );
}
