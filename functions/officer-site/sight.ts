import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import type { FrozenApplication } from '../../domain/application/submission.ts';
import type { Officer } from '../../domain/people/officer.ts';
import { holds } from './officer.ts';

/** What an officer is shown of an unsealed application (docs/rules.md, rule 5: price is never shown to who judges quality). */
export interface Sight {
  /** The checks, the declarations and the files: what is decided before and after evaluation. */
  readonly caseFile: boolean;
  /** Whether the published rates were accepted, wherever that shows. */
  readonly price: boolean;
}

export const sightOf = (officer: Officer): Sight => {
  const caseFile = holds(officer, 'procurement-lead', 'contract-manager', 'approver');
  return { caseFile, price: caseFile && !holds(officer, 'evaluator', 'moderator') };
};

/** The frozen sections that this officer may read. */
export const sectionsSeen = ({ sections }: FrozenApplication, { caseFile, price }: Sight) =>
  sections.filter(
    ({ shownTo }) => shownTo.includes('evaluation') || (caseFile && (price || !shownTo.includes('price'))),
  );

/** A compliance record without what it tells of price, for who may not know. */
export const complianceSeen = ({ compliance }: OpenedApplication, { price }: Sight): OpenedApplication['compliance'] =>
  compliance && !price
    ? { ...compliance, findings: compliance.findings.filter(({ ofPrice }) => !ofPrice) }
    : compliance;

/** The reasons of a rejection, in effect or proposed; what they tell of price is left out for who may not know. */
export const reasonsSeen = (
  reasons: readonly string[],
  { compliance }: OpenedApplication,
  { price }: Sight,
): readonly string[] => {
  const aboutPrice = (compliance?.findings ?? []).filter(({ ofPrice }) => ofPrice).map(({ text }) => text);
  if (price || aboutPrice.length === 0) return reasons;
  // An officer's answer to a reply follows the conditions, and may speak of any of them.
  const conditions = new Set((compliance?.findings ?? []).map(({ text }) => text));
  return reasons.map((reason) =>
    aboutPrice.includes(reason) || !conditions.has(reason)
      ? 'A condition that people who judge quality are not told of.'
      : reason,
  );
};

/** What details of these applications' audit entries tell of price, by the codes of findings. */
const priceCodes = (applications: readonly OpenedApplication[]): ReadonlySet<string> =>
  new Set(
    applications.flatMap(({ compliance }) =>
      (compliance?.findings ?? []).filter(({ ofPrice }) => ofPrice).map(({ code }) => code),
    ),
  );

/** Audit entries' details on these applications as this officer may read them. */
export const detailSeen = (
  applications: readonly OpenedApplication[],
  { price }: Sight,
): ((detail: string | undefined) => string | undefined) => {
  const hidden = price ? [] : [...priceCodes(applications)];
  return (detail) => hidden.reduce((said, code) => said?.replaceAll(code, 'a condition not shown here'), detail);
};
