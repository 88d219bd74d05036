import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { clock, day } from '../../builders/clock.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
});
afterEach(() => {
  clock.reset();
});
afterAll(() => site.stop());

const at = (page: string) => `/apply/windows/${windowId}/${page}`;
const letters = async () => (await site.letters.unsent({ limit: 100 })).items.length;

describe('What a provider can have the service do over and over', () => {
  it('is to ask the register: 20 times in ten minutes, and then it is told from when it can again', async () => {
    clock.at(`${day}T09:12:00.000Z`);
    const visitor = await site.visit({ subject: 'curious' });
    const look = async () => {
      await visitor.get(at('check-registration'));
      return visitor.submit(at('check-registration'), { locationId: KIND.good });
    };
    for (let times = 1; times <= 20; times += 1) expect((await look()).status).toBe(200);
    const refused = await look();
    expect(refused.status).toBe(429);
    expect(refused.html).toContain('You can do so again from 10:20am');
    expect(refused.html).toContain(`value="${KIND.good}"`);
  });

  it('is to withdraw and submit: a withdrawal too many is refused, the application stands, and no letter is sent', async () => {
    const visitor = await site.visit({ subject: 'undecided' });
    await aCompleteDraft(site, windowId, 'undecided');
    const submit = async () => {
      await visitor.get(at('check'));
      return (await visitor.submit(at('submit'))).title;
    };
    const withdraw = async () => {
      await visitor.get(at('withdraw'));
      return visitor.submit(at('withdraw'));
    };
    for (let times = 1; times <= 6; times += 1) {
      expect(await submit()).toBe('Application submitted');
      expect((await withdraw()).html).toContain('You have withdrawn this application');
    }
    expect(await submit()).toBe('Application submitted');
    const before = await letters();
    const refused = await withdraw();
    expect(refused.status).toBe(429);
    expect(refused.html).toContain('You have withdrawn applications several times within a few minutes');
    expect((await site.sealed.get(windowId, 'undecided'))?.status).toBe('submitted');
    expect([before, await letters()]).toEqual([13, 13]);
  });
});
