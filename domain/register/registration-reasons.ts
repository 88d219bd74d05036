import { inWords, type RegisterFinding } from './finding.ts';
import type { Location, Provider } from './records.ts';
import { endsAfter, mayHaveSuccessor, statusOf, successorsOf } from './status.ts';

/** Why a registration that ended is a person's to judge, as a sentence; `undefined` where nothing speaks for it. */
export type Doubt = string | undefined;

/**
 * Whether a location or a provider is registered on the day (docs/rules.md, rule 4). A registration that ended is a failure,
 * unless the register names a successor (re-registered under a new ID), contradicts itself, or another location of the provider might
 * do instead.
 */
export const reasonsOfRegistration = (
  what: 'location' | 'provider',
  record: Location | Provider,
  on: string,
  doubt: Doubt,
): RegisterFinding[] => {
  const status = statusOf(record);
  if (status === 'deregistered') return [deregistered(what, record, on, doubt)];
  if (status === 'unknown') {
    const said = record.registrationStatus ? `“${record.registrationStatus}”` : 'nothing';
    const text = `CQC’s register says ${said} where it should say whether this ${what} is registered.`;
    return [{ code: 'registration-status-unknown', outcome: 'refer', text }];
  }
  return oddDates(what, record, on);
};

const deregistered = (
  what: 'location' | 'provider',
  record: Location | Provider,
  on: string,
  given: Doubt,
): RegisterFinding => {
  const until = record.deregistrationDate;
  const since = until ? ` since ${inWords(until)}` : '';
  const found = `CQC’s register shows the ${what} ${record.name} as deregistered${since}.`;
  const doubt = [
    ...(mayHaveSuccessor(record) ? [carriedOn(record)] : []),
    ...(endsAfter(record, on) ? ['That day is still to come.'] : []),
    ...(given ? [given] : []),
  ].join(' ');
  const code = `${what}-deregistered` as const;
  return doubt ? { code, outcome: 'refer', text: `${found} ${doubt}` } : { code, outcome: 'fail', text: found };
};

const carriedOn = (record: Location | Provider): string =>
  successorsOf<unknown>(record).length > 0
    ? 'It names a successor, so it may be registered under a new ID.'
    : 'It names another registration, under which this one may have been carried on.';

const oddDates = (what: 'location' | 'provider', record: Location | Provider, on: string): RegisterFinding[] => {
  const { registrationDate: from, deregistrationDate: until } = record;
  const texts = [
    ...(from && from.slice(0, 10) > on
      ? [`CQC’s register says that this ${what} is registered only from ${inWords(from)}.`]
      : []),
    ...(until ? [`CQC’s register shows this ${what} as registered, but with an end on ${inWords(until)}.`] : []),
  ];
  return texts.map((text) => ({ code: 'registration-dates-odd', outcome: 'refer', text }));
};

/**
 * Predecessors and successors: the same service under another registration, whose history may or may not be this one's
 * (docs/rules.md, rule 4: "re-registered under a new ID" is referred).
 */
export const reasonsOfReRegistration = (
  what: 'location' | 'provider',
  record: Location | Provider,
): RegisterFinding[] =>
  record.relationships.map((relationship) => {
    const id = 'relatedLocationId' in relationship ? relationship.relatedLocationId : undefined;
    const providerId = 'relatedProviderId' in relationship ? relationship.relatedProviderId : undefined;
    const related = id ?? providerId ?? 'another registration';
    const because = relationship.reason ? ` (${relationship.reason})` : '';
    const kind = relationship.type?.replace(/^HSCA\s+/i, '').toLowerCase() ?? 'related registration';
    const text = `CQC’s register links this ${what} to another registration: ${related} is its ${kind}${because}.`;
    return { code: 're-registered', outcome: 'refer', text };
  });
