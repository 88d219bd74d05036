import { describe, expect, it } from 'vitest';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { chosenLots, completeAnswers, pagesOf } from '../../../domain/application/application.ts';
import { unfinishedPages } from '../../../domain/application/task-list.ts';
import { anAgreement } from '../an-agreement.ts';
import { aDraft } from './a-draft.ts';

const agreement = anAgreement();
const unfinished = (draft: DraftAnswers) =>
  unfinishedPages(pagesOf(agreement, chosenLots(agreement, draft)), draft).map(({ path }) => path);

describe('An application', () => {
  it('that has every page can be submitted', () => {
    expect(unfinished(aDraft())).toEqual([]);
    expect(unfinished(aDraft({ lots: { lots: ['C', 'A', 'B'] } }))).toEqual([]);
  });

  it('not begun lacks every page but those that hang on the lots', () => {
    const paths = pagesOf(agreement, []).map(({ path }) => path);
    expect(unfinished({})).toEqual(paths);
    expect(paths).toHaveLength(19);
  });

  it.each([
    ['a page is missing', { insurance: undefined }, ['insurance']],
    ['a page is wrong', { prices: { accepted: 'perhaps' } }, ['prices']],
    [
      'a lot was added, and its pages are not there yet',
      { lots: { lots: ['A', 'B'] }, 'capacity-B': undefined, q9: undefined },
      ['capacity-B', 'q9'],
    ],
    ['it is for a lot that does not exist', { lots: { lots: ['Z'] } }, ['lots']],
    ['its file has not arrived', { safeguarding: { policy: undefined } }, ['safeguarding']],
    [
      'an answer asks further, and that is not answered',
      { registration: { manager: 'recruiting', managerPlan: ' ' }, bidding: { model: 'consortium', others: 'Beech' } },
      ['registration', 'bidding'],
    ],
  ])('cannot where %s', (_, changes, pages) => {
    expect(unfinished(aDraft(changes))).toEqual(pages);
  });

  it('keeps the pages of a lot given up, and does not ask for them', () => {
    const draft = aDraft({ lots: { lots: ['A'] }, 'capacity-B': { zones: [] }, q9: { answer: '' }, q10: undefined });
    expect(unfinished(draft)).toEqual([]);
  });

  it('has its lots in the agreement’s order, each once', () => {
    expect(chosenLots(agreement, aDraft({ lots: { lots: ['C', 'A', 'A', 'Z'] } }))).toEqual(['A', 'C']);
    expect(chosenLots(agreement, {})).toEqual([]);
  });
});

describe('A complete application', () => {
  it('has the answers of its lots, and none of others', () => {
    const answers = completeAnswers(
      agreement,
      aDraft({ lots: { lots: ['C'] }, 'capacity-C': { zones: ['3'], 'hours-3': '30' } }),
    );
    expect(answers.lots).toEqual(['C']);
    expect(answers.capacity).toEqual({ C: [{ zone: '3', hoursPerWeek: 30 }] });
    expect(Object.keys(answers.quality)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q10']);
  });

  it('is read where it was submitted before what an answer asks further had to be answered', () => {
    const { registration } = completeAnswers(
      agreement,
      aDraft({ registration: { manager: 'recruiting', managerPlan: '' } }),
    );
    expect(registration).toMatchObject({ manager: 'recruiting', managerPlan: undefined });
  });

  it('is not to be had of a draft with a page missing', () => {
    expect(() => completeAnswers(agreement, aDraft({ q3: undefined }))).toThrow();
    expect(() => completeAnswers(agreement, aDraft({ contacts: undefined }))).toThrow();
  });
});
