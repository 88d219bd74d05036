import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clock } from '../../builders/clock.ts';
import { anAgreement, aPublicSite } from './a-public-site.ts';

let site: Awaited<ReturnType<typeof aPublicSite>>;
beforeAll(async () => {
  site = await aPublicSite();
});
afterAll(() => site.stop());
beforeEach(() => clock.at('2027-02-10T12:00:00.000Z'));
afterEach(() => {
  clock.reset();
});

let number = 0;
const anAgreementOfItsOwn = () => anAgreement(`news-${++number}`);
const lettersTo = async (email: string) => {
  const { items } = await site.letters.unsent({ limit: 500 });
  return items.filter(({ to }) => to === email);
};
const linkIn = (body = '') => /\/agreements\/\S+\/news\/confirm\?code=\S+/.exec(body)?.[0] ?? '';
const readersOf = async (agreementId: string) =>
  (await site.news.page(agreementId, {})).items.map(({ email }) => email);

/** Types an address into the form, and follows the link that came. */
const asks = async (agreement: ReturnType<typeof anAgreement>, email: string) => {
  const visitor = site.visit(agreement);
  const at = `/agreements/${agreement.id}/news`;
  await visitor.get(at);
  const shown = await visitor.submit(at, { email });
  const letters = await lettersTo(email);
  return { visitor, shown, letters, link: linkIn(letters.at(-1)?.body) };
};

describe('Somebody without an account who wants to be told when applications open', () => {
  it('is sent a link, confirms by a button, and is told that they did', async () => {
    const agreement = anAgreementOfItsOwn();
    const { visitor, shown, letters, link } = await asks(agreement, 'ada@example.com');
    expect(shown.title).toBe('Check your email');
    expect(letters.map(({ kind }) => kind)).toEqual(['news-to-confirm']);
    expect(site.woken.at(-1)).toEqual({ letter: { letterId: letters[0]?.letterId, kind: 'news-to-confirm' } });
    expect(await readersOf(agreement.id)).toEqual([]);
    expect((await visitor.get(link)).title).toBe('Confirm that we may write to you');
    expect((await visitor.submit(link)).title).toBe('We will write to you when applications open');
    expect(await readersOf(agreement.id)).toEqual(['ada@example.com']);
  });

  it('is put on no list by a program that follows the links in letters', async () => {
    const agreement = anAgreementOfItsOwn();
    const { visitor, link } = await asks(agreement, 'scanned@example.com');
    for (let time = 0; time < 3; time += 1) {
      await visitor.get(link);
      await visitor.head(link);
    }
    expect(await readersOf(agreement.id)).toEqual([]);
  });

  it('reads the same answer whether or not the address is told already, and gets one letter a day', async () => {
    const agreement = anAgreementOfItsOwn();
    const first = await asks(agreement, 'known@example.com');
    await first.visitor.get(first.link);
    await first.visitor.submit(first.link);
    const again = await asks(agreement, 'known@example.com');
    const other = await asks(agreement, 'unknown@example.com');
    expect(again.shown).toEqual(first.shown);
    expect(other.shown).toEqual(first.shown);
    expect(again.letters).toHaveLength(1);
    expect((await asks(agreement, 'KNOWN@example.com')).letters).toHaveLength(0);
    clock.at('2027-02-11T12:00:00.000Z');
    expect((await asks(agreement, 'known@example.com')).letters).toHaveLength(2);
  });

  it.each([
    ['', 'Enter an email address'],
    ['nobody', 'Enter an email address'],
  ])('reads beside the field what is wrong with “%s”', async (email, wrong) => {
    const { shown } = await asks(anAgreementOfItsOwn(), email);
    expect(shown.status).toBe(400);
    expect(shown.html).toContain(wrong);
    expect(shown.html).toContain('href="#email"');
  });

  it('reads that a link is no longer good after a day, of another agreement, or made up', async () => {
    const agreement = anAgreementOfItsOwn();
    const { visitor, link } = await asks(agreement, 'late@example.com');
    clock.at('2027-02-11T11:59:00.000Z');
    const good = await visitor.get(link);
    expect([good.status, good.headers['cache-control']]).toEqual([200, 'no-store']);
    clock.at('2027-02-11T12:01:00.000Z');
    for (const address of [link, `/agreements/${agreement.id}/news/confirm?code=made-up`]) {
      const shown = await visitor.get(address);
      expect([shown.status, shown.title]).toEqual([410, 'This link is no longer good']);
      expect(shown.html).toContain(`href="/agreements/${agreement.id}/news"`);
      expect((await visitor.post(address, {})).status).toBe(410);
    }
    clock.at('2027-02-10T13:00:00.000Z');
    const other = anAgreementOfItsOwn();
    expect((await site.visit(agreement, other).get(link.replace(agreement.id, other.id))).status).toBe(410);
    expect(await readersOf(agreement.id)).toEqual([]);
  });

  it('stops it by a button, and reads the same where there was nothing to stop', async () => {
    const agreement = anAgreementOfItsOwn();
    const { visitor, link } = await asks(agreement, 'enough@example.com');
    await visitor.get(link);
    await visitor.submit(link);
    const [reader] = (await site.news.page(agreement.id, {})).items;
    const stop = `/agreements/${agreement.id}/news/stop?who=${reader?.who}&code=${reader?.code}`;
    await visitor.get(stop);
    expect(await readersOf(agreement.id)).toHaveLength(1);
    await visitor.submit(stop.replace(/code=.*/, 'code=of-another'));
    expect(await readersOf(agreement.id)).toHaveLength(1);
    expect((await visitor.submit(stop)).title).toBe('We write to you no more');
    expect(await readersOf(agreement.id)).toEqual([]);
    expect((await visitor.submit(stop)).title).toBe('We write to you no more');
  });

  it('waits where a hundred asked within ten minutes, and is told until when', async () => {
    const agreement = anAgreementOfItsOwn();
    for (let each = 0; each < 100; each += 1) await site.allowances.use('news', agreement.id, String(each));
    const { shown, letters } = await asks(agreement, 'crowd@example.com');
    expect(shown.status).toBe(429);
    expect(shown.html).toContain('Try again after 12:10pm');
    expect(letters).toEqual([]);
  });
});
