import { caseFileReaders, holds, type Officer } from '../people/officer.ts';
import { type StoredFile, storedFile } from '../questions/stored-file.ts';
import type { OpenedApplication } from './opened-application.ts';
import type { Audience } from './page.ts';
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

/** Whether a page that is for these is for this officer. */
export const isSeen = (shownTo: readonly Audience[], { caseFile, price }: Sight): boolean =>
  (price || !shownTo.includes('price')) && (caseFile || shownTo.includes('evaluation'));

/** The frozen sections that this officer may read. */
export const sectionsSeen = <Section extends { readonly shownTo: readonly Audience[] }>(
  { sections }: { readonly sections: readonly Section[] },
  sight: Sight,
): readonly Section[] => sections.filter(({ shownTo }) => isSeen(shownTo, sight));

interface SeenFile {
  readonly page: string;
  readonly field: string;
  readonly file: StoredFile;
}

/** The files that the answers of the sections seen name, each with the page and field it was sent with. */
export const filesSeen = (frozen: FrozenApplication, sight: Sight): readonly SeenFile[] => {
  const seen = new Set(sectionsSeen(frozen, sight).map(({ page }) => page));
  return filesIn(frozen).filter(({ page }) => seen.has(page));
};

/** Every file that the answers name. */
export const filesIn = ({ answers }: Pick<FrozenApplication, 'answers'>): readonly SeenFile[] =>
  Object.entries(answers).flatMap(([page, values]) =>
    Object.entries(values ?? {}).flatMap(([field, value]) => {
      const file = storedFile.safeParse(value);
      return file.success ? [{ page, field, file: file.data }] : [];
    }),
  );

const NOT_SHOWN = 'Not shown to people who judge quality.';

/**
 * Whether the compliance check found anything. Who judges quality is told nothing of what it was: were only what tells of price kept back,
 * that something is kept back would tell it.
 */
export const hasFindings = ({ compliance }: Pick<OpenedApplication, 'compliance'>): boolean =>
  (compliance?.findings ?? []).length > 0;

/** Whether this officer may read, and so decide on, what the compliance check found. */
export const mayReadCompliance = (application: Pick<OpenedApplication, 'compliance'>, { price }: Sight): boolean =>
  price || !hasFindings(application);

/** A compliance record without what it found, for who judges quality. */
export const complianceSeen = ({ compliance }: OpenedApplication, { price }: Sight): OpenedApplication['compliance'] =>
  compliance && !price ? { ...compliance, findings: [] } : compliance;

/** The reasons of a rejection, in effect or proposed: who judges quality is told those of the registration alone. */
export const reasonsSeen = (
  { stage, reasons }: Pick<NonNullable<OpenedApplication['rejection']>, 'stage' | 'reasons'>,
  { price }: Sight,
): readonly string[] => (price || stage === 'registration' ? reasons : [NOT_SHOWN]);

/** The decision on what the compliance check referred, without its reason for who judges quality. */
export const complianceDecisionSeen = (
  application: OpenedApplication,
  { price }: Sight,
): OpenedApplication['complianceDecision'] => {
  const { complianceDecision } = application;
  return complianceDecision && !price ? { ...complianceDecision, reason: NOT_SHOWN } : complianceDecision;
};

/**
 * What entries of an audit trail say, as this officer may read it: of an application whose check found anything, nothing that was written
 * is shown to who judges quality.
 */
export const detailsSeen = (
  applications: readonly OpenedApplication[],
  { price }: Sight,
): ((entry: { readonly subject?: string | undefined; readonly detail?: string | undefined }) => string | undefined) => {
  const hidden = new Set(price ? [] : applications.filter(hasFindings).map(({ applicationId }) => applicationId));
  return ({ subject, detail }) => (detail !== undefined && hidden.has(subject ?? '') ? NOT_SHOWN : detail);
};
