import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/officer-site/routes.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

let month = 0;
const aCase = async () => {
  month += 1;
  const windowId = `s1-home-care-2033-${String(month).padStart(2, '0')}-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const application = await desk.stored.application(anApplication('Elder Care', { windowId }).evaluating());
  const other = await desk.stored.application(anApplication('Aspen Care', { windowId }).registrationReferred());
  const base = `/officers/windows/${windowId}`;
  return { windowId, base, application, other, here: `${base}/applications/${application.applicationId}` };
};
const saying = (actions: readonly { readonly action: string }[]) => actions.map(({ action }) => action);

describe('What officers read', () => {
  it('is on record: who, which page, of which application, and when', async () => {
    const { windowId, here, application } = await aCase();
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(`${here}/answers`)).status).toBe(200);
    expect(await desk.stored.audit(windowId)).toContainEqual(
      expect.objectContaining({
        kind: 'read',
        action: 'read: answers',
        subject: application.applicationId,
        by: { id: desk.officers.manager.subject, name: desk.officers.manager.name },
        from: 'officer-site',
      }),
    );
  });

  it('is on record where a form that was never opened is sent empty, and answered with its page', async () => {
    const { windowId, base, other } = await aCase();
    const lead = await desk.as(desk.officers.lead);
    await lead.get('/officers/windows/open');
    const { status, html } = await lead.submit(`${base}/applications/${other.applicationId}/registration`);
    expect(status).toBe(400);
    expect(html).toContain('Aspen Care');
    expect(await desk.stored.audit(windowId)).toContainEqual(
      expect.objectContaining({ kind: 'read', action: 'read: registration check', subject: other.applicationId }),
    );
  });

  it('is on record where only the headers of a file are asked for, which hold the address of its download', async () => {
    const { windowId, here, application } = await aCase();
    const lead = await desk.as(desk.officers.lead);
    const { status, location } = await lead.head(`${here}/files/safeguarding/policy`);
    expect([status, location.includes('kept/')]).toEqual([303, true]);
    expect(await desk.stored.audit(windowId)).toContainEqual(
      expect.objectContaining({ kind: 'read', action: 'read: file', subject: application.applicationId }),
    );
  });

  it('is on record for lists and files of all applications', async () => {
    const { windowId, base } = await aCase();
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/applications`);
    await lead.get(`${base}/applications.csv`);
    const read = saying(await desk.stored.audit(windowId));
    expect(read).toContain('read: list of applications');
    expect(read).toContain('read: list of applications, as a file');
  });

  it('is on record for every page of the site but those that tell nothing of a provider: none was forgotten', () => {
    const pages = routes(desk.deps).filter(({ method }) => method === 'GET');
    const silent = [
      '/officers',
      '/officers/account/sessions',
      // They tell of officers alone.
      '/officers/audit',
      '/officers/sessions',
      '/officers/sessions/{officerId}',
      // What anybody may know of a window, and forms without a name in them.
      '/officers/windows',
      '/officers/windows/open',
      '/officers/windows/{windowId}',
      '/officers/windows/{windowId}/extend',
      '/officers/windows/{windowId}/take-back',
      '/officers/windows/{windowId}/cancel',
      '/officers/windows/{windowId}/where-it-stands',
      '/officers/windows/{windowId}/why-not',
      '/officers/windows/{windowId}/standstill/publication',
      '/officers/windows/{windowId}/standstill/end',
      '/officers/windows/{windowId}/standstill/continue',
      // What these list is public.
      '/officers/agreements/{agreementId}/contracts',
      '/officers/agreements/{agreementId}/notices',
      // What these tell is invented.
      '/officers/windows/{windowId}/calibration',
    ];
    const untold = pages.filter(({ tells }) => !tells).map(({ path }) => path);
    expect(untold.toSorted()).toEqual(silent.toSorted());
  });

  it('is on record where it was refused, by role or by a conflict of interest, with the roles held', async () => {
    const { windowId, here, base, application } = await aCase();
    const evan = await desk.as(desk.officers.evan);
    expect((await evan.get(`${base}/audit`)).status).toBe(403);
    await desk.stored.declared(windowId, desk.officers.manager, application.applicationId);
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(here)).status).toBe(403);
    const refused = (await desk.stored.audit(windowId)).filter(({ kind }) => kind === 'refusal');
    expect(refused.map(({ by, detail }) => [by?.id, detail])).toEqual([
      [desk.officers.evan.subject, '/officers/windows/{windowId}/audit, with the roles: evaluator'],
      [
        desk.officers.manager.subject,
        '/officers/windows/{windowId}/applications/{applicationId}, with the roles: contract-manager',
      ],
    ]);
  });

  it('is on record in the service’s own chain where no window of ours was asked for', async () => {
    const evan = await desk.as(desk.officers.evan);
    expect((await evan.get('/officers/windows/made-up-2033-01-01/audit')).status).toBe(403);
    expect(await desk.stored.audit('made-up-2033-01-01')).toEqual([]);
    const { items } = await desk.deps.trail.page(undefined, { limit: 1_000 });
    expect(items).toContainEqual(expect.objectContaining({ kind: 'refusal', by: expect.anything() }));
  });
});

describe('Marks', () => {
  const mark = async (windowId: string, applicationId: string, given: string, reason = '') => {
    const evan = await desk.as(desk.officers.evan);
    await desk.stored.declared(windowId, desk.officers.evan);
    const sheet = `/officers/windows/${windowId}/evaluate/${applicationId}`;
    await evan.get(sheet);
    await evan.submit(`${sheet}/start`);
    const [question = ''] = /questions\/[\w-]+/.exec((await evan.get(sheet)).html) ?? [];
    await evan.get(`${sheet}/${question}`);
    expect((await evan.submit(`${sheet}/${question}`, { mark: given, reason })).status).toBe(200);
    return question.replace('questions/', '');
  };

  it('are on record as they were given, and each change of a draft', async () => {
    const { windowId, application } = await aCase();
    const question = await mark(windowId, application.applicationId, '2');
    await mark(windowId, application.applicationId, '4', 'Says how.');
    const marks = (await desk.stored.audit(windowId)).filter(({ kind }) => kind === 'mark');
    expect(marks.map(({ detail }) => detail).toSorted()).toEqual([
      `${question}: 2 to 4; reason of 9 characters`,
      `${question}: 2, first saved; reason as before`,
    ]);
  });

  it('are not told by the trail to anybody before the application has been scored', async () => {
    const { windowId, base, application } = await aCase();
    const question = await mark(windowId, application.applicationId, '5');
    const lead = await desk.as(desk.officers.lead);
    for (const asked of ['audit', 'audit?kind=mark', 'audit.csv']) {
      const { html } = await lead.get(`${base}/${asked}`);
      expect(html).not.toContain(`${question}: 5`);
    }
    expect((await lead.get(`${base}/audit?kind=mark`)).html).toContain('Not shown before the applications have been');
  });

  it('are not told while it is moderated either: another evaluator may score in the place of marks set aside', async () => {
    const { windowId, base, application } = await aCase();
    const question = await mark(windowId, application.applicationId, '5');
    const kept = await desk.deps.applications.get(application.applicationId);
    if (kept) await desk.deps.applications.move(kept, 'moderating', {}, { at: clock.now(), action: 'moderated' });
    const lead = await desk.as(desk.officers.lead);
    for (const asked of ['audit?kind=mark', 'audit.csv']) {
      const { html } = await lead.get(`${base}/${asked}`);
      expect(html).not.toContain(`${question}: 5`);
      expect(html).toContain('Not shown before the applications have been');
    }
  });
});

describe('The audit trail', () => {
  it('can be narrowed to a person, an application and a kind, and says where nothing is left', async () => {
    const { base, application, other, here } = await aCase();
    const [lead, approver] = [await desk.as(desk.officers.lead), await desk.as(desk.officers.approver)];
    await lead.get(here);
    await approver.get(`${base}/applications/${other.applicationId}`);
    const of = async (query: string) => {
      const { html } = await lead.get(`${base}/audit?${query}`);
      return ['Elder Care', 'Aspen Care'].filter((name) => html.includes(`>${name}</a>`));
    };
    expect(await of('kind=read')).toEqual(['Elder Care', 'Aspen Care']);
    expect(await of(`kind=read&person=${desk.officers.approver.subject}`)).toEqual(['Aspen Care']);
    expect(await of(`kind=everything&application=${application.receipt.reference}`)).toEqual(['Elder Care']);
    expect(await of('')).toEqual([]);
    expect(await of('kind=alarm')).toEqual([]);
    expect((await lead.get(`${base}/audit?kind=alarm`)).html).toContain('There is no such entry.');
    expect((await lead.get(`${base}/audit?kind=nonsense&application=nobody&person=`)).status).toBe(200);
  });

  it('can be downloaded whole, with references for applications and nothing that runs in a spreadsheet', async () => {
    const { windowId, base, here, application } = await aCase();
    const lead = await desk.as(desk.officers.lead);
    for (let times = 0; times < 60; times += 1) await lead.get(here);
    const { html: text } = await lead.get(`${base}/audit.csv?kind=everything`);
    const rows = text.trim().split('\r\n');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(rows[0]).toBe('Number,When,Kind,What,Who,Application,Organisation,Details,Written by');
    expect(rows).toHaveLength((await desk.stored.audit(windowId)).length);
    expect(rows.filter((row) => row.includes('read: application'))).toHaveLength(60);
    expect(text).toContain(application.receipt.reference);
    expect(text).not.toContain(application.applicationId);
  });
});
