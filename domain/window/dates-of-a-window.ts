import type { Agreement } from '../agreement/agreement.ts';
import { questionsUntil } from './questions-until.ts';
import type { Span } from './span.ts';

/** An instant of a window that somebody who thinks of applying keeps in a calendar. */
interface DateToKeep {
  readonly what: 'opens' | 'questions' | 'closes';
  readonly at: string;
  readonly title: string;
  readonly meaning: string;
}

/** The dates to keep of a window, soonest first. */
export const datesOf = (agreement: Pick<Agreement, 'title' | 'clarifications'>, span: Span): readonly DateToKeep[] => [
  {
    what: 'opens',
    at: span.opensAt,
    title: `${agreement.title}: applications open`,
    meaning: 'From now on you can start an application, save your answers and come back to them.',
  },
  {
    what: 'questions',
    at: questionsUntil(agreement, span),
    title: `${agreement.title}: last moment for questions`,
    meaning: 'Questions about the application are taken until now, so that everybody can still read the answers.',
  },
  {
    what: 'closes',
    at: span.closesAt,
    title: `${agreement.title}: applications close`,
    meaning: 'Nothing can be submitted from now on.',
  },
];
