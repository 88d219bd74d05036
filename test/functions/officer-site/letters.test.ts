import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { NOT_ON_THE_LIST } from '../../../adapters/notify/only-to.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import type { LetterKind } from '../../../domain/letters/letter.ts';
import { rejectionProposedLetterId } from '../../../domain/letters/representation-letters.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock, day, now } from '../../builders/clock.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let windowId: string;
let count = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  clock.reset();
  count += 1;
  windowId = `s1-home-care-2027-03-${String(count).padStart(2, '0')}`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
});

/** An applicant whose letter could not be delivered. */
const undelivered = async (name: string, kind: LetterKind = 'outcome', letterId?: string, { notSent = false } = {}) => {
  const application = await desk.stored.application(
    anApplication(name, { windowId, email: 'wrong@provider.example' }).scored(),
  );
  const id = letterId ?? outcomeLetterIdOf(windowId, application.providerId);
  const { letters } = desk.deps;
  await letters.enqueue(
    [{ letterId: id, kind, to: application.email, addressee: name, subject: 'The outcome', body: 'You lost lot A.' }],
    now,
  );
  const letter = (await Array.fromAsync(everyItem((after) => letters.unsent({ after })))).find(
    (each) => each.letterId === id,
  );
  if (!letter) throw new Error('The letter is lost');
  const claimed = await claimedLetter(letters, letter, now);
  if (notSent) await letters.keepUnsent(claimed, { at: now, error: NOT_ON_THE_LIST });
  else await letters.markUndeliverable(claimed, { at: now, error: 'ValidationError' });
  return { ...application, letterId: id, url: `/officers/letters/${encodeURIComponent(id)}` };
};
const again = (to = 'right@provider.example') => ({ decision: 'again', to, reason: 'Given by telephone today.' });
const [year, month, date] = day.split('-');
const byPost = {
  decision: 'otherwise',
  how: 'post',
  'on-day': date ?? '',
  'on-month': month ?? '',
  'on-year': year ?? '',
  reason: 'Posted first class; the receipt is on the file.',
};
const answered = () => desk.asked.filter(({ body }) => String(body.taskToken).includes(windowId));

describe('A letter that could not be delivered', () => {
  it('is a task of those who decide, who see to whom, why and since when, and not what it says', async () => {
    const { url } = await undelivered('Ash Care');
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get('/officers')).html).toContain('See to letters that could not be delivered');
    const list = await lead.get('/officers/letters');
    for (const text of [
      'Ash Care',
      'wrong@provider.example',
      'this is no email address',
      'Since 11am on Wednesday 14 April 2027',
    ])
      expect(list.html).toContain(text);
    const one = await lead.get(url);
    expect(one.status).toBe(200);
    expect(list.html + one.html).not.toContain('You lost lot A');
  });

  it('is no business of evaluators and approvers', async () => {
    const { url } = await undelivered('Birch Care');
    for (const who of [desk.officers.edith, desk.officers.approver]) {
      const visitor = await desk.as(who);
      expect((await visitor.get('/officers')).html).not.toContain('could not be delivered');
      expect([(await visitor.get('/officers/letters')).status, (await visitor.get(url)).status]).toEqual([403, 403]);
    }
  });

  it('is kept from who has a conflict of interest with the applicant, and from who has declared nothing yet', async () => {
    const { url, applicationId } = await undelivered('Cedar Care');
    await desk.stored.declared(windowId, desk.officers.manager, applicationId);
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get('/officers/letters')).html).not.toContain('Cedar Care');
    expect((await manager.get(url)).title).toBe('You declared a conflict of interest');

    const newcomer = await desk.as({ ...desk.officers.lead, subject: 'nadia', name: 'Nadia Example' });
    const list = await newcomer.get('/officers/letters');
    expect(list.html).not.toContain('Cedar Care');
    expect(list.html).toContain(`/officers/windows/${windowId}/declaration`);
    expect((await newcomer.get(url)).title).toBe('Declare conflicts of interest first');
  });

  it('tells no officer who has applied while a window is sealed: receipts are not listed', async () => {
    await undelivered('Damson Care', 'receipt', `${windowId}.receipt-1.damson`);
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get('/officers/letters')).html).not.toContain('Damson Care');
    expect((await lead.get(`/officers/letters/${windowId}.receipt-1.damson`)).status).toBe(404);
  });

  it('is sent again to a corrected address, which is the application’s from then on, and the audit trail keeps why', async () => {
    const { url, letterId, applicationId } = await undelivered('Elm Care');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    await lead.submit(url, again());
    expect(await desk.deps.letters.get(letterId)).toMatchObject({ status: 'waiting', to: 'right@provider.example' });
    expect(await desk.deps.applications.get(applicationId)).toMatchObject({ email: 'right@provider.example' });
    expect(desk.asked.some(({ action }) => action.startsWith('Invoke send-letters'))).toBe(true);
    expect(await desk.stored.audit(windowId)).toContainEqual(
      expect.objectContaining({
        action: 'letter sent again',
        by: { id: 'priya', name: 'Priya Example' },
        subject: applicationId,
        detail: 'outcome to a corrected address: Given by telephone today.',
      }),
    );
    expect((await lead.get('/officers/letters')).html).not.toContain('Elm Care');
    expect((await lead.get(url)).html).toContain('It is on its way again');
  });

  it('about a proposed rejection is sent again to a corrected address, where all later letters about it go too', async () => {
    const { providerId } = anApplication('Dogwood Care', { windowId }).received();
    const about = { windowId, round: 1, providerId };
    const told: Representation = {
      ...about,
      applicationId: `${windowId}.${providerId}`,
      reference: 'HC-2703-TESTED',
      organisationName: 'Dogwood Care',
      email: 'wrong@provider.example',
      reasons: ['TUPE was not understood and costed.'],
      toldAt: now,
      replyBy: plusDuration(now, 'PT240H'),
      version: 1,
    };
    await desk.deps.records.transact([desk.deps.representations.open(told)]);
    const { url } = await undelivered('Dogwood Care', 'rejection-proposed', rejectionProposedLetterId(told));
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    await lead.submit(url, again());
    expect(await desk.deps.representations.get(about)).toMatchObject({ email: 'right@provider.example', version: 2 });
  });

  it('can be delivered otherwise, with how, the day and a reason', async () => {
    const { url, letterId } = await undelivered('Fig Care');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    await lead.submit(url, byPost);
    expect(await desk.deps.letters.get(letterId)).toMatchObject({
      status: 'delivered-otherwise',
      otherwise: { how: 'post', on: day, by: { name: 'Priya Example' } },
    });
    expect((await lead.get(url)).html).toContain('recorded that it was delivered by post on 14 April 2027');
  });

  it.each([
    ['nothing selected', { reason: 'Given by telephone today.' }, 'Select what you have done about it'],
    ['an address that is none', again('right'), 'Enter an email address in the correct format'],
    ['a reason that says nothing', { ...again(), reason: 'ok' }, 'at least 10 letters'],
    ['a day to come', { ...byPost, 'on-day': '15' }, 'The day cannot be in the future'],
    ['a day before it was written', { ...byPost, 'on-day': '13' }, 'it cannot have been delivered before'],
    ['no day', { ...byPost, 'on-day': '' }, 'The day on which it was posted or said must include a day'],
  ])('is not settled with %s', async (what, fields, told) => {
    const { url, letterId } = await undelivered(`Hazel Care ${what}`);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const shown = await lead.submit(url, fields);
    expect([shown.status, shown.html.includes(told)]).toEqual([400, true]);
    expect(await desk.deps.letters.get(letterId)).toMatchObject({ status: 'undeliverable' });
  });

  it('holds the award until the last one is settled, and then lets it go on', async () => {
    const [one, two] = [await undelivered('Ivy Care'), await undelivered('Juniper Care')];
    await desk.stored.waiting(windowId, 'undelivered-letters');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(one.url);
    await lead.submit(one.url, again());
    expect(answered()).toEqual([]);
    await lead.get(two.url);
    await lead.submit(two.url, byPost);
    expect(answered()).toMatchObject([{ action: 'SendTaskSuccess', body: { output: '{}' } }]);
  });

  it('lets the award go on where two officers settle the last two at the same moment', async () => {
    const [one, two] = [await undelivered('Larch Care'), await undelivered('Maple Care')];
    await desk.stored.waiting(windowId, 'undelivered-letters');
    const visitors = [await desk.as(desk.officers.lead), await desk.as(desk.officers.manager)];
    await Promise.all([visitors[0]?.get(one.url), visitors[1]?.get(two.url)]);
    await Promise.all([visitors[0]?.submit(one.url, again()), visitors[1]?.submit(two.url, byPost)]);
    // Whoever finds the other's answer stored may bring it on too: the machine takes the first and knows the second by its token.
    const answers = answered().map(({ action, body }) => [action, body.taskToken, body.output]);
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect((await desk.deps.waits.get(windowId, 'undelivered-letters'))?.status).not.toBe('waiting');
  });

  it('is settled once: the same form again changes nothing, another officer’s is refused', async () => {
    const { url, letterId } = await undelivered('Oak Care');
    const lead = await desk.as(desk.officers.lead);
    const manager = await desk.as(desk.officers.manager);
    await lead.get(url);
    await manager.get(url);
    const both = await Promise.all([lead.submit(url, again()), lead.submit(url, again())]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    clock.at(plusDuration(now, 'PT1M'));
    expect((await manager.submit(url, byPost)).title).toBe('This letter has been seen to already');
    expect(await desk.deps.letters.get(letterId)).toMatchObject({ status: 'waiting', round: 2 });
  });
});

describe('A letter that a stage keeps to itself', () => {
  it('is shown to officers with why, and is no task of anybody', async () => {
    const { url } = await undelivered('Rowan Care', 'outcome', undefined, { notSent: true });
    const lead = await desk.as(desk.officers.lead);
    const list = await lead.get('/officers/letters');
    expect(list.html).toContain('Letters that are not sent');
    expect(list.html).toContain('Rowan Care');
    expect(list.html).toContain('Not sent: not on the list of those whom this stage of the service writes to.');
    expect(list.html).not.toContain(`href="${url}"`);
    const one = await lead.get(url);
    expect(one.html).toContain('what waits for it goes on as if it had been sent');
    expect(one.html).not.toContain('What have you done about it?');
  });
});
