import type { Now } from '../../../adapters/clock.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import type { Wait, WaitRepository } from '../../../adapters/dynamodb/waits.ts';
import { isApplicationId, windowIdOf } from '../../../domain/application/opened-application.ts';
import { takesApplications } from '../../../domain/window/barriers.ts';
import { cancellationOf } from '../../../domain/window/cancelling.ts';
import { storedApplication } from '../stored-application.ts';
import { answeredBefore, type Decided } from './answered-before.ts';
import type { Input } from './schema.ts';

interface Deps extends Decided {
  readonly records: Table;
  readonly waits: WaitRepository;
  readonly deliver: (answered: Wait) => Promise<void>;
  /** Counts one of what somebody must hear of at once. */
  readonly count: (name: string) => void;
  readonly now: Now;
}

/**
 * Keeps the token that the machine waits with, so that the officers' pages can answer. Where an answer is stored already (an earlier
 * attempt could not deliver it), or what is asked was decided before the machine came to ask, the answer is delivered at once. About a
 * window that was cancelled nobody is asked, nor whether to tell providers of one that takes no applications any more.
 */
export const askOfficer =
  (deps: Deps) =>
  async ({ ask, subject, token, enteredAt, step }: Input) => {
    const { records, windows, applications, waits, deliver, count, now } = deps;
    const reading = windows.get(isApplicationId(subject) ? windowIdOf(subject) : subject);
    const begin = () => waits.begin({ ask, subject, token, enteredAt, step });
    // Who asks for a consensus has the application in moderation first. Any other question is read together with its window.
    const [window, begun] = await Promise.all([reading, ask === 'moderation' ? undefined : begin()]);
    const isOver = window !== undefined && cancellationOf(window) !== undefined;
    if (ask === 'moderation' && !isOver) {
      const application = await storedApplication(applications, subject);
      if (application.status === 'evaluating')
        await applications.move(application, 'moderating', {}, { at: now(), action: 'both evaluations final' });
    }
    const wait = begun ?? (await begin());
    if (wait.status !== 'waiting') {
      await deliver(wait);
      return { asked: false };
    }
    const isToldTooLate = step === 'telling' && window !== undefined && !takesApplications(window, now());
    if (isToldTooLate || (isOver && (ask === 'window-fault' || (ask === 'fault' && !isApplicationId(subject))))) {
      // It would only be tried again: it was stopped with the window, or goes on by itself.
      await waits.lapse(subject, ask);
      return { asked: false };
    }
    const over = isOver && isApplicationId(subject) ? { decision: 'window-cancelled' } : undefined;
    const answer = over ?? (await answeredBefore(deps, { ask, subject }));
    if (!answer) {
      if (ask === 'window-fault') count('WindowFaults');
      return { asked: true };
    }
    await records.transact([waits.answer(wait, answer)]);
    await deliver({ ...wait, status: 'answered', answer, version: wait.version + 1 });
    return { asked: false };
  };
