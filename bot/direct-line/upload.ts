import { z } from 'zod';
import { takenApart } from '../../multipart.ts';
import { activityBytes, type DirectLineRequest } from './answer.ts';
import { bytesIn, type Posted, postedSchema } from './posted.ts';

/** The most bytes of a file, which is not kept anyway. */
const mostBytes = 4 * 1024 * 1024;
/** More than anybody sends in one message: an activity, and files. */
const mostParts = 50;

/**
 * The message that an upload makes: the activity part where there is one, and of each file its type alone.
 * Files are neither kept nor looked at. Null where the body is not what its type says; `too-much` where it
 * has more than 50 parts, or an activity longer than one may be by itself. Throws as `bytesIn` does.
 */
export async function uploadedIn(request: DirectLineRequest): Promise<Posted | 'too-much' | null> {
  const { headers } = request;
  const body = await bytesIn(request, mostBytes);
  const type = headers['content-type'] ?? 'application/octet-stream';
  if (!/^multipart\/form-data\b/i.test(type)) {
    return body.length === 0 ? null : { type: 'message', attachments: [{ contentType: type }] };
  }
  const parts = await takenApart(body, type, mostParts);
  if (parts === null || parts === 'too-much') return parts;
  let posted: Posted = { type: 'message' };
  const attachments: { contentType: string }[] = [];
  for (const [name, part] of parts) {
    const isActivity =
      typeof part === 'string' ? name === 'activity' : part.type === 'application/vnd.microsoft.activity';
    if (isActivity) {
      const text = typeof part === 'string' ? part : await part.text();
      if (text.length > activityBytes) return 'too-much';
      const activity = activityIn(text);
      if (!activity) return null;
      posted = activity;
    } else if (typeof part !== 'string') {
      attachments.push({ contentType: part.type || 'application/octet-stream' });
    }
  }
  return attachments.length > 0 ? { ...posted, attachments } : posted;
}

const jsonText = z.string().transform((text, context) => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

function activityIn(text: string): Posted | null {
  const parsed = jsonText.pipe(postedSchema).safeParse(text);
  return parsed.success ? parsed.data : null;
}
