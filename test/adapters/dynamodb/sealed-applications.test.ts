import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { deviating, goodAnswers } from '../../builders/good-answers.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from '../../functions/workflow/a-council.ts';
import { underSeal } from '../../support/under-seal.ts';

let council: Council;
beforeAll(async () => {
  council = await aCouncil();
  await council.aWindow();
});
afterAll(() => council.close());

describe('a draft', () => {
  it('is begun once, whoever clicks twice', async () => {
    const first = await council.sealed.start(windowId, 'twice', opensAt);
    expect(await council.sealed.start(windowId, 'twice', closesAt)).toEqual(first);
  });

  it('keeps each page as it was typed', async () => {
    await council.sealed.start(windowId, 'pages', opensAt);
    await council.sealed.savePage(windowId, 'pages', 'organisation', { name: '', address: 'half typed' }, 0, opensAt);
    await council.sealed.savePage(windowId, 'pages', 'contacts', { name: 'A Person' }, 0, opensAt);
    expect((await council.sealed.pages(windowId, 'pages')).map(({ page }) => page)).toEqual([
      'contacts',
      'organisation',
    ]);
    expect(await council.sealed.page(windowId, 'pages', 'organisation')).toMatchObject({
      values: { address: 'half typed' },
      version: 1,
    });
  });

  it('is not overwritten by a tab that was shown an earlier version', async () => {
    await council.sealed.start(windowId, 'tabs', opensAt);
    await council.sealed.savePage(windowId, 'tabs', 'contacts', { name: 'First tab' }, 0, opensAt);
    await expect(
      council.sealed.savePage(windowId, 'tabs', 'contacts', { name: 'Second tab' }, 0, opensAt),
    ).rejects.toThrow(Conflict);
    expect(await council.sealed.page(windowId, 'tabs', 'contacts')).toMatchObject({ values: { name: 'First tab' } });
  });

  it('takes pages that several tabs save at the same moment', async () => {
    await council.sealed.start(windowId, 'at-once', opensAt);
    const pages = ['contacts', 'insurance', 'organisation', 'prices'];
    await Promise.all(
      pages.map((page) => council.sealed.savePage(windowId, 'at-once', page, { name: page }, 0, opensAt)),
    );
    expect((await council.sealed.pages(windowId, 'at-once')).map(({ page }) => page)).toEqual(pages);
  });

  it('of another provider is not touched', async () => {
    await council.sealed.start(windowId, 'other', opensAt);
    expect(await council.sealed.pages(windowId, 'other')).toEqual([]);
  });
});

describe('a submission', () => {
  it('is made once when the button is pressed twice', async () => {
    const results = await Promise.allSettled([
      council.submits('pressed', '1-1000'),
      council.submits('pressed', '1-1000'),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await council.sealed.get(windowId, 'pressed')).toMatchObject({ status: 'submitted', attempt: 1 });
  });

  it('is not made of answers that another tab saved over since they were read', async () => {
    const receipt = await council.submits('two-tabs', '1-1002');
    const submitted = await council.sealed.get(windowId, 'two-tabs');
    const submission = await council.sealed.submission(windowId, 'two-tabs', 1);
    if (!submitted || !submission) throw new Error('Nothing was submitted');
    await council.sealed.withdraw(submitted, []);
    await council.sealed.savePage(windowId, 'two-tabs', 'contacts', { name: 'As it was read' }, 0, opensAt);

    const read = await council.sealed.whole(windowId, 'two-tabs');
    if (!read) throw new Error('Nothing was begun');
    await council.sealed.savePage(windowId, 'two-tabs', 'contacts', { name: 'As it was saved' }, 1, opensAt);
    const told = await underSeal(council.sealed, windowId, {
      email: submission.email,
      promised: closesAt,
      at: opensAt,
    });
    const again = { ...receipt, attempt: 2 };
    await expect(council.sealed.submit(read.head, submission.frozen, again, told, [])).rejects.toThrow(Conflict);
  });

  it('cannot be edited until it is withdrawn', async () => {
    await council.submits('edits', '1-1001');
    const save = () => council.sealed.savePage(windowId, 'edits', 'contacts', { name: 'New' }, 0, opensAt);
    await expect(save()).rejects.toThrow(Conflict);
    const sealed = await council.sealed.get(windowId, 'edits');
    if (sealed) await council.sealed.withdraw(sealed, []);
    await save();
  });

  it('may be withdrawn and made again, and each attempt is kept', async () => {
    await council.submits('again', '1-1002');
    const sealed = await council.sealed.get(windowId, 'again');
    if (sealed) await council.sealed.withdraw(sealed, []);
    await council.submits('again', '1-1002', deviating(goodAnswers(), { contacts: { name: 'Somebody else' } }));
    const [first, second] = [
      await council.sealed.submission(windowId, 'again', 1),
      await council.sealed.submission(windowId, 'again', 2),
    ];
    expect(first?.receipt.hash).not.toBe(second?.receipt.hash);
    const marks = (await council.sealed.begun(windowId, {})).items.filter(({ providerId }) => providerId === 'again');
    expect(marks).toEqual([{ providerId: 'again', isSubmitted: true }]);
    expect((await council.sealed.standing(windowId, 'again'))?.receipt.attempt).toBe(2);
  });

  it('reads on from page to page, and from the beginning where a cursor was tampered with', async () => {
    const one = await council.sealed.begun(windowId, { limit: 1 });
    const two = await council.sealed.begun(windowId, { limit: 1, after: one.next });
    expect(two.items[0]?.providerId).not.toBe(one.items[0]?.providerId);
    expect(await council.sealed.begun(windowId, { limit: 1, after: 'not a cursor' })).toEqual(one);
  });

  it('keeps the latest closing that anybody was promised, in whatever order they come', async () => {
    expect(await council.sealed.sealedUntil('another')).toBeUndefined();
    const note = { step: 'submission' as const, at: '2027-03-05T09:00:00.000Z', readers: [] };
    const promised = [3, 9, 1, 7, 5].map((day) => `2027-04-0${day}T11:00:00.000Z`);
    const sealUntil = async (until: string) => (await council.sealed.sealing('another'))(until, note);
    await Promise.all(promised.map(sealUntil));
    expect(await council.sealed.sealedUntil('another')).toBe('2027-04-09T11:00:00.000Z');
    await sealUntil('2027-04-02T11:00:00.000Z');
    expect(await council.sealed.sealedUntil('another')).toBe('2027-04-09T11:00:00.000Z');
  });
});
