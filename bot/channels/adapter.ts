import { type Activity, CloudAdapter, type ResourceResponse, type TurnContext } from 'botbuilder';
import type { Authentication } from './authentication.ts';
import { lastMoment, type Pause, patiently } from './sending.ts';

/**
 * The SDK's adapter, but it sends one activity after another, so that they arrive in order, and again where
 * the channel was too busy.
 */
export class PatientAdapter extends CloudAdapter {
  readonly #pause: Pause | undefined;

  constructor(authentication: Authentication, pause: Pause | undefined) {
    super(authentication);
    this.#pause = pause;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const until = lastMoment();
    const taken: ResourceResponse[] = [];
    for (const activity of activities) {
      taken.push(...(await patiently(() => super.sendActivities(context, [activity]), until, this.#pause)));
    }
    return taken;
  }
}
