import { caseFileReaders, holds, type Officer } from '../people/officer.ts';
import { type StoredFile, storedFile } from '../questions/stored-file.ts';
import type { OpenedApplication } from './opened-application.ts';
import type { FrozenApplication } from './submission.ts';

/** What an officer is shown of an unsealed application (docs/rules.md, rule 5: price is never shown to who judges quality). */
export interface Sight {
  /** The checks, the declarations and the files: what is decided before and after evaluation. */
  readonly caseFile: boolean;
  /** Whether the published rates were accepted, wherever that shows. */
  readonly price: boolean;
}

export const sightOf = (officer: Officer): Sight => {
  const caseFile = holds(officer, ...caseFileReaders);
  return { caseFile, price: caseFile && !holds(officer, 'evaluator', 'moderator') };
};

/** The frozen sections that this officer may read. */
export const sectionsSeen = ({ sections }: FrozenApplication, { caseFile, price }: Sight) =>
  sections.filter(
    ({ shownTo }) => (price || !shownTo.includes('price')) && (caseFile || shownTo.includes('evaluation')),
  );

interface SeenFile {
  readonly page: string;
  readonly field: string;
  readonly file: StoredFile;
}

/** The files that the answers of the sections seen name, each with the page and field it was sent with. */
export const filesSeen = (frozen: FrozenApplication, sight: Sight): readonly SeenFile[] =>
  sectionsSeen(frozen, sight).flatMap(({ page }) =>
    Object.entries(frozen.answers[page] ?? {}).flatMap(([field, value]) => {
      const file = storedFile.safeParse(value);
      return file.success ? [{ page, field, file: file.data }] : [];
    }),
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

/** Whether a check of this application found something that tells of price. What is written about it may tell of it, too. */
export const tellsOfPrice = ({ compliance }: Pick<OpenedApplication, 'compliance'>): boolean =>
  (compliance?.findings ?? []).some(({ ofPrice }) => ofPrice);

const NOT_SHOWN = 'Not shown to people who judge quality.';

/** The decision on what the compliance check referred, without its reason for who may not know what it turned on. */
export const complianceDecisionSeen = (
  application: OpenedApplication,
  { price }: Sight,
): OpenedApplication['complianceDecision'] => {
  const { complianceDecision } = application;
  return complianceDecision && !price && tellsOfPrice(application)
    ? { ...complianceDecision, reason: NOT_SHOWN }
    : complianceDecision;
};

/**
 * What entries of an audit trail say, as this officer may read it: of an application whose check told of price, nothing that was written
 * is shown to who judges quality.
 */
export const detailsSeen = (
  applications: readonly OpenedApplication[],
  { price }: Sight,
): ((entry: { readonly subject?: string | undefined; readonly detail?: string | undefined }) => string | undefined) => {
  const hidden = new Set(price ? [] : applications.filter(tellsOfPrice).map(({ applicationId }) => applicationId));
  return ({ subject, detail }) => (detail !== undefined && hidden.has(subject ?? '') ? NOT_SHOWN : detail);
};
