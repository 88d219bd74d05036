import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { aWindow } from '../../builders/a-window.ts';
import { clock } from '../../builders/clock.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { aContractOf, aSubmission } from './a-submission.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = `/apply/windows/${windowId}/contracts/A`;
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId, aWindow({ windowId }).awarded());
  const application = await aSubmission(site, windowId, 'willow');
  const { providerId, receipt } = application;
  const told = { windowId, providerId, reference: receipt.reference, paragraphs: ['# Your outcome'], lots: ['A'] };
  await site.outcomes.tell({ ...told, at: clock.now() });
  await aContractOf(site, application);
});
afterAll(() => site.stop());

describe('A provider’s contract', () => {
  it('is led to from its applications and from the application itself', async () => {
    const visitor = await site.visit({ subject: 'willow' });
    const home = await visitor.get('/apply');
    expect(home.html).toContain('Contract from 14 April 2027');
    expect(home.html).toContain(`href="${at}"`);
    expect(home.html).toContain('Contract to accept');
    const { html } = await visitor.get(`/apply/windows/${windowId}/receipt`);
    expect(html).toContain('Read your contract for lot A');
    expect(html).toContain('On 14 April 2027, for lot A.');
  });

  it('says what was awarded, for how long, at which rates and on which conditions', async () => {
    const { html } = await (await site.visit({ subject: 'willow' })).get(at);
    for (const words of [
      'Bright Care, company number 01234567',
      '1 East Staffordshire: 120; 8 Stafford: 40',
      'Standard home care: £24.60 an hour',
      '14 April 2027',
      '31 August 2028',
      'Public Contracts Regulations 2015 (notice 2021/S 000-001164)',
      'The council does not promise any hours.',
    ])
      expect(html).toContain(words);
  });

  it('can be saved as a file that anything can open', async () => {
    const file = await (await site.visit({ subject: 'willow' })).get(`${at}/contract.txt`);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="s1-home-care-A-[0-9a-f]{12}\.txt"$/);
    expect(file.headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('is saved as a PDF, which says who accepted it, and to nobody else', async () => {
    const own = await site.visit({ subject: 'willow' });
    expect((await own.get(at)).html).toContain(`href="${at}/contract.pdf">Download this contract (PDF)</a>`);
    const printed = async () => {
      const file = await own.get(`${at}/contract.pdf`);
      expect(file.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': expect.stringMatching(/^attachment; filename="s1-home-care-A-[0-9a-f]{12}\.pdf"$/),
      });
      return (await readPdf(file.bytes)).read().map(({ text }) => text.replaceAll('\n', ' '));
    };
    const before = await printed();
    expect(before).toContain('Bright Care, company number 01234567');
    expect(before.join(' ')).toContain('The council does not promise any hours.');
    expect(before).toContain('Not yet');
    await own.get(`${at}/accept`);
    await own.submit(`${at}/accept`, { signatory: 'Asha Patel', agreed: 'yes' });
    expect((await own.get('/apply')).html).not.toContain('Contract to accept');
    const said = `By Asha Patel, at ${momentInWords(clock.now())}`;
    expect(await printed()).toContain(said);
    expect((await own.get(`${at}/contract.txt`)).html).toContain(`Accepted: ${said}`);
    expect((await (await site.visit({ subject: 'other' })).get(`${at}/contract.pdf`)).status).toBe(404);
  });

  it('is not found by anybody else, nor on a lot that it is not for', async () => {
    expect((await (await site.visit({ subject: 'other' })).get(at)).status).toBe(404);
    const own = await site.visit({ subject: 'willow' });
    expect((await own.get(at.replace(/A$/, 'B'))).status).toBe(404);
  });
});
