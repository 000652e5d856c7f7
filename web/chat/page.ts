import { Bar } from './bar.ts';
import { Conversation } from './conversation.ts';
import { DirectLine } from './direct-line.ts';
import { Drafts } from './draft.ts';
import { byId, put } from './element.ts';
import { fillFrame } from './frame.ts';
import { memoryShelf, shelfIn } from './kept.ts';
import { offerLeaving } from './leave.ts';
import { Reader } from './listen.ts';
import { complain } from './notice.ts';
import { hangPictures } from './pictures.ts';
import { followRoom } from './room.ts';
import { SessionKeeper } from './session.ts';
import { showSaid, writtenLines } from './turn.ts';
import { keepLooking } from './watch.ts';
import { say } from './words.ts';

const kept = shelfIn(() => sessionStorage);
const shelf = kept ?? memoryShelf();
const sessions = new SessionKeeper(shelf);
const drafts = new Drafts(shelf);

byId('late').remove();
hangPictures();
const reader = new Reader((reads) => bar.tellOfReading(reads));
const bar = new Bar({
  word: (word, label) => conversation.word(word, label),
  listen() {
    if (reader.reads) return reader.stop();
    void reader.read(writtenLines()).then((reads) => {
      if (!reads) complain(say('listen.no-voice'));
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

offerLeaving(() => conversation.leave());
followRoom();
fillFrame();
keepLooking(() => conversation.look());

// A page that a browser brings back as it stood must not show what was finished, stopped or left.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  if (conversation.isOver) location.replace('/chat');
  else void conversation.look();
});

// The code leaves the address before anything else happens: what stays in the history opens nothing.
const code = /^\/c\/([^/]+)/i.exec(location.pathname)?.[1];
if (location.pathname !== '/chat') history.replaceState(null, '', `/chat${location.search}`);
conversation.begin(code && decoded(code));

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
