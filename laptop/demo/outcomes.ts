import type { Agreement } from '../../domain/agreement/agreement.ts';
import { parse } from './csv.ts';
import { patientFetch } from './patient-fetch.ts';
import type { Visitor } from './visitor.ts';

/** What a window came to. `passed`, `referred` and `failed` are outcomes of the registration check; the last three count applicants and contracts. */
export interface Outcomes {
  readonly applied: number;
  readonly passed: number;
  readonly referred: number;
  readonly failed: number;
  readonly awarded: number;
  readonly unsuccessful: number;
  /** Contracts by lot, then by zone. */
  readonly contractsByLotAndZone: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Applicants by what became of them, and why. */
  readonly reasons: readonly { readonly outcome: string; readonly reason: string; readonly applicants: number }[];
}

/** Reads from the officers' spreadsheet of applications and from the public register. */
export const readOutcomes = async (
  siteUrl: string,
  lead: Visitor,
  windowId: string,
  agreement: Agreement,
): Promise<Outcomes> => {
  const applications = parse((await lead.open(`/officers/windows/${windowId}/applications.csv`)).html);
  const register = parse(await (await patientFetch(`${siteUrl}/register/${agreement.id}/places.csv`)).text());
  const count = (column: string, value: string) => applications.filter((row) => row[column] === value).length;
  const awarded = count('Status', 'Awarded');
  return {
    applied: applications.length,
    passed: count('Registration check', 'pass'),
    referred: count('Registration check', 'refer'),
    failed: count('Registration check', 'fail'),
    awarded,
    unsuccessful: applications.length - awarded,
    contractsByLotAndZone: byLotAndZone(register),
    reasons: reasonsOf(applications, agreement),
  };
};

type Row = Readonly<Record<string, string>>;

/** The register has a row a provider, lot and zone. */
const byLotAndZone = (register: readonly Row[]): Outcomes['contractsByLotAndZone'] => {
  const counts: Record<string, Record<string, number>> = {};
  for (const { Lot = '', Zone = '' } of register) {
    const zones = counts[Lot] ?? {};
    counts[Lot] = { ...zones, [Zone]: (zones[Zone] ?? 0) + 1 };
  }
  return counts;
};

const reasonsOf = (applications: readonly Row[], agreement: Agreement): Outcomes['reasons'] => {
  const counts = new Map<string, number>();
  for (const row of applications) {
    const key = JSON.stringify(reasonOf(row, agreement));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, applicants]) => {
      const [outcome, reason]: [string, string] = JSON.parse(key);
      return { outcome, reason, applicants };
    })
    .toSorted((one, other) => other.applicants - one.applicants);
};

/** What settled an application, in a few words. */
const reasonOf = (row: Row, agreement: Agreement): readonly [string, string] => {
  if (row.Status === 'Awarded') return ['awarded', 'met the thresholds on at least one lot'];
  if (row.Status === 'Rejected before scoring') return rejectedFor(row);
  if (row.Status === 'Unsuccessful') return ['unsuccessful', missedFor(row.Reasons ?? '', agreement)];
  return ['undecided', row.Status ?? ''];
};

/** The threshold that was missed: of a question that has one of its own, of the total, or of any question. */
const missedFor = (reasons: string, { questionnaire: { questions, threshold, floor } }: Agreement): string => {
  const strict = questions.find((question) => question.floor !== undefined && reasons.includes(`“${question.title}”`));
  if (strict) return `${strict.title.toLowerCase()} below ${strict.floor}`;
  return reasons.includes(`below the ${threshold} `) ? `total below ${threshold}` : `an answer below ${floor}`;
};

const rejectedFor = (row: Row): readonly [string, string] => {
  if (row['Registration check'] === 'fail') return ['not admitted', `register: ${row['Registration findings']}`];
  if (row['Registration decision'] === 'reject')
    return ['not admitted', `referred, register: ${row['Registration findings']}`];
  if (row['Compliance check'] === 'fail') return ['not admitted', `condition: ${row['Compliance findings']}`];
  return ['not admitted', `referred, declaration: ${row['Compliance findings']}`];
};
