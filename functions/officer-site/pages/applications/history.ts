import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { Sight } from '../../sight.ts';

interface Event {
  readonly at: string;
  readonly text: string;
  readonly by?: string;
}

const checked = { pass: 'passed', refer: 'referred to an officer', fail: 'failed' } as const;

/** What happened to an application, oldest first, from its own record; the audit trail has every entry. */
export const historyOf = (application: OpenedApplication, { caseFile }: Sight): readonly Event[] =>
  [...(caseFile ? checks(application) : []), ...scoring(application)].toSorted((one, other) =>
    one.at < other.at ? -1 : 1,
  );

const checks = (application: OpenedApplication): readonly Event[] => {
  const { registration, registrationDecision, compliance, complianceDecision } = application;
  return [
    ...(registration ? [{ at: registration.checkedAt, text: `Registration ${checked[registration.outcome]}` }] : []),
    ...(registrationDecision
      ? [
          {
            at: registrationDecision.at,
            by: registrationDecision.by.name,
            text: `Registration ${registrationDecision.decision}ed`,
          },
        ]
      : []),
    ...(compliance ? [{ at: compliance.checkedAt, text: `Compliance ${checked[compliance.outcome]}` }] : []),
    ...(complianceDecision
      ? [
          {
            at: complianceDecision.at,
            by: complianceDecision.by.name,
            text: `Compliance ${complianceDecision.decision}ed`,
          },
        ]
      : []),
  ];
};

const scoring = ({ receipt, evaluators }: OpenedApplication): readonly Event[] => [
  { at: receipt.submittedAt, text: 'Submitted' },
  ...evaluators.flatMap(({ by, finalAt }) => (finalAt ? [{ at: finalAt, by: by.name, text: 'Scores final' }] : [])),
];
