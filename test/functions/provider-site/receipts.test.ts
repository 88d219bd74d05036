import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../adapters/sha256.ts';
import { checkProof } from '../../../domain/application/proof-of-submission.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (page: string) => `/apply/windows/${windowId}/${page}`;
let site: ProviderSite;
let visitor: Awaited<ReturnType<ProviderSite['visit']>>;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
  await aCompleteDraft(site, windowId, 'willow');
  visitor = await site.visit({ subject: 'willow' });
  for (const deed of ['submit', 'withdraw', 'submit']) {
    await visitor.get(at(deed === 'submit' ? 'check' : 'withdraw'));
    await visitor.submit(at(deed));
  }
});
afterAll(() => site.stop());

describe('The receipts of an application', () => {
  it('are all there after a withdrawal and another submission, and say which one stands', async () => {
    const { html } = await visitor.get(at('receipts'));
    expect(html).toContain('Submission 2: this one stands');
    expect(html).toContain('Submission 1: withdrawn');
    expect(html.match(/the fingerprint is the same/g)).toHaveLength(2);
    expect((await visitor.get(at('receipt'))).html).toContain(`href="${at('receipts')}"`);
  });

  it('can be saved, each with all that its fingerprint was made of, and are checked on a page', async () => {
    const file = await visitor.get(at('receipts/1/record.json'));
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="HC-2703-[A-Z0-9]{6}-1-record\.json"$/);
    expect(checkProof(file.html, sha256).faults).toEqual([]);
    await visitor.get('/apply/verify-receipt');
    expect((await visitor.submit('/apply/verify-receipt', { record: file.html })).html).toContain('It matches.');
    const changed = file.html.replace('Bright Care', 'Bright Cure');
    const { html } = await visitor.submit('/apply/verify-receipt', { record: changed });
    expect(html).toContain('This record does not match its receipt.');
    expect(html).toContain('the file was changed since you saved it');
    expect((await visitor.submit('/apply/verify-receipt', { record: '' })).status).toBe(400);
  });

  it('are nobody else’s, and there is none of a submission that never was', async () => {
    const other = await site.visit({ subject: 'other' });
    for (const page of ['receipts', 'receipts/1/record.json']) expect((await other.get(at(page))).status).toBe(404);
    for (const attempt of ['0', '3', '1.5', 'x'])
      expect((await visitor.get(at(`receipts/${attempt}/record.json`))).status).toBe(404);
  });
});
