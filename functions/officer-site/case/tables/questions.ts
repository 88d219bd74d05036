import { everyItem, MANY } from '../../../../adapters/dynamodb/table.ts';
import { day, instant, type TableRows } from '../../../../domain/tables/cells.ts';
import { standingAnswer } from '../../../../domain/window/clarification.ts';
import type { Window } from '../../../../domain/window/window.ts';
import type { Deps } from '../../deps.ts';
import { answeredTo, clarificationWords } from '../../words/clarifications.ts';

/** What providers asked about a window, and was answered. Who asked is not known here (docs/rules.md, rule 2). */
export const questionRows = (
  { clarifications }: Pick<Deps, 'clarifications'>,
  { windowId }: Pick<Window, 'windowId'>,
): TableRows => ({
  headings: [
    'Asked on',
    'Question',
    'Status',
    'Answered to',
    'Question as published',
    'Answer',
    'Answered by',
    'Answered at',
    'Told at',
    'Answers in all',
  ],
  rows: (async function* () {
    for await (const each of everyItem((after) => clarifications.page(windowId, { after, limit: MANY }))) {
      const answer = standingAnswer(each);
      yield [
        day(each.askedOn),
        each.question,
        clarificationWords(each).text,
        answer && answeredTo[answer.to],
        answer?.question,
        answer?.text,
        answer?.by.name,
        instant(answer?.at),
        instant(answer?.toldAt),
        each.answers.length,
      ];
    }
  })(),
});
