import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KIND, locationIdOf, providerIdOf } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { aCompleteDraft, fillIn, newApplicants } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
const page = at('questions/registration');
const location = `${page}/location`;
let site: ProviderSite;
const begun = newApplicants(() => site, windowId);
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
});
afterEach(() => site.cqc.set('none'));
afterAll(() => site.stop());

const saves = async (locationId: string) => {
  const { visitor, subject } = await begun();
  const shown = await fillIn(visitor, windowId, 'registration', { locationId });
  return { visitor, subject, shown };
};
const savedFor = async (subject: string) => (await site.sealed.page(windowId, subject, 'registration'))?.values;

describe('A location that is saved is looked up at CQC’s register, and its provider', () => {
  it('sees name, address, rating with its date and what it means for its lots, and is asked once whether that is it', async () => {
    const { visitor, shown } = await saves(KIND.good);
    expect([shown.status, shown.title]).toEqual([200, 'Is this you?']);
    for (const words of [
      'Demo Willow Lane Home Care',
      'Example Street',
      'Good, ',
      'Your CQC registration meets the requirements today',
      'With this location these lots are open to you:',
      'Lot A: ',
    ])
      expect(shown.html).toContain(words);
    const on = await visitor.submit(location, { isYou: 'yes' });
    expect(on.title).toBe('Your application to join the Home Care Platform Agreement');
    expect((await fillIn(visitor, windowId, 'registration', { locationId: KIND.good })).title).toBe(on.title);
    expect((await fillIn(visitor, windowId, 'registration', { locationId: KIND.outstanding })).title).toBe(
      'Is this you?',
    );
  });

  it('is asked as well where the button that saves was pressed twice', async () => {
    const { visitor } = await begun();
    const { html } = await visitor.get(page);
    const _token = /name="_token" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const typed = { locationId: KIND.good, manager: 'in-post', _token, _version: '0' };
    const presses = [await visitor.post(page, typed), await visitor.post(page, typed)];
    expect(presses.map((press) => press.location)).toEqual([location, location]);
  });

  it('is led on by pressing twice as by pressing once', async () => {
    const { visitor } = await saves(KIND.good);
    const once = await visitor.submit(location, { isYou: 'yes' });
    await visitor.get(location);
    expect((await visitor.submit(location, { isYou: 'yes' })).title).toBe(once.title);
  });

  it('says no, and finds what it typed at the field', async () => {
    const { visitor, subject } = await saves(KIND.inadequate);
    const back = await visitor.submit(location, { isYou: 'no' });
    expect(back.title).toBe('Your CQC registration');
    expect(back.html).toContain(`value="${KIND.inadequate}"`);
    expect(await savedFor(subject)).toMatchObject({ locationId: KIND.inadequate });
  });

  it('is asked again where it says neither', async () => {
    const { visitor } = await saves(KIND.good);
    const again = await visitor.submit(location, {});
    expect([again.status, again.title]).toEqual([400, 'Is this you?']);
    expect(again.html).toContain('Select yes if this is your location');
  });

  it('reads before it goes on that with an Inadequate location it would not be admitted', async () => {
    const { shown } = await saves(KIND.inadequate);
    expect(shown.html).toContain('Inadequate, ');
    expect(shown.html).toContain('you would not be admitted to these lots');
    expect(shown.html).toContain('You can apply in a later round');
  });

  it('is offered the successor of a location that was registered anew, which takes its place', async () => {
    const { visitor, subject, shown } = await saves(KIND.reRegistered);
    expect(shown.html).toContain('carries this location on under a new ID');
    const next = await visitor.submit(location, { chosen: locationIdOf(5010) });
    expect(next.title).toBe('Is this you?');
    expect(await savedFor(subject)).toMatchObject({ locationId: locationIdOf(5010), manager: 'in-post' });
  });

  it('is offered its locations where it entered its provider’s ID', async () => {
    const { visitor, subject, shown } = await saves(providerIdOf(15));
    expect([shown.status, shown.title]).toEqual([200, 'That is the ID of a provider']);
    expect(shown.html).toContain(`value="${KIND.severalLocations}"`);
    expect((await visitor.submit(location, { _choosing: 'yes' })).html).toContain('Select the location that the care');
    const next = await visitor.submit(location, { chosen: locationIdOf(15, 1) });
    expect(next.title).toBe('Is this you?');
    expect(await savedFor(subject)).toMatchObject({ locationId: locationIdOf(15, 1), manager: 'in-post' });
  });

  it('gets an error at the field for an ID that the register has not got, and a way on for the sure', async () => {
    const { visitor, subject, shown } = await saves('1-123456789');
    expect(shown.title).toBe('Your CQC registration');
    expect(shown.html).toContain('href="#locationId">CQC’s register holds no location with the ID 1-123456789');
    expect(shown.html).toContain('value="1-123456789"');
    expect(shown.html).toContain('Go on with this ID');
    expect(await savedFor(subject)).toMatchObject({ locationId: '1-123456789' });
    const corrected = await visitor.submit(page, { locationId: KIND.good, manager: 'in-post' });
    expect(corrected.title).toBe('Is this you?');
  });

  it.each(['server-error', 'connection-reset', 'too-many-requests', 'malformed'])(
    'loses nothing by a register that answers with %s, and goes on',
    async (fault) => {
      site.cqc.set(fault);
      const { subject, shown } = await saves(KIND.good);
      expect([shown.status, shown.html.includes('It is checked later')]).toEqual([200, true]);
      expect(shown.html).toMatch(/href="[^"]*\/tasks"[^>]*>\s*Continue/);
      expect(await savedFor(subject)).toMatchObject({ locationId: KIND.good });
    },
  );

  it('is not held up either once it has looked up as many as an account may', async () => {
    const { visitor } = await saves(KIND.good);
    for (let times = 1; times < 20; times += 1) await visitor.get(location);
    const shown = await visitor.get(location);
    expect([shown.status, shown.title]).toEqual([200, 'You have looked up many locations within a few minutes']);
    expect(shown.html).toContain('It is checked later');
  });

  it('comes back to its answers where it came from them, from every page on the way', async () => {
    const { visitor, subject } = await begun();
    await aCompleteDraft(site, windowId, subject);
    const changed = `${page}?from=check`;
    await visitor.get(changed);
    const shown = await visitor.submit(changed, { locationId: KIND.reRegistered, manager: 'in-post' });
    expect(shown.title).toBe('Is this you?');
    await visitor.submit(`${location}?from=check`, { chosen: KIND.good });
    await visitor.submit(`${location}?from=check`, { isYou: 'no' });
    await visitor.submit(changed, { locationId: KIND.good, manager: 'in-post' });
    expect((await visitor.submit(`${location}?from=check`, { isYou: 'yes' })).title).toBe(
      'Check your answers before you submit',
    );
  });

  it('is asked about the location that another tab saved meanwhile, and confirms no other', async () => {
    const { visitor, subject } = await saves(KIND.good);
    const other = await site.visit({ subject });
    await fillIn(other, windowId, 'registration', { locationId: KIND.outstanding });
    expect((await visitor.submit(location, { isYou: 'yes' })).title).toBe('Is this you?');
    expect((await site.sealed.whole(windowId, subject))?.confirmedLocation).toBeUndefined();
  });
});

it('A page that names no location is looked up nowhere', async () => {
  const { visitor } = await begun();
  expect((await visitor.get(at('questions/contacts/location'))).status).toBe(404);
  expect((await visitor.get(location)).location).toBe(page);
});
