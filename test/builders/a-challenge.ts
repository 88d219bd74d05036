import { plusDuration } from '../../domain/time/london.ts';
import { dateFields } from '../../laptop/demo/applicants/fields.ts';

/** A challenge as an officer types it at this instant. */
export const aChallengeTyped = (now: string) => ({
  from: 'Thistle Care',
  summary: 'Says that question 4 was read wrongly.',
  lots: ['A'],
  ...dateFields('receivedOn', now.slice(0, 10)),
  ...dateFields('answerBy', plusDuration(now, 'PT240H').slice(0, 10)),
});
