import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { applicationOfLetter, windowOfLetter } from '../../../domain/letters/letter.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Deps } from '../deps.ts';

/** Letters that wait for this officer, and windows whose letters they may see once they have declared conflicts of interest. */
interface Undelivered {
  readonly letters: readonly StoredLetter[];
  readonly undeclared: readonly string[];
}

/** Whether this officer may see to a letter: who declared a conflict of interest with an applicant takes no part in what is written to it. */
export const mayHandle = async (
  { evaluations }: Pick<Deps, 'evaluations'>,
  { id }: Pick<Officer, 'id'>,
  letter: StoredLetter,
): Promise<'yes' | 'conflicted' | 'undeclared'> => {
  const applicationId = applicationOfLetter(letter);
  if (applicationId === undefined) return 'yes';
  const declaration = await evaluations.declaration(windowOfLetter(letter), id);
  if (!declaration) return 'undeclared';
  return declaration.conflictedApplications.includes(applicationId) ? 'conflicted' : 'yes';
};

export const undeliveredFor = async (deps: Deps, officer: Officer): Promise<Undelivered> => {
  const letters: StoredLetter[] = [];
  const undeclared = new Set<string>();
  for await (const letter of everyItem((after) => deps.letters.undeliverable({ after }))) {
    const may = await mayHandle(deps, officer, letter);
    if (may === 'yes') letters.push(letter);
    if (may === 'undeclared') undeclared.add(windowOfLetter(letter));
  }
  return { letters, undeclared: [...undeclared] };
};
