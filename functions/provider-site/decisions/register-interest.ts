import type { Interest } from '../../../adapters/dynamodb/interests.ts';
import { isConfirmed } from '../../../domain/people/addresses.ts';
import type { AnswersTo } from '../../../domain/questions/field.ts';
import { email, text } from '../../../domain/questions/kinds.ts';
import { schemaOf } from '../../../domain/questions/schemas.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import type { SignedInRequest, Visitor } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { sendCode } from './confirm-address.ts';

/** Whom news of windows goes to. */
export const interestFields = {
  name: text({
    label: 'Name of your organisation',
    autocomplete: 'organization',
    missing: 'Enter the name of your organisation',
  }),
  email: email({
    label: 'Email address for news',
    hint: 'We write to it when a window opens, when its closing time changes, and if it is cancelled. To an address that is new to us we send a code first.',
  }),
};
const details = schemaOf(interestFields);

type InterestDeps = Pick<Deps, 'agreements' | 'interests'>;

/** Who is told of windows: registered at the first sign-in, from the account itself where it has an address. */
export const registeredInterest = async (
  { agreements, interests }: InterestDeps,
  visitor: Visitor,
  now: string,
): Promise<Interest> => {
  const fresh = { providerId: visitor.actsFor.providerId, name: visitor.name, email: visitor.email, since: now };
  const each = await Promise.all(
    agreements.map(async ({ id }) => {
      const known = await interests.get(id, visitor.actsFor.providerId);
      if (!known && details.safeParse(fresh).success) await interests.register(id, fresh);
      return known ?? fresh;
    }),
  );
  return each[0] ?? fresh;
};

/** Has another name or address told of every agreement's windows: an address that nobody has confirmed only once it is. */
export const changeInterest = async (
  deps: Deps,
  { providerId, since, email: before }: Interest,
  { name, email: asked }: AnswersTo<typeof interestFields>,
  request: Pick<SignedInRequest, 'visitor' | 'arrivedAt'>,
): Promise<Sent> => {
  const confirmed = isConfirmed(asked, request.visitor.email, await deps.addresses.of(providerId));
  for (const { id } of deps.agreements)
    await deps.interests.register(id, { providerId, name, email: confirmed ? asked : before, since });
  return confirmed ? done : sendCode(deps, asked, request, true);
};
