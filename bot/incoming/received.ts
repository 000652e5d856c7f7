import { z } from 'zod';
import type { Press } from '../../dialogs/state.ts';
import { channelDataOf, type Incoming } from './incoming.ts';
import { pressIn } from './press.ts';
import { hasPicture, passedOnIn, quotes, typedIn } from './typed.ts';

/** What an activity amounts to. */
export type Received =
  // `passedOn`: what somebody else wrote, which comes with it.
  | { is: 'said'; text: string; press: Press | null; passedOn?: string }
  | { is: 'unreadable'; what: 'picture' | 'file' | 'reaction' | 'quoted' | 'empty'; passedOn?: string }
  | { is: 'arrived' }
  | { is: 'removed' }
  | { is: 'edited' }
  | { is: 'invoked' }
  | { is: 'nothing' };

/**
 * What an activity amounts to: typing, receipts, deletions, and whatever a channel invents next, to nothing.
 */
export function receivedIn(incoming: Incoming): Received {
  switch (incoming.type) {
    case 'message':
      return messageIn(incoming);
    case 'messageUpdate':
      return { is: channelDataOf(incoming).eventType === 'undeleteMessage' ? 'nothing' : 'edited' };
    case 'messageReaction':
      return incoming.reactionsAdded?.length ? { is: 'unreadable', what: 'reaction' } : { is: 'nothing' };
    case 'conversationUpdate':
      if (isAmong(incoming.membersAdded, incoming)) return { is: 'arrived' };
      return { is: isAmong(incoming.membersRemoved, incoming) ? 'removed' : 'nothing' };
    case 'installationUpdate':
      return { is: installation(incoming.action?.toLowerCase()) };
    case 'invoke':
      return { is: 'invoked' };
    default:
      return { is: 'nothing' };
  }
}

/** An upgrade changes nothing for whoever has the app. */
function installation(action: string | undefined): 'arrived' | 'removed' | 'nothing' {
  if (action === 'add') return 'arrived';
  return action === 'remove' ? 'removed' : 'nothing';
}

/** Whether the bot itself is one of those who came or went. */
function isAmong(members: Incoming['membersAdded'], { recipient }: Incoming): boolean {
  return members?.some(({ id }) => id === recipient?.id) ?? false;
}

/**
 * Formatting anything in Teams adds a text/html attachment, and so do replying and passing on a message of
 * their own.
 */
const noFiles = ['text/html', 'messageReference', 'forwardedMessageReference'];

function messageIn(incoming: Incoming): Received {
  const press = pressIn(incoming.value);
  const files = (incoming.attachments ?? []).filter(({ contentType }) => !noFiles.includes(contentType));
  const typed = typedIn(incoming, { formatted: !press && files.length === 0 });
  const words = passedOnIn(incoming);
  const beside = words ? { passedOn: words } : {};
  if (press || typed) return { is: 'said', text: typed, press, ...beside };
  if (files.length === 0 && quotes(incoming)) return { is: 'unreadable', what: 'quoted', ...beside };
  // A GIF comes as formatting alone.
  if (files.length === 0) return { is: 'unreadable', what: hasPicture(incoming) ? 'picture' : 'empty' };
  return { is: 'unreadable', what: files.every(isPicture) ? 'picture' : 'file' };
}

const teamsFile = z.object({ fileType: z.string() });

function isPicture({ contentType, content }: { contentType: string; content?: unknown }): boolean {
  const { data } = teamsFile.safeParse(content);
  return contentType.startsWith('image/') || /^(png|jpe?g|gif|webp|heic|bmp)$/i.test(data?.fileType ?? '');
}
