import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import { aCompleteDraft, fillIn } from '../../functions/provider-site/answers.ts';
import { someQuestions } from '../../functions/provider-site/some-questions.ts';
import type { ProviderSite } from '../../functions/provider-site/world.ts';
import { asha, type Scenes } from '../scene.ts';

const [before, now, coming] = ['s1-home-care-2026-09-01', 's1-home-care-2027-03-01', 's1-home-care-2027-09-01'];
const at = (windowId: string, ...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
const account = asha;
const past = { opensAt: '2026-09-01T08:00:00.000Z', closesAt: '2026-10-01T11:00:00.000Z' };

/** An application on the road of a window: prepared, begun with earlier answers, submitted, withdrawn, left behind. */
export async function* window(site: ProviderSite): Scenes {
  const seen = function* (state: string, windowId: string, ...pages: string[]) {
    yield { state, address: '/apply', account };
    for (const page of pages) yield { state, address: page === '' ? at(windowId) : at(windowId, page), account };
  };
  yield { state: 'before the window opens', address: at(coming), account };
  const early = await site.visit(account);
  await early.get(at(coming));
  await early.submit(at(coming, 'start'));
  yield* seen('being prepared', coming, '', 'tasks', 'questions/organisation', 'check');

  await site.aWindow(before, { ...past, status: 'awarded' });
  await site.aWindow(now);
  await aCompleteDraft(site, before, account.subject);
  yield { state: 'with earlier answers', address: at(now), account };
  await someQuestions(site, now, account.subject);
  yield { state: 'with questions', address: at(now, 'clarifications'), account };
  yield { state: 'with nothing in it', address: at(now, 'clarifications', 'ask'), account, sends: {} };
  const visitor = await site.visit(account);
  await visitor.get(at(now));
  await visitor.submit(at(now, 'start'), { from: 'earlier' });
  yield* seen('still true?', now, 'tasks', 'questions/q1', 'questions/safeguarding', 'files/safeguarding', 'check');

  const full = { ...account, subject: 'full' };
  await aCompleteDraft(site, now, full.subject);
  for (const page of ['tasks', 'check']) yield { state: 'complete', address: at(now, page), account: full };
  yield {
    ...{ state: 'the sign-in ended meanwhile', address: at(now, 'questions/q1'), account: full },
    sends: { answer: 'What we typed for an hour.' },
    meanwhile: () => clock.at(plusDuration(clock.now(), 'PT61M')),
  };
  const sender = await site.visit(full);
  await sender.get(at(now, 'check'));
  await sender.submit(at(now, 'submit'));
  for (const page of ['receipt', 'receipts', 'answers', 'withdraw', 'seal', 'tasks'])
    yield { state: 'submitted', address: at(now, page), account: full };
  yield { state: 'submitted', address: '/apply', account: full };
  await sender.get(at(now, 'withdraw'));
  await sender.submit(at(now, 'withdraw'));
  for (const page of ['tasks', 'check', 'receipts'])
    yield { state: 'withdrawn', address: at(now, page), account: full };
  yield { state: 'withdrawn', address: '/apply', account: full };
  await fillIn(sender, now, 'q1', { answer: 'A better answer.' });
  await sender.get(at(now, 'check'));
  await sender.submit(at(now, 'submit'));
  for (const page of ['receipt', 'receipts']) yield { state: 'submitted again', address: at(now, page), account: full };
  yield* closed(site);
}

/** What whoever had not submitted sees once the window is closed. */
async function* closed(site: ProviderSite): Scenes {
  const late = { ...account, subject: 'late' };
  await aCompleteDraft(site, now, late.subject);
  const typed = { answer: 'What came too late.' };
  const closing = '2027-04-24T10:00:00.000Z';
  clock.at(plusDuration(closing, '-PT20M'));
  for (const page of ['tasks', 'questions/q1', 'check'])
    yield { state: 'twenty minutes before the close', address: at(now, page), account: late };
  yield {
    ...{ state: 'sent after the close', address: at(now, 'questions/q1'), account: late, sends: typed },
    meanwhile: () => clock.at(plusDuration(closing, 'PT1M')),
  };
  clock.at(plusDuration(closing, 'PT1M'));
  for (const page of ['', '/tasks', '/questions/q1', '/check', '/draft', '/draft.txt', '/draft.pdf'])
    yield { state: 'closed, not submitted', address: `${at(now)}${page}`, account: late };
  yield { state: 'closed, not submitted', address: '/apply', account: late };
  yield { state: 'closed, withdrawn and submitted again', address: '/apply', account: { ...account, subject: 'full' } };
  clock.reset();
}
