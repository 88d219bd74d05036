import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import type { ProviderSite } from './world.ts';

/** What a provider asked of a window, one answered to it alone and one not yet, and what was answered for everyone. */
export const someQuestions = async (
  { asked, clarifications, published }: ProviderSite,
  windowId: string,
  providerId: string,
): Promise<void> => {
  const at = clock.now();
  const closesAt = plusDuration(at, 'PT240H');
  const asks = (question: string, nth: number) =>
    asked.ask(
      providerId,
      { windowId, clarificationId: `2027-03-0${nth}-${windowId}`, question, askedAt: at },
      { words: question, closesAt },
    );
  await asks('May our hours in zone 8 grow from month to month, once we have recruited?', 1);
  await asks('Our manager changes in June. Whom do we name?\n\nThe new one is not registered yet.', 2);
  const first = await clarifications.get(windowId, `2027-03-01-${windowId}`);
  if (!first) throw new Error('Nothing was asked');
  const by = { id: 'lead', name: 'Lee Lead' };
  const told = { tellingSince: at, toldAt: at };
  const answer = { to: 'asker' as const, text: 'Yes: state what you can deliver in the first month.', by, at, ...told };
  await clarifications.answer(first, answer, { windowId, at, by, action: 'answered' });
  await published.publish(windowId, {
    clarificationId: '2027-03-03-published',
    question: 'Does a firm that is not rated yet have to wait for its first inspection?',
    text: 'No. A location that has not been rated yet is welcome.\n\nSay so in your application, with the date of your registration.',
    answeredAt: at,
    firstAnsweredAt: plusDuration(at, '-PT48H'),
  });
};
