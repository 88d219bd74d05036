import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import { applicationOfLetter, windowOfLetter } from '../../../domain/letters/letter.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { DeskDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { notDeclared, type Part, partsOf } from './declaration.ts';
import { type WaitingPage, waitingFor } from './waiting.ts';

/** A page of the letters that wait for this officer. */
interface Undelivered extends WaitingPage<StoredLetter> {
  /** Letters that this stage does not send: nobody has to see to them. */
  readonly notSent: readonly StoredLetter[];
}

/** Whether an officer may see to letters: who declared a conflict of interest with an applicant takes no part in what is written to it. */
const partsInLetters = (deps: Pick<DeskDeps, 'evaluations'>, officer: Pick<Officer, 'id'>) => {
  const partIn = partsOf(deps, officer);
  return async (letter: StoredLetter): Promise<Part> => {
    const applicationId = applicationOfLetter(letter);
    return applicationId === undefined ? 'yes' : partIn(applicationId);
  };
};

export const undeliveredFor = async (
  deps: DeskDeps,
  officer: Officer,
  after: string | undefined,
): Promise<Undelivered> => {
  const partIn = partsInLetters(deps, officer);
  const { items, ...more } = await deps.letters.undeliverable({ after });
  const isSent = ({ status }: StoredLetter) => status !== 'not-sent';
  const [waiting, notSent] = await Promise.all([
    waitingFor({ ...more, items: items.filter(isSent) }, partIn, windowOfLetter),
    waitingFor({ items: items.filter((letter) => !isSent(letter)) }, partIn, windowOfLetter),
  ]);
  return { ...waiting, notSent: notSent.items };
};

/** @throws Problem 404, or 403 for who may not see to this letter */
export const letterSeenBy = async (deps: DeskDeps, officer: Officer, letterId: string): Promise<StoredLetter> => {
  const letter = /^[\w.:|@+=-]{1,400}$/.test(letterId) ? await deps.letters.get(letterId) : undefined;
  if (!letter || !everFailed(letter)) throw notFound();
  const may = await partsInLetters(deps, officer)(letter);
  if (may === 'undeclared') throw notDeclared(windowOfLetter(letter));
  if (may === 'conflicted') throw conflicted();
  return letter;
};

/** Only letters that could not be delivered are an officer's business. */
const everFailed = ({ failure, otherwise, round }: StoredLetter): boolean =>
  failure !== undefined || otherwise !== undefined || round > 1;

const conflicted = (): Problem =>
  new Problem(403, {
    title: 'You declared a conflict of interest',
    lines: ['You declared a conflict of interest with this applicant, so somebody else sees to its letters.'],
    link: { href: paths.letters, text: 'Letters that could not be delivered' },
  });
