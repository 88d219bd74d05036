import type { Agreement } from '../../domain/agreement/agreement.ts';
import { pagesOf } from '../../domain/application/application.ts';
import type { AskedPage } from '../../domain/application/page.ts';

/** Of one agreement: some choices of lots, of which most applicants make one of a few. */
const MOST_KNOWN = 30;
const known = new WeakMap<Agreement, Map<string, readonly AskedPage[]>>();

/** The pages of an application for these lots, as they are asked on a day. What judges their answers takes longer to make than to use, so they are made once. */
export const askedPages = (
  agreement: Agreement,
  lots: readonly string[],
  contracted: readonly string[],
  on: string,
): readonly AskedPage[] => {
  const ofAgreement = known.get(agreement) ?? new Map<string, readonly AskedPage[]>();
  known.set(agreement, ofAgreement);
  const choice = JSON.stringify([lots, contracted, on]);
  const made = ofAgreement.get(choice) ?? pagesOf(agreement, lots, contracted, on);
  if (ofAgreement.size >= MOST_KNOWN) ofAgreement.clear();
  ofAgreement.set(choice, made);
  return made;
};
