import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedFileIn } from '../../../domain/questions/stored-file.ts';
import { clock } from '../../builders/clock.ts';
import { aPdf, aStoredFile } from '../../builders/files.ts';
import { asTyped, deviating, goodAnswers } from '../../builders/good-answers.ts';
import { aCompleteDraft, fillIn, upload } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

let count = 0;
/** Somebody who begins an application with the answers of an earlier one. */
const begunWithEarlier = async () => {
  count += 1;
  const [before, now] = [`s1-home-care-2026-09-${10 + count}`, `s1-home-care-2027-03-${10 + count}`];
  const subject = `again-${count}`;
  const past = { opensAt: '2026-09-01T08:00:00.000Z', closesAt: '2026-10-01T11:00:00.000Z' };
  await site.aWindow(before, { ...past, status: 'awarded' });
  await site.aWindow(now);
  await aCompleteDraft(site, before, subject);
  const visitor = await site.visit({ subject });
  await visitor.get(`/apply/windows/${now}`);
  const tasks = await visitor.submit(`/apply/windows/${now}/start`, { from: 'earlier' });
  const at = (page: string) => `/apply/windows/${now}/${page}`;
  const saved = (page: string) => site.sealed.page(now, subject, page);
  return { visitor, before, now, subject, tasks, at, saved };
};

describe('Answers that are taken over from an earlier application', { timeout: 30_000 }, () => {
  it('are each asked whether they are still true, and none is complete before', async () => {
    const { tasks, visitor, at } = await begunWithEarlier();
    const marked = tasks.html.match(/Still true\?/g)?.length ?? 0;
    expect(marked).toBeGreaterThan(5);
    expect(tasks.html).toContain('You have completed 0 of');
    expect((await visitor.get(at('questions/q1'))).html).toContain('Are they still true?');
    expect((await visitor.get(at('check'))).html).toContain('(still true?)');
  });

  it('are confirmed by saving the page as it is; saving it for later confirms nothing', async () => {
    const { visitor, at, saved, before } = await begunWithEarlier();
    expect((await saved('q1'))?.carriedFrom).toBe(before);
    const answers = asTyped(goodAnswers().q1);
    await visitor.get(at('questions/q1'));
    await visitor.submit(at('questions/q1'), { ...answers, _later: 'yes' });
    expect((await saved('q1'))?.carriedFrom).toBe(before);
    await visitor.get(at('questions/q1'));
    await visitor.submit(at('questions/q1'), answers);
    expect(await saved('q1')).toMatchObject({ values: { answer: expect.any(String) }, by: { name: 'Asha Patel' } });
    expect((await saved('q1'))?.carriedFrom).toBeUndefined();
    expect((await visitor.get(at('tasks'))).html).toContain('You have completed 1 of');
  });

  it('are not confirmed by what is changed beside them: kept for later, a file sent or removed, or another location chosen', async () => {
    const { visitor, at, saved, before, now, subject } = await begunWithEarlier();
    await visitor.get(at('questions/q1'));
    await visitor.submit(at('questions/q1'), { answer: 'Half a sentence', _later: 'yes' });
    expect(await saved('q1')).toMatchObject({ values: { answer: 'Half a sentence' }, carriedFrom: before });

    await upload(site, visitor, now, 'safeguarding', aPdf());
    expect(await saved('safeguarding')).toMatchObject({
      values: { policy: { name: 'Safeguarding policy.pdf' } },
      carriedFrom: before,
    });
    const { arrivedAt = '' } = storedFileIn((await saved('safeguarding'))?.values) ?? {};
    const remove = at(`files/safeguarding/remove?arrived=${encodeURIComponent(arrivedAt)}`);
    await visitor.get(remove);
    await visitor.submit(remove);
    expect((await saved('safeguarding'))?.values).not.toHaveProperty('policy');
    expect((await saved('safeguarding'))?.carriedFrom).toBe(before);

    await visitor.get('/apply/account');
    await visitor.submit(at('questions/registration/location'), { chosen: '1-2222222222' });
    expect(await saved('registration')).toMatchObject({ values: { locationId: '1-2222222222' }, carriedFrom: before });
    expect((await site.sealed.get(now, subject))?.status).toBe('draft');
    expect((await visitor.get(at('tasks'))).html).toContain('You have completed 0 of');
  });

  it('are not submitted while one of them is not confirmed, whatever is sent', async () => {
    const { visitor, now, at, subject } = await begunWithEarlier();
    for (const page of Object.keys(goodAnswers())) if (page !== 'q2') await fillIn(visitor, now, page);
    const policy = aStoredFile(`kept/${now}.${subject}/1`, 'file.pdf');
    const { safeguarding = {} } = deviating(goodAnswers(), { safeguarding: { policy } });
    const version = (await site.sealed.page(now, subject, 'safeguarding'))?.version ?? 0;
    await site.sealed.savePage(now, subject, 'safeguarding', safeguarding, version, clock.now());
    await visitor.get('/apply/account');
    const refused = await visitor.submit(at('submit'));
    expect([refused.status, refused.html.match(/href="#section-[^"]+">Complete/g)]).toEqual([
      400,
      ['href="#section-q2">Complete'],
    ]);
    await fillIn(visitor, now, 'q2');
    await visitor.get(at('check'));
    expect((await visitor.submit(at('submit'))).title).toBe('Application submitted');
  });
});
