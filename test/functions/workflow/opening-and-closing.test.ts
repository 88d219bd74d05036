import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { whoIs } from '../../../adapters/dynamodb/news.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { agreementOf } from '../../../agreements/index.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { CannotBeUnsealed, type UnsealingFault } from '../../../domain/application/set-aside.ts';
import { closeWindow } from '../../../functions/workflow/close-window/handler.ts';
import { openWindow } from '../../../functions/workflow/open-window/handler.ts';
import { prepareWindow } from '../../../functions/workflow/prepare-window/handler.ts';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from './a-council.ts';

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
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

  it.each(['scheduled', 'open', 'closed'] as const)(
    'lets an execution that says so take over one that is %s, where nothing runs it any more',
    async (status) => {
      await council.aWindow({ status });
      const again = { execution: 'again', opening: { agreementId: 's1-home-care', takesOver: windowId } };
      const prepared = { windowId, status: 'prepared', opensAt, closesAt };
      expect(await prepareWindow(council)(again)).toEqual(prepared);
      expect(await prepareWindow(council)(again)).toEqual(prepared);
      expect(await council.windows.get(windowId)).toMatchObject({ status, execution: 'again' });
      expect(await prepareWindow(council)(scheduled)).toMatchObject({ status: 'run-by-another' });
    },
  );

  it.each(['evaluating', 'standstill', 'awarded', 'cancelled'] as const)(
    'lets none take over one that is %s: what is left has executions of its own',
    async (status) => {
      await council.aWindow({ status });
      const again = { execution: 'again', opening: { agreementId: 's1-home-care', takesOver: windowId } };
      expect(await prepareWindow(council)(again)).toMatchObject({ status: 'run-by-another' });
      expect(await council.windows.get(windowId)).toMatchObject({ status, execution: 'first' });
    },
  );

  it('takes over no window that there is not', async () => {
    const again = { execution: 'again', opening: { agreementId: 's1-home-care', takesOver: windowId } };
    await expect(prepareWindow(council)(again)).rejects.toThrow('no window');
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

describe('a window that cannot be', () => {
  const at = (scheduledTime: string, agreement: Agreement | undefined = agreementOf('s1-home-care')) =>
    prepareWindow({ ...council, agreementOf: () => agreement })({
      execution: 'first',
      opening: { agreementId: 's1-home-care', scheduledTime },
    });
  const notOpened = async () => (await council.windows.notOpened('s1-home-care', {})).items;

  it('is not opened by a schedule that fires after the agreement has ended: the reason is recorded', async () => {
    council.at('2028-09-01T08:00:02.000Z');
    const prepared = await at('2028-09-01T08:00:00Z');
    expect(prepared).toMatchObject({ windowId: 's1-home-care-2028-09-01', status: 'not-opened' });
    expect(await council.windows.get('s1-home-care-2028-09-01')).toBeUndefined();
    expect(await notOpened()).toMatchObject([
      {
        windowId: 's1-home-care-2028-09-01',
        at: '2028-09-01T08:00:02.000Z',
        reasons: [
          'The agreement ends on 31 August 2028, and a window closes within its term: this one would close at 12 noon on Sunday 1 October 2028.',
        ],
      },
    ]);
    await at('2028-09-01T08:00:00Z');
    expect(await notOpened()).toHaveLength(1);
  });

  it('is not opened where it would still be open when the agreement ends', async () => {
    const s1 = agreementOf('s1-home-care');
    const ending = s1 && { ...s1, term: { from: '2021-09-01', to: '2027-03-30', extensions: [] } };
    expect(await at('2027-03-01T09:00:00Z', ending)).toMatchObject({ status: 'not-opened' });
  });

  it('is not opened by the schedule while another is open, and says which', async () => {
    await council.aWindow({ windowId: 's1-home-care-2027-02-20-0900', opensAt: '2027-02-20T09:00:00.000Z' });
    const { reasons } = await at('2027-03-01T09:00:00Z');
    expect(reasons).toEqual([
      'A window is open from 9am on Saturday 20 February 2027 (Greenwich Mean Time) to 12 noon on Wednesday 31 March 2027 (British Summer Time). Two windows of one agreement are never open at once.',
    ]);
  });

  it('is one of two that are prepared at the same moment: the other finds it in the way', async () => {
    const additional = (opens: string) =>
      prepareWindow(council)({
        execution: `of ${opens}`,
        opening: {
          agreementId: 's1-home-care',
          additional: {
            opensAt: opens,
            closesAt: '2027-06-30T11:00:00.000Z',
            reason: 'Zone 5 is short of hours',
            by: { id: 'lead', name: 'A Lead' },
          },
        },
      });
    const opens = ['2027-06-01T08:00:00.000Z', '2027-06-02T08:00:00.000Z'];
    const together = await Promise.allSettled(opens.map(additional));
    const again = await Promise.all(opens.map(additional));
    expect(together.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(again.map(({ status }) => status).toSorted()).toEqual(['not-opened', 'prepared']);
    expect((await council.windows.calendar('s1-home-care')).windows).toHaveLength(1);
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
});

describe('news of an opening', () => {
  const asked = (email: string) => ({ agreementId: 's1-home-care', email, askedAt: opensAt });

  it('goes once to everybody who asked for it by email alone, with a link that stops it', async () => {
    await council.aWindow();
    await council.news.confirm(asked('ada@example.com'), 'code-of-ada', opensAt);
    await council.news.confirm(asked('Ada@Example.com'), 'newer-code', opensAt);
    expect(await tellProviders(council)({ windowId })).toEqual({ told: 1 });
    await tellProviders(council)({ windowId });
    const [letter, ...others] = await lettersOf(council);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ kind: 'news-opened', to: 'Ada@Example.com' });
    expect(letter?.body).toContain('12 noon on Wednesday 31 March 2027');
    expect(letter?.body).toMatch(/\/agreements\/s1-home-care\/news\/stop\?who=[0-9a-f]{32}&code=newer-code/);
  });

  it('goes to nobody who has an account by now, has stopped it, or asked too long ago', async () => {
    await council.aWindow();
    const since = opensAt;
    const provider = { providerId: 'a', name: 'a', email: 'Office@example.com', since };
    await council.interests.register('s1-home-care', provider);
    await council.news.confirm(asked('office@example.com'), 'one', opensAt);
    await council.news.confirm(asked('stopped@example.com'), 'two', opensAt);
    await council.news.stop('s1-home-care', whoIs('stopped@example.com'), 'two');
    await council.news.confirm(asked('kept@example.com'), 'three', opensAt);
    await council.news.stop('s1-home-care', whoIs('kept@example.com'), 'of somebody else');
    await council.news.confirm(asked('long-ago@example.com'), 'four', '2025-02-28T09:00:00.000Z');
    await tellProviders(council)({ windowId });
    const told = (await lettersOf(council)).map(({ to }) => to);
    expect(told.toSorted()).toEqual(['Office@example.com', 'kept@example.com']);
  });

  it('begins behind the place that the call before came to', async () => {
    await council.aWindow();
    for (const name of ['a', 'b', 'c']) await council.news.confirm(asked(`${name}@example.com`), name, opensAt);
    const [first = ''] = ['a', 'b', 'c'].map((name) => whoIs(`${name}@example.com`)).toSorted();
    expect(await tellProviders(council)({ windowId, after: `4#${first}` })).toEqual({ told: 2 });
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

  it('ends the question whether to tell that the window is open, which its machine waits for no longer', async () => {
    await council.aWindow();
    const telling = { subject: windowId, ask: 'window-fault', step: 'telling' } as const;
    // At its closing instant, and, of a window that was extended, before it: then the machine asks again.
    for (const at of ['2027-03-31T10:59:59.999Z', closesAt]) {
      await council.waits.begin({ ...telling, token: 'token', enteredAt: at, detail: undefined });
      council.at(at);
      await closeWindow(council)({ windowId });
      expect(await council.waits.waiting('window-fault')).toEqual([]);
    }
  });

  it('counts a submission up to the last millisecond before it; one at it is kept apart for an officer, though a page had let it through', async () => {
    await council.aWindow({ status: 'closed' });
    council.at('2027-03-31T10:59:59.999Z');
    await council.submits('in-time');
    council.at(closesAt);
    await council.submits('late', '1-101');
    council.at('2027-03-31T11:01:00.000Z');
    await unsealApplications({ ...council, unsealDocuments: async () => {} })({ windowId });
    expect(await council.applications.get(`${windowId}.in-time`)).toMatchObject({ status: 'received' });
    expect(await council.applications.get(`${windowId}.late`)).toBeUndefined();
    expect(await council.setAside.of(windowId)).toMatchObject([{ providerId: 'late', fault: 'arrived-late' }]);
  });

  it('takes what arrived in time though the window has been closed meanwhile, until it is settled as it is unsealed', async () => {
    await council.aWindow({ status: 'closed' });
    await council.sealed.start(windowId, 'too-late', opensAt);
    council.at('2027-03-31T10:59:59.999Z');
    await council.submits('in-time');
    council.at('2027-03-31T11:01:00.000Z');
    await unsealApplications({ ...council, unsealDocuments: async () => {} })({ windowId });
    council.at('2027-03-31T10:59:59.999Z');
    await expect(council.submits('too-late', '1-101')).rejects.toThrow(Conflict);
    const inTime = await council.sealed.get(windowId, 'in-time');
    await expect(inTime && council.sealed.withdraw(inTime, [])).rejects.toThrow(Conflict);
  });

  it('tells, once and kept from officers, whoever began and did not submit where their words are; nobody whose address is unknown', async () => {
    const { agreementId } = await council.aWindow({ status: 'closed' });
    for (const name of ['began', 'unknown']) await council.sealed.start(windowId, name, opensAt);
    council.at('2027-03-31T10:59:59.999Z');
    await council.submits('in-time');
    const who = { providerId: 'began', name: 'Willow Lane Care', email: 'office@willow.example', since: opensAt };
    await council.interests.register(agreementId, who);
    await council.interests.register(agreementId, { ...who, providerId: 'in-time' });
    council.at('2027-03-31T11:01:00.000Z');
    for (const _ of ['once', 'again'])
      await unsealApplications({ ...council, unsealDocuments: async () => {} })({ windowId });
    const { items } = await council.letters.unsent({});
    const told = items.filter(({ kind }) => kind === 'not-submitted');
    expect(told.map(({ letterId, to }) => [letterId, to])).toEqual([
      [`${windowId}.not-submitted.began`, 'office@willow.example'],
    ]);
    expect(told[0]?.body).toContain('it was not submitted, and not assessed. Nobody at the council has read it.');
    expect(told[0]?.body).toContain(`/apply/windows/${windowId}/draft`);
    expect(await council.letters.get(`${windowId}.not-submitted.began`)).toBeUndefined();
  });

  it('whoever sends or takes back at the very moment of unsealing has a receipt that counts, or is told that it does not', async () => {
    await council.aWindow({ status: 'closed' });
    const names = Array.from({ length: 24 }, (_, n) => `p${String(n).padStart(2, '0')}`);
    const [sending, takingBack] = [names.slice(0, 12), names.slice(12)];
    council.at('2027-03-31T10:59:59.999Z');
    await Promise.all(sending.map((name) => council.sealed.start(windowId, name, opensAt)));
    await Promise.all(takingBack.map((name, n) => council.submits(name, `1-1${n}`)));
    const heads = await Promise.all(takingBack.map((name) => council.sealed.get(windowId, name)));
    const later = { ...council, now: () => '2027-03-31T11:01:00.000Z', unsealDocuments: async () => {} };
    const [, sent, back] = await Promise.all([
      unsealApplications(later)({ windowId }),
      Promise.allSettled(sending.map((name, n) => pause(n * 8).then(() => council.submits(name, `1-2${n}`)))),
      Promise.allSettled(heads.map((head, n) => pause(n * 8).then(() => head && council.sealed.withdraw(head, [])))),
    ]);
    const opened = async (name: string) => (await council.applications.get(`${windowId}.${name}`)) !== undefined;
    expect(await Promise.all(sending.map(opened))).toEqual(sent.map(({ status }) => status === 'fulfilled'));
    expect(await Promise.all(takingBack.map(opened))).toEqual(back.map(({ status }) => status === 'rejected'));
    for (const result of [...sent, ...back])
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
  });
});

describe('unsealing', () => {
  const unsealNow = (copied: string[] = []) =>
    unsealApplications({ ...council, unsealDocuments: async (answers) => void copied.push(...Object.keys(answers)) });
  /** Those of the certificate. */
  const standing = async () => (await council.seals.certificate(windowId))?.applicationIds;
  /** A minute after the close. */
  const unseal = (copied?: string[]) => (input: Parameters<ReturnType<typeof unsealNow>>[0]) => {
    council.at('2027-03-31T11:01:00.000Z');
    return unsealNow(copied)(input);
  };

  it('is refused while the window is open', async () => {
    await council.aWindow();
    await council.submits('a');
    await expect(unseal()({ windowId })).rejects.toThrow('not closed');
    expect(await council.applications.get(`${windowId}.a`)).toBeUndefined();
  });

  it('is refused before the closing that those who submitted were promised, whatever the window’s record says by now', async () => {
    const window = await council.aWindow();
    await council.submits('a');
    council.at('2027-03-20T09:00:00.000Z');
    const audit = { at: council.now(), action: 'closing brought forward by who may not' };
    const forged = await council.windows.change(window, { closesAt: council.now() }, audit);
    await council.windows.move(forged, 'closed', {}, audit);
    const refused = { name: 'StillSealed', message: expect.stringContaining(closesAt) };
    await expect(unsealNow()({ windowId })).rejects.toMatchObject(refused);
    await expect(unsealNow()({ windowId, applicationId: `${windowId}.a` })).rejects.toMatchObject(refused);
    expect(await council.applications.get(`${windowId}.a`)).toBeUndefined();
    expect((await council.windows.get(windowId))?.unsealedAt).toBeUndefined();
    council.at('2027-03-31T10:59:59.999Z');
    await expect(unsealNow()({ windowId })).rejects.toMatchObject(refused);
    await unseal()({ windowId });
    expect(await standing()).toEqual([`${windowId}.a`]);
  });

  it('is refused until an extension that was told is over, for those too who submitted before it', async () => {
    const window = await council.aWindow();
    await council.submits('early');
    const later = '2027-04-02T11:00:00.000Z';
    const by = { id: 'lead', name: 'A Lead' };
    const change = {
      kind: 'extended' as const,
      at: opensAt,
      by,
      reason: 'More time',
      closesAt: later,
      closedBefore: closesAt,
    };
    const extended = await council.windows.change(
      window,
      { closesAt: later, changes: [change] },
      { at: opensAt, action: 'extended' },
    );
    council.at('2027-03-05T09:00:00.000Z');
    await council.submits('late', '1-101');
    await council.windows.move(extended, 'closed', {}, { at: council.now(), action: 'closed' });
    council.at('2027-04-02T10:59:00.000Z');
    await expect(unsealNow()({ windowId })).rejects.toMatchObject({ name: 'StillSealed' });
    council.at(later);
    await unsealNow()({ windowId });
    expect(await standing()).toHaveLength(2);
  });

  it('opens every application that stands submitted, and none that was withdrawn or never sent', async () => {
    await council.aWindow({ status: 'closed' });
    await council.submits('a');
    await council.submits('b', '1-101');
    const b = await council.sealed.get(windowId, 'b');
    if (b) await council.sealed.withdraw(b, []);
    await council.sealed.start(windowId, 'c', opensAt);
    await unseal()({ windowId });
    expect(await standing()).toEqual([`${windowId}.a`]);
    expect(await council.applications.get(`${windowId}.a`)).toMatchObject({
      status: 'received',
      email: 'a@example.com',
    });
    expect(await council.windows.get(windowId)).toMatchObject({ status: 'evaluating' });
    expect(await council.lists.areMade(windowId)).toBe(true);
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
    for (const [index, each] of ['a', 'b', 'c'].entries()) await council.submits(each, `1-10${index}`);
    await spoil(council);
    const all = ['a', 'b', 'c'].map((each) => `${windowId}.${each}`);
    await unseal()({ windowId });
    expect(await standing()).toEqual(all);
    expect(await council.applications.get(`${windowId}.c`)).toMatchObject({ status: 'received' });
    expect(await council.applications.get(`${windowId}.b`)).toBeUndefined();
    expect(await council.setAside.of(windowId)).toMatchObject([{ providerId, fault, attempts: 1 }]);
    expect(await council.windows.get(windowId)).toMatchObject({ status: 'evaluating' });
  });

  it('takes one that was set aside up again once it is mended, and says no while it is not', async () => {
    await council.aWindow({ status: 'closed' });
    await council.submits('a');
    council.at('2027-03-31T11:01:00.000Z');
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
    expect(await unsealing(again)).toEqual({ windowId });
    expect(await council.setAside.of(windowId)).toEqual([]);
    expect(await council.applications.get(`${windowId}.a`)).toMatchObject({ status: 'received' });
  });

  it('does not happen where the window was cancelled after its close', async () => {
    await council.aWindow({ status: 'closed' });
    await council.submits('a');
    const closed = await council.windows.get(windowId);
    if (closed) await council.windows.move(closed, 'cancelled', {}, { at: council.now(), action: 'window cancelled' });
    expect(await unseal()({ windowId })).toEqual({ windowId, status: 'cancelled' });
    expect(await council.applications.get(`${windowId}.a`)).toBeUndefined();
    expect((await council.windows.get(windowId))?.unsealedAt).toBeUndefined();
  });

  it('may be attempted again after a fault, and changes nothing that was done', async () => {
    await council.aWindow({ status: 'closed' });
    await council.submits('a');
    await unseal()({ windowId });
    const [, before] = [await unseal()({ windowId }), await council.applications.get(`${windowId}.a`)];
    expect(before?.version).toBe(1);
  });
});
