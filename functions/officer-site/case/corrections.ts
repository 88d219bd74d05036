import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { pagesOf } from '../../../domain/application/application.ts';
import { complianceFindings } from '../../../domain/application/compliance.ts';
import {
  type AsItCounts,
  asItCounts,
  type ComparedPage,
  comparedAsSent,
} from '../../../domain/application/corrected.ts';
import type { CorrectedPage, Correction } from '../../../domain/application/correction.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { lastReturned, type Returned } from '../../../domain/application/returned.ts';
import type { FrozenApplication } from '../../../domain/application/submission.ts';
import type { Finding } from '../../../domain/reason.ts';
import { compareInstants } from '../../../domain/time/london.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { frozenAgreement } from './agreement.ts';

/** One time that an application was returned for correction, with what its provider was asked and sent. */
export interface ReturnedCase {
  readonly returned: Returned;
  readonly round: number;
  readonly correction: Correction;
}

type Reaching = Pick<Deps, 'corrections' | 'applications' | 'windows'>;

/** The last time; undefined where it never was. */
export const lastCorrection = async (
  deps: Pick<Deps, 'corrections'>,
  application: OpenedApplication,
): Promise<ReturnedCase | undefined> => {
  const last = lastReturned(application);
  const correction = last && (await deps.corrections.get({ ...application, round: last.round }));
  return last && correction && { ...last, correction };
};

/** Every time, oldest first. */
export const everyCorrection = async (
  { corrections }: Pick<Deps, 'corrections'>,
  application: OpenedApplication,
): Promise<readonly ReturnedCase[]> => {
  const found = await Promise.all(
    (application.corrections ?? []).map(async (returned, index) => {
      const round = index + 1;
      const correction = await corrections.get({ ...application, round });
      return correction ? [{ returned, round, correction }] : [];
    }),
  );
  return found.flat();
};

/** What was submitted, with the corrections that count. */
export const answersAsTheyCount = async (
  { applications }: Pick<Deps, 'applications'>,
  application: OpenedApplication,
  frozen: FrozenApplication,
): Promise<AsItCounts> => asItCounts(frozen, await applications.counting(application));

/** Corrected pages beside the answers that they take the place of, as officers compare them. */
export const sideBySide = (
  agreement: Agreement,
  { lots, answers }: Pick<FrozenApplication, 'lots' | 'answers'>,
  corrected: readonly CorrectedPage[],
): readonly ComparedPage[] => comparedAsSent(corrected, answers, pagesOf(agreement, lots));

/** How a return stands, as pages say it. */
type StandingOfReturn = 'open' | 'sent' | 'not-sent' | 'taken-back';

const standingOf = ({ returned, correction }: ReturnedCase, at: string): StandingOfReturn => {
  if (returned.takenBack) return 'taken-back';
  if (correction.sent) return 'sent';
  return compareInstants(at, returned.sendBy) < 0 ? 'open' : 'not-sent';
};

/** One time that it was returned, in what officers are shown: who asked for what and why, and what came, old and new side by side. */
export const correctionShown = async (
  deps: Reaching,
  application: OpenedApplication,
  frozen: FrozenApplication,
  found: ReturnedCase,
  at: string,
) => {
  const { returned, correction, round } = found;
  const agreement = await frozenAgreement(deps, application.windowId);
  const earlier = (application.corrections ?? []).slice(0, round - 1);
  const before = await answersAsTheyCount(deps, { ...application, corrections: earlier }, frozen);
  return {
    returned,
    correction,
    standing: standingOf(found, at),
    mayChange: compareInstants(at, returned.sendBy) < 0,
    pages: sideBySide(agreement, before, correction.sent?.pages ?? []),
  };
};

/** What the compliance check would find of an application as it was corrected, by the same gates. */
export const findingsAsCorrected = async (
  deps: Pick<Deps, 'windows'>,
  { windowId, closesAt }: Pick<Window, 'windowId' | 'closesAt'>,
  { answers }: Pick<AsItCounts, 'answers'>,
  { sent }: Pick<Correction, 'sent'>,
): Promise<readonly Finding[]> => {
  const corrected = Object.fromEntries((sent?.pages ?? []).map(({ page, values }) => [page, values]));
  return complianceFindings(await frozenAgreement(deps, windowId), { ...answers, ...corrected }, closesAt);
};
