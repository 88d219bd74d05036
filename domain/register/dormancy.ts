import { inWords, type RegisterFinding } from './finding.ts';
import type { Location } from './records.ts';

/** The register writes `Y` or `N`, or nothing; other readers have met it in words. */
const yes: ReadonlySet<string> = new Set(['y', 'yes', 'true', '1', 'dormant']);
const no: ReadonlySet<string> = new Set(['', 'n', 'no', 'false', '0', 'not dormant', 'active']);

/** A dormant location gives no care now; whether it is dormant may be as unclear as anything on the register. */
export const reasonsOfDormancy = (
  { dormancy, dormancyStartDate: from, dormancyEndDate: until }: Location,
  on: string,
): RegisterFinding[] => {
  const word = (dormancy ?? '').trim().toLowerCase();
  if (yes.has(word)) {
    const since = from ? ` since ${inWords(from)}` : '';
    return [
      {
        code: 'dormant',
        outcome: 'refer',
        text: `CQC’s register shows this location as dormant${since}: it gives no care now.`,
      },
    ];
  }
  if (!no.has(word))
    return [unknown(`CQC’s register says “${dormancy}” where it should say whether this location is dormant.`)];
  const began = from !== undefined && from.slice(0, 10) <= on;
  const ended = until !== undefined && until.slice(0, 10) <= on;
  return began && !ended
    ? [
        unknown(
          `CQC’s register does not call this location dormant, but gives a time without care that began on ${inWords(from)}.`,
        ),
      ]
    : [];
};

const unknown = (text: string): RegisterFinding => ({ code: 'dormancy-unknown', outcome: 'refer', text });
