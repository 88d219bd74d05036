import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecidedTogether } from '../../../domain/application/decided-together.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const reason = 'New services that CQC is still to inspect: no failure.';
const unrated = 'CQC has not rated this location. This is not a failure.';
const newlyRegistered = (name: string, windowId: string): OpenedApplication => {
  const application = anApplication(name, { windowId }).registrationReferred();
  const { registration } = application;
  if (!registration) throw new Error('It was not checked');
  return {
    ...application,
    registration: { ...registration, findings: [{ code: 'not-rated', outcome: 'refer', text: unrated }] },
  };
};

let count = 0;
/** A window of its own with referred registrations whose machines wait. */
const aWindowWith = async (...names: readonly string[]) => {
  count += 1;
  const windowId = `s1-home-care-2027-03-${String(count).padStart(2, '0')}`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const all: OpenedApplication[] = [];
  for (const name of names) {
    const application = await desk.stored.application(newlyRegistered(name, windowId));
    await desk.stored.waiting(application.applicationId, 'registration-referral');
    all.push(application);
  }
  const base = `/officers/windows/${windowId}/referrals`;
  return { windowId, all, base, url: `${base}/together/registration`, ids: all.map((each) => each.applicationId) };
};
const get = async ({ applicationId }: Pick<OpenedApplication, 'applicationId'>) =>
  desk.deps.applications.get(applicationId);
const statuses = async (all: readonly OpenedApplication[]) =>
  Promise.all(all.map(async (each) => (await get(each))?.status));
const confirmedOn = (html: string): string => /name="confirmed" value="([^"]+)"/.exec(html)?.[1] ?? '';
/** What the result page says of each: its name, and what became of it. */
const rowsOn = (html: string) =>
  [...html.matchAll(/<tr[^>]*><th scope="row"[\s\S]*?<\/tr>/g)].map(([row]) =>
    row
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );

describe('Several referrals decided together', () => {
  it('are shown in words, and accepted one by one with what becomes of each', async () => {
    const { windowId, all, base, url, ids } = await aWindowWith('Ash Care', 'Birch Care', 'Cedar Care', 'Damson Care');
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get(base)).html).toContain(`href="${url}"`);
    const shown = await lead.get(url);
    expect(shown.html).toContain('Nothing is rejected here.');
    expect(shown.html).toContain('Select the 4 like Ash Care');
    const alike = await lead.get(`${url}?like=${ids[0]}`);
    expect(alike.html.match(/type="checkbox"[^>]* checked/g)).toHaveLength(4);

    const [, , , damson] = all;
    if (!damson) throw new Error('There is no fourth');
    const by = personOf(desk.officers.lead);
    await desk.deps.applications.change(
      damson,
      { conflicts: [{ by, at: clock.now() }] },
      { by, at: clock.now(), action: 'conflict declared' },
    );
    const check = await lead.submit(url, { applications: ids, reason });
    expect(check.title).toBe('Accept these 3 applications?');
    expect(check.html).toContain('Left out: You declared a conflict of interest with this applicant.');
    expect(check.html).toContain(unrated);
    expect(await statuses(all)).toEqual(Array(4).fill('registration-referred'));

    const result = await lead.submit(url, { applications: ids });
    expect(result.title).toBe('Referrals decided together');
    expect(result.html).toContain('3 accepted, 1 left out, 0 still to do.');
    expect(rowsOn(result.html).map((row) => /Accepted at|declared a conflict/.exec(row)?.[0])).toEqual([
      ...Array(3).fill('Accepted at'),
      'declared a conflict',
    ]);
    expect(result.html).not.toContain('>Go on<');
    expect(await statuses(all)).toEqual([...Array(3).fill('registration-accepted'), 'registration-referred']);

    const decision = (await get({ applicationId: ids[0] ?? '' }))?.registrationDecision;
    expect(decision).toMatchObject({ decision: 'accept', reason, by, together: { others: 2 } });
    const entries = (await desk.stored.audit(windowId)).filter(({ action }) => action === 'registration accepted');
    expect(entries.map(({ subject, by: who }) => [subject, who?.name]).toSorted()).toEqual(
      ids
        .slice(0, 3)
        .map((id) => [id, 'Priya Example'])
        .toSorted(),
    );
    for (const { detail } of entries)
      expect(detail).toBe(`${reason} (decided together with two others, ${decision?.together?.togetherId})`);
    const told = desk.asked.filter(({ body }) => ids.some((id) => String(body.taskToken).includes(`for ${id},`)));
    expect(told.map(({ action }) => action)).toEqual(Array(3).fill('SendTaskSuccess'));

    const list = await lead.get(base);
    expect(list.html).toContain('3 registrations, by Priya Example at');
    expect(list.html).not.toContain('not gone through to the end');
  });

  it('are decided once by a form that is sent twice at once, and again later', async () => {
    const { all, url, ids } = await aWindowWith('Elm Care', 'Fir Care', 'Gorse Care');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const check = await lead.submit(url, { applications: ids, reason });
    const _token = desk.tokenOf(lead, desk.officers.lead);
    const form = { _token, applications: ids, reason, confirmed: confirmedOn(check.html) };
    const both = await Promise.all([lead.post(url, form), lead.post(url, form)]);
    const again = await lead.post(url, form);
    expect([...both, again].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set([...both, again].map(({ location }) => location)).size).toBe(1);
    expect(await statuses(all)).toEqual(Array(3).fill('registration-accepted'));
    expect(await Promise.all(all.map(async (each) => (await get(each))?.version))).toEqual([2, 2, 2]);
    expect((await lead.get(again.location ?? '')).html).toContain('3 accepted, 0 left out, 0 still to do.');
  });

  it('are shown once more where one of them has become another thing since', async () => {
    const { all, url, ids } = await aWindowWith('Hazel Care', 'Holly Care');
    const [lead, manager] = [await desk.as(desk.officers.lead), await desk.as(desk.officers.manager)];
    await lead.get(url);
    await lead.submit(url, { applications: ids, reason });
    const single = url.replace('referrals/together', `applications/${ids[0]}`);
    await manager.get(single);
    await manager.submit(single, { decision: 'accept', reason: 'It was inspected last week.' });
    const check = await lead.submit(url, { applications: ids });
    expect(check.title).toBe('Accept this application?');
    expect(check.html).toContain('Left out: Morgan Example accepted it at');
    expect(await statuses(all)).toEqual(['registration-accepted', 'registration-referred']);
    expect((await lead.submit(url, { applications: ids })).html).toContain('1 accepted, 1 left out, 0 still to do.');
    expect((await get({ applicationId: ids[0] ?? '' }))?.registrationDecision?.by.name).toBe('Morgan Example');
  });

  it('are gone on with by whoever began after a crash: what others did meanwhile is left out, and told', async () => {
    const { windowId, all, base } = await aWindowWith('Juniper Care', 'Larch Care', 'Maple Care', 'Oak Care');
    const [juniper, larch, maple] = all;
    if (!juniper || !larch || !maple) throw new Error('There are not four');
    const together: DecidedTogether = {
      togetherId: '20270410090000000-00000000-0000-4000-8000-000000000001',
      windowId,
      stage: 'registration',
      reason,
      by: personOf(desk.officers.lead),
      at: clock.now(),
      confirmed: 'what was shown',
      applications: all.map(({ applicationId, version }) => ({ applicationId, version })),
      leftOut: [],
      version: 1,
    };
    // It was kept, the machine of the first does not ask yet, and then the function was gone.
    const { by, at } = together;
    await desk.deps.together.begin(together, { windowId, by, at, action: 'referrals decided together' });
    const [lead, manager] = [await desk.as(desk.officers.lead), await desk.as(desk.officers.manager)];
    expect((await lead.get(base)).html).toContain('not gone through to the end');
    await desk.deps.waits.lapse(juniper.applicationId, 'registration-referral');
    const single = `/officers/windows/${windowId}/applications/${larch.applicationId}/registration`;
    await manager.get(single);
    await manager.submit(single, { decision: 'accept', reason: 'It was inspected last week.' });
    const note = single.replace(larch.applicationId, maple.applicationId);
    await manager.get(`${note}/notes`);
    await manager.submit(`${note}/notes`, { note: 'Its manager said that it has closed.', file: 'no' });

    const page = `${base}/together/${together.togetherId}`;
    const seen = await manager.get(page);
    expect(seen.html).toContain('Only Priya Example can go on with those that are left.');
    expect(rowsOn(seen.html)[1]).toContain('Morgan Example accepted it at');
    const _token = desk.tokenOf(manager, desk.officers.manager);
    expect((await manager.post(page, { _token })).status).toBe(403);
    expect((await statuses(all)).filter((each) => each === 'registration-accepted')).toHaveLength(1);

    await lead.get(page);
    const result = await lead.submit(page);
    expect(result.html).toContain('1 accepted, 2 left out, 1 still to do.');
    expect(
      rowsOn(result.html).map((row) => /Still to do|Morgan Example accepted|was changed|Accepted at/.exec(row)?.[0]),
    ).toEqual(['Still to do', 'Morgan Example accepted', 'was changed', 'Accepted at']);
    await desk.stored.waiting(juniper.applicationId, 'registration-referral', '2');
    expect((await lead.submit(page)).html).toContain('2 accepted, 2 left out, 0 still to do.');
    expect(await statuses(all)).toEqual([
      'registration-accepted',
      'registration-accepted',
      'registration-referred',
      'registration-accepted',
    ]);
    expect((await desk.deps.together.get(together))?.endedAt).toBeDefined();
  });

  it('are not decided with no reason, with none selected, or with what needs a decision of its own', async () => {
    const { all, url, ids, windowId } = await aWindowWith('Pine Care', 'Rowan Care');
    const unclear = newlyRegistered('Unclear Care', windowId);
    const registration = unclear.registration && {
      ...unclear.registration,
      findings: [{ code: 'several-locations', outcome: 'refer' as const, text: 'It has several locations.' }],
    };
    const { applicationId } = await desk.stored.application({ ...unclear, registration });
    const lead = await desk.as(desk.officers.lead);
    const shown = await lead.get(url);
    expect(shown.html).toContain('Whoever accepts it says which location counts.');
    expect(shown.html).not.toContain(`value="${applicationId}"`);
    const none = await lead.submit(url, { reason });
    expect([none.status, none.html.includes('Select which applications you accept')]).toEqual([400, true]);
    const short = await lead.submit(url, { applications: ids, reason: 'ok' });
    expect([short.status, short.html.includes('at least 10 letters')]).toEqual([400, true]);
    const forged = await lead.post(url, {
      _token: desk.tokenOf(lead, desk.officers.lead),
      applications: [applicationId],
      reason,
    });
    expect([forged.status, forged.html.includes('None of those that you selected can be accepted')]).toEqual([
      400,
      true,
    ]);
    expect(await statuses(all)).toEqual(Array(2).fill('registration-referred'));
  });
});
