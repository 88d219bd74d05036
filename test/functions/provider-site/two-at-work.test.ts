import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import { aCompleteDraft, fillIn } from './answers.ts';
import { aFirm } from './firm.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

let count = 0;
const begun = async () => {
  count += 1;
  const windowId = `s1-home-care-2027-03-${10 + count}`;
  await site.aWindow(windowId);
  const firm = await aFirm(site);
  await aCompleteDraft(site, windowId, firm.asha.subject);
  return {
    ...firm,
    windowId,
    q1: `/apply/windows/${windowId}/questions/q1`,
    tasks: `/apply/windows/${windowId}/tasks`,
  };
};

describe('Two people of one provider', () => {
  it('are told of each other where both have a page open', async () => {
    const { signs, prepares, q1, tasks } = await begun();
    expect((await signs.get(q1)).html).not.toContain('opened this page');
    expect((await prepares.get(q1)).html).toContain('Asha Patel opened this page at');
    expect((await signs.get(tasks)).html).toContain('Ben Prepares opened this page at');
  });

  it('are not told of somebody who opened it long ago', async () => {
    const { asha, ben, signs, windowId, q1 } = await begun();
    const by = { id: ben.subject, name: ben.name };
    for (const [ago, told] of [
      ['-PT14M', true],
      ['-PT16M', false],
    ] as const) {
      await site.sealed.noteOpened(windowId, asha.subject, { page: 'q1', by, at: plusDuration(clock.now(), ago) });
      expect((await signs.get(q1)).html.includes('opened this page')).toBe(told);
    }
  });

  it('read who saved a page, and the second to save is shown both texts and whose the other is', async () => {
    const { signs, prepares, windowId, q1 } = await begun();
    await signs.get(q1);
    await fillIn(prepares, windowId, 'q1', { answer: 'Ben wrote this.' });
    const shown = await signs.submit(q1, { answer: 'Asha wrote this.' });
    expect([shown.status, shown.title]).toEqual([409, 'This page was changed by Ben Prepares']);
    for (const words of ['Ben wrote this.', 'Asha wrote this.']) expect(shown.html).toContain(words);
    expect((await signs.get(q1)).html).toMatch(/Saved at [^<]* by Ben Prepares/);
  });

  it('are not spoken of where somebody acts alone, and nothing is kept of what they open', async () => {
    const windowId = 's1-home-care-2027-03-28';
    await site.aWindow(windowId);
    const visitor = await site.visit({ subject: 'alone' });
    await aCompleteDraft(site, windowId, 'alone');
    await visitor.get(`/apply/windows/${windowId}/questions/q1`);
    expect((await site.sealed.whole(windowId, 'alone'))?.opened).toEqual([]);
  });
});
