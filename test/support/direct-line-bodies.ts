import { z } from 'zod';

const activitySchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  text: z.string().optional(),
  timestamp: z.string().optional(),
  from: z.looseObject({ id: z.string() }).optional(),
  suggestedActions: z.looseObject({ actions: z.array(z.looseObject({ title: z.string() })) }).optional(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).optional(),
});
export type Sent = z.infer<typeof activitySchema>;

/** What a client gets at once, and up to where. */
export const setSchema = z.object({ activities: z.array(activitySchema), watermark: z.string() });

/** Whatever any call may answer; what is not there is empty, which no test expects. */
export const bodySchema = z.looseObject({
  conversationId: z.string().default(''),
  token: z.string().default(''),
  expires_in: z.number().default(0),
  streamUrl: z.string().default(''),
  id: z.string().default(''),
  activities: z.array(activitySchema).default([]),
  watermark: z.string().default(''),
  code: z.string().default(''),
  message: z.string().default(''),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type Called = { status: number; headers: Headers; body: z.infer<typeof bodySchema> };

/** All text of activities, in one piece. */
export function textOf(activities: Sent[]): string {
  return activities.map(({ text }) => text ?? '').join('\n');
}
