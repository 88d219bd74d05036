import type { DecidedTogether } from '../../../domain/application/decided-together.ts';
import type { ReferralDecision } from '../../../domain/application/referral-decision.ts';
import { countInWords } from '../../../domain/count-in-words.ts';

/** Deciding several together, by the check that referred them. */
export const togetherTitles = {
  registration: 'Accept several registrations together',
  compliance: 'Accept declarations and gates of several together',
} as const satisfies Record<DecidedTogether['stage'], string>;

/** "three others": with how many more one was decided. */
export const togetherWith = ({ others }: Pick<NonNullable<ReferralDecision['together']>, 'others'>): string =>
  `${countInWords(others)} ${others === 1 ? 'other' : 'others'}`;
