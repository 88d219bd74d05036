import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClarificationAnswer } from '../../../domain/window/clarification.ts';
import { tellAnswersAgain } from '../../../functions/workflow/finish-deliveries/tell-answers-again.ts';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { aCouncil, closesAt, windowId } from './a-council.ts';

const clarificationId = '2027-03-10-0f9f5f2e';
const changeAt = '2027-03-12T10:00:00.000Z';
const by = { id: 'lead', name: 'Lee Lead' };

let council: Awaited<ReturnType<typeof aCouncil>>;
beforeEach(async () => {
  council = await aCouncil();
  await council.aWindow();
  for (const providerId of ['a', 'b', 'c'])
    await council.interests.register('s1-home-care', {
      providerId,
      name: `Firm ${providerId}`,
      email: `${providerId}@example.com`,
      since: '2027-03-02T09:00:00.000Z',
    });
  const asked = {
    windowId,
    clarificationId,
    question: 'May Firm b start in May?',
    askedAt: '2027-03-10T20:00:00.000Z',
  };
  await council.asked.ask('b', asked, { words: 'same', closesAt });
  council.at('2027-03-12T10:10:00.000Z');
});
afterEach(() => council.close());

const asked = async () => {
  const found = await council.clarifications.get(windowId, clarificationId);
  if (!found) throw new Error('There is no question');
  return found;
};
const answers = async (patch: Partial<ClarificationAnswer> = {}) => {
  const answer = { to: 'asker' as const, text: 'In June.', by, at: changeAt, ...patch };
  await council.clarifications.answer(await asked(), answer, { windowId, at: answer.at, by, action: 'answered' });
};
const tells = (at = changeAt) => tellProviders(council)({ windowId, changeAt: at, clarificationId, after: '' });
const letters = async () => (await council.letters.unsent({ limit: 100 })).items;
const published = async () => (await council.published.page(windowId, {})).items;
const everyone = { to: 'everyone', question: 'When may somebody start?' } as const;

describe('Telling an answer', () => {
  it('writes to whoever asked, and to nobody else, in a letter that officers cannot read', async () => {
    await answers();
    expect(await tells()).toEqual({ told: 1 });
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ to: 'b@example.com', kind: 'clarification-answered' });
    expect(letter?.body).toContain('May Firm b start in May?');
    expect(letter?.body).toContain('In June.');
    expect(letter?.body).toContain(`/apply/windows/${windowId}/clarifications`);
    expect(await council.letters.get(letter?.letterId ?? '')).toBeUndefined();
    const claimed = letter && (await council.letters.claim(letter, council.now()));
    if (claimed) await council.letters.markSent(claimed.letter, council.now());
    expect(await council.letters.toldLetter('b', letter?.letterId ?? '')).toMatchObject({ status: 'sent' });
    expect(await council.letters.toldLetter('a', letter?.letterId ?? '')).toBeUndefined();
    expect(await published()).toEqual([]);
    expect((await asked()).answers).toMatchObject([{ tellingSince: council.now(), toldAt: council.now() }]);
  });

  it('for everyone publishes the question as officers put it, and writes to every registered provider once', async () => {
    await answers(everyone);
    expect(await tells()).toEqual({ told: 3 });
    expect(await tells()).toEqual({ told: 3 });
    const written = await letters();
    expect(written.map(({ to }) => to).toSorted()).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
    for (const { body, kind } of written) {
      expect(kind).toBe('window-clarified');
      expect(body).toContain('When may somebody start?');
      expect(body).not.toContain('Firm b start');
    }
    expect(await published()).toEqual([
      { clarificationId, question: everyone.question, text: 'In June.', answeredAt: changeAt },
    ]);
    expect((await council.clarifications.waiting('to-tell', {})).items).toEqual([]);
  });

  it('goes on from where the call before came to', async () => {
    await answers(everyone);
    const oneEach = { ...council, oneCall: { lasts: 'PT5M', most: 2 } };
    const first = await tellProviders(oneEach)({ windowId, changeAt, clarificationId, after: '' });
    expect(first).toMatchObject({ outcome: 'more' });
    expect((await asked()).answers[0]?.toldAt).toBeUndefined();
    const second = await tellProviders(oneEach)({ windowId, changeAt, clarificationId, after: first.after });
    expect(second.outcome).toBeUndefined();
    expect(await letters()).toHaveLength(3);
    expect((await asked()).answers[0]?.toldAt).toBe(council.now());
  });

  it('that was taken back, or was not stored in the end, tells nobody', async () => {
    await answers({ ...everyone, takenBack: { at: changeAt, by, reason: 'The wrong month' } });
    expect(await tells()).toEqual({ told: 0 });
    expect(await tells('2027-03-13T10:00:00.000Z')).toEqual({ told: 0 });
    expect([await letters(), await published()]).toEqual([[], []]);
  });

  it('again says that it takes the place of the one before', async () => {
    await answers(everyone);
    await tells();
    const again = '2027-03-14T10:00:00.000Z';
    await answers({ ...everyone, text: 'In July.', at: again });
    await tells(again);
    expect(await published()).toMatchObject([{ text: 'In July.', answeredAt: again, firstAnsweredAt: changeAt }]);
    const written = await letters();
    expect(written).toHaveLength(6);
    expect(written.filter(({ subject }) => subject.includes('another answer'))).toHaveLength(3);
  });

  it('is told though nobody is left who asked', async () => {
    await answers();
    const forgotten = { ...council, askers: { of: async () => undefined } };
    expect(await tellProviders(forgotten)({ windowId, changeAt, clarificationId })).toEqual({ told: 0 });
    expect((await asked()).answers[0]?.toldAt).toBe(council.now());
  });

  it('that an outage kept from being told is followed again in the morning, and no other', async () => {
    const followed: unknown[] = [];
    const again = () =>
      tellAnswersAgain({ ...council, followChangeAgain: async (id, change) => void followed.push([id, change]) });
    await answers();
    council.at('2027-03-12T10:09:59.000Z');
    expect(await again()).toBe(0);
    council.at('2027-03-13T05:00:00.000Z');
    expect(await again()).toBe(1);
    expect(followed).toEqual([[windowId, { kind: 'answered', at: changeAt, clarificationId }]]);
    await tells();
    expect(await again()).toBe(0);
  });
});
