import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { WindowStep } from '../../../domain/window/steps.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

describe('The first page', () => {
  it('says what waits for each role, and where to do it', async () => {
    const own = await anOfficersDesk();
    const { windowId } = await own.stored.window(aWindow().evaluating());
    await own.stored.application(anApplication('One Care').registrationReferred());
    await own.stored.application(anApplication('Two Care').evaluating());
    await own.stored.application(anApplication('Three Care').moderating());
    await own.stored.waiting(windowId, 'approval');
    const waits: Record<string, string> = {
      lead: 'Decide registrations that the check referred',
      edith: 'Declare conflicts of interest before you take part',
      moderator: 'Agree consensus scores',
      approver: 'Approve or return the recommendation',
    };
    for (const [who, what] of Object.entries(waits)) {
      const { html } = await (await own.as(own.officers[who as keyof typeof own.officers])).get('/officers');
      expect([who, html.includes(what)]).toEqual([who, true]);
    }
    await own.stop();
  });

  it('says so to somebody who has no role, and opens nothing to them', async () => {
    const nobody = await desk.as({ subject: 'nobody', name: 'Noah New', groups: [] });
    expect((await nobody.get('/officers')).html).toContain('have no role in this service yet');
    expect((await nobody.get('/officers/windows')).status).toBe(403);
  });

  it('shows faults to those who can have them tried again', async () => {
    const window = await desk.stored.window(aWindow({ windowId: 's1-home-care-2030-09-01' }).evaluating());
    const application = await desk.stored.application(
      anApplication('Stuck Care', { windowId: window.windowId }).received(),
    );
    await desk.stored.waiting(application.applicationId, 'fault');
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get('/officers')).html).toContain('Look at faults and try again');
    expect((await manager.get('/officers/faults')).html).toContain(`The application ${application.receipt.reference}`);
    await manager.get(`/officers/faults/${application.applicationId}`);
    await manager.submit(`/officers/faults/${application.applicationId}`, { decision: 'again' });
    expect(await desk.deps.waits.get(application.applicationId, 'fault')).toMatchObject({
      status: 'delivered',
      answer: { decision: 'again' },
    });
    expect((await manager.get('/officers/faults')).html).toContain('There is no fault now');
  });
});

describe('What a window’s machine could not do', () => {
  const asked = (subject: string, step: WindowStep) =>
    desk.deps.waits.begin({
      subject,
      ask: 'window-fault',
      step,
      token: 't',
      enteredAt: '2037-03-01T09:00:00.000Z',
      detail: undefined,
    });

  it.each([
    ['opening', 'scheduled', 'A window could not be opened', 'nobody can apply'],
    ['unsealing', 'closed', 'The applications of a window could not be unsealed', 'They stay sealed until then'],
    ['starting', 'evaluating', 'The checks of some applications could not be started', 'other applications go on'],
  ] as const)(
    'is seen by any decider, and tried again, without a declaration: %s',
    async (step, status, what, meanwhile) => {
      const windowId = `s1-home-care-2037-0${step.length - 6}-01`;
      await desk.stored.window(aWindow({ windowId, status }).scheduled());
      await asked(windowId, step);
      const decider = await desk.as({ subject: `norma ${step}`, name: 'Norma New', groups: ['contract-manager'] });
      expect((await decider.get('/officers')).html).toContain('Look at faults and try again');
      expect((await decider.get('/officers/faults')).html).toContain(what);
      expect((await decider.get(`/officers/faults/${windowId}`)).html).toContain(meanwhile);
      await decider.submit(`/officers/faults/${windowId}`, {});
      expect(await desk.deps.waits.get(windowId, 'window-fault')).toMatchObject({ answer: { decision: 'again' } });
      expect(await desk.stored.audit(windowId)).toContainEqual(
        expect.objectContaining({ action: 'tried again after a fault', detail: step }),
      );
    },
  );

  it('is told where there is no window yet', async () => {
    await asked('s1-home-care-2037-05-01', 'preparing');
    const decider = await desk.as(desk.officers.manager);
    expect((await decider.get('/officers/faults')).html).toContain('A window could not be prepared');
    await decider.get('/officers/faults/s1-home-care-2037-05-01');
    expect((await decider.submit('/officers/faults/s1-home-care-2037-05-01', {})).status).toBe(200);
    expect((await decider.get('/officers/faults')).html).not.toContain('A window could not be prepared');
  });
});

describe('The recommendation, which a window asks for as soon as its applications are with officers,', () => {
  it('is on the first page once each application is settled, and not before', async () => {
    const own = await anOfficersDesk();
    const { windowId } = await own.stored.window(aWindow().evaluating());
    await own.stored.waiting(windowId, 'recommendation');
    await own.stored.application(anApplication('Ready Care', { windowId }).scored(4));
    const late = await own.stored.application(anApplication('Late Care', { windowId }).evaluating());
    const lead = await own.as(own.officers.lead);
    expect((await lead.get('/officers')).html).not.toContain('Recommend places');
    const audit = { at: '2027-05-01T09:00:00.000Z', action: 'rejected' };
    await own.deps.records.transact(own.deps.applications.changeWrites(late, { status: 'rejected' }, audit));
    expect((await lead.get('/officers')).html).toContain('Recommend places');
    await own.stored.setAside(windowId, 'provider-9', 'file-missing');
    expect((await lead.get('/officers')).html).not.toContain('Recommend places');
    await own.stop();
  });
});

describe('What an award waits for', () => {
  it('is on the first page with since when it waits, by when it is to be done, and that it is overdue', async () => {
    const own = await anOfficersDesk();
    const { windowId } = await own.stored.window(aWindow().evaluating());
    const asked = { subject: windowId, token: 't', detail: undefined } as const;
    await own.deps.waits.begin({ ...asked, ask: 'publication', enteredAt: plusDuration(clock.now(), '-PT48H') });
    const lead = await own.as(own.officers.lead);
    const { html } = await lead.get('/officers');
    expect(html).toContain(`Waiting since ${momentInWords(plusDuration(clock.now(), '-PT48H'))}, to be done before`);
    expect(html).not.toContain('Overdue');
    clock.at(plusDuration(clock.now(), 'PT24H1S'));
    const later = (await (await own.as(own.officers.lead)).get('/officers')).html;
    expect(later).toContain('was to be done before');
    expect(later).toContain('Overdue');
    clock.reset();
    await own.stop();
  });
});

describe('A fault of an application', () => {
  /** An application that something could not be done with, in a window whose applications have been unsealed. */
  const stuck = async (windowId: string) => {
    await desk.stored.window(aWindow({ windowId }).evaluating());
    const application = await desk.stored.application(anApplication('Stuck Care', { windowId }).received());
    await desk.stored.waiting(application.applicationId, 'fault');
    const { applicationId, receipt } = application;
    return { ...receipt, windowId, applicationId, fault: `/officers/faults/${applicationId}` };
  };
  const stranger = { subject: 'nina', name: 'Nina New', groups: ['contract-manager'] };
  const isWaiting = async (subject: string) => (await desk.deps.waits.get(subject, 'fault'))?.status === 'waiting';

  it('is seen and tried again only after conflicts of interest were declared, and its list says so', async () => {
    const { windowId, applicationId, fault, reference } = await stuck('s1-home-care-2035-03-01');
    const visitor = await desk.as(stranger);
    expect((await visitor.get('/officers')).html).toContain('Look at faults and try again');
    const list = (await visitor.get('/officers/faults')).html;
    expect([list.includes(reference), list.includes(`/windows/${windowId}/declaration`)]).toEqual([false, true]);
    const shown = await visitor.get(fault);
    expect([shown.status, shown.title]).toEqual([403, 'Declare conflicts of interest first']);
    await visitor.get('/officers/windows/open');
    expect((await visitor.submit(fault)).status).toBe(403);
    expect(await isWaiting(applicationId)).toBe(true);
    await desk.stored.declared(windowId, stranger);
    expect((await visitor.get('/officers/faults')).html).toContain(reference);
    expect((await visitor.get(fault)).status).toBe(200);
  });

  it('is shown to nobody who declared a conflict of interest with its applicant', async () => {
    const { windowId, applicationId, fault, reference } = await stuck('s1-home-care-2035-09-01');
    await desk.stored.declared(windowId, { subject: 'nadia', name: 'Nadia New' }, applicationId);
    const visitor = await desk.as({ ...stranger, subject: 'nadia' });
    expect((await visitor.get('/officers/faults')).html).not.toContain(reference);
    const shown = await visitor.get(fault);
    expect([shown.status, shown.html.includes(reference)]).toEqual([403, false]);
  });

  it('is tried again by any decider before the window is unsealed, when nobody can declare yet', async () => {
    const windowId = 's1-home-care-2036-03-01';
    await desk.stored.window(aWindow({ windowId }).closed());
    const applicationId = await desk.stored.setAside(windowId, 'provider-9', 'file-missing');
    await desk.stored.waiting(applicationId, 'fault');
    const visitor = await desk.as({ ...stranger, subject: 'norma' });
    await visitor.get(`/officers/faults/${applicationId}`);
    expect((await visitor.submit(`/officers/faults/${applicationId}`)).status).toBe(200);
    expect(await isWaiting(applicationId)).toBe(false);
  });
});

describe('An application that could not be unsealed', () => {
  const windowId = 's1-home-care-2034-09-01';

  it('is seen wherever the window’s applications are, with the cause and no name, and holds the recommendation', async () => {
    await desk.stored.window(aWindow({ windowId }).evaluating());
    await desk.stored.application(anApplication('Ready Care', { windowId }).scored(4));
    const applicationId = await desk.stored.setAside(windowId, 'provider-9', 'file-missing');
    await desk.stored.waiting(applicationId, 'fault');
    await desk.stored.waiting(windowId, 'recommendation');
    const lead = await desk.as(desk.officers.lead);
    const window = `/officers/windows/${windowId}`;
    expect((await lead.get(window)).html).toContain('1 of them could not be unsealed');
    expect((await lead.get(window)).html).toContain('2 applications were received');
    expect((await lead.get(`${window}/applications`)).html).toContain('1 application could not be unsealed');
    expect((await lead.get('/officers/faults')).html).toContain('An application that could not be unsealed');
    expect((await lead.get(`/officers/faults/${applicationId}`)).html).toContain('A file that the provider attached');

    const recommendation = await lead.get(`${window}/recommendation`);
    expect(recommendation.html).toContain('1 of 2 applications is still being decided');
    await lead.get('/officers/windows/open');
    const refused = await lead.submit(`${window}/recommendation`, { text: 'All of them, as the rules say.' });
    expect([refused.status, refused.title]).toEqual([409, 'Not every application is settled']);
  });

  it('is tried again by an officer, which the audit trail keeps, and is out of the way once it went through', async () => {
    const applicationId = `${windowId}.provider-9`;
    const manager = await desk.as(desk.officers.manager);
    await manager.get(`/officers/faults/${applicationId}`);
    await manager.submit(`/officers/faults/${applicationId}`, { decision: 'again' });
    expect(await desk.deps.waits.get(applicationId, 'fault')).toMatchObject({ answer: { decision: 'again' } });
    expect(await desk.stored.audit(windowId)).toContainEqual(
      expect.objectContaining({ action: 'tried again after a fault', subject: applicationId }),
    );
    await desk.deps.setAside.unsealed({ windowId, providerId: 'provider-9', at: '2034-10-01T09:00:00.000Z' });
    expect((await manager.get(`/officers/windows/${windowId}`)).html).not.toContain('could not be unsealed');
  });
});

describe('An application whose record is damaged', () => {
  it('leaves the others to be looked at, and stops the recommendation with a reason: the look at it too where it was never listed', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const own = await anOfficersDesk();
    const { windowId } = await own.stored.window(aWindow().evaluating());
    await own.stored.application(anApplication('Sound Care', { windowId }).scored(4));
    await own.deps.records.put({ pk: `WINDOW#${windowId}`, sk: `APPLICATION#${windowId}.damaged`, windowId });
    await own.stored.waiting(windowId, 'recommendation');
    const lead = await own.as(own.officers.lead);
    const window = `/officers/windows/${windowId}`;
    expect((await lead.get('/officers')).status).toBe(200);
    expect((await lead.get(`${window}/applications`)).html).toContain('Sound Care');
    expect((await lead.get(`${window}/recommendation`)).html).toContain('Sound Care');
    const refused = await lead.submit(`${window}/recommendation`, { text: 'Everyone who meets the conditions.' });
    expect([refused.status, refused.title]).toEqual([409, 'One of the applications cannot be read']);
    await own.deps.lists.keep(windowId, 1);
    expect((await lead.get(`${window}/recommendation`)).status).toBe(409);
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('damaged'));
    logged.mockRestore();
    await own.stop();
  });
});

describe('The list of applications', () => {
  it('shows 109 applications fifty a page by name, and finds them by status, by the beginning of a name, by reference, or by the location', async () => {
    const windowId = 's1-home-care-2031-09-01';
    await desk.stored.window(aWindow({ windowId }).evaluating());
    const applications = Array.from({ length: 109 }, (_, index) => {
      const name = `Provider ${String(index + 1).padStart(3, '0')}`;
      const one = anApplication(name, { windowId, ...(index === 70 ? { locationId: '1-555000111' } : {}) });
      return index < 9 ? one.moderating() : one.evaluating();
    });
    await desk.stored.applications(applications);
    const lead = await desk.as(desk.officers.lead);
    const base = `/officers/windows/${windowId}/applications`;
    const rowsOn = (html: string) => html.match(/Provider \d{3}(?=<\/a>)/g) ?? [];
    const rows = async (query: string) => rowsOn((await lead.get(base + query)).html);
    const pages: string[] = [];
    for (let url: string | undefined = base; url; ) {
      const { html } = await lead.get(url);
      pages.push(`${rowsOn(html)[0]} to ${rowsOn(html).at(-1)}`);
      url = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(pages).toEqual([
      'Provider 001 to Provider 050',
      'Provider 051 to Provider 100',
      'Provider 101 to Provider 109',
    ]);
    expect(await rows('?status=moderating')).toHaveLength(9);
    expect((await rows('?name=provider%20042'))[0]).toBe('Provider 042');
    const unknown = await lead.get(`${base}?name=provider%202x`);
    expect(unknown.html).toContain('No name begins with “provider 2x”');
    expect(await rows(`?name=${applications[7]?.receipt.reference.toLowerCase()}`)).toEqual(['Provider 008']);
    expect(await rows('?name=%201-555000111')).toEqual(['Provider 071']);
    await desk.stored.application(anApplication('Elsewhere Care', { locationId: '1-555000222' }).evaluating());
    expect((await lead.get(`${base}?name=1-555000222`)).html).toContain('No name begins with “1-555000222”');
    expect((await lead.get(`/officers/windows/${windowId}`)).html).toContain('109 applications were received');
  });
});

describe('The audit trail', () => {
  it('has who decided what, when and why, for those who may read it', async () => {
    const windowId = 's1-home-care-2032-09-01';
    await desk.stored.window(aWindow({ windowId }).evaluating());
    const application = await desk.stored.application(
      anApplication('Sorrel Care', { windowId }).registrationReferred(),
    );
    await desk.stored.waiting(application.applicationId, 'registration-referral');
    const lead = await desk.as(desk.officers.lead);
    const url = `/officers/windows/${windowId}/applications/${application.applicationId}/registration`;
    await lead.get(url);
    await lead.submit(url, { decision: 'accept', reason: 'The successor is registered since May.' });
    const { html } = await (await desk.as(desk.officers.approver)).get(`/officers/windows/${windowId}/audit`);
    for (const part of [
      'Registration accepted',
      'Sorrel Care',
      'Priya Example',
      'The successor is registered since May.',
    ])
      expect(html).toContain(part);
  });
});
