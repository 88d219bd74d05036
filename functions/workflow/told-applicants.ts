import type { ApplicationRepository } from '../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../adapters/dynamodb/awards.ts';
import type { LetterRepository } from '../../adapters/dynamodb/letters.ts';
import type { SetAsideRepository } from '../../adapters/dynamodb/set-aside-applications.ts';
import { listedLetter } from '../../adapters/dynamodb/stored-letter.ts';
import { isLeftOut } from '../../domain/application/leaving-out.ts';
import { type OutcomeLetterState, type Told, toldBy } from '../../domain/award/told.ts';
import { outcomeLetterIdOf } from '../../domain/letters/application-letters.ts';
import { eachOf } from './in-batches.ts';

interface Deps {
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly awards: AwardRepository;
  readonly letters: LetterRepository;
}

/**
 * How far a window's applicants have been told, read from each one's outcome letter. Who was rejected earlier may have had a letter of
 * another kind; everybody else is owed one, so its absence is a fault.
 */
export const toldApplicants = async (
  { applications, setAside, awards, letters }: Deps,
  windowId: string,
  now: string,
): Promise<Told> => {
  const found: OutcomeLetterState[] = [];
  await eachOf(applications.every(windowId), async ({ applicationId, providerId, status }) => {
    const letter = await letters.get(outcomeLetterIdOf(windowId, providerId));
    if (letter) found.push(listedLetter(letter));
    else if (status === 'awarded' || status === 'unsuccessful')
      throw new Error(`No outcome letter of ${applicationId} has been written`);
  });
  for (const { applicationId, providerId } of (await setAside.of(windowId)).filter(isLeftOut)) {
    const letter = await letters.get(outcomeLetterIdOf(windowId, providerId));
    if (!letter) throw new Error(`No outcome letter of ${applicationId} has been written`);
    found.push(listedLetter(letter));
  }
  return toldBy(found, (await awards.told(windowId))?.at ?? now);
};
