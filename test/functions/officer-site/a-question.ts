import { askedQuestions } from '../../../adapters/dynamodb/clarifications.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { clock } from '../../builders/clock.ts';
import type { Desk } from './officers-desk.ts';

interface AQuestion {
  readonly windowId: string;
  readonly clarificationId: string;
  readonly question?: string;
  readonly providerId?: string;
}

/** A question as the providers' site leaves it. */
export const aQuestion = async (
  { tables: { documents, records, sealed, letters } }: Pick<Desk, 'tables'>,
  {
    windowId,
    clarificationId,
    question = 'May Bright Care of Leek offer live-in care?',
    providerId = 'provider-1',
  }: AQuestion,
): Promise<void> => {
  const questions = askedQuestions({
    records: table(documents, records),
    sealed: table(documents, sealed),
    letters: table(documents, letters),
  });
  const asked = { windowId, clarificationId, question, askedAt: clock.now() };
  await questions.ask(providerId, asked, { words: question, closesAt: clock.now() });
};
