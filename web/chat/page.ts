import { Bar } from './bar.ts';
import { Conversation } from './conversation.ts';
import { DirectLine } from './direct-line.ts';
import { Drafts } from './draft.ts';
import { byId, put } from './element.ts';
import { fillFrame } from './frame.ts';
import { takeCodeOfLink } from './link-code.ts';
import { showTrouble } from './notices.ts';
import { addPictures } from './pictures.ts';
import { poll } from './polling.ts';
import { offerQuickExit } from './quick-exit.ts';
import { Reader } from './read-aloud.ts';
import { showSaid, writtenLines } from './screen.ts';
import { followScreenSize } from './screen-size.ts';
import { SessionKeeper } from './session.ts';
import { memoryStorage, storageIn } from './tab-storage.ts';
import { say } from './words.ts';

const kept = storageIn(() => sessionStorage);
const storage = kept ?? memoryStorage();
const sessions = new SessionKeeper(storage);
const drafts = new Drafts(storage);

byId('late').remove();
addPictures();
const reader = new Reader((reads) => bar.tellOfReading(reads));
const bar = new Bar({
  word: (word, label) => conversation.word(word, label),
  listen() {
    if (reader.reads) return reader.stop();
    void reader.read(writtenLines()).then((reads) => {
      if (!reads) showTrouble(say('listen.no-voice'));
    });
  },
  person() {
    showSaid([say('person.who'), say('person.danger'), say('person.childline'), say('person.samaritans')]);
    byId('said').scrollIntoView({ block: 'nearest' });
  },
});
const conversation = new Conversation({
  line: new DirectLine(sessions),
  sessions,
  drafts,
  reader,
  bar,
  relabel() {
    const leave = document.getElementById('leave');
    if (leave) put(leave, say('leave'));
  },
  keeps: kept !== undefined,
});

offerQuickExit(() => conversation.leave());
followScreenSize();
fillFrame();
poll(() => conversation.look());

// A page that a browser brings back as it stood must not show what was finished, stopped or left.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  if (conversation.isOver) location.replace('/chat');
  else void conversation.look();
});

conversation.begin(takeCodeOfLink());
