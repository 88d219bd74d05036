import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { pointsInWords } from '../../../../domain/evaluation/points.ts';
import { instant, type Row, type TableRows } from '../../../../domain/tables/cells.ts';
import type { Deps } from '../../deps.ts';
import { type UnopenedShown, unopenedShown } from '../../words/left-out.ts';
import { applicationWords } from '../../words/statuses.ts';
import type { Seen } from '../declaration.ts';
import { applicationsByName } from './applications-by-name.ts';

const HEADINGS = [
  'Reference',
  'Organisation',
  'CQC location',
  'Lots applied for',
  'Status',
  'Submitted at',
  'Registration check',
  'Registration findings',
  'Registration decision',
  'Compliance check',
  'Compliance findings',
  'Compliance decision',
  'Proposed rejection',
  'Totals by lot',
  'Lots awarded',
  'Reasons',
];

/** Every application of a window by name with what each step came to: for a report, an auditor or a Freedom of Information request. */
export const applicationRows = (
  deps: Pick<Deps, 'applications' | 'setAside'>,
  { window, conflicted }: Pick<Seen, 'window' | 'conflicted'>,
): TableRows => ({
  headings: HEADINGS,
  rows: (async function* () {
    for await (const each of applicationsByName(deps, window))
      yield conflicted.has(each.applicationId) ? conflictedRow(each) : rowOf(each);
    yield* unopenedShown(await deps.setAside.of(window.windowId), conflicted).map(unopenedRow);
  })(),
});

/** Who has a conflict of interest with an applicant is told of its part in the window, and no more. */
const conflictedRow = ({ receipt, organisationName }: OpenedApplication): Row => [
  receipt.reference,
  organisationName,
  ...HEADINGS.slice(2, -1).map(() => ''),
  'You declared a conflict of interest with this applicant.',
];

/** One that could not be opened: nothing that it holds is known. */
const unopenedRow = ({ name, words, cause, decided, isConflicted }: UnopenedShown): Row => [
  '',
  name,
  '',
  '',
  words.text,
  ...HEADINGS.slice(5, -1).map(() => ''),
  isConflicted
    ? 'You declared a conflict of interest with this applicant.'
    : [cause, decided?.reason ?? ''].join(' ').trim(),
];

const rowOf = (application: OpenedApplication): Row => {
  const {
    registration,
    registrationDecision,
    compliance,
    complianceDecision,
    proposedRejections = [],
    lotResults = [],
    awardedLots = [],
  } = application;
  return [
    application.receipt.reference,
    application.organisationName,
    application.locationId,
    application.lots.join(' '),
    applicationWords[application.status].text,
    instant(application.receipt.submittedAt),
    registration?.outcome ?? '',
    codes(registration?.findings),
    registrationDecision?.decision ?? '',
    compliance?.outcome ?? '',
    codes(compliance?.findings),
    complianceDecision?.decision ?? '',
    proposedRejections.map(({ stage, ended }) => `${stage}: ${ended?.how ?? 'not decided'}`).join('; '),
    lotResults.map(({ lot, total }) => `${lot} ${pointsInWords(total)}`).join('; '),
    awardedLots.join(' '),
    [
      ...(application.rejection?.reasons ?? []),
      ...lotResults.flatMap(({ lot, reasons }) => reasons.map(({ text }) => `Lot ${lot}: ${text}`)),
    ].join(' '),
  ];
};

const codes = (findings: readonly { readonly code: string }[] = []) => findings.map(({ code }) => code).join('; ');
