import { describe, expect, it } from 'vitest';
import { relationsOf } from '../../../domain/evaluation/relations.ts';
import { type OfficerRole, officerRole } from '../../../domain/people/officer.ts';
import { barriersTo, type Deed, type Relation, relations } from '../../../domain/people/separation.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const everyRole: OfficerRole[] = [...officerRole.options];

describe('Separation of duties', () => {
  it.each<[Deed, readonly OfficerRole[], readonly Relation[]]>([
    ['score', ['evaluator'], ['conflict', 'moderated', 'saw-marks']],
    ['assign', ['procurement-lead'], ['conflict']],
    ['moderate', ['moderator'], ['conflict', 'scored']],
    ['decide-referral', ['procurement-lead', 'contract-manager'], ['conflict']],
    ['leave-out', ['procurement-lead', 'contract-manager'], ['conflict']],
    ['try-again', ['procurement-lead', 'contract-manager'], ['conflict']],
    ['countersign', ['procurement-lead', 'contract-manager'], ['conflict', 'scored', 'moderated', 'approved']],
    ['recommend', ['procurement-lead'], ['conflict']],
    ['approve', ['approver'], ['conflict', 'scored', 'moderated', 'settled-referral', 'recommended']],
    ['read-letters', ['procurement-lead', 'contract-manager', 'approver'], ['conflict']],
    ['release-letters', ['procurement-lead', 'approver'], ['conflict', 'approved']],
    ['settle-challenge', ['procurement-lead', 'contract-manager'], ['conflict', 'recommended', 'approved']],
    ['propose-stop', ['procurement-lead', 'contract-manager'], ['conflict']],
    ['decide-stop', ['procurement-lead', 'contract-manager'], ['conflict', 'recommended', 'approved']],
    ['cancel-award', ['procurement-lead', 'contract-manager'], ['conflict', 'recommended', 'approved']],
  ])('lets %s only %j who are none of %j', (deed, roles, barred) => {
    for (const role of everyRole) {
      const codes = barriersTo(deed, { roles: [role] }, new Set()).map(({ code }) => code);
      expect([role, codes]).toEqual([role, roles.includes(role) ? [] : ['not-in-role']]);
    }
    for (const relation of relations) {
      const codes = barriersTo(deed, { roles: everyRole }, new Set([relation])).map(({ code }) => code);
      expect([relation, codes]).toEqual([relation, barred.includes(relation) ? [relation] : []]);
    }
  });
});

describe('What an officer has been to an application', () => {
  const by = (id: string) => ({ id, name: `Officer ${id}` });
  const at = '2027-04-20T10:00:00.000Z';
  const decision = (id: string) =>
    ({ decision: 'accept', reason: 'Read and found in order.', by: by(id), at }) as const;
  const about = {
    applications: [
      anOpenedApplication({
        conflicts: [{ by: by('con'), at }],
        evaluators: [{ slot: 1, by: by('eve'), finalAt: at }],
        moderator: by('mo'),
        oneEvaluation: { by: by('one'), at, reason: 'Nobody else is free.' },
        shownMarks: [
          { by: by('mo'), at },
          { by: by('saw'), at },
        ],
        registrationDecision: decision('reg'),
        complianceDecision: decision('com'),
        proposedRejections: [
          {
            stage: 'registration',
            reasons: ['Deregistered.'],
            at,
            by: by('pro'),
            ended: { how: 'lifted', reason: 'It has a successor.', by: by('lif'), at },
          },
          { stage: 'compliance', reasons: ['No insurance.'], at },
        ],
      }),
    ],
    recommendations: [{ by: by('lee') }],
    approvals: [
      { by: by('ret'), decision: 'returned' as const },
      { by: by('ava'), decision: 'approved' as const },
    ],
  };

  it.each<[string, readonly Relation[]]>([
    ['con', ['conflict']],
    ['eve', ['scored']],
    ['mo', ['moderated']],
    ['one', ['moderated']],
    ['saw', ['saw-marks']],
    ['reg', ['settled-referral']],
    ['com', ['settled-referral']],
    ['pro', ['settled-referral']],
    ['lif', ['settled-referral']],
    ['lee', ['recommended']],
    ['ava', ['approved']],
    ['ret', []],
    ['nobody', []],
  ])('of %s is %j', (id, expected) => {
    expect([...relationsOf(id, about)]).toEqual(expected);
  });
});
