import type { Agreement } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import { lastDateBefore } from '../time/london.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import type { Letter } from './letter.ts';
import { typedLine } from './typed.ts';

type AgreementNames = Pick<Agreement, 'title' | 'council'>;
type Dates = Pick<Window, 'opensAt' | 'closesAt'>;

/** Tells an applicant that the award will not be made. `at` is when that was decided. Who was rejected before it stays so. */
export const awardStoppedLetter = (
  agreement: AgreementNames,
  window: Dates,
  application: OpenedApplication,
  at: string,
): Letter => ({
  letterId: `${application.windowId}.award-stopped.${application.providerId}`,
  kind: 'award-stopped',
  to: application.email,
  addressee: application.organisationName,
  subject: `${agreement.title}: the award from the window of ${dateInWords(window.opensAt)} has been stopped`,
  body: [
    `Dear ${typedLine(application.organisationName)},`,
    ...awardStoppedParagraphs(agreement, window, application, at),
  ].join('\n\n'),
});

export const awardStoppedParagraphs = (
  agreement: AgreementNames,
  window: Dates,
  { receipt, status }: Pick<OpenedApplication, 'receipt' | 'status'>,
  at: string,
): string[] => [
  `This is about your application ${receipt.reference} to join the ${agreement.title}, in the window that was open from ${dateInWords(window.opensAt)} to ${dateInWords(lastDateBefore(window.closesAt))}.`,
  status === 'rejected'
    ? `On ${dateInWords(at)}, after a challenge, ${agreement.council} stopped the award from this window: no contracts will be made from it. That your application was rejected is not changed by this.`
    : `On ${dateInWords(at)}, after a challenge, ${agreement.council} stopped the award that it had written to you about. What you were told then no longer stands: no contracts will be made from this window.`,
  'You do not need to do anything. If the council takes applications again, you can apply again.',
];
