import { beforeEach, describe, expect, it } from 'vitest';
import { startApplications } from '../../../functions/workflow/start-applications/handler.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { aCouncil, type Council, windowId } from './a-council.ts';

let council: Council;
let started: string[];
beforeEach(async () => {
  council = await aCouncil();
  started = [];
  return council.close;
});

/** A start of everything that fails for those named; it takes no time. */
const starting = (...failing: readonly string[]) =>
  startApplications({
    ...council,
    pause: async () => {},
    start: async (applicationId) => {
      if (failing.includes(applicationId)) throw new Error('It cannot be started');
      started.push(applicationId);
    },
  });
const idOf = (providerId: string) => council.applications.idOf(windowId, providerId);
const opened = async (...names: readonly string[]) => {
  const each = names.map((name) => anApplication(name, { windowId, providerId: name }).received());
  for (const application of each) await council.applications.open(application, frozenOf(application));
  return each.map(({ applicationId }) => applicationId);
};

describe('starting the applications of a window', () => {
  beforeEach(() => council.aWindow({ status: 'evaluating', unsealedAt: '2027-03-31T11:01:00.000Z' }));

  it('starts each that was opened, and each that could not be, once', async () => {
    const ids = await opened('a', 'b');
    await council.setAside.failed({ windowId, providerId: 'c', at: council.now() }, 'file-missing');
    expect(await starting()({ windowId })).toEqual({ windowId, status: 'started', after: idOf('c'), failed: 0 });
    expect(started).toEqual([...ids, idOf('c')]);
  });

  it('starts one whose record is damaged too: its own machine asks an officer about it', async () => {
    await council.records.put({ pk: `WINDOW#${windowId}`, sk: `APPLICATION#${idOf('damaged')}`, status: 7 });
    await starting()({ windowId });
    expect(started).toEqual([idOf('damaged')]);
  });

  it('leaves alone what a check has decided on, and what is left out: these were started before', async () => {
    const decided = anApplication('Done Care', { windowId }).registrationReferred();
    await council.applications.open(decided, frozenOf(decided));
    expect(await starting()({ windowId })).toMatchObject({ status: 'started' });
    expect(started).toEqual([]);
  });

  it('goes on from where it came to, so that thousands take several calls', async () => {
    const ids = await opened('a', 'b', 'c');
    await starting()({ windowId, after: ids[0] });
    expect(started).toEqual(ids.slice(1));
  });

  it('starts the others where one cannot be started, and says so at the end, for an officer', async () => {
    const ids = await opened('a', 'b', 'c');
    await expect(starting(ids[1] ?? '')({ windowId })).rejects.toMatchObject({ name: 'NotAllStarted' });
    expect(started).toEqual([ids[0], ids[2]]);
    expect(await starting()({ windowId })).toMatchObject({ status: 'started', failed: 0 });
    expect(new Set(started)).toEqual(new Set(ids));
  });

  it('remembers from one call to the next that some were not started', async () => {
    await opened('a');
    await expect(starting()({ windowId, after: '', failed: 2 })).rejects.toMatchObject({ name: 'NotAllStarted' });
  });

  it('gives up at once where hardly one can be started', async () => {
    const ids = await opened(...'abcdefghijklmnopqrst');
    await expect(starting(...ids)({ windowId })).rejects.toThrow('It cannot be started');
  });
});

it('Nothing is started for a window that was cancelled', async () => {
  await council.aWindow({ status: 'cancelled', unsealedAt: '2027-03-31T11:01:00.000Z' });
  await opened('a');
  expect(await starting()({ windowId })).toMatchObject({ status: 'cancelled' });
  expect(started).toEqual([]);
});
