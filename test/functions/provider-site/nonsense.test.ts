import { describe, expect, it } from 'vitest';
import { everyPageOf } from '../../../domain/application/application.ts';
import { withRevealed } from '../../../domain/questions/question.ts';
import { fieldErrors } from '../../../functions/shared/forms/field-errors.ts';
import { judged } from '../../../functions/shared/forms/judged.ts';
import { typedValues } from '../../../functions/shared/forms/typed-values.ts';
import { s1 } from '../../builders/an-application.ts';
import { NOT_OUR_WORDS, nonsense } from '../shared/nonsense.ts';

const agreement = s1();
const pages = everyPageOf(agreement);

/** The names that a page's form sends: a date has three boxes. */
const boxes = (page: (typeof pages)[number]): readonly string[] =>
  withRevealed(page.questions).flatMap(({ kind, name }) =>
    kind === 'date' ? ['day', 'month', 'year'].map((part) => `${name}-${part}`) : [name],
  );

describe('Whatever a provider types', () => {
  it.each(pages.map((page) => [page.path, page] as const))(
    'what is wrong on the page “%s” is said in the service’s own words',
    (_, page) => {
      for (const [what, value] of nonsense) {
        const typed = typedValues(page.questions, Object.fromEntries(boxes(page).map((name) => [name, value])));
        const said = judged(page.formSchema, page.tidy(typed));
        const lines = said.success ? [] : fieldErrors(page.questions, said.error).summary.map(({ text }) => text);
        expect([what, lines.filter((line) => NOT_OUR_WORDS.test(line))]).toEqual([what, []]);
      }
      const sent = judged(page.formSchema, {});
      const lines = sent.success ? [] : fieldErrors(page.questions, sent.error).summary.map(({ text }) => text);
      expect(lines.filter((line) => NOT_OUR_WORDS.test(line))).toEqual([]);
    },
  );
});
