import type { Allowed } from '../../../adapters/sessions/allowances.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Sent } from '../../shared/forms/form.ts';
import type { Deps } from '../deps.ts';

type OfAccount = Exclude<Allowed, 'news' | 'public-look-up'>;

const done = {
  'look-up': 'You have looked up many locations within a few minutes',
  withdrawal: 'You have withdrawn applications several times within a few minutes',
  'address-code': 'You have asked for several codes within a few minutes',
  contract: 'You have accepted, left or stayed with contracts many times within a few minutes',
  asking: 'You have asked for a sign-off, or answered, several times within a few minutes',
  question: 'You have asked several questions within a few minutes',
  invitation: 'You have invited people, or taken that back, many times within a few minutes',
  correction: 'You have sent your correction many times within a few minutes',
  reply: 'You have changed your reply many times within a few minutes',
} as const satisfies Record<OfAccount, string>;

/** What to answer where an account has done something as often as it may, with the time from which it may again; undefined where it has not. */
export const beyondMeasure = async (
  { allowances }: Pick<Deps, 'allowances'>,
  what: OfAccount,
  subject: string,
  deed: string,
): Promise<Sent | undefined> => {
  const again = await allowances.use(what, subject, deed);
  if (again === undefined) return undefined;
  const text = `${done[what]}. You can do so again from ${momentInWords(again)}`;
  return { barriers: [{ code: 'too-often', text }], status: 429 };
};
