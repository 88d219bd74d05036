import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { type Authority, barriersToUsing } from '../../../../domain/agreement/authority.ts';
import { isReleasedBySecond } from '../../../../domain/award/releasing.ts';
import { inPounds } from '../../../../domain/money.ts';
import { choice, optionalChoice, reason } from '../../../../domain/questions/kinds.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';

const kinds = { 'cabinet-minute': 'Cabinet minute', delegation: 'Delegation', waiver: 'Waiver' } as const;

/** What an approver is asked: the decision, the authority it is made under, with those that can be used today, and why. */
export const approvalFields = (agreement: Agreement, on: string) => ({
  decision: choice({
    label: 'Your decision',
    choices: [
      {
        value: 'approved',
        text: 'Approve the award',
        hint: isReleasedBySecond(agreement)
          ? 'The outcome letters are then drafted. Nobody is told anything before somebody else releases them.'
          : 'Every applicant is then told the outcome, and the standstill begins.',
      },
      {
        value: 'returned',
        text: 'Return it to the procurement lead',
        hint: 'Nothing is told to applicants. A new recommendation can follow.',
      },
    ],
    missing: 'Select whether you approve or return the recommendation',
  }),
  authority: optionalChoice({
    label: 'The authority you approve under',
    hint: 'Not needed if you return it.',
    choices: authorityChoices(agreement, on),
  }),
  reason: reason({
    label: 'Reason',
    hint: 'Kept with the decision. If you return it, say what is to change.',
    missing: 'Enter the reason for your decision',
  }),
});

/** The authorities of an agreement, each with what it is for, or why it cannot be chosen on a day. */
export const authorityChoices = (agreement: Agreement, on: string) =>
  agreement.authorities.map((authority) => ({
    value: authority.id,
    text: authority.reference,
    hint: authorityHint(authority, agreement, on),
  }));

/** What an authority is for, or every reason why it cannot be chosen today. */
const authorityHint = (authority: Authority, { id, estimatedValue }: Agreement, on: string): string => {
  const barriers = barriersToUsing(authority, { agreementId: id, decision: 'award', value: estimatedValue, on });
  if (barriers.length > 0) return `It cannot be chosen. ${barriers.map(({ text }) => text).join(' ')}`;
  return `${kinds[authority.kind]}. Up to ${inPounds(authority.limit)}. In force until ${dateInWords(authority.expires)}.`;
};

/** The field that each barrier to using an authority is about. */
export const aboutAuthority = {
  'no-authority': 'authority',
  'authority-out-of-scope': 'authority',
  'authority-not-begun': 'authority',
  'authority-expired': 'authority',
  'authority-too-small': 'authority',
};
