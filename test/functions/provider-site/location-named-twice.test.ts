import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { aCompleteDraft, fillIn, newApplicants } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
const location = at('questions/registration/location');
const notice = 'Another account names this location too';
let site: ProviderSite;
const begun = newApplicants(() => site, windowId);
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
});
afterAll(() => site.stop());

/** A new provider that saves a location, by whatever button. */
const naming = async (locationId: string, otherwise: Record<string, string> = {}) => {
  const { visitor, subject } = await begun();
  const shown = await fillIn(visitor, windowId, 'registration', { locationId, ...otherwise });
  const sees = async () => (await visitor.get(location)).html.includes(notice);
  const names = (another: string) => fillIn(visitor, windowId, 'registration', { locationId: another });
  return { visitor, subject, shown, sees, names };
};

describe('Whoever names a location that another account of the window names', () => {
  it('is told so, what it means and whom to ask, and nothing of the other', async () => {
    const first = await naming(KIND.good);
    expect(first.shown.html).not.toContain(notice);
    const { shown, visitor } = await naming(KIND.good);
    for (const words of [
      notice,
      'another account has begun or submitted an application that names this location',
      'an officer looks at both before either goes further',
      'ask the procurement team of Staffordshire County Council',
    ])
      expect(shown.html).toContain(words);
    expect(shown.html).not.toContain(first.subject);
    expect((await visitor.submit(location, { isYou: 'yes' })).title).toMatch(/^Your application to join/);
    expect((await visitor.get(at('check'))).html).toContain(notice);
  });

  it('is told as well when it saved for later, before it submits', async () => {
    await naming(KIND.outstanding);
    const { visitor } = await naming(KIND.outstanding, { _later: 'yes' });
    const { html } = await visitor.get(at('check'));
    expect(html).toContain(notice);
    expect(html).toContain('See what CQC’s register says of this location');
  });

  it('is told no more once the other names another location, by every way of changing it', async () => {
    const [first, second] = [await naming(KIND.dormant), await naming(KIND.dormant)];
    expect(await second.sees()).toBe(true);
    await first.names(KIND.neverRated);
    expect(await second.sees()).toBe(false);
    await first.names(KIND.dormant);
    expect(await second.sees()).toBe(true);
    await first.visitor.get(location);
    await first.visitor.submit(location, { chosen: KIND.neverRated });
    expect(await second.sees()).toBe(false);
  });

  it('is told no more once the other is withdrawn, and again once it is submitted again', async () => {
    const { visitor, subject } = await begun();
    await aCompleteDraft(site, windowId, subject);
    await fillIn(visitor, windowId, 'registration', { locationId: KIND.inheritedRating });
    const second = await naming(KIND.inheritedRating);
    const sends = async (page: string, from = page) => {
      await visitor.get(at(from));
      return visitor.submit(at(page));
    };
    expect((await sends('submit', 'check')).title).toBe('Application submitted');
    expect(await second.sees()).toBe(true);
    await sends('withdraw');
    expect(await second.sees()).toBe(false);
    expect((await sends('submit', 'check')).title).toBe('Application submitted');
    expect(await second.sees()).toBe(true);
  });

  it('is told of a third where the first lets go', async () => {
    const [first, second] = [await naming(KIND.unknownWord), await naming(KIND.unknownWord)];
    const third = await naming(KIND.unknownWord);
    await first.names(KIND.neverRated);
    expect([await second.sees(), await third.sees()]).toEqual([true, true]);
  });

  it('is told nothing of what its own account does, nor of another window', async () => {
    const other = 's1-home-care-2027-09-01';
    await site.aWindow(other);
    const { visitor, subject, sees } = await naming(KIND.noCompaniesHouse);
    await visitor.get(`/apply/windows/${other}`);
    await visitor.submit(`/apply/windows/${other}/start`);
    await fillIn(visitor, other, 'registration', { locationId: KIND.noCompaniesHouse });
    await fillIn(await site.visit({ subject }), windowId, 'registration', { ratingStatement: 'Once more.' });
    expect(await sees()).toBe(false);
  });
});
