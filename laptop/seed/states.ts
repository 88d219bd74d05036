import type { Agreement } from '../../domain/agreement/agreement.ts';

/** Where a window can be brought to, each by way of those before it. */
export const states = ['open', 'evaluating', 'approval', 'letters', 'standstill', 'awarded'] as const;
export type State = (typeof states)[number];

export const isState = (word: string | undefined): word is State => states.some((state) => state === word);

/** What can be done next by hand: as whom, what, and on which page. */
export interface NextStep {
  readonly who: string;
  readonly does: string;
  readonly path: string;
}

const anyone = 'anybody';
const clock = (does: string): NextStep => ({ who: anyone, does, path: '/_local' });

/** @param applied the address of one who has applied */
export const nextSteps = (
  state: State,
  { id }: Pick<Agreement, 'id'>,
  windowId: string,
  applied: string,
): readonly NextStep[] => {
  const [providers, officers] = [`/apply/windows/${windowId}`, `/officers/windows/${windowId}`];
  const outcome = { who: applied, does: 'reads what became of the application', path: `${providers}/outcome` };
  switch (state) {
    case 'open':
      return [
        { who: 'willow-lane@example.com', does: 'applies, and submits', path: providers },
        { who: applied, does: 'looks at what was submitted', path: `${providers}/answers` },
        { who: 'procurement-lead@example.com', does: 'looks after the window', path: officers },
        clock('moves the clock on to the close'),
      ];
    case 'evaluating':
      return [
        { who: 'evaluator-1@example.com', does: 'scores', path: `${officers}/evaluate` },
        { who: 'evaluator-2@example.com', does: 'scores too', path: `${officers}/evaluate` },
        { who: 'moderator@example.com', does: 'agrees the consensus', path: `${officers}/moderate` },
        {
          who: 'procurement-lead@example.com',
          does: 'recommends, once all are settled',
          path: `${officers}/recommendation`,
        },
      ];
    case 'approval':
      return [{ who: 'approver@example.com', does: 'approves, or returns it', path: `${officers}/approval` }];
    case 'letters':
      return [
        {
          who: 'contract-manager@example.com',
          does: 'reads the outcome letters, and says so',
          path: `${officers}/outcome-letters`,
        },
        {
          who: 'procurement-lead@example.com',
          does: 'then releases them all',
          path: `${officers}/outcome-letters`,
        },
      ];
    case 'standstill':
      return [
        outcome,
        {
          who: 'contract-manager@example.com',
          does: 'looks after the standstill, and challenges',
          path: `${officers}/standstill`,
        },
        clock('moves the clock on to the end of the standstill, when contracts are made'),
      ];
    case 'awarded':
      return [
        outcome,
        {
          who: 'contract-manager@example.com',
          does: 'looks after the contracts',
          path: `/officers/agreements/${id}/contracts`,
        },
        { who: anyone, does: 'reads the public register', path: `/register/${id}` },
      ];
  }
};
