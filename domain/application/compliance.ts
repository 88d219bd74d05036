import type { Agreement } from '../agreement/agreement.ts';
import type { Finding } from '../reason.ts';
import { lastDateBefore } from '../time/london.ts';
import type { DraftAnswers } from './answers.ts';
import { chosenLots, pagesOf } from './application.ts';

/**
 * The gates before evaluation, page by page, on the window's closing day (docs/rules.md, rules 5 and 11). What each page lets fail or
 * be referred is its own to say (domain/application/pages), within what the agreement's file sets.
 * @throws z.ZodError where a page is not complete
 */
export const complianceFindings = (agreement: Agreement, answers: DraftAnswers, closedAt: string): readonly Finding[] =>
  pagesOf(agreement, chosenLots(agreement, answers)).flatMap((page) =>
    page.findings(answers[page.path] ?? {}, lastDateBefore(closedAt)),
  );
