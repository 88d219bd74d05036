import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealReader } from '../../../domain/seal/readers.ts';
import { meantReaders } from '../../../domain/seal/readers.ts';
import { aCertificate } from '../../builders/a-certificate.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { metered } from '../../support/metered.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

let month = 0;
const next = () => {
  month += 1;
  return `s1-home-care-2034-${String(month).padStart(2, '0')}-01`;
};
const unsealed = async (atOpening?: readonly SealReader[]) => {
  const windowId = next();
  const window = await desk.stored.window(aWindow({ windowId }).evaluating());
  const elder = await desk.stored.application(anApplication('Elder Care', { windowId }).evaluating());
  const lost = await desk.stored.setAside(windowId, 'lost', 'submission-missing');
  const written = aCertificate(window, [elder.applicationId, lost], atOpening);
  await desk.deps.records.transact(await desk.deps.seals.certificateWrites(windowId, written, window.closesAt));
  return { windowId, elder, written, here: `/officers/windows/${windowId}/seal` };
};

describe('The certificate of the seal, for officers', () => {
  it('is led to from the window, and says that nothing was found that should not be', async () => {
    const { here, elder, written } = await unsealed();
    const lead = await desk.as(desk.officers.lead);
    const window = await lead.get(here.replace('/seal', ''));
    expect(window.html).toContain(`href="${here}"`);
    const { html } = await lead.get(here);
    expect(html).toContain('Nothing was found that should not be');
    expect(html).toContain('the providers’ site, which shows each applicant its own application');
    expect(html).toContain('For the council, by Tasks/UnsealApplications: answers once and files once');
    expect(html).toContain('What the administrators of the council’s AWS account did');
    expect(html).toContain(elder.receipt.reference);
    expect(html).toContain('not opened');
    expect(html).toContain(written.sha256);
  });

  it('shows fifty applications a page, and all of them in the file', async () => {
    const windowId = next();
    const window = await desk.stored.window(aWindow({ windowId }).evaluating());
    const ids = Array.from({ length: 120 }, (_, index) => `${windowId}.p${String(index).padStart(3, '0')}`);
    const written = aCertificate(window, ids);
    await desk.deps.records.transact(await desk.deps.seals.certificateWrites(windowId, written, window.closesAt));
    const lead = await desk.as(desk.officers.lead);
    const here = `/officers/windows/${windowId}/seal`;
    const pages = [await lead.get(here), await lead.get(`${here}?page=2`), await lead.get(`${here}?page=3`)];
    const read = pages.map(({ html }) => html.match(/For the council, by/g)?.length);
    expect(read).toEqual([50, 50, 20]);
    expect(pages[1]?.html).toContain('These are 51 to 100 of 120 applications');
    expect((await lead.get(`${here}.json`)).html).toBe(written.text);
  });

  it('costs no more where ten times as many have applied', async () => {
    const { of: unitsOf } = metered(desk.tables.documents);
    const lookingAt = async (count: number): Promise<number> => {
      const windowId = next();
      const window = await desk.stored.window(aWindow({ windowId }).evaluating());
      const ids = Array.from({ length: count }, (_, index) => `${windowId}.p${String(index).padStart(4, '0')}`);
      const written = aCertificate(window, ids);
      await desk.deps.records.transact(await desk.deps.seals.certificateWrites(windowId, written, window.closesAt));
      const lead = await desk.as(desk.officers.lead);
      return unitsOf(() => lead.get(`/officers/windows/${windowId}/seal?page=2`));
    };
    expect(await lookingAt(5_000)).toBeLessThanOrEqual(1.2 * (await lookingAt(500)));
  });

  it('can be saved as the very file that has this hash, which names nobody', async () => {
    const { here, elder, written } = await unsealed();
    const lead = await desk.as(desk.officers.lead);
    const { html: text } = await lead.get(`${here}.json`);
    expect(text).toBe(written.text);
    expect(text).not.toContain(elder.receipt.reference);
    expect(text).not.toContain(elder.applicationId);
  });

  it('says in plain words what is not as it should be', async () => {
    const { here } = await unsealed([...meantReaders, { role: 'Reports', reads: ['answers'] }]);
    const { html } = await (await desk.as(desk.officers.lead)).get(here);
    expect(html).toContain('What is not as it should be');
    expect(html).toContain('The role Reports could read answers, and is not meant to.');
    expect(html).toContain('ceased to be able to read answers');
    expect(html).not.toContain('Nothing was found that should not be');
  });

  it('shows which number is which application to nobody before they have declared, nor one with a conflict', async () => {
    const { windowId, here, elder } = await unsealed();
    const evan = await desk.as(desk.officers.evan);
    const before = await evan.get(here);
    expect(before.html).toContain('declared conflicts of interest');
    expect(before.html).not.toContain(elder.receipt.reference);
    await desk.stored.declared(windowId, desk.officers.evan, elder.applicationId);
    const after = await evan.get(here);
    expect(after.html).not.toContain(elder.receipt.reference);
    expect(after.html).toContain('you declared a conflict of interest with it');
  });

  it('is on record as read', async () => {
    const { windowId, here } = await unsealed();
    await (await desk.as(desk.officers.lead)).get(here);
    expect((await desk.stored.audit(windowId)).map(({ action }) => action)).toContain('read: certificate of the seal');
  });

  it('shows nothing before the window has been unsealed, and says when it is written', async () => {
    const windowId = next();
    await desk.stored.window(aWindow({ windowId }).open());
    const lead = await desk.as(desk.officers.lead);
    const { status, html } = await lead.get(`/officers/windows/${windowId}/seal`);
    expect(status).toBe(200);
    expect(html).toContain('It is written when the window has been unsealed.');
    expect((await lead.get(`/officers/windows/${windowId}/seal.json`)).status).toBe(404);
  });

  it('says why there is none where the window was cancelled sealed, or unsealed before there were any', async () => {
    const [cancelled, old] = [next(), next()];
    await desk.stored.window(aWindow({ windowId: cancelled }).cancelledBeforeClosing());
    await desk.stored.window(aWindow({ windowId: old }).evaluating());
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get(`/officers/windows/${cancelled}/seal`)).html).toContain('the council never read them');
    expect((await lead.get(`/officers/windows/${old}/seal`)).html).toContain('before the service wrote such');
  });
});
