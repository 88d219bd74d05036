import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFirm, anAccount, invited, joined } from './firm.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

type Account = ReturnType<typeof anAccount>;
const signIn = (account: Account) => site.visit(account);
const end = async (by: Awaited<ReturnType<typeof signIn>>, who: Account) => {
  const address = `/apply/people/${who.subject}`;
  await by.get(address);
  await by.submit(address, { part: 'ended' });
  return by.submit(address);
};

describe('Whoever acts alone, but once asked somebody or was left alone', () => {
  it('can accept an invitation: nothing is kept of the provider that they were', async () => {
    const [asha, dora, nobody] = [anAccount('Asha Patel'), anAccount('Dora Alone'), anAccount('Nobody')];
    const alone = await signIn(dora);
    await invited(site, alone, nobody, 'sign');
    const link = await invited(site, await signIn(asha), dora, 'prepare');
    await alone.get(link);
    expect((await alone.submit(link, { answer: 'accepted' })).title).toBe('Your applications');
    expect(await site.people.of(dora.subject)).toBeUndefined();
    expect(await site.people.actsFor(dora.subject)).toBe(asha.subject);
    expect((await alone.get('/apply/people')).html).toContain('May prepare, since');
    await alone.get('/apply/people/stop-acting');
    await alone.submit('/apply/people/stop-acting', { known: ['yes'] });
    expect((await alone.get('/apply/people')).html).toContain('You act alone');
  });

  it('comes back to the provider that they began with when they are invited again, and never gets another’s by leaving one', async () => {
    const { asha, ben, signs, prepares } = await aFirm(site);
    await signs.get(`/apply/people/${ben.subject}`);
    await signs.submit(`/apply/people/${ben.subject}`, { part: 'sign' });
    await end(prepares, asha);
    const back = async () => site.visit({ ...asha, actsFor: (await site.people.actsFor(asha.subject)) ?? 'nobody' });
    const [again, elsewhere] = [await invited(site, prepares, asha, 'prepare'), anAccount('Eve Other')];
    const visitor = await back();
    await visitor.get(again);
    expect((await visitor.submit(again, { answer: 'accepted' })).title).toBe('Your applications');
    expect((await site.people.of(asha.subject))?.people.map(({ id, part }) => [id, part])).toEqual([
      [ben.subject, 'sign'],
      [asha.subject, 'prepare'],
    ]);
    await end(prepares, asha);

    const other = await invited(site, await signIn(elsewhere), asha, 'sign');
    const joins = await back();
    await joins.get(other);
    expect((await joins.submit(other, { answer: 'accepted' })).title).toBe('Your applications');
    await joins.get('/apply/people/stop-acting');
    await joins.submit('/apply/people/stop-acting', { known: ['yes'] });
    expect([asha.subject, elsewhere.subject, undefined]).not.toContain(await site.people.actsFor(asha.subject));
    expect((await joins.get('/apply/people')).html).not.toContain('Ben Prepares');
  });
});

describe('An invitation of somebody who may not sign any more', () => {
  it('is over, whether they were taken out or only prepare from now on', async () => {
    for (const part of ['ended', 'prepare'] as const) {
      const { asha, signs } = await aFirm(site);
      const [carol, mallory] = [anAccount('Carol Signs'), anAccount('Mallory Waits')];
      const other = await joined(site, signs, carol, 'sign');
      const link = await invited(site, other, mallory, 'sign');
      await signs.get(`/apply/people/${carol.subject}`);
      await signs.submit(`/apply/people/${carol.subject}`, { part });
      if (part === 'ended') await signs.submit(`/apply/people/${carol.subject}`);
      expect((await (await signIn(mallory)).get(link)).status).toBe(404);
      expect((await site.people.of(asha.subject))?.invitations).toEqual([]);
    }
  });
});

describe('Several requests at once', () => {
  it('accept an invitation once, and each says that it is done', async () => {
    const [asha, ben] = [anAccount('Asha Patel'), anAccount('Ben Prepares')];
    const link = await invited(site, await signIn(asha), ben, 'prepare');
    const visitor = await signIn(ben);
    await visitor.get(link);
    const twice = [visitor.submit(link, { answer: 'accepted' }), visitor.submit(link, { answer: 'accepted' })];
    expect((await Promise.all(twice)).map(({ title }) => title)).toEqual(['Your applications', 'Your applications']);
    expect((await site.people.of(asha.subject))?.people).toHaveLength(2);
  });

  it('hold a session to what its owner may do, also one on which nobody noted that they act with others', async () => {
    const { asha, signs } = await aFirm(site);
    const other = await joined(site, signs, anAccount('Carol Signs'), 'sign');
    const unnoted = await signIn(asha);
    expect((await unnoted.get('/apply/people/invite')).status).toBe(200);
    await other.get(`/apply/people/${asha.subject}`);
    await other.submit(`/apply/people/${asha.subject}`, { part: 'prepare' });
    expect((await unnoted.get('/apply/people/invite')).status).toBe(403);
  });
});
