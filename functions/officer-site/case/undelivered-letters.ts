import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { applicationOfLetter, windowOfLetter } from '../../../domain/letters/letter.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { notDeclared, type Part, partIn } from './declaration.ts';

/** Letters that wait for this officer, and windows whose letters they may see once they have declared conflicts of interest. */
interface Undelivered {
  readonly letters: readonly StoredLetter[];
  /** Letters that this stage does not send: nobody has to see to them. */
  readonly notSent: readonly StoredLetter[];
  readonly undeclared: readonly string[];
}

/** Whether this officer may see to a letter: who declared a conflict of interest with an applicant takes no part in what is written to it. */
const mayHandle = async (
  deps: Pick<Deps, 'evaluations'>,
  officer: Pick<Officer, 'id'>,
  letter: StoredLetter,
): Promise<Part> => {
  const applicationId = applicationOfLetter(letter);
  return applicationId === undefined ? 'yes' : partIn(deps, officer, applicationId);
};

export const undeliveredFor = async (deps: Deps, officer: Officer): Promise<Undelivered> => {
  const letters: StoredLetter[] = [];
  const undeclared = new Set<string>();
  for await (const letter of everyItem((after) => deps.letters.undeliverable({ after }))) {
    const may = await mayHandle(deps, officer, letter);
    if (may === 'yes') letters.push(letter);
    if (may === 'undeclared' && letter.status !== 'not-sent') undeclared.add(windowOfLetter(letter));
  }
  return {
    letters: letters.filter(({ status }) => status !== 'not-sent'),
    notSent: letters.filter(({ status }) => status === 'not-sent'),
    undeclared: [...undeclared],
  };
};

/** @throws Problem 404, or 403 for who may not see to this letter */
export const letterSeenBy = async (deps: Deps, officer: Officer, letterId: string): Promise<StoredLetter> => {
  const letter = /^[\w.:|@+=-]{1,400}$/.test(letterId) ? await deps.letters.get(letterId) : undefined;
  if (!letter || !everFailed(letter)) throw notFound();
  const may = await mayHandle(deps, officer, letter);
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
