import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { everyOfficer } from '../who-may-ask/officers-who-ask.ts';
import { type Asked, officersWindows, type When } from '../who-may-ask/officers-windows.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let windows: Readonly<Record<When, Asked>>;
beforeAll(async () => {
  desk = await anOfficersDesk();
  windows = await officersWindows(desk);
  await everyOfficer(desk, windows);
});
afterAll(() => desk.stop());

const seenBy = async (account: Parameters<Desk['as']>[0], address: string): Promise<string> => {
  const { html } = await (await desk.as(account)).get(address);
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
};
const of = (when: When, ...rest: string[]) => ['/officers/windows', windows[when].windowId, ...rest].join('/');
const itsApplication = (when: When, page: string) => of(when, 'applications', windows[when].application(''), page);

describe('Of one, officers read', () => {
  it('application on the first page, and place where it was recommended', async () => {
    expect(await seenBy(desk.officers.lead, '/officers')).toMatch(/[^0-9]1 application: 1 awarded/);
    expect(await seenBy(desk.officers.lead, of('standstill'))).toContain('1 place recommended');
    expect(await seenBy(desk.officers.lead, of('standstill', 'recommendation'))).toContain('recommended 1 place at');
    expect(await seenBy(desk.officers.lead, of('standstill', 'applications'))).toContain('It as a spreadsheet');
  });
});

describe('Of what is over, officers read', () => {
  it('when the standstill ended, and of one to come when it ends', async () => {
    expect(await seenBy(desk.officers.lead, of('awarded'))).toContain('The standstill ended at');
    expect(await seenBy(desk.officers.lead, of('standstill'))).toContain('The standstill ends at');
    const { windowId } = windows.awarded;
    const [noticeAt, endsAt] = ['2027-04-01T10:00:00.000Z', '2027-04-12T10:00:00.000Z'];
    await desk.deps.awards.stateStandstill({ windowId, noticeAt, endsAt, basis: 'The 10th day.' });
    expect(await seenBy(desk.officers.lead, of('awarded'))).toMatch(/Standstill ended \d/);
  });

  it('until when providers could ask, and of an open window until when they can', async () => {
    expect(await seenBy(desk.officers.lead, of('evaluating', 'clarifications'))).toContain('Providers could ask until');
    expect(await seenBy(desk.officers.lead, of('open', 'clarifications'))).toContain('Providers can ask until');
  });

  it('that a check which passed found nothing', async () => {
    const { manager } = desk.officers;
    expect(await seenBy(manager, itsApplication('awarded', 'registration'))).toContain('Nothing: it was passed.');
    expect(await seenBy(manager, itsApplication('awarded', 'correction'))).not.toContain('What the check found');
  });
});

describe('Of a window in which nobody applied, officers read', () => {
  it('so where they would select the applicants that they have a conflict with', async () => {
    const windowId = 's1-home-care-2026-12-01';
    await desk.stored.window(aWindow({ windowId }).evaluating());
    const shown = await seenBy(desk.officers.edith, `/officers/windows/${windowId}/declaration`);
    expect(shown).toContain('Nobody applied in this window.');
    expect(shown).not.toContain('Applicants you have a conflict of interest with');
  });
});
