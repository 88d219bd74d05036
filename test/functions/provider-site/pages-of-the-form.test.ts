import { describe, expect, it } from 'vitest';
import { agreements } from '../../../agreements/index.ts';
import { answerRows } from '../../../domain/application/answer-rows.ts';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { chosenLots, everyPageOf, pageAfter, pagesOf } from '../../../domain/application/application.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { withRevealed } from '../../../domain/questions/question.ts';
import { fieldErrors } from '../../../functions/shared/forms/field-errors.ts';
import { typedValues } from '../../../functions/shared/forms/typed-values.ts';
import { aStoredFile } from '../../builders/files.ts';
import { asTyped, goodAnswers } from '../../builders/good-answers.ts';

const [agreement] = agreements;
if (!agreement) throw new Error('There is no agreement');
const everyLot = agreement.lots.map(({ id }) => id);
const TASKS = 'tasks';
const pages = everyPageOf(agreement);
const pageCalled = (path: string): AskedPage => {
  const page = pages.find((each) => each.path === path);
  if (!page) throw new Error(`No page ${path}`);
  return page;
};

describe('The pages of the form', () => {
  it.each([[['A']], [['B', 'C']], [everyLot]])('are those that an application for lots %s must complete', (lots) => {
    const paths = pagesOf(agreement, lots).map(({ path }) => path);
    const hanging = lots.flatMap((lot) => [
      `capacity-${lot}`,
      ...agreement.questionnaire.questions.filter(({ weights }) => lot in weights).map(({ id }) => id),
    ]);
    const others = pagesOf(agreement, []).map(({ path }) => path);
    expect(paths.toSorted()).toEqual([...new Set([...others, ...hanging])].toSorted());
  });

  it('keep each section of the task list together', () => {
    const tasks = pages.map(({ task }) => task);
    const changes = tasks.filter((task, index) => task !== tasks[index - 1]);
    expect(changes).toEqual([...new Set(tasks)]);
  });

  it('each ask something under a name of its own', () => {
    for (const { questions } of pages) {
      const names = withRevealed(questions).map(({ name }) => name);
      expect(names.length).toBeGreaterThan(0);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it.each(Object.entries(goodAnswers()))('take a good answer to "%s", as the domain does', (path, answers) => {
    const page = pageCalled(path);
    const typed = typedValues(page.questions, asTyped(answers));
    const values = page.tidy(typed);
    expect(page.formSchema.safeParse(values).success).toBe(true);
    const file = page.file?.required ? { [page.file.name]: aStoredFile('k') } : {};
    expect(page.schema.safeParse({ ...values, ...file }).success).toBe(true);
  });

  it.each(pages.map((page) => [page.path, page] as const))(
    'say what is missing where "%s" is sent empty',
    (_, page) => {
      const typed = typedValues(page.questions, {});
      const judged = page.formSchema.safeParse(page.tidy(typed));
      if (!judged.error) throw new Error('An empty page was taken');
      const { summary, byField } = fieldErrors(page.questions, judged.error);
      expect(summary.length).toBeGreaterThan(0);
      for (const { text } of summary) expect(text).toMatch(/^(Enter|Select|Explain|Describe|Confirm) /);
      const names = withRevealed(page.questions).map(({ name }) => name);
      for (const field of Object.keys(byField)) expect(names).toContain(field);
    },
  );
});

describe('What follows a page', () => {
  const lots = (...chosen: string[]): DraftAnswers => ({ lots: { lots: chosen } });
  it.each([
    ['organisation', {}, 'contacts'],
    ['contacts', {}, 'registration'],
    ['registration', {}, TASKS],
    ['lots', lots('A'), 'capacity-A'],
    ['lots', lots('B', 'C'), 'capacity-B'],
    ['lots', lots(), 'bidding'],
    ['capacity-A', lots('A', 'C'), 'capacity-C'],
    ['capacity-C', lots('A', 'C'), 'bidding'],
    ['bidding', {}, 'prices'],
    ['prices', {}, TASKS],
    ['mandatory-exclusions', {}, 'discretionary-exclusions'],
    ['conflicts', {}, TASKS],
    ['safeguarding', {}, 'recruitment'],
    ['modern-slavery', {}, TASKS],
    ['q1', lots('A'), 'q2'],
    ['q8', lots('A'), TASKS],
    ['q8', lots('B'), 'q9'],
    ['q8', lots('C'), 'q10'],
    ['declaration', {}, TASKS],
  ])('"%s" with %j is "%s"', (path, draft, next) => {
    expect(pageAfter(pagesOf(agreement, chosenLots(agreement, draft)), path)?.path ?? TASKS).toBe(next);
  });
});

describe('Answers in words', () => {
  it('leave out what a choice would have asked, where it was not chosen', () => {
    const page = pageCalled('conflicts');
    const rows = answerRows(page, { declared: 'no', details: 'left over' });
    expect(rows.map(({ question, answer }) => [question, answer])).toEqual([
      ['Does anybody have a conflict of interest?', 'No'],
    ]);
    expect(answerRows(page, { declared: 'yes', details: 'A cousin.' })).toHaveLength(2);
  });

  it.each([
    ['continuity', { testedOn: '2026-05-12' }, '12 May 2026'],
    ['continuity', { testedOn: '2026-02-31' }, '2026-02-31'],
    ['continuity', { testedOn: '2026--' }, '2026--'],
    ['insurance', { employersLiability: '10,000,000' }, '£10,000,000'],
    ['lots', { lots: ['A', 'C'] }, 'Lot A: Standard home care\nLot C: Carers’ respite and sitting'],
    ['organisation', {}, ''],
  ])('of "%s" with %j begin with "%s"', (path, values, answer) => {
    expect(answerRows(pageCalled(path), values)[0]?.answer).toBe(answer);
  });
});
