import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anInfectedPdf, aPdf, aPdfWithPassword } from '../../builders/files.ts';
import { aCompleteDraft, upload } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
});
afterAll(() => site.stop());

const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
let count = 0;
/** A provider whose application is complete but for the file that it sends now. */
const sending = async (file: File) => {
  count += 1;
  const subject = `sender-${count}`;
  const visitor = await site.visit({ subject });
  await aCompleteDraft(site, windowId, subject);
  await upload(site, visitor, windowId, 'safeguarding', file);
  const submit = async () => {
    await visitor.get(at('check'));
    return visitor.submit(at('submit'));
  };
  const shown = async (page: string) => (await visitor.get(at(page))).html;
  const isSubmitted = async () => (await site.sealed.get(windowId, subject))?.status === 'submitted';
  return { visitor, subject, submit, shown, isSubmitted };
};

describe('A file in which a virus is found before it is submitted', () => {
  it('is told of beside it, on the task list and where it can be replaced, and keeps the application from being submitted', async () => {
    const it = await sending(anInfectedPdf());
    await site.scansEnd();
    expect(await it.shown('tasks')).toContain('Virus found');
    expect(await it.shown('tasks')).toContain(`href="${at('files/safeguarding')}"`);
    const file = await it.shown('files/safeguarding');
    expect(file).toContain('A virus was found in this file: choose another');
    expect(file).not.toMatch(/Continue with the file we have|files\/safeguarding\/own/);
    expect(await it.shown('check')).toContain('A virus was found in this file: choose another');
    const refused = await it.submit();
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('a virus was found in Infected policy.pdf. Choose another file');
    expect(refused.html).toContain('href="#section-safeguarding"');
    expect(await it.isSubmitted()).toBe(false);
  });

  it('is replaced by another, which is submitted', async () => {
    const it = await sending(anInfectedPdf());
    await site.scansEnd();
    expect((await it.submit()).status).toBe(400);
    await upload(site, it.visitor, windowId, 'safeguarding', aPdf('Clean policy.pdf'));
    await site.scansEnd();
    expect(await it.shown('files/safeguarding')).toContain('Checked for viruses: none was found.');
    expect((await it.submit()).title).toBe('Application submitted');
  });

  it('is given to nobody, not to its sender either', async () => {
    const { visitor } = await sending(anInfectedPdf());
    expect((await visitor.get(at('files/safeguarding/own'))).status).toBe(303);
    await site.scansEnd();
    const refused = await visitor.get(at('files/safeguarding/own'));
    expect([refused.status, refused.title]).toEqual([403, 'A virus was found in this file']);
  });
});

describe('A file that is still being checked', () => {
  it('is submitted all the same, and the pages say that it is still being checked', async () => {
    const it = await sending(aPdf('Late policy.pdf'));
    expect(await it.shown('tasks')).toContain('Its file is being checked for viruses');
    expect(await it.shown('files/safeguarding')).toContain('It is being checked for viruses.');
    expect(await it.shown('check')).toContain('You can submit all the same.');
    expect((await it.submit()).html).toContain('Still being checked for viruses: Late policy.pdf');
    expect(await it.isSubmitted()).toBe(true);
    await site.scansEnd();
    expect(await it.shown('receipt')).not.toMatch(/being checked|virus/);
    expect(await it.shown('answers')).toContain('Checked for viruses: none was found.');
  });

  it('and turns out to have a virus after it was submitted, is told of with the receipt, and can be replaced until the window closes', async () => {
    const it = await sending(anInfectedPdf());
    expect((await it.submit()).title).toBe('Application submitted');
    await site.scansEnd();
    expect(await it.shown('receipt')).toContain('A virus was found in Infected policy.pdf.');
    await it.visitor.get(at('withdraw'));
    await it.visitor.submit(at('withdraw'));
    expect((await it.submit()).status).toBe(400);
    await upload(site, it.visitor, windowId, 'safeguarding', aPdf());
    expect((await it.submit()).title).toBe('Application submitted');
  });

  it('keeps nobody from submitting where the scanner or the storage cannot tell', async () => {
    count += 1;
    const subject = `sender-${count}`;
    const visitor = await site.visit({ subject });
    // Its draft names a file that storage does not have.
    await aCompleteDraft(site, windowId, subject);
    expect((await visitor.get(at('check'))).html).toContain('It is being checked for viruses.');
    expect((await visitor.submit(at('submit'))).title).toBe('Application submitted');
  });
});

describe('A file that cannot be checked', () => {
  it('is told of, with what may help, and does not keep the application from being submitted', async () => {
    const it = await sending(aPdfWithPassword());
    await site.scansEnd();
    expect(await it.shown('tasks')).toContain('File not checked');
    expect(await it.shown('check')).toContain('Choose another, without a password if it has one');
    expect((await it.submit()).html).toContain('We could not check for viruses: Locked policy.pdf.');
  });
});
