import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';
import { type OwnPage, ownPage } from '../feedback-bot.ts';

/** Runs the bot for our own Direct Line: what it sends is collected, and the channel passes it on. */
export class DirectLineAdapter extends BotAdapter {
  readonly #run: (context: TurnContext) => Promise<void>;

  constructor(run: (context: TurnContext) => Promise<void>) {
    super();
    this.#run = run;
  }

  /** Throws what the bot throws. */
  async receive(activity: Partial<Activity>, page: OwnPage): Promise<Partial<Activity>[]> {
    const context = new TurnContext(this, activity);
    const sent: Partial<Activity>[] = [];
    context.turnState.set(ownPage, page);
    context.turnState.set(collected, sent);
    await this.runMiddleware(context, this.#run);
    return sent;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    context.turnState.get<Partial<Activity>[]>(collected).push(...activities);
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('Direct Line cannot change what was sent.');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('Direct Line cannot take back what was sent.');
  }

  override async continueConversation(): Promise<void> {
    throw new Error('Direct Line is not spoken to first.');
  }
}

const collected = Symbol('collected');
