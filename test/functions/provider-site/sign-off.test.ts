import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aCompleteDraft, fillIn } from './answers.ts';
import { aFirm, anAccount, joined, lettersOf } from './firm.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

/** The home care agreement, where it asks for a sign-off. */
const asking = { ...s1(), signOff: true };
let count = 0;
/** A window, and a firm with a complete draft in it. */
const ready = async (agreement: Agreement = asking) => {
  count += 1;
  const windowId = `s1-home-care-2027-06-${String(count).padStart(2, '0')}`;
  await site.aWindow(windowId, {}, agreement);
  const firm = await aFirm(site);
  await aCompleteDraft(site, windowId, firm.asha.subject);
  const at = (page: string) => `/apply/windows/${windowId}/${page}`;
  const status = async () => (await site.sealed.get(windowId, firm.asha.subject))?.status;
  const frozen = async () => (await site.sealed.standing(windowId, firm.asha.subject))?.frozen;
  return { ...firm, windowId, at, status, frozen };
};
type Ready = Awaited<ReturnType<typeof ready>>;
type Visitor = Ready['signs'];

const ask = async ({ prepares, at }: Ready) => {
  await prepares.get(at('check'));
  return prepares.submit(at('ask-to-sign'));
};
const decide = async ({ signs, at }: Ready, decision: 'sign' | 'decline', reason = '') => {
  await signs.get(at('sign-off'));
  return signs.submit(at('sign-off'), { decision, reason });
};
const submit = async ({ at }: Ready, by: Visitor, fields = {}) => {
  await by.get(at('check'));
  return by.submit(at('submit'), fields);
};
const FIX = 'The hours of zone 8 are those of last year.';

describe('An agreement that asks for a sign-off', { timeout: 30_000 }, () => {
  it('says on the first day that nobody has given it', async () => {
    const { prepares, signs, at } = await ready();
    for (const visitor of [prepares, signs]) expect((await visitor.get(at('tasks'))).html).toContain('Nobody has yet.');
  });

  it('lets whoever prepared it submit it once it is signed off, and the frozen application says who vouched for it', async () => {
    const about = await ready();
    const refused = await submit(about, about.prepares);
    expect([refused.status, refused.html]).toEqual([
      400,
      expect.stringContaining('signs it off before it is submitted'),
    ]);
    expect((await ask(about)).html).toContain('Ben Prepares asked whoever may sign to look at it');
    const [asked] = (await lettersOf(site, 'signing-asked')).filter(({ to }) => to === about.asha.email);
    expect(asked?.body).toContain(about.at('check'));

    expect((await decide(about, 'sign')).html).toContain('Signed off by Asha Patel');
    expect((await lettersOf(site, 'signing-answered')).map(({ to }) => to)).toContain(about.ben.email);
    expect((await submit(about, about.prepares)).title).toBe('Application submitted');
    const section = (await about.frozen())?.sections.at(-1);
    expect(section).toMatchObject({ title: 'Signed off', rows: [{ answer: 'Asha Patel' }, {}] });
  });

  it('is not satisfied once an answer was changed: it has to be signed off again', async () => {
    const about = await ready();
    await decide(about, 'sign');
    await fillIn(about.prepares, about.windowId, 'q1', { answer: 'Another answer than was signed off.' });
    const refused = await submit(about, about.prepares);
    expect([refused.status, await about.status()]).toEqual([400, 'draft']);
    expect(refused.html).toContain('It has to be signed off again');
  });

  it('can be declined with a reason, which whoever asked is told; and taken back after it was given', async () => {
    const about = await ready();
    await ask(about);
    expect((await decide(about, 'decline')).status).toBe(400);
    await decide(about, 'sign');
    await decide(about, 'decline', FIX);
    const refused = await submit(about, about.prepares);
    expect([refused.status, await about.status()]).toEqual([400, 'draft']);
    expect(refused.html).toContain(FIX);
    await ask(about);
    await decide(about, 'decline', FIX);
    const told = (await lettersOf(site, 'signing-answered')).filter(({ to }) => to === about.ben.email);
    expect(told.at(-1)?.body).toContain(FIX);
  });

  it('is given by submitting where whoever may sign submits, who has to say so', async () => {
    const about = await ready();
    const refused = await submit(about, about.signs);
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining('sign them off')]);
    expect((await submit(about, about.signs, { signing: ['yes'] })).title).toBe('Application submitted');
    expect((await about.frozen())?.sections.at(-1)?.rows[0]?.answer).toBe('Asha Patel');
  });

  it('is never given for answers that whoever gives it was not shown', async () => {
    const about = await ready();
    const { signs, prepares, at, windowId } = about;
    const changed = () => fillIn(prepares, windowId, 'q1', { answer: `Another answer, at ${clock.tick()}.` });
    await signs.get(at('sign-off'));
    await changed();
    const late = await signs.submit(at('sign-off'), { decision: 'sign' });
    expect([late.status, late.html]).toEqual([409, expect.stringContaining('has changed the application meanwhile')]);

    const { html } = await signs.get(at('check'));
    await changed();
    const refused = await signs.submit(at('submit'), { signing: ['yes'] });
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining('was changed after you opened it')]);
    const [, link = ''] = /href="([^"]+\/sign-off[^"]*)"/.exec(html) ?? [];
    expect((await signs.get(link)).html).toContain('Read them again before you sign them off');
    expect(await about.status()).toBe('draft');
    expect((await submit(about, signs, { signing: ['yes'] })).title).toBe('Application submitted');
  });

  it('tells whoever asked of each answer, until it is submitted; asking again does not take it away', async () => {
    const about = await ready();
    await ask(about);
    await decide(about, 'sign');
    await about.prepares.get('/apply/account');
    const again = await about.prepares.submit(about.at('ask-to-sign'));
    expect([again.status, again.html]).toEqual([400, expect.stringContaining('It is signed off already')]);
    await decide(about, 'decline', FIX);
    await decide(about, 'sign');
    const told = (await lettersOf(site, 'signing-answered')).filter(({ to }) => to === about.ben.email);
    expect(told.map(({ subject }) => subject.split(': ')[1])).toEqual([
      'your application is signed off',
      'your application is not signed off',
      'your application is signed off',
    ]);
    const answers: number[] = [];
    for (let time = 0; time < 3; time += 1) answers.push((await decide(about, 'decline', FIX)).status);
    expect(answers).toEqual([200, 200, 429]);
  });

  it('is worth nothing any more once whoever gave it may not sign', async () => {
    const about = await ready();
    const carol = anAccount('Carol Signs');
    const other = await joined(site, about.signs, carol, 'sign');
    await other.get(about.at('sign-off'));
    await other.submit(about.at('sign-off'), { decision: 'sign' });
    await about.signs.get(`/apply/people/${carol.subject}`);
    await about.signs.submit(`/apply/people/${carol.subject}`, { part: 'prepare' });
    expect([(await submit(about, about.prepares)).status, await about.status()]).toEqual([400, 'draft']);
  });

  it('takes one of two answers that come at once', async () => {
    const about = await ready();
    const other = await joined(site, about.signs, anAccount('Carol Signs'), 'sign');
    for (const visitor of [about.signs, other]) await visitor.get(about.at('sign-off'));
    const answers = await Promise.all([
      about.signs.submit(about.at('sign-off'), { decision: 'sign' }),
      other.submit(about.at('sign-off'), { decision: 'decline', reason: FIX }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('is asked for only of a complete application, and within a measure', async () => {
    const about = await ready();
    const { prepares, at, windowId } = about;
    const answers: number[] = [];
    for (let time = 0; time < 6; time += 1) answers.push((await ask(about)).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 400]);
    await prepares.get(at('questions/q1'));
    await prepares.submit(at('questions/q1'), { answer: '', _later: 'yes' });
    await prepares.get('/apply/account');
    expect((await prepares.submit(at('ask-to-sign'))).html).toContain('Complete every page first');
    expect((await decide(about, 'sign')).status).toBe(400);
    expect((await site.sealed.get(windowId, about.asha.subject))?.status).toBe('draft');
  });
});

describe('An agreement that does not ask for one', { timeout: 30_000 }, () => {
  it('has no such page, is submitted by whoever may sign, and they can be asked to', async () => {
    const about = await ready(s1());
    expect((await about.signs.get(about.at('sign-off'))).status).toBe(404);
    expect((await ask(about)).html).toContain('asked whoever may sign to look at it');
    expect((await submit(about, about.prepares)).status).toBe(400);
    expect((await submit(about, about.signs)).title).toBe('Application submitted');
    expect((await about.frozen())?.sections.map(({ page }) => page)).not.toContain('sign-off');
  });
});
