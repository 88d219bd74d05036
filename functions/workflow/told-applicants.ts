import type { ApplicationRepository } from '../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../adapters/dynamodb/awards.ts';
import type { LetterRepository } from '../../adapters/dynamodb/letters.ts';
import type { SetAsideRepository } from '../../adapters/dynamodb/set-aside-applications.ts';
import { isLeftOut } from '../../domain/application/leaving-out.ts';
import { lastOfEach, type OutcomeLetterState, type Told, toldBy } from '../../domain/award/told.ts';
import { outcomeLetterIdOf } from '../../domain/letters/application-letters.ts';
import { allAtOnce, type Call, inBatches } from './in-batches.ts';

interface Deps {
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly awards: AwardRepository;
  readonly letters: LetterRepository;
}

/** How far a look at who has been told came: behind which application it goes on, and what counts of the letters until there. */
export interface LookedAt {
  readonly after: string;
  readonly told: readonly OutcomeLetterState[];
}

type ToldSoFar = Told | (LookedAt & { readonly kind: 'more' });

const nowhere: LookedAt = { after: '', told: [] };

/**
 * How far a window's applicants have been told, read from each one's outcome letter; `more` where the call is over before all are looked at. Who
 * was rejected earlier may have had a letter of another kind; everybody else is owed one, so its absence is a fault. One letter that waits
 * says enough: the others are not looked at.
 */
export const toldApplicants = async (
  { applications, setAside, awards, letters }: Deps,
  windowId: string,
  now: string,
  call: Call = allAtOnce,
  from: LookedAt = nowhere,
): Promise<ToldSoFar> => {
  let found = from.told;
  const note = (letter: OutcomeLetterState): void => {
    found = lastOfEach([...found, letter]);
  };
  const isOneLeft = () => toldBy(found, now).kind === 'letters-left';
  const untilOneIsLeft = { most: call.most, isOver: () => call.isOver() || isOneLeft() };
  const { last, isMore } = await inBatches(
    applications.every(windowId, from.after),
    untilOneIsLeft,
    async ({ applicationId, providerId, status }) => {
      const letter = await letters.get(outcomeLetterIdOf(windowId, providerId));
      if (letter) note(stateOf(letter));
      else if (status === 'awarded' || status === 'unsuccessful')
        throw new Error(`No outcome letter of ${applicationId} has been written`);
    },
  );
  if (isOneLeft()) return { kind: 'letters-left' };
  if (isMore) return { kind: 'more', after: last?.applicationId ?? from.after, told: found };
  for (const { applicationId, providerId } of (await setAside.of(windowId)).filter(isLeftOut)) {
    const letter = await letters.get(outcomeLetterIdOf(windowId, providerId));
    if (!letter) throw new Error(`No outcome letter of ${applicationId} has been written`);
    note(stateOf(letter));
  }
  return toldBy(found, (await awards.told(windowId))?.at ?? now);
};

/** Nothing else of a letter is held: it names everybody with a place (decision 47). */
const stateOf = ({ status, sentAt, otherwise }: OutcomeLetterState): OutcomeLetterState => ({
  status,
  ...(sentAt && { sentAt }),
  ...(otherwise && { otherwise: { how: otherwise.how, on: otherwise.on } }),
});
