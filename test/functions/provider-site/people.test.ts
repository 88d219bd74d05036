import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import { browser } from '../shared/browser.ts';
import { aSubmission } from './a-submission.ts';
import { aCompleteDraft } from './answers.ts';
import { aFirm, anAccount, invited, joined, lettersOf, linkTo } from './firm.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

let count = 0;
type Visitor = Awaited<ReturnType<ProviderSite['visit']>>;
type Account = ReturnType<typeof anAccount>;
const signIn = (account: Account) => site.visit(account);
const end = async (by: Visitor, who: Account) => {
  const address = `/apply/people/${who.subject}`;
  await by.get(address);
  await by.submit(address, { part: 'ended' });
  return by.submit(address);
};
const aWindow = async () => {
  count += 1;
  const windowId = `s1-home-care-2027-04-${String(count % 28).padStart(2, '0')}-${count}`;
  await site.aWindow(windowId);
  return windowId;
};

describe('Somebody who acts alone', () => {
  it('sees that they do, and how others are asked; nothing is kept of that', async () => {
    const account = anAccount('Asha Patel');
    const shown = await (await signIn(account)).get('/apply/people');
    expect(shown.html).toContain('You act alone.');
    expect(await site.people.of(account.subject)).toBeUndefined();
  });
});

describe('An invitation', () => {
  it('does nothing when it is opened: not for a scanner of mail, nor for whoever it came to', async () => {
    const [asha, ben] = [anAccount('Asha Patel'), anAccount('Ben Prepares')];
    const link = await invited(site, await signIn(asha), ben, 'prepare');
    const scanner = await browser(site.handler).get(link);
    const visitor = await signIn(ben);
    expect([scanner.status, (await visitor.get(link)).title]).toEqual([303, 'Do you want to act for Asha Patel?']);
    expect((await site.people.of(asha.subject))?.people.map(({ id }) => id)).toEqual([asha.subject]);
    expect(await site.people.actsFor(ben.subject)).toBeUndefined();
  });

  it('is for whoever signs in with its address, and for nobody else', async () => {
    const [asha, ben, eve] = [anAccount('Asha Patel'), anAccount('Ben Prepares'), anAccount('Eve Other')];
    const link = await invited(site, await signIn(asha), ben, 'sign');
    const other = await signIn(eve);
    const shown = await other.get(link);
    expect([shown.status, shown.title]).toEqual([403, 'This invitation is for another address']);
    expect(shown.html).not.toContain('Asha');
    await other.get('/apply/account');
    for (const answer of ['accepted', 'declined']) expect((await other.submit(link, { answer })).status).toBe(403);
    expect((await site.people.of(asha.subject))?.invitations).toHaveLength(1);
  });

  it('lets whoever accepts it work on the applications of the provider, and tells who sent it', async () => {
    const windowId = await aWindow();
    const { asha, prepares } = await aFirm(site);
    await site.sealed.start(windowId, asha.subject, clock.now());
    expect((await prepares.get('/apply')).html).toContain('You act for Asha Patel');
    expect((await prepares.get(`/apply/windows/${windowId}/tasks`)).status).toBe(200);
    const told = (await lettersOf(site, 'colleague-answered')).filter(({ to }) => to === asha.email);
    expect(told.map(({ body }) => body)).toEqual([expect.stringContaining('accepted your invitation')]);
  });

  it('accepted twice joins once, and declined leaves everything as it was', async () => {
    const [asha, ben, carol] = [anAccount('Asha Patel'), anAccount('Ben Prepares'), anAccount('Carol Declines')];
    const signs = await signIn(asha);
    const prepares = await joined(site, signs, ben, 'prepare');
    const link = await linkTo(site, ben, asha.name);
    expect((await prepares.open(link)).title).toBe('People who act for you');
    const declined = await invited(site, signs, carol, 'sign');
    const visitor = await signIn(carol);
    await visitor.get(declined);
    await visitor.submit(declined, { answer: 'declined' });
    const people = await site.people.of(asha.subject);
    expect(people?.people.map(({ name }) => name)).toEqual(['Asha Patel', 'Ben Prepares']);
    expect(people?.invitations).toEqual([]);
    expect((await visitor.get(declined)).status).toBe(404);
  });

  it('ends after a week, and once it is cancelled', async () => {
    const [asha, ben] = [anAccount('Asha Patel'), anAccount('Ben Prepares')];
    const signs = await signIn(asha);
    const link = await invited(site, signs, ben, 'prepare');
    const people = await site.people.of(asha.subject);
    const [sent] = people?.invitations ?? [];
    if (!people || !sent) throw new Error('Nothing was kept');
    const old = { ...sent, at: plusDuration(sent.at, '-PT168H') };
    await site.records.transact([site.people.write(people, people, { ...people, invitations: [old] })]);
    const visitor = await signIn(ben);
    await visitor.get(link);
    const late = await visitor.submit(link, { answer: 'accepted' });
    expect([late.status, late.html]).toEqual([403, expect.stringContaining('more than a week old')]);

    await signs.get(`/apply/people/invitations/${sent.id}`);
    await signs.submit(`/apply/people/invitations/${sent.id}`);
    expect((await visitor.get(link)).status).toBe(404);
  });

  it('is not accepted by whoever has begun an application of their own, or acts for another provider', async () => {
    const windowId = await aWindow();
    const [asha, ben] = [anAccount('Asha Patel'), anAccount('Ben Prepares')];
    const link = await invited(site, await signIn(asha), ben, 'prepare');
    await site.sealed.start(windowId, ben.subject, clock.now());
    const visitor = await signIn(ben);
    await visitor.get(link);
    expect((await visitor.submit(link, { answer: 'accepted' })).html).toContain('you have applied yourself');

    const { ben: member, prepares } = await aFirm(site);
    const another = await invited(site, await signIn(anAccount('Dora Signs')), member, 'prepare');
    await prepares.get(another);
    expect((await prepares.submit(another, { answer: 'accepted' })).html).toContain('Leave it first');
  });

  it('goes once to an address, and not to one that is there already', async () => {
    const { asha, ben, signs } = await aFirm(site);
    const again = anAccount('Carol Prepares');
    await invited(site, signs, again, 'prepare');
    for (const [email, words] of [
      [again.email.toUpperCase(), 'is invited already'],
      [ben.email, 'acts for you already'],
      [asha.email, 'acts for you already'],
      ['no address', 'Enter an email address in the correct format'],
    ] as const) {
      await signs.get('/apply/people/invite');
      const refused = await signs.submit('/apply/people/invite', { email, part: 'sign' });
      expect([refused.status, refused.html]).toEqual([400, expect.stringContaining(words)]);
    }
  });

  it('has a measure, since each is a letter of the council', async () => {
    const signs = await signIn(anAccount('Asha Patel'));
    const answers: number[] = [];
    for (let time = 0; time < 11; time += 1) {
      await signs.get('/apply/people/invite');
      const { email } = anAccount('Somebody');
      answers.push((await signs.submit('/apply/people/invite', { email, part: 'prepare' })).status);
    }
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
  });
});

describe('Who only prepares', () => {
  it('does not submit, whatever they send', async () => {
    const windowId = await aWindow();
    const { asha, prepares } = await aFirm(site);
    await aCompleteDraft(site, windowId, asha.subject);
    const check = await prepares.get(`/apply/windows/${windowId}/check`);
    expect(check.html).toContain('Somebody who may sign for your provider submits it');
    expect(check.html).not.toContain('Submit your application</button>');
    await prepares.get('/apply/account');
    const refused = await prepares.submit(`/apply/windows/${windowId}/submit`);
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining('Somebody who may sign')]);
    expect((await site.sealed.get(windowId, asha.subject))?.status).toBe('draft');
  });

  it('does not withdraw, invite or change what others may do', async () => {
    const windowId = await aWindow();
    const { asha, ben, prepares } = await aFirm(site);
    await aSubmission(site, windowId, asha.subject);
    for (const address of [
      `/apply/windows/${windowId}/withdraw`,
      '/apply/people/invite',
      `/apply/people/${asha.subject}`,
      `/apply/people/${ben.subject}`,
    ]) {
      const shown = await prepares.get(address);
      expect([address, shown.status, shown.title]).toEqual([address, 403, 'Somebody who may sign does this']);
      await prepares.get('/apply/account');
      expect((await prepares.submit(address, { part: 'sign', email: 'x@example.com' })).status).toBe(403);
    }
    expect((await prepares.get(`/apply/windows/${windowId}/receipt`)).status).toBe(200);
    expect((await site.sealed.get(windowId, asha.subject))?.status).toBe('submitted');
  });

  it('may do all once they may sign, and no more once that is taken back, in the session that is open', async () => {
    const windowId = await aWindow();
    const { asha, ben, signs, prepares } = await aFirm(site);
    await aCompleteDraft(site, windowId, asha.subject);
    const address = `/apply/people/${ben.subject}`;
    for (const [part, button] of [
      ['sign', true],
      ['prepare', false],
    ] as const) {
      await signs.get(address);
      await signs.submit(address, { part });
      const { html } = await prepares.get(`/apply/windows/${windowId}/check`);
      expect(html.includes('Submit your application')).toBe(true);
      expect(/<button[^>]*>\s*Submit your application/.test(html)).toBe(button);
    }
  });
});

describe('Somebody who does not act for a provider any more', () => {
  it('is out at their next request, in every browser, and is told', async () => {
    const { ben, signs, prepares } = await aFirm(site);
    const phone = await signIn({ ...ben });
    await site.openSessions.actFor(
      (await site.openSessions.of(ben.subject)).map(({ id }) => id),
      ben.subject,
      await site.people.actsFor(ben.subject),
    );
    await signs.get(`/apply/people/${ben.subject}`);
    const { html } = await signs.submit(`/apply/people/${ben.subject}`, { part: 'ended' });
    expect(html).toContain('Our letters may still go to their address');
    expect((await end(signs, ben)).title).toBe('People who act for you');
    expect((await prepares.get('/apply/people')).location).toContain('/apply/sign-in');
    expect((await phone.get('/apply/people')).location).toContain('/apply/sign-in');
    expect((await lettersOf(site, 'colleague-removed')).map(({ to }) => to)).toContain(ben.email);
    expect(await site.people.actsFor(ben.subject)).toBeUndefined();
  });

  it('is told so where a session was not found to be ended', async () => {
    const { asha, ben, signs } = await aFirm(site);
    await end(signs, ben);
    const left = await site.visit({ ...ben, actsFor: asha.subject });
    const shown = await left.get('/apply/people');
    expect([shown.status, shown.title]).toEqual([403, 'You have been signed out']);
    expect((await left.get('/apply/people')).status).toBe(303);
  });

  it('may leave by themselves, and acts for themselves then; the last who may sign may not', async () => {
    const { asha, ben, signs, prepares } = await aFirm(site);
    await signs.get('/apply/people/stop-acting');
    const refused = await signs.submit('/apply/people/stop-acting', { known: ['yes'] });
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining('Somebody has to be able to sign')]);
    await prepares.get('/apply/people/stop-acting');
    expect((await prepares.submit('/apply/people/stop-acting', { known: ['yes'] })).title).toBe('Your applications');
    expect((await prepares.get('/apply/people')).html).toContain('You act alone');
    expect((await site.people.of(asha.subject))?.people).toHaveLength(1);
    expect(await site.people.actsFor(ben.subject)).toBeUndefined();
  });

  it('may be whoever the provider began with: it stays with the others, and they begin anew', async () => {
    const windowId = await aWindow();
    const { asha, ben, signs, prepares } = await aFirm(site);
    await site.sealed.start(windowId, asha.subject, clock.now());
    await signs.get(`/apply/people/${ben.subject}`);
    await signs.submit(`/apply/people/${ben.subject}`, { part: 'sign' });
    await end(prepares, asha);
    expect((await signs.get('/apply/people')).location).toContain('/apply/sign-in');
    const again = await site.visit({ ...asha, actsFor: (await site.people.actsFor(asha.subject)) ?? 'nobody' });
    expect((await again.get(`/apply/windows/${windowId}/tasks`)).status).toBe(409);
    expect((await prepares.get(`/apply/windows/${windowId}/tasks`)).status).toBe(200);
    expect((await site.people.of(asha.subject))?.people.map(({ id }) => id)).toEqual([ben.subject]);
  });
});

describe('Two who change who acts for a provider at once', () => {
  it('cannot leave it without anybody who may sign', async () => {
    const [asha, ben] = [anAccount('Asha Patel'), anAccount('Ben Signs')];
    const one = await signIn(asha);
    const other = await joined(site, one, ben, 'sign');
    await one.get('/apply/people/stop-acting');
    await other.get('/apply/people/stop-acting');
    await Promise.all([
      one.submit('/apply/people/stop-acting', { known: ['yes'] }),
      other.submit('/apply/people/stop-acting', { known: ['yes'] }),
    ]);
    const left = (await site.people.of(asha.subject))?.people ?? [];
    expect(left.filter(({ part }) => part === 'sign')).toHaveLength(1);
  });
});
