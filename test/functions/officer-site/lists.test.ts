import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { metered } from '../../support/metered.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
let desk: Desk;
let meter: ReturnType<typeof metered>;
beforeAll(async () => {
  desk = await anOfficersDesk();
  meter = metered(desk.tables.documents);
  await desk.stored.window(aWindow().evaluating());
  for (const who of [desk.officers.edith, desk.officers.evan]) await desk.stored.declared(windowId, who);
});
afterAll(() => desk.stop());

type Stage = 'registrationReferred' | 'complianceReferred' | 'evaluating' | 'moderating';
let kept = 0;
const apply = async (count: number, ...stages: readonly Stage[]) => {
  for (const stage of stages)
    for (let number = 0; number < count; number += 1) {
      kept += 1;
      const application = anApplication(`${stage} ${String(kept).padStart(4, '0')}`)[stage]();
      await desk.deps.applications.open(application, frozenOf(application));
    }
};
const namesOn = (html: string) => html.match(/\w+ \d{4}(?=<\/a>)/g) ?? [];
const leadingOn = (html: string) =>
  [...html.matchAll(/href="([^"]+)" rel="next"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

describe('A page that lists applications', () => {
  it('costs what it shows, however many there are', async () => {
    const { lead, edith, moderator } = desk.officers;
    const pages = [
      [lead, '/officers'],
      [lead, base],
      [lead, `${base}/applications`],
      [lead, `${base}/applications?status=evaluating`],
      [lead, `${base}/referrals`],
      [lead, `${base}/control`],
      [edith, `${base}/evaluate`],
      [moderator, `${base}/moderate`],
    ] as const;
    const costs = async () => {
      const units: number[] = [];
      for (const [who, url] of pages) {
        const visitor = await desk.as(who);
        units.push(await meter.of(() => visitor.get(url)));
      }
      return units;
    };
    await apply(51, 'registrationReferred', 'complianceReferred', 'evaluating', 'moderating');
    const few = await costs();
    await apply(100, 'registrationReferred', 'complianceReferred', 'evaluating', 'moderating');
    const grown = (await costs()).map((units, index) => units / (few[index] ?? 0));
    for (const [index, [, url]] of pages.entries()) expect([url, (grown[index] ?? 9) <= 1.2]).toEqual([url, true]);
  }, 60_000);

  it('shows the beginning of each list with how many there are, and each list alone to its end', async () => {
    const lead = await desk.as(desk.officers.lead);
    const first = await lead.get(`${base}/referrals`);
    expect(first.html).toContain('Registration (151)');
    const [next = ''] = leadingOn(first.html);
    const names = namesOn(first.html).filter((name) => name.startsWith('registration'));
    for (let url: string | undefined = next; url; ) {
      const { html } = await lead.get(url);
      expect(html).not.toContain('Declarations and gates');
      names.push(...namesOn(html));
      [url] = leadingOn(html);
    }
    expect([names.length, new Set(names).size]).toEqual([151, 151]);
  });

  it('says where a list alone is empty, with a way back to all', async () => {
    const lead = await desk.as(desk.officers.lead);
    const { html } = await lead.get(`${base}/referrals?list=in-doubt`);
    expect(html).toContain('Nothing is in this list now');
    expect(html).toContain(`href="${base}/referrals"`);
  });
});

describe('A window that was unsealed before there were lists', () => {
  const olderWindow = async (windowId: string, stage: 'received' | 'registrationReferred' = 'received') => {
    await desk.stored.window(aWindow({ windowId }).evaluating());
    await desk.stored.olderApplication(anApplication('Older Care', { windowId })[stage]());
    return desk.as(desk.officers.lead);
  };

  it('is said to be not listed yet, and not to be empty', async () => {
    const older = 's1-home-care-2026-09-01';
    const lead = await olderWindow(older);
    const shown = await lead.get(`/officers/windows/${older}/applications`);
    expect([shown.status, shown.title]).toEqual([503, 'The lists of this window are not made yet']);
  });

  it('is said to be not listed yet though one application of it was opened, or listed, since', async () => {
    const older = 's1-home-care-2025-09-01';
    const lead = await olderWindow(older);
    await desk.stored.application(anApplication('Late Care', { windowId: older }).received());
    await desk.stored.declared(older, desk.officers.edith);
    const edith = await desk.as(desk.officers.edith);
    const moderator = await desk.as(desk.officers.moderator);
    for (const [who, page] of [
      [lead, 'applications'],
      [lead, 'declaration'],
      [lead, 'control'],
      [lead, 'referrals'],
      [edith, 'evaluate'],
      [moderator, 'moderate'],
    ] as const)
      expect([page, (await who.get(`/officers/windows/${older}/${page}`)).status]).toEqual([page, 503]);
  });

  it('has a page that does not say that nobody applied, and its line on the first page not that nothing waits', async () => {
    const older = 's1-home-care-2024-09-01';
    const lead = await olderWindow(older, 'registrationReferred');
    await desk.stored.waiting(older, 'recommendation');
    const own = (await lead.get(`/officers/windows/${older}`)).html;
    expect(own).not.toContain('0 applications were received');
    expect(own).toContain('not counted yet');
    const first = (await lead.get('/officers')).html;
    const line = first.split('<section').find((section) => section.includes(older)) ?? '';
    expect(line).toContain('not known yet');
    expect(line).not.toContain('Nothing in this window waits for you now');
    expect(line).not.toContain('Recommend places');
  });
});

describe('The list of a window that was cancelled a moment ago', () => {
  it('shows what it counts as cancelled, before what runs is ended', async () => {
    const cancelled = 's1-home-care-2029-03-01';
    const built = aWindow({ windowId: cancelled }).evaluating();
    await desk.stored.window(built);
    await desk.stored.application(anApplication('Stopped Care', { windowId: cancelled }).evaluating());
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`/officers/windows/${cancelled}/cancel`);
    await lead.submit(`/officers/windows/${cancelled}/cancel`, {
      reason: 'The council no longer goes on with this window.',
      confirm: 'yes',
    });
    const all = await lead.get(`/officers/windows/${cancelled}/applications`);
    expect(all.html).toMatch(/value="window-cancelled"[^>]*>[^<]*\(1\)/);
    const shown = await lead.get(`/officers/windows/${cancelled}/applications?status=window-cancelled`);
    expect(shown.html).toContain('Stopped Care');
  });
});

describe('What an officer types to find an application', () => {
  it.each([
    ['name', `${'a'.repeat(1_100)}-1`],
    ['from', `${'\u{10C80}'.repeat(200)}#${'a'.repeat(400)}`],
    ['before', `${'\u{10C80}'.repeat(200)}#${'a'.repeat(400)}`],
  ])('is answered with a page, however long it is: %s', async (field, value) => {
    const lead = await desk.as(desk.officers.lead);
    const shown = await lead.get(`${base}/applications?${new URLSearchParams({ [field]: value })}`);
    expect(shown.status).toBe(200);
  });

  it('is answered in the audit trail too', async () => {
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get(`${base}/audit?application=${'a'.repeat(1_100)}`)).status).toBe(200);
  });
});

describe('The first page of a lead who has not declared for a window yet', () => {
  it('costs no more, however many faults wait in it', async () => {
    const undeclared = 's1-home-care-2032-03-01';
    await desk.stored.window(aWindow({ windowId: undeclared }).evaluating());
    const fresh = { subject: 'nina', name: 'Nina New', groups: ['procurement-lead'] };
    const nina = await desk.as(fresh);
    const faults = async (from: number, to: number) => {
      for (let number = from; number < to; number += 1)
        await desk.stored.waiting(`${undeclared}.provider-${number}`, 'fault');
      return meter.of(() => nina.get('/officers'));
    };
    const few = await faults(0, 60);
    const many = await faults(60, 360);
    expect(many / few).toBeLessThan(1.2);
    expect((await nina.get('/officers')).html).toContain('Look at faults and try again</a> (1 or more)');

    const conflicts = Array.from({ length: 360 }, (_, number) => `${undeclared}.provider-${number}`);
    await desk.stored.declared(undeclared, fresh, ...conflicts);
    expect((await nina.get('/officers')).html).toContain('Look at faults and try again</a> (some may be for you)');
  }, 60_000);
});

describe('A name that begins with a number', () => {
  it('is found by its first digits', async () => {
    const numbered = 's1-home-care-2030-09-01';
    await desk.stored.window(aWindow({ windowId: numbered }).evaluating());
    for (const name of ['Ash Care', '31 Care', '247 Care'])
      await desk.stored.application(anApplication(name, { windowId: numbered }).received());
    const lead = await desk.as(desk.officers.lead);
    const { html } = await lead.get(`/officers/windows/${numbered}/applications?name=24`);
    expect(html).toContain('247 Care');
    expect(html).not.toContain('No name begins with');
  });
});

describe('A declaration of several conflicts', () => {
  it('is one entry of the audit trail, and declaring the same again is none', async () => {
    const declared = 's1-home-care-2028-03-01';
    await desk.stored.window(aWindow({ windowId: declared }).evaluating());
    const applicants = await Promise.all(
      ['One', 'Two', 'Three'].map((name) =>
        desk.stored.application(anApplication(`${name} Care`, { windowId: declared }).received()),
      ),
    );
    const { edith } = desk.officers;
    const ids = applicants.map(({ applicationId }) => applicationId);
    const at = `/officers/windows/${declared}/declaration`;
    const visitor = await desk.as(edith);
    await visitor.get(at);
    await visitor.submit(at, { declaration: 'some', nature: 'My sister works there since 2024.', conflicts: ids });
    await visitor.get(at);
    await visitor.submit(at, { declaration: 'some', nature: 'My sister works there since 2024.', conflicts: ids });
    const entries = (await desk.stored.audit(declared)).filter(
      ({ action, subject }) => action === 'conflicts of interest declared' && subject === edith.subject,
    );
    expect(entries).toHaveLength(1);
  });
});
