import type { Agreement } from '../../domain/agreement/agreement.ts';
import { type Authority, barriersToUsing } from '../../domain/agreement/authority.ts';
import { londonDate } from '../../domain/time/london.ts';
import type { Visitor } from './visitor.ts';

/** Recommends everybody who meets the thresholds, once every application of a window is settled. */
export const recommend = async (lead: Visitor, windowId: string): Promise<void> => {
  await lead.submit(`/officers/windows/${windowId}/recommendation`, {
    text: 'Everyone who meets the thresholds of the agreement is recommended for the lots on which they meet them.',
  });
};

/** Approves what was recommended, under an authority in force `now`. */
export const approve = async (
  approver: Visitor,
  agreement: Agreement,
  windowId: string,
  now: string,
): Promise<void> => {
  await approver.submit(`/officers/windows/${windowId}/approval`, {
    decision: 'approved',
    authority: authorityFor(agreement, londonDate(now)).id,
    reason: 'The scores and reasons were read; the recommendation follows the published rules.',
  });
};

/** One officer reads the drafted letters and another releases them, where the agreement has that done (docs/rules.md, rule 8). */
export const release = async (
  reader: Visitor,
  releaser: Visitor,
  { outcomeRelease }: Pick<Agreement, 'outcomeRelease'>,
  windowId: string,
): Promise<void> => {
  if (outcomeRelease !== 'second-person') return;
  const letters = `/officers/windows/${windowId}/outcome-letters`;
  await reader.submit(`${letters}/read`, { confirm: 'yes' });
  await releaser.submit(`${letters}/release`, { confirm: 'yes' });
};

/** The first authority that allows the agreement's award on that day. */
export const authorityOn = ({ id, estimatedValue, authorities }: Agreement, on: string): Authority | undefined => {
  const use = { agreementId: id, decision: 'award', value: estimatedValue, on } as const;
  return authorities.find((each) => barriersToUsing(each, use).length === 0);
};

/** @throws Error where there is none */
const authorityFor = (agreement: Agreement, on: string): Authority => {
  const authority = authorityOn(agreement, on);
  if (!authority) throw new Error(`No authority of ${agreement.id} allows its award on ${on}`);
  return authority;
};
