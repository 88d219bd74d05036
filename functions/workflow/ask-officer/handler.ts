import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { Wait, WaitRepository } from '../../../adapters/dynamodb/waits.ts';
import { storedApplication } from '../stored-application.ts';
import type { Input } from './schema.ts';

interface Dependencies {
  readonly applications: ApplicationRepository;
  readonly waits: WaitRepository;
  readonly deliver: (answered: Wait) => Promise<void>;
  readonly now: Now;
}

/**
 * Keeps the token that the machine waits with, so that the officers' pages can answer. Where an answer is stored already (an earlier
 * attempt could not deliver it), it is delivered at once.
 */
export const askOfficer =
  ({ applications, waits, deliver, now }: Dependencies) =>
  async ({ ask, subject, token, enteredAt }: Input) => {
    if (ask === 'moderation') {
      const application = await storedApplication(applications, subject);
      if (application.status === 'evaluating')
        await applications.move(application, 'moderating', {}, { at: now(), action: 'both evaluations final' });
    }
    const wait = await waits.begin({ ask, subject, token, enteredAt });
    if (wait.status === 'waiting') return { asked: true };
    await deliver(wait);
    return { asked: false };
  };
