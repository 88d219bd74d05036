import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, marksOf } from '../../builders/an-application.ts';
import { personOf } from '../../builders/people.ts';
import { NOT_OUR_WORDS, nonsense } from '../shared/nonsense.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
const [referred, scoring, moderating, lacking] = [
  anApplication('Referred Care').registrationReferred(),
  anApplication('Scoring Care').evaluating(),
  anApplication('Moderating Care').moderating(),
  anApplication('Lacking Care').moderating([]),
];
const challengedAt = '2027-04-10T09:00:00.000Z';

beforeAll(async () => {
  desk = await anOfficersDesk();
  const { edith, evan, moderator, lead } = desk.officers;
  await desk.stored.window(aWindow().evaluating());
  await desk.stored.window(aWindow({ windowId: 's1-home-care-2028-03-01' }).open());
  for (const each of [referred, scoring, moderating, lacking]) await desk.stored.application(each);
  await desk.stored.declared(windowId, edith);
  await desk.stored.scores(scoring, 1, edith, {}, false);
  await desk.stored.scores(moderating, 1, edith, marksOf(['A'], 4));
  await desk.stored.scores(moderating, 2, evan, marksOf(['A'], 3));
  await desk.stored.scores(lacking, 1, evan, marksOf(['A'], 3));
  const { evaluations, awards, records } = desk.deps;
  const { applicationId } = moderating;
  await records.transact([
    evaluations.beginModeration({ applicationId, moderator: personOf(moderator), scores: {}, version: 1 }),
    awards.keepChallenge({
      windowId,
      recordedBy: personOf(lead),
      at: challengedAt,
      from: 'An applicant',
      summary: 'How the marks came about.',
    }),
    await awards.recommend({
      windowId,
      by: { id: 'lee', name: 'Lee Lead' },
      at: challengedAt,
      text: 'Everyone who meets the conditions.',
      places: [],
      evaluatedBy: [],
      round: 1,
    }),
  ]);
});
afterAll(() => desk.stop());

const dates = (...names: readonly string[]) =>
  names.flatMap((name) => ['day', 'month', 'year'].map((part) => `${name}-${part}`));

const forms: readonly (readonly [string, keyof Desk['officers'], readonly string[]])[] = [
  [`${base}/declaration`, 'edith', ['declaration', 'conflicts']],
  [`${base}/evaluate/${scoring.applicationId}/questions/q1`, 'edith', ['mark', 'reason']],
  [`${base}/moderate/${moderating.applicationId}/questions/q1`, 'moderator', ['mark', 'reason']],
  [`${base}/moderate/${lacking.applicationId}/one-evaluation`, 'moderator', ['reason']],
  [`${base}/applications/${referred.applicationId}/registration`, 'lead', ['decision', 'reason']],
  [`${base}/referrals/together/registration`, 'lead', ['applications', 'reason', 'confirmed']],
  [`${base}/applications/${referred.applicationId}/comments`, 'lead', ['text', 'team']],
  [`${base}/panel/covers`, 'lead', ['covered', 'covering', ...dates('from', 'to'), 'reason']],
  [`${base}/recommendation`, 'lead', ['text']],
  [`${base}/approval`, 'approver', ['decision', 'authority', 'reason']],
  [
    `${base}/standstill/challenges`,
    'lead',
    ['from', 'summary', 'lots', 'reference', 'receivedOn-day', 'answerBy-year'],
  ],
  [`${base}/standstill/challenges/${challengedAt}`, 'lead', ['decision', 'reason']],
  [`${base}/standstill/stop`, 'lead', ['reason']],
  [`${base}/cancel`, 'lead', ['reason', 'confirm']],
  ['/officers/windows/s1-home-care-2028-03-01/extend', 'lead', [...dates('closesOn'), 'closesAt', 'reason']],
  ['/officers/windows/open', 'lead', ['agreementId', ...dates('opensOn', 'closesOn'), 'opensAt', 'closesAt', 'reason']],
];

describe('Whatever an officer’s browser sends', () => {
  it.each(forms)('what is wrong is said in the service’s own words on %s', async (url, who, fields) => {
    const visitor = await desk.as(desk.officers[who]);
    const _token = desk.tokenOf(visitor, desk.officers[who]);
    for (const [what, value] of [...nonsense, ['no fields', undefined] as const]) {
      const sent = value === undefined ? {} : Object.fromEntries(fields.map((name) => [name, value]));
      const { status, html } = await visitor.post(url, { ...sent, _token });
      const errors = [...html.matchAll(/error-(?:message|summary__list)[\s\S]*?<\/(?:p|ul)>/g)].map(([found]) => found);
      const text = errors.join(' ').replaceAll(/<[^>]+>/g, ' ');
      expect([what, status < 500, NOT_OUR_WORDS.exec(text)?.[0]]).toEqual([what, true, undefined]);
      // A long text is a sound reason; where anything was refused, the page says what.
      if (status === 400) expect([what, text.trim() === '']).toEqual([what, false]);
    }
  });
});
