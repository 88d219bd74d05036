import { beforeEach, describe, expect, it } from 'vitest';
import { askOfficer } from '../../../functions/workflow/ask-officer/handler.ts';
import { endWindow } from '../../../functions/workflow/end-window/handler.ts';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from './a-council.ts';

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
});

describe('A window that could not be prepared', () => {
  it('is asked about no more once it was cancelled', async () => {
    const additional = 's1-home-care-2027-06-01-0800';
    const asking = askOfficer({ ...council, deliver: async () => {} });
    const ask = { ask: 'window-fault', step: 'preparing' } as const;
    const planned = await council.aWindow({ windowId: additional, status: 'scheduled' });
    await asking({ ...ask, subject: additional, token: 'of the additional', enteredAt: '2027-03-02T10:00:00.000Z' });
    await asking({ ...ask, subject: windowId, token: 'of the scheduled', enteredAt: '2027-03-01T09:00:01.000Z' });
    const by = { id: 'lead', name: 'A Lead' };
    const cancelled = { kind: 'cancelled', at: council.now(), by, reason: 'No need' } as const;
    await council.windows.move(
      planned,
      'cancelled',
      { changes: [cancelled] },
      { at: cancelled.at, action: 'window cancelled' },
    );
    await endWindow(council)({ windowId: additional });
    const open = await council.waits.waiting('window-fault');
    expect(open.map(({ token }) => token)).toEqual(['of the scheduled']);
  });
});

describe('That a window has opened', () => {
  const register = () =>
    council.interests.register('s1-home-care', {
      providerId: 'a',
      name: 'Care of a (demo)',
      email: 'a@example.com',
      since: opensAt,
    });

  it('is told to nobody once it has closed, however late somebody has it tried again', async () => {
    await council.aWindow({ status: 'open' });
    await register();
    council.at(closesAt);
    expect(await tellProviders(council)({ windowId })).toEqual({ told: 0 });
  });

  it('is told to nobody any more once it closes while they are told', async () => {
    await council.aWindow({ status: 'open' });
    await register();
    await council.interests.register('s1-home-care', {
      providerId: 'b',
      name: 'Care of b (demo)',
      email: 'b@example.com',
      since: opensAt,
    });
    const { letters } = council;
    const slow: typeof letters = {
      ...letters,
      enqueue: async (some, at) => {
        council.at(closesAt);
        return letters.enqueue(some, at);
      },
    };
    expect(await tellProviders({ ...council, letters: slow })({ windowId })).toEqual({ told: 1 });
  });

  it('is asked of no officer once it has closed, as when the question was late itself', async () => {
    await council.aWindow({ status: 'open' });
    council.at(closesAt);
    const ask = {
      ask: 'window-fault',
      subject: windowId,
      step: 'telling',
      token: 'late',
      enteredAt: closesAt,
    } as const;
    expect(await askOfficer({ ...council, deliver: async () => {} })(ask)).toEqual({ asked: false });
    expect(await council.waits.waiting('window-fault')).toEqual([]);
  });

  it('is told to nobody once it was cancelled', async () => {
    await council.aWindow({ status: 'cancelled' });
    await register();
    expect(await tellProviders(council)({ windowId })).toEqual({ told: 0 });
  });
});
