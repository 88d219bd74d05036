import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { clock } from '../../builders/clock.ts';
import { aContractOf, aSubmission } from './a-submission.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const [evaluating, awarded] = ['s1-home-care-2027-03-01', 's1-home-care-2026-09-01'];
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(evaluating, aWindow({ windowId: evaluating }).evaluating());
  await site.aWindow(awarded, aWindow({ windowId: awarded }).awarded());
  for (const windowId of [evaluating, awarded]) {
    const { receipt } = await aSubmission(site, windowId, 'willow');
    const told = { windowId, providerId: 'willow', reference: receipt.reference, paragraphs: [`Told of ${windowId}.`] };
    await site.outcomes.tell({ ...told, at: clock.now() });
  }
  await aContractOf(site, await aSubmission(site, 's1-home-care-2026-03-01', 'birch'));
  await site.aWindow('s1-home-care-2026-03-01', aWindow({ windowId: 's1-home-care-2026-03-01' }).awarded());
});
afterAll(() => site.stop());

const dataOf = async (subject: string) => {
  const file = await (await site.visit({ subject })).get('/apply/account/data.json');
  expect(file.headers['content-disposition']).toBe('attachment; filename="your-data-2027-04-14.json"');
  return { text: file.html, ...JSON.parse(file.html) };
};

describe('What a provider saves of what is held about it', () => {
  it('has its applications with every submission, and what it was told and no more', async () => {
    const { text, account, agreements } = await dataOf('willow');
    expect(account.id).toBe('willow');
    const [{ applications }] = agreements;
    expect(applications.map((each: { readonly windowId: string }) => each.windowId).toSorted()).toEqual([
      awarded,
      evaluating,
    ]);
    expect(applications[0].submissions[0].frozen.sections.length).toBeGreaterThan(3);
    expect(text).toContain(`Told of ${awarded}.`);
    expect(text).not.toContain(`Told of ${evaluating}.`);
    expect(text).not.toContain('birch');
  });

  it('has its contracts', async () => {
    const { agreements } = await dataOf('birch');
    expect(agreements[0].contracts[0].contract).toMatchObject({ lot: 'A', providerName: 'Bright Care' });
  });

  it('is the account alone of whoever has done nothing yet', async () => {
    const { text, agreements } = await dataOf('nobody-yet');
    expect(agreements[0]).toMatchObject({ applications: [], contracts: [] });
    expect(text).not.toContain('willow');
  });
});
