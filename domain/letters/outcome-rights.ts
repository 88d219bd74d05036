import type { LegalRegime } from '../agreement/regime.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { OutcomeToTell } from './outcome.ts';

/**
 * What an outcome letter says of the standstill. It is written before the last letter has gone, so the date is the earliest possible: what
 * is sent, or published, on a later day moves it later and nothing moves it earlier (docs/rules.md, rule 7).
 */
export const standstillParagraphs = ({ agreement, standstill, pageUrl }: OutcomeToTell): readonly string[] => {
  if (!standstill)
    return ['# When contracts are made', 'No standstill applies to this award, so contracts are made straight away.'];
  return [
    '# When contracts are made',
    `No contract is made before ${momentInWords(standstill.endsAt)}. Until then there is time to ask questions and to challenge the award. It is called the standstill.`,
    `${countsFrom[agreement.regime]} The standstill cannot end earlier than the date in this letter. The date as it stands is on your page: ${pageUrl}`,
  ];
};

const countsFrom: Readonly<Record<LegalRegime, string>> = {
  'PCR-2015':
    'The date counts from the day on which the last applicant is sent its letter. It was worked out for letters that are sent today: if any is sent later, the standstill ends later.',
  'PA-2023':
    'The date counts from the day on which the contract award notice is published. It was worked out for a notice published today: if it is published later, the standstill ends later.',
};

/** What comes next, whom to ask and how to challenge: the agreement’s own words, or the least that is true of any. */
export const nextParagraphs = ({ agreement, application }: OutcomeToTell): readonly string[] => {
  const { council, regime, outcomeLetters } = agreement;
  const won = application.awardedLots ?? [];
  const places = new Intl.ListFormat('en-GB').format(won.map((lot) => `lot ${lot}`));
  return [
    ...(won.length > 0
      ? [
          '# What happens next with your contract',
          `Once the standstill has ended, and if no challenge holds the award, we make your contract for ${places}. You do not need to do anything until we write to you.`,
          ...(outcomeLetters ? [outcomeLetters.whatNext] : []),
        ]
      : []),
    '# If you want to know more',
    outcomeLetters?.questions ?? `Ask ${council}. You can ask for more about your scores and the reasons for them.`,
    '# If you think that this is wrong',
    outcomeLetters?.challenges ??
      `Write to ${council} before the standstill ends, and say what you think is wrong and why. A challenge that we record before the standstill ends holds the award until it is settled.`,
    goingToCourt[regime],
  ];
};

/** The remedies of each regime, with the shortest time that they give; a lawyer confirms the words (docs/rules.md). */
const goingToCourt: Readonly<Record<LegalRegime, string>> = {
  'PCR-2015':
    'You can also go to the High Court under the Public Contracts Regulations 2015. As a rule you have 30 days from when you first knew, or ought to have known, that there were grounds for it. Take legal advice early: writing to us does not give you more time.',
  'PA-2023':
    'You can also go to court under Part 9 of the Procurement Act 2023. As a rule you have 30 days from when you first knew, or ought to have known, of the circumstances. If we hear of your claim before the standstill ends, no contract is made while it lasts. Take legal advice early: writing to us does not give you more time.',
};
