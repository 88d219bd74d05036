import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { LotResult } from '../../../../domain/evaluation/lot-result.ts';
import type { TableRows } from '../../../../domain/tables/cells.ts';
import type { Deps } from '../../deps.ts';
import { applicationWords } from '../../words/statuses.ts';
import { frozenAgreement } from '../agreement.ts';
import { awardStateOf } from '../award-state.ts';
import { isSeen, type Seen } from '../declaration.ts';
import { applicationsByName } from './applications-by-name.ts';

interface Placed {
  readonly application: Pick<
    OpenedApplication,
    'applicationId' | 'organisationName' | 'receipt' | 'status' | 'awardedLots' | 'placeDecision'
  >;
  readonly rating: string | undefined;
  readonly result: LotResult;
}

/** What each scored application reached on each lot, best total first; whether a place on it is recommended, in the round that stands, and was awarded. */
export const placeRows = (
  deps: Pick<Deps, 'applications' | 'awards' | 'windows'>,
  { window, conflicted }: Pick<Seen, 'window' | 'conflicted'>,
): TableRows => ({
  headings: [
    'Lot',
    'Reference',
    'Organisation',
    'Total',
    'Meets the conditions',
    'Why not',
    'CQC rating',
    'Recommended',
    'Awarded',
    'Status',
    'Decision before the contract',
    'Reason of that decision',
  ],
  rows: (async function* () {
    const [{ lots }, { standing }] = await Promise.all([
      frozenAgreement(deps, window.windowId),
      awardStateOf(deps, window.windowId),
    ]);
    const recommended = new Set((standing ? await deps.awards.places(standing) : []).map(keyOf));
    const placed: Placed[] = [];
    for await (const each of applicationsByName(deps, window))
      if (isSeen(conflicted)(each))
        for (const result of each.lotResults ?? []) placed.push({ ...shortened(each), result });
    for (const { id } of lots)
      for (const { application, rating, result } of placed
        .filter(({ result: { lot } }) => lot === id)
        .toSorted((one, other) => other.result.total - one.result.total)) {
        const { applicationId, organisationName, receipt, status, awardedLots, placeDecision } = application;
        yield [
          id,
          receipt.reference,
          organisationName,
          result.total,
          yesOrNo(result.meets),
          result.reasons.map(({ text }) => text).join(' '),
          rating,
          standing && yesOrNo(recommended.has(keyOf({ applicationId, lot: id }))),
          awardedLots && yesOrNo(awardedLots.includes(id)),
          applicationWords[status].text,
          placeDecision && { accept: 'Accepted', withhold: 'Withheld' }[placeDecision.decision],
          placeDecision?.reason,
        ];
      }
  })(),
});

/** What of an application stands in its rows, and no more: those of thousands are held until all are in order. */
const shortened = ({ registration, ...application }: OpenedApplication): Omit<Placed, 'result'> => {
  const { applicationId, organisationName, receipt, status, awardedLots, placeDecision } = application;
  return {
    application: { applicationId, organisationName, receipt, status, awardedLots, placeDecision },
    rating: registration?.rating,
  };
};

const keyOf = ({ applicationId, lot }: { readonly applicationId: string; readonly lot: string }) =>
  `${lot} ${applicationId}`;
const yesOrNo = (is: boolean): string => (is ? 'Yes' : 'No');
