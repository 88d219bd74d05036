import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { CannotBeUnsealed, type UnsealingFault } from '../../../domain/application/set-aside.ts';
import { closeWindow } from '../../../functions/workflow/close-window/handler.ts';
import { openWindow } from '../../../functions/workflow/open-window/handler.ts';
import { prepareWindow } from '../../../functions/workflow/prepare-window/handler.ts';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { aCouncil, type Council, closesAt, goodAnswers, opensAt, windowId } from './a-council.ts';

let council: Council;
const councils: Council[] = [];
beforeEach(async () => {
  council = await aCouncil();
  councils.push(council);
});
afterAll(() => {
  for (const each of councils) each.close();
});

const lettersOf = async ({ letters }: Council) => Array.fromAsync(everyItem((after) => letters.unsent({ after })));
const scheduled = {
  execution: 'first',
  opening: { agreementId: 's1-home-care', scheduledTime: '2027-03-01T09:00:00Z' },
};

describe('preparing a window', () => {
  it('takes its times from the agreement’s file, across the change to summer time', async () => {
    const prepared = await prepareWindow(council)(scheduled);
    expect(prepared).toEqual({ windowId, status: 'prepared', opensAt, closesAt });
    expect((await council.windows.agreement(windowId))?.questionnaire.threshold).toBe(60);
  });

  it('is done once: a repeated attempt finds it, and a second execution is told that another runs it', async () => {
    await prepareWindow(council)(scheduled);
    expect(await prepareWindow(council)(scheduled)).toMatchObject({ status: 'prepared' });
    expect(await prepareWindow(council)({ ...scheduled, execution: 'second' })).toMatchObject({
      status: 'run-by-another',
    });
  });

  it('keeps who opened an additional window, and why', async () => {
    const additional = {
      opensAt: '2027-06-01T08:00:00.000Z',
      closesAt: '2027-06-30T11:00:00.000Z',
      reason: 'Zone 5 is short of hours',
      by: { id: 'lead', name: 'A Lead' },
    };
    const prepared = await prepareWindow(council)({
      execution: 'first',
      opening: { agreementId: 's1-home-care', additional },
    });
    expect(prepared.windowId).toBe('s1-home-care-2027-06-01-0800');
    expect((await council.windows.get(prepared.windowId))?.additional).toEqual({
      by: additional.by,
      reason: additional.reason,
    });
  });
});

describe('opening a window', () => {
  it('moves it from scheduled to open, and leaves one that was cancelled as it is', async () => {
    await council.aWindow({ status: 'scheduled' });
    expect(await openWindow(council)({ windowId })).toMatchObject({ status: 'open' });
    expect(await openWindow(council)({ windowId })).toMatchObject({ status: 'open' });
    const open = await council.windows.get(windowId);
    if (open) await council.windows.move(open, 'cancelled', {}, { at: council.now(), action: 'cancelled' });
    expect(await openWindow(council)({ windowId })).toMatchObject({ status: 'cancelled' });
  });

  it('tells each registered provider once, however often it is attempted', async () => {
    await council.aWindow();
    for (const name of ['a', 'b', 'c']) {
      await council.interests.register('s1-home-care', {
        providerId: name,
        name,
        email: `${name}@example.com`,
        since: opensAt,
      });
    }
    expect(await tellProviders(council)({ windowId })).toEqual({ told: 3 });
    await tellProviders(council)({ windowId });
    const written = await lettersOf(council);
    expect(written.map(({ to }) => to).toSorted()).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
    expect(written[0]?.body).toContain('12 noon on Wednesday 31 March 2027');
  });

  it('tells them of an extension with its reason', async () => {
    const change = {
      kind: 'extended',
      at: '2027-03-20T10:00:00.000Z',
      by: { id: 'lead', name: 'A Lead' },
      reason: 'The site was down on 19 March',
      closesAt: '2027-04-02T11:00:00.000Z',
    } as const;
    await council.aWindow({ changes: [change] });
    await council.interests.register('s1-home-care', {
      providerId: 'a',
      name: 'a',
      email: 'a@example.com',
      since: opensAt,
    });
    await tellProviders(council)({ windowId, changeAt: change.at });
    const [letter] = await lettersOf(council);
    expect(letter?.subject).toContain('12 noon on Friday 2 April 2027');
    expect(letter?.body).toContain('The site was down on 19 March');
  });
});

describe('closing a window', () => {
  it('waits for the closing instant, and follows an extension', async () => {
    await council.aWindow();
    council.at('2027-03-31T10:59:59.999Z');
    expect(await closeWindow(council)({ windowId })).toMatchObject({ status: 'open', closesAt });
    council.at(closesAt);
    expect(await closeWindow(council)({ windowId })).toMatchObject({ status: 'closed' });
    expect(await closeWindow(council)({ windowId })).toMatchObject({ status: 'closed' });
  });

  it('takes a submission up to the last millisecond before it, and none at it', async () => {
    await council.aWindow();
    council.at('2027-03-31T10:59:59.999Z');
    await council.submits('in-time', goodAnswers('1-100'), '1-100');
    council.at(closesAt);
    await expect(council.submits('late', goodAnswers('1-101'), '1-101')).rejects.toThrow(Conflict);
  });

  it('takes what arrived in time though the window has been closed meanwhile, until unsealing begins', async () => {
    await council.aWindow({ status: 'closed' });
    council.at('2027-03-31T10:59:59.999Z');
    await council.submits('in-time', goodAnswers('1-100'), '1-100');
    council.at('2027-03-31T11:01:00.000Z');
    await unsealApplications({ ...council, unsealDocuments: async () => {} })({ windowId });
    council.at('2027-03-31T10:59:59.999Z');
    await expect(council.submits('too-late', goodAnswers('1-101'), '1-101')).rejects.toThrow(Conflict);
  });
});

describe('unsealing', () => {
  const unseal = (copied: string[] = []) =>
    unsealApplications({ ...council, unsealDocuments: async (answers) => void copied.push(...Object.keys(answers)) });

  it('is refused while the window is open', async () => {
    await council.aWindow();
    await council.submits('a', goodAnswers('1-100'), '1-100');
    await expect(unseal()({ windowId })).rejects.toThrow('not closed');
    expect(await council.applications.get(`${windowId}.a`)).toBeUndefined();
  });

  it('opens every application that stands submitted, and none that was withdrawn or never sent', async () => {
    await council.aWindow({ status: 'closed' });
    await council.submits('a', goodAnswers('1-100'), '1-100');
    await council.submits('b', goodAnswers('1-101'), '1-101');
    const b = await council.sealed.get(windowId, 'b');
    if (b) await council.sealed.withdraw(b, []);
    await council.sealed.start(windowId, 'c', opensAt);
    expect(await unseal()({ windowId })).toEqual({ windowId, applicationIds: [`${windowId}.a`] });
    expect(await council.applications.get(`${windowId}.a`)).toMatchObject({
      status: 'received',
      email: 'a@example.com',
    });
    expect(await council.windows.get(windowId)).toMatchObject({ status: 'evaluating' });
  });

  it.each<[string, string, UnsealingFault, (council: Council) => Promise<void>]>([
    ['whose submission is missing', 'b', 'submission-missing', ({ damage }) => damage('SUBMISSION#0001', undefined)],
    ['whose submission cannot be read', 'b', 'submission-unreadable', ({ damage }) => damage('SUBMISSION#0001', {})],
    [
      'whose submission was kept by an older schema',
      'b',
      'submission-unreadable',
      ({ damage }) => damage('SUBMISSION#0001', { frozen: { lots: 'A' } }),
    ],
    [
      'whose mark in the list is damaged',
      'b',
      'submission-unreadable',
      ({ damage }) => damage('MARK', { attempt: 'one' }),
    ],
  ])('sets aside an application %s, and the others go on', async (_, providerId, fault, spoil) => {
    await council.aWindow({ status: 'closed' });
    for (const [index, each] of ['a', 'b', 'c'].entries())
      await council.submits(each, goodAnswers(`1-10${index}`), `1-10${index}`);
    await spoil(council);
    const all = ['a', 'b', 'c'].map((each) => `${windowId}.${each}`);
    expect(await unseal()({ windowId })).toEqual({ windowId, applicationIds: all });
    expect(await council.applications.get(`${windowId}.c`)).toMatchObject({ status: 'received' });
    expect(await council.applications.get(`${windowId}.b`)).toBeUndefined();
    expect(await council.setAside.of(windowId)).toMatchObject([{ providerId, fault, attempts: 1 }]);
    expect(await council.windows.get(windowId)).toMatchObject({ status: 'evaluating' });
  });

  it('takes one that was set aside up again once it is mended, and says no while it is not', async () => {
    await council.aWindow({ status: 'closed' });
    await council.submits('a', goodAnswers('1-100'), '1-100');
    let isMended = false;
    const unsealing = unsealApplications({
      ...council,
      unsealDocuments: async () => {
        if (!isMended) throw new CannotBeUnsealed('file-missing');
      },
    });
    await unsealing({ windowId });
    const again = { windowId, applicationId: `${windowId}.a` };
    await expect(unsealing(again)).rejects.toThrow(CannotBeUnsealed);
    expect(await council.setAside.of(windowId)).toMatchObject([{ fault: 'file-missing', attempts: 2 }]);
    isMended = true;
    expect(await unsealing(again)).toEqual({ windowId, applicationIds: [`${windowId}.a`] });
    expect(await council.setAside.of(windowId)).toEqual([]);
    expect(await council.applications.get(`${windowId}.a`)).toMatchObject({ status: 'received' });
  });

  it('may be attempted again after a fault, and changes nothing that was done', async () => {
    await council.aWindow({ status: 'closed' });
    await council.submits('a', goodAnswers('1-100'), '1-100');
    await unseal()({ windowId });
    const [, before] = [await unseal()({ windowId }), await council.applications.get(`${windowId}.a`)];
    expect(before?.version).toBe(1);
  });
});
