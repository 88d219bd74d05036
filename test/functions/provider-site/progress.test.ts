import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { type ApplicationStatus, applicationStatus } from '../../../domain/application/status.ts';
import { outcomeLettersOf } from '../../../domain/letters/application-letters.ts';
import { aWindow } from '../../builders/a-window.ts';
import { frozenOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aSubmission } from './a-submission.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (page: string) => `/apply/windows/${windowId}/${page}`;
let site: ProviderSite;

/** What the council knows of an application, down to an outcome whose letter may not go yet. */
const stands = async (status: ApplicationStatus) => {
  const received = await aSubmission(site, windowId, status);
  await applicationRepository(site.records).open({ ...received, status }, frozenOf(received));
  if (status === 'awarded' || status === 'unsuccessful') {
    const told = { windowId, providerId: status, reference: received.receipt.reference, at: clock.now() };
    await site.outcomes.tell({ ...told, paragraphs: [`Yours is ${status}.`], lots: status === 'awarded' ? ['A'] : [] });
  }
};

/** What a provider reads, without what is its own since it applied: the reference and the form's token. */
const read = async (subject: string) => {
  const visitor = await site.visit({ subject });
  const pages = [await visitor.get('/apply'), await visitor.get(at('receipt')), await visitor.get(at('outcome'))];
  return pages.map(({ status, html }) => [
    status,
    html
      .replaceAll(/HC-2703-[A-Z0-9]{6}/g, 'REFERENCE')
      .replaceAll(/(name="_token" value=")[^"]*/g, '$1')
      .replaceAll(/nonce="[^"]*"/g, ''),
  ]);
};

beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId, aWindow({ windowId }).evaluating());
  for (const status of applicationStatus.options) await stands(status);
});
afterAll(() => site.stop());

describe('How an application stands, before outcomes are released', () => {
  it.each(applicationStatus.options)('is said of one that is %s as of one that was just received', async (status) => {
    expect(await read(status)).toEqual(await read('received'));
  });

  it('is that it is being checked and scored, and by when a decision is expected', async () => {
    const visitor = await site.visit({ subject: 'scored' });
    const said = 'Being checked and scored. A decision is expected by 2 July 2027';
    expect((await visitor.get('/apply')).html).toContain(said);
    const { html } = await visitor.get(at('receipt'));
    expect(html).toMatch(/aria-current="step"[\s\S]*Checked and scored/);
    expect(html).toContain('A decision is expected by 2 July 2027.');
    expect((await visitor.get(at('outcome'))).status).toBe(404);
  });

  it('is the outcome once the last of the letters may go', async () => {
    await site.letters.noteAllWritten(outcomeLettersOf(windowId));
    const visitor = await site.visit({ subject: 'awarded' });
    expect((await visitor.get('/apply')).html).toContain('Outcome ready');
    expect((await visitor.get(at('outcome'))).html).toContain('Yours is awarded.');
    const { html } = await visitor.get(at('receipt'));
    expect(html).toContain('Told to you on 14 April 2027.');
    expect(html).toContain('For lot A. You do not need to do anything until we write to you.');
  });
});
