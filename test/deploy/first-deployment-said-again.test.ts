import { expect, it } from 'vitest';
import { judgeStored } from '../../deploy/check/looks/stacks.ts';

it.each(['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED', 'UPDATE_COMPLETE'])(
  'a first deployment is refused over what is stored already (%s): it would take its protection away',
  (status) => {
    expect(judgeStored('ProviderOnboarding-live-Stored', status, true)).toMatchObject([
      { level: 'mend', says: expect.stringContaining('leave firstDeployment out') },
    ]);
  },
);
