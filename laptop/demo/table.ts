import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { Outcomes } from './outcomes.ts';

/** The outcomes as a table for a terminal. */
export const tableOf = (agreement: Agreement, outcomes: Outcomes, seconds: number): string => {
  const { applied, passed, referred, failed, awarded, unsuccessful } = outcomes;
  const width = Math.max(...outcomes.reasons.map(({ reason }) => reason.length));
  return [
    '',
    `${applied} applied. Registration check: ${passed} passed, ${referred} referred, ${failed} failed.`,
    `${awarded} awarded, ${unsuccessful} not. Played in ${seconds} seconds.`,
    '',
    ...outcomes.reasons.map(
      ({ outcome, reason, applicants }) =>
        `  ${String(applicants).padStart(4)}  ${outcome.padEnd(13)} ${reason.padEnd(width)}`,
    ),
    '',
    `Contracts by lot and zone (${agreement.zones.map(({ id }) => id).join(', ')}):`,
    ...Object.entries(outcomes.contractsByLotAndZone).map(
      ([lot, zones]) =>
        `  Lot ${lot}  ${agreement.zones.map(({ id }) => String(zones[id] ?? 0).padStart(3)).join(' ')}`,
    ),
  ].join('\n');
};
