import { describe, expect, it } from 'vitest';
import { contractsOutOfReach } from '../../../domain/award/out-of-reach.ts';
import { awardStopOf, standingOfAward } from '../../../domain/award/stopped.ts';
import { anAgreement } from '../an-agreement.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';
import { aWindow } from '../window/a-window.ts';

const agreement = anAgreement();
const application = anOpenedApplication({ status: 'awarded' });
const { applicationId, windowId } = application;
const award = { places: [{ applicationId }], applications: [application], hasContracts: false };
const withheld = { ...application, status: 'place-withheld' as const };
const option = (to: string, taken: boolean) => ({
  term: { ...agreement.term, extensions: [...agreement.term.extensions, { to, taken }] },
});
const after = '2028-08-31T23:00:00.000Z';

describe('Contracts of an approved award', () => {
  it.each<[string, Parameters<typeof contractsOutOfReach>, boolean]>([
    ['can be made on the last day of the term', [agreement, award, '2028-08-31T22:59:59.999Z'], false],
    ['are out of reach from the day after, where no option is left', [agreement, award, after], true],
    ['can come while an option may still be taken', [option('2029-08-31', false), award, after], false],
    ['can come under an option that was taken', [option('2029-08-31', true), award, after], false],
    ['are out of reach after the end of an option nobody took', [option('2028-08-30', false), award, after], true],
    ['are not, where one of them was made', [agreement, { ...award, hasContracts: true }, after], false],
    ['are not, where every place was withheld', [agreement, { ...award, applications: [withheld] }, after], false],
    ['are not, where nobody was given a place', [agreement, { ...award, places: [] }, after], false],
  ])('%s', (_, asked, expected) => {
    expect(contractsOutOfReach(...asked)).toHaveLength(expected ? 1 : 0);
  });

  it('are said to be so with the day of the end', () => {
    expect(contractsOutOfReach(agreement, award, after)).toEqual([
      {
        code: 'agreement-over',
        text: 'The agreement ended on 31 August 2028, and no option to extend it is left, so no contract can be made under it any more.',
      },
    ]);
  });
});

describe('What stopped an award', () => {
  const by = { id: 'lead', name: 'A Lead' };
  const cancelled = { kind: 'cancelled' as const, at: after, by, reason: 'The agreement ended.' };
  const challenge = {
    windowId,
    recordedBy: by,
    at: '2027-05-01T09:00:00.000Z',
    from: 'Thistle Care',
    summary: 'Misread.',
    settled: { by, at: '2027-05-02T09:00:00.000Z', decision: 'stop' as const, reason: 'The scale was misread.' },
  };
  const proposal = { ...challenge, proposal: 1 };
  const running = aWindow({ status: 'standstill' });

  it.each([
    ['an officer who cancelled its window', aWindow({ status: 'cancelled', changes: [cancelled] }), [], 'out-of-reach'],
    ['a challenge settled against it', aWindow({ status: 'cancelled' }), [challenge], 'challenge'],
    ['a challenge, before that took effect', running, [challenge], 'challenge'],
    [
      'the challenge settled first, though its window was cancelled after it',
      aWindow({ status: 'cancelled', changes: [cancelled] }),
      [challenge],
      'challenge',
    ],
    ['two officers, one who proposed and another who decided it', running, [proposal], 'decided'],
    ['nothing, while it goes on', running, [], undefined],
  ] as const)('is %s', (_, window, challenges, because) => {
    expect(awardStopOf(window, challenges)?.because).toBe(because);
    expect(standingOfAward(window, challenges)).toBe(because ? 'stopped' : 'clear');
  });

  it('is nothing that an open challenge does: it holds the award', () => {
    const { settled: _, ...open } = challenge;
    expect(standingOfAward(running, [open])).toBe('challenged');
    expect(standingOfAward(running, [{ ...open, proposal: 1 }])).toBe('challenged');
  });
});
