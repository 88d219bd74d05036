import { beforeEach, describe, expect, it } from 'vitest';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { remindApplicants } from '../../../functions/workflow/remind-applicants/handler.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from './a-council.ts';

const dayBefore = '2027-03-30T11:00:00.000Z';
const twoHoursBefore = '2027-03-31T09:00:00.000Z';

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
});
type Deps = Parameters<typeof remindApplicants>[0];
const remind = (other: Partial<Deps> = {}) =>
  remindApplicants({ ...council, marks: council.sealed, ...other })({ windowId });
const unsent = async () => Array.fromAsync(everyItem((after) => council.letters.unsent({ after })));
const reminded = async () => (await unsent()).map(({ letterId }) => letterId.split('.').at(-1));

/** Providers that have begun an application, and hear of the agreement's windows. */
const begun = async (...names: string[]) => {
  for (const providerId of names) {
    await council.sealed.start(windowId, providerId, opensAt);
    const email = `${providerId}@example.com`;
    await council.interests.register('s1-home-care', {
      providerId,
      name: `Care of ${providerId}`,
      email,
      since: opensAt,
    });
  }
};

describe('Reminding whoever has not submitted', () => {
  it('writes to those who have begun and not submitted, or withdrawn, once, and has it sent', async () => {
    await council.aWindow();
    await begun('drafting', 'submitted', 'withdrawn');
    await council.submits('submitted');
    await council.submits('withdrawn', '1-101');
    const withdrawn = await council.sealed.get(windowId, 'withdrawn');
    if (withdrawn) await council.sealed.withdraw(withdrawn, []);
    council.at(plusDuration(dayBefore, 'PT0.4S'));
    for (const _ of ['once', 'again'])
      expect(await remind()).toEqual({ status: 'reminding', lookAt: twoHoursBefore, closesAt });
    expect(await reminded()).toEqual(['drafting', 'withdrawn']);
    expect(council.invoked).toEqual([{}, {}]);
  });

  it('says when the window closes, where to go on, that nothing need be done and whom to ask, and nothing of what is missing', async () => {
    await council.aWindow();
    await begun('drafting');
    council.at(dayBefore);
    await remind();
    const [letter] = await unsent();
    expect(letter).toMatchObject({
      letterId: `${windowId}.reminder-2027-03-30T11:00:00.drafting`,
      kind: 'reminder',
      to: 'drafting@example.com',
      tooLateFrom: '2027-03-30T11:10:00.000Z',
      subject:
        'Home Care Platform Agreement: applications close at 12 noon on Wednesday 31 March 2027, and yours is not submitted',
    });
    expect(letter?.body).toBe(
      [
        'Dear Care of drafting,',
        'You started an application to join the Home Care Platform Agreement, and it is not submitted. It does not count until you submit it.',
        'Applications close at 12 noon on Wednesday 31 March 2027. Nothing can be submitted after that.',
        `You can see what is still to do, and submit it: https://council.example/apply/windows/${windowId}/tasks`,
        'If you do not want to apply, you do not need to do anything. Nobody at the council reads an application that was not submitted.',
        'If you submitted it a moment ago, this email crossed with it: your receipt counts.',
        'If something stops you, ask us before the close: telephone 01632 960 001 on working days from 9am to 5pm, or write to home-care-agreement@example.gov.uk.',
      ].join('\n\n'),
    );
  });

  it('keeps it from officers: their pages find no such letter', async () => {
    await council.aWindow();
    await begun('drafting');
    council.at(dayBefore);
    await remind();
    const [letter] = await unsent();
    expect(await council.letters.get(letter?.letterId ?? '')).toBeUndefined();
  });

  it('writes to nobody at other times, of a window that was cancelled, or where the agreement says nothing of reminders', async () => {
    const window = await council.aWindow();
    await begun('drafting');
    council.at('2027-03-29T11:00:00.000Z');
    expect(await remind()).toEqual({ status: 'reminding', lookAt: dayBefore, closesAt });
    await council.windows.move(window, 'cancelled', {}, { at: council.now(), action: 'window cancelled' });
    council.at(dayBefore);
    await remind();
    expect(await unsent()).toEqual([]);
    const other = await aCouncil();
    await other.aWindow({}, { reminders: [] });
    other.at(dayBefore);
    expect(await remindApplicants({ ...other, marks: other.sealed })({ windowId })).toEqual({
      status: 'reminded',
      closesAt,
    });
    await other.close();
  });

  it('leaves nobody a reminder who submits while it is being written, whichever comes first', async () => {
    await council.aWindow();
    await begun('before', 'after');
    council.at(dayBefore);
    const enqueue: Deps['letters']['enqueue'] = async (letters, at) => {
      if (letters[0]?.letterId.endsWith('before')) await council.submits('before');
      await council.letters.enqueue(letters, at);
      if (letters[0]?.letterId.endsWith('after')) await council.submits('after', '1-101');
    };
    await remind({ letters: { ...council.letters, enqueue } });
    expect(await unsent()).toEqual([]);
  });

  it('stops where the window is extended or cancelled meanwhile, or its ten minutes are over', async () => {
    await council.aWindow();
    const names = Array.from({ length: 20 }, (_, index) => `p${String(index).padStart(2, '0')}`);
    await begun(...names);
    council.at(dayBefore);
    const enqueue: Deps['letters']['enqueue'] = async (letters, at) => {
      await council.letters.enqueue(letters, at);
      council.at(plusDuration(dayBefore, 'PT10M'));
    };
    await remind({ letters: { ...council.letters, enqueue } });
    const written = (await unsent()).length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(8);
  });

  it('goes on with the others where one cannot be written to, and is tried again where that passes', async () => {
    await council.aWindow();
    await begun('broken', 'drafting', 'slow');
    council.at(dayBefore);
    const get: Deps['interests']['get'] = async (agreementId, providerId) => {
      if (providerId === 'broken') throw new Error('Unreadable');
      if (providerId === 'slow') throw Object.assign(new Error('Slow down'), { name: 'ThrottlingException' });
      return council.interests.get(agreementId, providerId);
    };
    await expect(remind({ interests: { get } })).rejects.toThrow('Slow down');
    expect(await reminded()).toEqual(['drafting']);
    expect(council.invoked).toHaveLength(1);
    await remind();
    expect((await reminded()).toSorted()).toEqual(['broken', 'drafting', 'slow']);
  });

  it('answers nothing by which somebody could learn who has begun, or how many', async () => {
    await council.aWindow();
    council.at(dayBefore);
    const ofNobody = await remind();
    await begun('drafting', 'another');
    expect(await remind()).toEqual(ofNobody);
  });
});
