import { asItStands } from '../../../../domain/application/as-it-stands.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { sightOf } from '../../../../domain/application/sight.ts';
import { pointsInWords } from '../../../../domain/evaluation/points.ts';
import { csv } from '../../../shared/csv.ts';
import { forbidden } from '../../../shared/web/problem.ts';
import { download, type PageResult } from '../../../shared/web/results.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplication } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { type UnopenedShown, unopenedShown } from '../../words/left-out.ts';
import { applicationWords } from '../../words/statuses.ts';

const HEADINGS = [
  'Reference',
  'Organisation',
  'CQC location',
  'Lots applied for',
  'Status',
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

/** Every application of a window with what each step came to, as a spreadsheet: for a report, an auditor or a Freedom of Information request. */
export const applicationsFile =
  (deps: Deps) =>
  async ({ params, visitor }: OfWindow): Promise<PageResult> => {
    if (!sightOf(officerOf(visitor)).price) throw forbidden('It tells what people who judge quality are not told.');
    const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
    const [every, setAside] = await Promise.all([
      everyApplication(deps, window.windowId),
      deps.setAside.of(window.windowId),
    ]);
    const rows = every
      .toSorted((one, other) => one.organisationName.localeCompare(other.organisationName, 'en-GB'))
      .map(asItStands(window))
      .map((each) => (conflicted.has(each.applicationId) ? conflictedRow(each) : rowOf(each)));
    const unopened = unopenedShown(setAside, conflicted).map(unopenedRow);
    return download(
      csv([HEADINGS, ...rows, ...unopened]),
      'text/csv; charset=utf-8',
      `${window.windowId}-applications.csv`,
    );
  };

/** Who has a conflict of interest with an applicant is told of its part in the window, and no more. */
const conflictedRow = ({ receipt, organisationName }: OpenedApplication): readonly string[] => [
  receipt.reference,
  organisationName,
  ...HEADINGS.slice(2, -1).map(() => ''),
  'You declared a conflict of interest with this applicant.',
];

/** One that could not be opened: nothing that it holds is known. */
const unopenedRow = ({ name, words, cause, decided, isConflicted }: UnopenedShown): readonly string[] => [
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

const rowOf = (application: OpenedApplication): readonly string[] => {
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
