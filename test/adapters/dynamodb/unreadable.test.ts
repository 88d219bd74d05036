import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { aCouncil, type Council, opensAt, windowId } from '../../functions/workflow/a-council.ts';

let council: Council;
const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeAll(async () => {
  council = await aCouncil();
  await council.aWindow();
});
afterAll(async () => {
  logged.mockRestore();
  await council.close();
});

describe('a record that cannot be read', () => {
  it('keeps no question to officers from being listed, and is logged by its key and never by what it holds', async () => {
    const { records, waits } = council;
    const asked = { ask: 'fault' as const, token: 'token', enteredAt: opensAt, detail: undefined };
    await waits.begin({ ...asked, subject: `${windowId}.a` });
    await records.put({
      pk: `WAIT#${windowId}.b`,
      sk: 'fault',
      gsi1pk: 'WAITING#fault',
      gsi1sk: opensAt,
      token: 'Ada Example',
    });
    const listed = await waits.waiting('fault');
    expect(listed.map(({ subject }) => subject)).toEqual([`${windowId}.a`]);
    expect(logged).toHaveBeenCalledWith(
      expect.stringContaining(`A record cannot be read: WAIT#${windowId}.b fault (subject: invalid_type;`),
    );
    expect(JSON.stringify(logged.mock.calls)).not.toContain('Ada Example');
  });

  it('keeps no other provider from being told that a window opens', async () => {
    for (const providerId of ['a', 'c'])
      await council.interests.register('s1-home-care', {
        providerId,
        name: providerId,
        email: `${providerId}@example.com`,
        since: opensAt,
      });
    await council.records.put({ pk: 'INTEREST#s1-home-care', sk: 'b', name: 7 });
    expect(await tellProviders(council)({ windowId })).toMatchObject({ told: 2 });
  });

  it('keeps no other letter in the outbox', async () => {
    const { letters } = council;
    const before = (await letters.unsent({})).items.length;
    await council.damageLetter();
    expect((await letters.unsent({})).items).toHaveLength(before);
  });

  it('stops what is decided of all together: an application, a challenge', async () => {
    await council.submits('a');
    await council.records.put({ pk: `WINDOW#${windowId}`, sk: `APPLICATION#${windowId}.b`, windowId });
    await expect(Array.fromAsync(council.applications.every(windowId))).rejects.toThrow('A record cannot be read');
    await council.records.put({ pk: `AWARD#${windowId}`, sk: 'CHALLENGE#1', windowId });
    await expect(council.awards.challenges(windowId)).rejects.toThrow('A record cannot be read');
  });
});
