import { describe, expect, it } from 'vitest';
import { allowedIn } from '../../../domain/people/deeds.ts';
import { officerRole } from '../../../domain/people/officer.ts';
import { type Relation, relations } from '../../../domain/people/separation.ts';
import { type WindowStatus, windowStatus } from '../../../domain/window/window.ts';

const can = (roles: Parameters<typeof allowedIn>[0]['roles'], status: WindowStatus, ...has: readonly Relation[]) =>
  allowedIn({ roles }, status, new Set(has))
    .filter(({ barriers }) => barriers.length === 0)
    .map(({ deed }) => deed);

describe('What an officer can do in a window', () => {
  it.each([
    ['evaluator', ['score']],
    ['moderator', ['moderate']],
    [
      'procurement-lead',
      [
        'try-again',
        'leave-out',
        'decide-referral',
        'assign',
        'recommend',
        'read-letters',
        'release-letters',
        'settle-challenge',
        'propose-stop',
        'decide-stop',
        'cancel-award',
      ],
    ],
    [
      'contract-manager',
      [
        'try-again',
        'leave-out',
        'decide-referral',
        'read-letters',
        'settle-challenge',
        'propose-stop',
        'decide-stop',
        'cancel-award',
      ],
    ],
    ['approver', ['approve', 'read-letters', 'release-letters']],
    ['administrator', []],
  ] as const)('while it is evaluated, as %s: %j', (role, deeds) => {
    expect(can([role], 'evaluating')).toEqual(deeds);
  });

  it.each([
    ['scheduled', []],
    ['open', ['try-again']],
    ['closed', ['try-again']],
    ['standstill', ['try-again', 'settle-challenge', 'propose-stop', 'decide-stop', 'cancel-award', 'countersign']],
    ['awarded', ['countersign']],
    ['cancelled', []],
  ] as const)('with every role, while it is %s: %j', (status, deeds) => {
    expect(can([...officerRole.options], status)).toEqual(deeds);
  });

  it('is said with every reason why not, whatever role, status and part', () => {
    for (const status of windowStatus.options)
      for (const role of officerRole.options)
        for (const has of relations)
          for (const { does, barriers, except, deed } of allowedIn({ roles: [role] }, status, new Set([has]))) {
            expect([deed, does.length > 0]).toEqual([deed, true]);
            expect([...barriers, ...except].every(({ text }) => /\.$/.test(text))).toBe(true);
          }
  });

  it('is barred on a whole award by a part in any application, and on single ones only there', () => {
    const of = (deed: string, ...has: readonly Relation[]) =>
      allowedIn({ roles: [...officerRole.options] }, 'evaluating', new Set(has)).find((each) => each.deed === deed);
    expect(of('approve', 'scored')?.barriers.map(({ code }) => code)).toEqual(['scored']);
    expect(of('moderate', 'scored')).toMatchObject({ barriers: [], except: [{ code: 'scored' }] });
  });
});
