import type { Agreement } from '../agreement/agreement.ts';
import type { Finding } from '../reason.ts';
import { lastDateBefore, yearBefore } from '../time/london.ts';
import type { Answers } from './application.ts';

export type ComplianceCode =
  | 'rates-not-accepted'
  | 'insurance-too-low'
  | 'no-dbs-checks'
  | 'no-call-monitoring'
  | 'tupe-not-understood'
  | 'below-legal-pay'
  | 'mandatory-exclusion-declared'
  | 'discretionary-exclusion-declared'
  | 'conflict-declared'
  | 'safeguarding-policy-old'
  | 'continuity-plan-old'
  | 'data-protection-without-plan'
  | 'health-and-safety-notice'
  | 'manager-without-plan'
  | 'relies-on-others';

const fail = (code: ComplianceCode, text: string): Finding<ComplianceCode> => ({ code, outcome: 'fail', text });
const refer = (code: ComplianceCode, text: string): Finding<ComplianceCode> => ({ code, outcome: 'refer', text });

/**
 * The pass/fail gates before evaluation, on the window's closing day (docs/rules.md, rules 5 and 11). A declared exclusion ground is
 * never a failure by itself: an officer hears the provider's account. A commitment counts as insurance: no certificate may be
 * demanded before the award.
 */
export const complianceFindings = (
  agreement: Agreement,
  answers: Answers,
  closedAt: string,
): readonly Finding<ComplianceCode>[] => [
  ...gates(agreement, answers),
  ...declarations(answers),
  ...judgements(answers, lastDateBefore(closedAt)),
];

const gates = ({ insurance: required }: Agreement, answers: Answers) => {
  const { prices, insurance, recruitment } = answers;
  const terms = answers['contract-terms'];
  return [
    ...(prices.accepted === 'yes' ? [] : [fail('rates-not-accepted', 'The published rates were not accepted.')]),
    ...insuranceFindings(required, insurance),
    ...(recruitment.checks === 'yes'
      ? []
      : [fail('no-dbs-checks', 'DBS checks are not complete before unsupervised work.')]),
    ...(terms.callMonitoring === 'yes'
      ? []
      : [fail('no-call-monitoring', 'Electronic call monitoring will not be used from the start.')]),
    ...(terms.tupe === 'yes' ? [] : [fail('tupe-not-understood', 'TUPE was not understood and costed.')]),
    ...(terms.minimumPay === 'yes'
      ? []
      : [fail('below-legal-pay', 'Pay with travel time is below the legal minimum.')]),
  ];
};

const covers = [
  ['employersLiability', 'employer’s liability'],
  ['publicLiability', 'public liability'],
  ['professionalIndemnity', 'professional indemnity'],
] as const satisfies readonly (readonly [keyof Agreement['insurance'], string])[];

/**
 * Sums are typed, and a slip in one is likelier than a firm that applies without meaning to be insured: 10 where £10 million are meant, or
 * a nought too few. So too low a cover never ends an application by itself (docs/rules.md, rule 5): an officer asks.
 */
const insuranceFindings = (required: Agreement['insurance'], given: Answers['insurance']) => {
  const low = covers.filter(([cover]) => given[cover] < required[cover]);
  if (given.commitment === 'yes' || low.length === 0) return [];
  const sums = low.map(([cover, name]) => `${name} ${inPounds(given[cover])}, of ${inPounds(required[cover])} needed`);
  return [
    refer(
      'insurance-too-low',
      `Insurance is below the agreement’s levels (${sums.join('; ')}), and no commitment to reach them was given. A slip is likely: ask before you decide.`,
    ),
  ];
};

const inPounds = (sum: number): string => `£${sum.toLocaleString('en-GB')}`;

const declarations = (answers: Answers) => [
  ...(answers['mandatory-exclusions'].declared
    ? [refer('mandatory-exclusion-declared', 'A mandatory exclusion ground was declared: hear the provider’s account.')]
    : []),
  ...(answers['discretionary-exclusions'].declared
    ? [
        refer(
          'discretionary-exclusion-declared',
          'A discretionary exclusion ground was declared: judge whether it is likely to recur.',
        ),
      ]
    : []),
  ...(answers.conflicts.declared
    ? [refer('conflict-declared', 'A conflict of interest was declared: judge the safeguards offered.')]
    : []),
  ...(answers['health-and-safety'].declared
    ? [refer('health-and-safety-notice', 'A health and safety notice in the last 3 years was declared.')]
    : []),
];

/** Within the year before the closing day; a date after it is a slip, or worse, that an officer must see. */
const isRecent = (date: string, closingDay: string) => date >= yearBefore(closingDay) && date <= closingDay;

const judgements = (answers: Answers, closingDay: string) => {
  return [
    ...(isRecent(answers.safeguarding.reviewedOn, closingDay)
      ? []
      : [
          refer(
            'safeguarding-policy-old',
            'The safeguarding policy was not reviewed in the year before the window closed.',
          ),
        ]),
    ...(isRecent(answers.continuity.testedOn, closingDay)
      ? []
      : [refer('continuity-plan-old', 'The continuity plan was not tested in the year before the window closed.')]),
    ...(answers['data-protection'].toolkit === 'neither'
      ? [refer('data-protection-without-plan', 'Data security standards are not met, and there is no plan.')]
      : []),
    ...(answers.registration.manager === 'recruiting' && !answers.registration.managerPlan
      ? [refer('manager-without-plan', 'No registered manager is in post, and no recruitment plan was given.')]
      : []),
    ...(answers.bidding.model !== 'alone' && !answers.bidding.others
      ? [refer('relies-on-others', 'The application relies on others, but does not name them.')]
      : []),
  ];
};
