import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { filesIn } from '../../../domain/application/sight.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

let year = 2030;
/** An application of a window of its own, whose one file a scan found to be so; undefined where it has not ended. */
const withFile = async (status: string | undefined, why?: 'infected' | 'not-checkable') => {
  const windowId = `s1-home-care-${year++}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const application = await desk.stored.application(anApplication('Bright Care', { windowId }).complianceReferred());
  const scanned = async (result = '') => {
    for (const { file } of filesIn(frozenOf(application))) await desk.files.put(file, result);
  };
  await scanned(status);
  if (why) await desk.stored.unsafeFile(application, why);
  const base = `/officers/windows/${windowId}/applications/${application.applicationId}`;
  const fault = `/officers/faults/${application.applicationId}/files/safeguarding/policy`;
  return { application, windowId, base, file: `${base}/files/safeguarding/policy`, fault, scanned };
};
const lead = () => desk.as(desk.officers.lead);
const auditOf = async ({ windowId }: OpenedApplication) =>
  (await desk.stored.audit(windowId)).filter(({ action }) => action === 'unsafe file seen to');

describe('A file of an application', () => {
  it.each([
    [undefined, 409, 'This file is being checked for viruses', 'being checked for viruses: try again in a few minutes'],
    ['THREATS_FOUND', 403, 'A virus was found in this file', 'a virus was found in it, so nobody can download it'],
    ['UNSUPPORTED', 403, 'This file could not be checked for viruses', 'it could not be checked for viruses'],
    ['ACCESS_DENIED', 403, 'This file could not be checked for viruses', 'it could not be checked for viruses'],
    ['FAILED', 403, 'This file could not be checked for viruses', 'it could not be checked for viruses'],
    ['A WORD OF TOMORROW', 403, 'This file could not be checked for viruses', 'it could not be checked for viruses'],
  ])('on which the scanner wrote %s is not given out, and the page says why', async (status, code, title, beside) => {
    const { base, file } = await withFile(status);
    const visitor = await lead();
    const refused = await visitor.get(file);
    expect([refused.status, refused.title, refused.location]).toEqual([code, title, '']);
    const { html } = await visitor.get(`${base}/answers`);
    expect(html).toContain(beside);
    expect(html).not.toContain(`href="${file}"`);
  });

  it('is given out once its scan has ended and found it clean, however late', async () => {
    const { base, file, scanned } = await withFile(undefined);
    const visitor = await lead();
    expect((await visitor.get(file)).status).toBe(409);
    await scanned('NO_THREATS_FOUND');
    expect((await visitor.get(`${base}/answers`)).html).toContain(`href="${file}"`);
    expect((await visitor.get(file)).status).toBe(303);
  });
});

describe('A file that nobody can download', () => {
  it('waits for an officer, who sees whose it is and which answer it belongs to, and notes what was done', async () => {
    const { application, fault, base } = await withFile('THREATS_FOUND', 'infected');
    const visitor = await lead();
    expect((await visitor.get('/officers')).html).toContain('See to files that nobody can download');
    expect((await visitor.get('/officers/faults')).html).toContain(`href="${fault}"`);
    const shown = await visitor.get(fault);
    expect(shown.title).toBe('A virus was found in this file');
    for (const part of ['Bright Care', application.receipt.reference, 'Safeguarding', 'safeguarding policy.pdf'])
      expect(shown.html).toContain(part);
    expect(shown.html).toContain(`href="${base}/answers"`);
    expect((await visitor.submit(fault, { reason: '' })).status).toBe(400);
    const reason = 'The policy is not needed for the gates.';
    await visitor.submit(fault, { reason });
    expect((await visitor.get('/officers/faults')).html).not.toContain(fault);
    expect((await visitor.get(fault)).html).toContain(reason);
    expect(await auditOf(application)).toMatchObject([{ by: { name: desk.officers.lead.name } }]);
    expect((await desk.deps.applications.get(application.applicationId))?.status).toBe('compliance-referred');
  });

  it('is seen to once, by whoever was first', async () => {
    const { application, fault } = await withFile('THREATS_FOUND', 'infected');
    const [first, second] = [await lead(), await desk.as(desk.officers.manager)];
    for (const visitor of [first, second]) await visitor.get(fault);
    await first.submit(fault, { reason: 'Asked the firm for nothing.' });
    await first.submit(fault, { reason: 'Asked the firm for nothing.' });
    expect((await second.submit(fault, { reason: 'Something else was done.' })).status).toBe(409);
    expect(await auditOf(application)).toHaveLength(1);
  });

  it('is shown to nobody who declared a conflict of interest with its applicant', async () => {
    const { application, windowId, fault } = await withFile('THREATS_FOUND', 'infected');
    await desk.stored.declared(windowId, desk.officers.manager, application.applicationId);
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(fault)).status).toBe(403);
    expect((await manager.get('/officers/faults')).html).not.toContain(fault);
  });

  it('says so where it was scanned again since and found clean', async () => {
    const { fault, file, scanned } = await withFile('FAILED', 'not-checkable');
    await scanned('NO_THREATS_FOUND');
    const { html } = await (await lead()).get(fault);
    expect(html).toContain('It has been checked again since, and no virus was found.');
    expect(html).toContain(`href="${file}"`);
  });

  it('is not named to who judges quality where its page tells of price', async () => {
    const { application, fault } = await withFile('THREATS_FOUND');
    await desk.stored.unsafeFile(application, 'infected', ['price']);
    const { lead: person } = desk.officers;
    const both = await desk.as({ ...person, groups: ['procurement-lead', 'evaluator'] });
    expect((await both.get(fault)).status).toBe(404);
    expect((await both.get('/officers/faults')).html).not.toContain(fault);
    expect((await (await lead()).get(fault)).status).toBe(200);
  });
});
