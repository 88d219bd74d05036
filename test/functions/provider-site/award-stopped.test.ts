import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clock } from '../../builders/clock.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const providerId = 'willow';
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

describe('A provider whose place came to nothing', () => {
  it.each([
    ['Award stopped', 'After a challenge, the council stopped the award.'],
    ['Place withheld', 'Before a contract is made, the council asks the register again.'],
  ])(
    'reads “%s” wherever it read the outcome, and what it was told before as what no longer stands',
    async (title, why) => {
      const key = {
        windowId: `${windowId}-${title.slice(0, 5).toLowerCase()}`,
        providerId,
        reference: 'HC-2703-TESTED',
      };
      await site.aWindow(key.windowId, { status: 'cancelled' });
      await site.sealed.start(key.windowId, providerId, clock.now());
      const told = ['Lot A: your application was successful, with 80 out of 100.'];
      await site.outcomes.keep({ ...key, paragraphs: told, at: clock.now() });
      await site.outcomes.overtake({ ...key, overtaken: { at: clock.now(), title, paragraphs: [why] } });

      const visitor = await site.visit({ subject: providerId });
      const home = await visitor.get('/apply');
      expect(home.html).toContain(title);
      expect(home.html).toContain('Read what follows');
      expect(home.html).not.toContain('Outcome ready');
      const { html } = await visitor.get(`/apply/windows/${key.windowId}/outcome`);
      expect(html).toContain(why);
      const [now = '', before = ''] = html.split('What we told you before, which no longer stands');
      expect(now).not.toContain('was successful');
      expect(before).toContain('was successful');
    },
  );

  it('reads that its window was cancelled from that moment, before its award has been ended', async () => {
    const key = { windowId: `${windowId}-now`, providerId, reference: 'HC-2703-TESTED' };
    const reason = 'The agreement ended before the contracts.';
    const by = { id: 'lead', name: 'A Lead' };
    const change = { kind: 'cancelled' as const, at: clock.now(), by, reason };
    await site.aWindow(key.windowId, { status: 'cancelled', changes: [change] });
    await site.sealed.start(key.windowId, providerId, clock.now());
    await site.outcomes.keep({ ...key, paragraphs: ['Lot A: your application was successful.'], at: clock.now() });
    const visitor = await site.visit({ subject: providerId });
    expect((await visitor.get('/apply')).html).not.toContain('Outcome ready');
    const [before = ''] = (await visitor.get(`/apply/windows/${key.windowId}/outcome`)).html.split('was successful');
    expect(before).toContain('cancelled this window');
    expect(before).toContain(reason);
  });
});
