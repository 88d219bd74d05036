import { createHash } from 'node:crypto';
import { agreementOf } from '../../agreements/index.ts';
import { type Questionnaire, questionsFor } from '../../domain/agreement/questionnaire.ts';
import {
  applicationIdOf,
  type OpenedApplication,
  type RegistrationRecord,
} from '../../domain/application/opened-application.ts';
import type { ApplicationStatus } from '../../domain/application/status.ts';
import { type FrozenApplication, referenceOf } from '../../domain/application/submission.ts';
import { lotResultsOf } from '../../domain/evaluation/lot-results.ts';
import type { Scores } from '../../domain/evaluation/scores.ts';
import { plusDuration } from '../../domain/time/london.ts';
import { clock } from './clock.ts';
import { aStoredFile } from './files.ts';
import { type OfficerAccount, officers, personOf } from './people.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const earlier = (duration: string): string => plusDuration(clock.now(), `-${duration}`);

export const s1 = () => {
  const agreement = agreementOf('s1-home-care');
  if (!agreement) throw new Error('S1 is not among the agreements');
  return agreement;
};
export const s1Questionnaire = (): Questionnaire => s1().questionnaire;

/** The same mark on every question of these lots, with a reason: of each question its own where none is given. */
export const marksOf = (lots: readonly string[], mark: number, reason?: string): Scores =>
  Object.fromEntries(
    questionsFor(s1Questionnaire(), lots).map(({ id, title }) => [
      id,
      { mark, reason: reason ?? `${title}, mark ${mark}: shown in the answer with own figures.` },
    ]),
  );

/**
 * An unsealed application of S1: `anApplication('Bright Care').lackingInsurance().complianceReferred()`. Each ending gives the
 * application as that step of the process leaves it.
 */
export const anApplication = (organisationName = 'Bright Care', given: Partial<OpenedApplication> = {}) => {
  const windowId = given.windowId ?? 's1-home-care-2027-03-01';
  const providerId = given.providerId ?? `provider-${sha256(organisationName).slice(0, 12)}`;
  const submitted: OpenedApplication = {
    applicationId: applicationIdOf(windowId, providerId),
    windowId,
    agreementId: 's1-home-care',
    providerId,
    organisationName,
    locationId: '1-1234567890',
    email: 'manager@provider.example',
    lots: ['A'],
    receipt: {
      reference: referenceOf(s1(), windowId, sha256(windowId + providerId)),
      submittedAt: earlier('PT200H'),
      hash: sha256(organisationName),
      attempt: 1,
    },
    status: 'received',
    evaluators: [],
    version: 1,
    ...given,
  };
  return builderOf(submitted);
};

const passed: RegistrationRecord = {
  outcome: 'pass',
  findings: [],
  rating: 'Good',
  ratingDate: '2026-02-11',
  checkedAt: earlier('PT119H'),
  evidenceHash: sha256('the register says Registered'),
};

const builderOf = (application: OpenedApplication) => {
  const at = (status: ApplicationStatus, patch: Partial<OpenedApplication> = {}): OpenedApplication => ({
    ...application,
    ...patch,
    status,
  });
  const complied = {
    registration: application.registration ?? passed,
    compliance: { outcome: 'pass' as const, findings: [], checkedAt: earlier('PT118H') },
  };
  const scoredBy = (finished: boolean, who: readonly OfficerAccount[]) =>
    who.map((officer, index) => ({
      slot: index === 0 ? (1 as const) : (2 as const),
      by: personOf(officer),
      ...(finished ? { finalAt: earlier('PT50H') } : {}),
    }));

  return {
    applyingFor: (...lots: readonly string[]) => builderOf({ ...application, lots: [...lots] }),
    rated: (rating: string) => builderOf({ ...application, registration: { ...passed, rating } }),

    received: () => at('received'),
    registrationReferred: (
      text = 'CQC’s register holds current ratings of this location that differ from each other.',
    ) =>
      at('registration-referred', {
        registration: { ...passed, outcome: 'refer', findings: [{ code: 'ratings-mixed', outcome: 'refer', text }] },
      }),
    complianceReferred: (text = 'A conflict of interest was declared: judge the safeguards offered.') =>
      at('compliance-referred', {
        ...complied,
        compliance: {
          outcome: 'refer',
          findings: [{ code: 'conflict-declared', outcome: 'refer', text }],
          checkedAt: earlier('PT118H'),
        },
      }),
    /** Turned away by the gates: it did not accept the published rates. */
    rejectedOnPrice: () => {
      const text = 'The published rates were not accepted.';
      return at('rejected', {
        ...complied,
        compliance: {
          outcome: 'fail',
          findings: [{ code: 'rates-not-accepted', outcome: 'fail', text }],
          checkedAt: earlier('PT118H'),
        },
        rejection: { stage: 'compliance', reasons: [text], at: earlier('PT118H') },
      });
    },
    /** Turned away by the gates, with the right to reply until then; an officer proposed it, or the check where nobody is named. */
    rejectionProposed: (replyBy?: string, by?: OfficerAccount, text = 'TUPE was not understood and costed.') =>
      at('rejection-proposed', {
        ...complied,
        compliance: {
          outcome: 'fail',
          findings: [{ code: 'tupe-not-understood', outcome: 'fail', text }],
          checkedAt: earlier('PT118H'),
        },
        proposedRejections: [
          {
            stage: 'compliance',
            reasons: [text],
            at: earlier('PT118H'),
            ...(by ? { by: personOf(by) } : {}),
            ...(replyBy ? { replyBy } : {}),
          },
        ],
      }),
    rejected: (reason = 'CQC’s register shows the location as deregistered.') =>
      at('rejected', {
        registration: {
          ...passed,
          outcome: 'fail',
          findings: [{ code: 'location-deregistered', outcome: 'fail', text: reason }],
        },
        rejection: { stage: 'registration', reasons: [reason], at: earlier('PT119H') },
      }),
    evaluating: (...by: readonly OfficerAccount[]) =>
      at('evaluating', { ...complied, evaluators: scoredBy(false, by) }),
    moderating: (by: readonly OfficerAccount[] = [officers.edith, officers.evan]) =>
      at('moderating', { ...complied, evaluators: scoredBy(true, by) }),
    scored: (mark = 4) =>
      at('scored', {
        ...complied,
        evaluators: scoredBy(true, [officers.edith, officers.evan]),
        moderator: personOf(officers.moderator),
        lotResults: lotResultsOf(s1Questionnaire(), application.lots, marksOf(application.lots, mark)),
      }),
  };
};

/** What the provider wrote, frozen: the answers of a sound small home-care firm. */
export const frozenOf = ({
  windowId,
  agreementId,
  providerId,
  organisationName,
  locationId,
  lots,
}: OpenedApplication): FrozenApplication => {
  const row = (question: string, answer: string) => ({ question, answer });
  const frozen: FrozenApplication = {
    agreementId,
    windowId,
    providerId,
    organisationName,
    locationId,
    lots,
    sections: [
      {
        page: 'organisation',
        shownTo: ['registration'],
        title: 'Your organisation',
        rows: [row('Name', organisationName), row('Kind', 'Company')],
      },
      {
        page: 'registration',
        shownTo: ['registration', 'compliance'],
        title: 'CQC registration',
        rows: [row('CQC location ID', locationId), row('Registered manager', 'In post')],
      },
      {
        page: 'conflicts',
        shownTo: ['compliance'],
        title: 'Conflicts of interest',
        rows: [
          row('Has anybody a conflict of interest?', 'Yes'),
          row('Details', 'Our director’s sister works in the council’s library service.'),
        ],
      },
      {
        page: 'safeguarding',
        shownTo: ['compliance'],
        title: 'Safeguarding',
        rows: [row('Safeguarding lead', 'Joan Hill'), row('Policy', 'safeguarding policy.pdf')],
      },
      {
        page: 'prices',
        shownTo: ['price'],
        title: 'Prices',
        rows: [row('Do you accept the published rates?', 'Yes, all published rates')],
      },
      ...questionsFor(s1Questionnaire(), lots).map(({ id, title, text }) => ({
        page: id,
        title,
        shownTo: ['evaluation' as const],
        rows: [
          row(
            text,
            `Our answer on ${title.toLowerCase()}: each person has a named worker, and we check every month that it is so.\n\nLast year 96% of visits were on time.`,
          ),
        ],
      })),
    ],
    answers: {
      safeguarding: {
        lead: 'Joan Hill',
        reviewedOn: '2026-10-01',
        policy: { ...aStoredFile(`kept/${providerId}/policy`, 'safeguarding policy.pdf'), size: 48_211 },
      },
      prices: { accepted: 'yes' },
    },
  };
  return frozen;
};
