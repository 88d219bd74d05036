import type { InterestRepository } from '../../../adapters/dynamodb/interests.ts';
import { everyItem, MANY } from '../../../adapters/dynamodb/table.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import type { Window } from '../../../domain/window/window.ts';

/** A letter, and its place among those of its task: whoever goes on begins behind it. */
export interface PlacedLetter {
  readonly place: string;
  readonly letter: Letter;
}

/** What is told, and what is noted once everybody is. */
export interface Telling {
  readonly letters: AsyncGenerator<PlacedLetter>;
  readonly noteTold: () => Promise<void>;
}

/** Applicants are told first, then those whom the award was made without, then who else is registered, then who asked for news alone. */
export const placeOf = {
  applicant: ({ providerId }: { readonly providerId: string }) => `1#${providerId}`,
  leftOut: ({ providerId }: { readonly providerId: string }) => `2#${providerId}`,
  registered: ({ providerId }: { readonly providerId: string }) => `3#${providerId}`,
  reader: ({ who }: { readonly who: string }) => `4#${who}`,
};

export const registered = (
  { interests }: { readonly interests: Pick<InterestRepository, 'page'> },
  { agreementId }: Pick<Window, 'agreementId'>,
) => everyItem((after) => interests.page(agreementId, { after, limit: MANY }));
