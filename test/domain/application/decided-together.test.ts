import { describe, expect, it } from 'vitest';
import {
  barriersToDecidingTogether,
  becameOfEach,
  type DecidedTogether,
  foundAlike,
} from '../../../domain/application/decided-together.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { OfficerRole } from '../../../domain/people/officer.ts';
import { anApplication } from '../../builders/an-application.ts';
import { officers, personOf } from '../../builders/people.ts';

const at = '2027-04-10T09:00:00.000Z';
const officerWith = (...roles: readonly OfficerRole[]) => ({ ...personOf(officers.lead), roles: [...roles] });
const lead = officerWith('procurement-lead');

const finding = (code: string, about?: string) => ({
  code,
  outcome: 'refer' as const,
  text: `What ${code} says.`,
  ...(about ? { about } : {}),
});
const found = (name: string, ...findings: readonly ReturnType<typeof finding>[]): OpenedApplication => {
  const application = anApplication(name).registrationReferred();
  const { registration } = application;
  return registration ? { ...application, registration: { ...registration, findings: [...findings] } } : application;
};
const unrated = found('Ash Care', finding('not-rated'));
const returned = { stage: 'registration' as const, pages: ['contacts'], at, by: personOf(officers.lead), sendBy: at };

describe('What stands against accepting a referral together with others', () => {
  it.each<[string, OpenedApplication, readonly string[]]>([
    ['nothing, of one that the register has not rated', unrated, []],
    ['that the officer has a conflict', { ...unrated, conflicts: [{ by: personOf(officers.lead), at }] }, ['conflict']],
    ['nothing, where another officer has one', { ...unrated, conflicts: [{ by: personOf(officers.manager), at }] }, []],
    ['that it waits for something else', anApplication('Elm Care').complianceReferred(), ['not-referred']],
    ['that which location counts is to be said', found('Fir Care', finding('several-locations')), ['which-location']],
    ['that the register could not be asked', found('Fir Care', finding('register-unavailable')), ['which-location']],
    ['that another names its location', found('Oak Care', finding('location-shared', 'w.p-2')), ['shared-location']],
    ['that it was returned for correction', { ...unrated, corrections: [returned] }, ['returned']],
    [
      'that the approver opened it again',
      {
        ...unrated,
        reopened: [
          {
            round: 1,
            questions: [],
            referral: {
              stage: 'registration',
              before: { decision: 'accept', reason: 'Sound.', by: personOf(officers.lead), at },
            },
            instructions: 'Ask CQC first.',
            by: personOf(officers.approver),
            at,
          },
        ],
      },
      ['open-again'],
    ],
    [
      'nothing, where that was taken back',
      {
        ...unrated,
        corrections: [{ ...returned, takenBack: { by: personOf(officers.lead), at, reason: 'Too early.' } }],
      },
      [],
    ],
    [
      'that somebody has decided, and when',
      {
        ...unrated,
        status: 'registration-accepted',
        registrationDecision: { decision: 'accept', reason: 'Sound.', by: personOf(officers.manager), at },
      },
      ['decided'],
    ],
  ])('%s', (_, application, codes) => {
    const barriers = barriersToDecidingTogether(application, 'registration', lead);
    expect(barriers.map(({ code }) => code)).toEqual(codes);
    if (codes[0] === 'decided')
      expect(barriers[0]?.text).toBe('Morgan Example accepted it at 10am on Saturday 10 April 2027.');
  });

  it('is not what the check of declarations leaves open of the location, but that an officer judges quality', () => {
    const application = { ...anApplication('Yew Care').complianceReferred(), registration: unrated.registration };
    const codes = (...roles: readonly OfficerRole[]) =>
      barriersToDecidingTogether(application, 'compliance', officerWith(...roles)).map(({ code }) => code);
    expect(codes('contract-manager')).toEqual([]);
    expect(codes('contract-manager', 'evaluator')).toEqual(['judges-quality']);
    expect(codes('approver')).toEqual(['not-in-role']);
  });
});

describe('Referrals of which a check found the same', () => {
  it('are those with the same kinds of finding, in whatever words and order, the most first', () => {
    const all = [
      found('A', finding('not-rated')),
      found('B', finding('name-differs'), finding('not-rated')),
      found('C', finding('not-rated'), finding('not-rated')),
      found('D', finding('not-rated'), finding('name-differs')),
      found('E', finding('ratings-mixed')),
      found('F', finding('not-rated')),
    ];
    const names = foundAlike(all, 'registration').map((group) => group.map((each) => each.organisationName));
    expect(names).toEqual([
      ['A', 'C', 'F'],
      ['B', 'D'],
    ]);
  });
});

describe('What became of each of those decided together', () => {
  it('is what is kept of it, to do where nothing is, and left out as it was from the beginning', () => {
    const together: DecidedTogether = {
      togetherId: 't',
      windowId: 'w',
      stage: 'registration',
      reason: 'New services.',
      by: personOf(officers.lead),
      at,
      confirmed: 'c',
      applications: ['w.1', 'w.2', 'w.3'].map((applicationId) => ({ applicationId, version: 1 })),
      leftOut: [{ applicationId: 'w.4', text: 'A conflict.' }],
      version: 1,
    };
    const results = [
      { applicationId: 'w.3', result: 'left-out' as const, text: 'Decided.', at },
      { applicationId: 'w.1', result: 'accepted' as const, at },
    ];
    expect(becameOfEach(together, results)).toEqual([
      { applicationId: 'w.1', result: 'accepted', at },
      { applicationId: 'w.2', result: 'to-do' },
      { applicationId: 'w.3', result: 'left-out', text: 'Decided.', at },
      { applicationId: 'w.4', result: 'left-out', text: 'A conflict.', at },
    ]);
  });
});
