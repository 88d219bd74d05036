import { hashOf, isCode, newCode } from '../../../adapters/codes/code.ts';
import type { AccountAddresses } from '../../../adapters/dynamodb/addresses.ts';
import type { Interest } from '../../../adapters/dynamodb/interests.ts';
import { addressCodeLetter } from '../../../domain/letters/address-code-letter.ts';
import { barrierToTyping, confirming, isConfirmed, MOST_TRIES } from '../../../domain/people/addresses.ts';
import { codeFrom } from '../../../domain/people/spoken-code.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { beyondMeasure } from './beyond-measure.ts';

type Asking = Pick<SignedInRequest, 'visitor' | 'arrivedAt'>;

/** Sends a code to an address, so that letters may go there once it was typed. One that is confirmed already needs none. */
export const sendCode = async (
  deps: Deps,
  email: string,
  { visitor, arrivedAt }: Asking,
  forNews: boolean,
): Promise<Sent> => {
  const { subject, actsFor } = visitor;
  const { providerId } = actsFor;
  const was = await deps.addresses.of(providerId);
  if (isConfirmed(email, visitor.email, was)) return { done: true, next: paths.account };
  const refused =
    (await beyondMeasure(deps, 'address-code', subject, arrivedAt)) ??
    // Many accounts must not fill the mailbox of one address either.
    (await beyondMeasure(deps, 'address-code', `to ${email.toLowerCase()}`, `${subject} ${arrivedAt}`));
  if (refused) return refused;
  const code = newCode();
  const letter = addressCodeLetter({ providerId, email, code, at: arrivedAt, siteUrl: deps.siteUrl });
  const pending = { email, code: await hashOf(code), sentAt: arrivedAt, tries: 0, forNews };
  await deps.records.transact([
    deps.addresses.write(providerId, was, { confirmed: was.confirmed, pending }),
    deps.letters.write(letter, arrivedAt),
  ]);
  await wakeSender(deps, letter);
  return { done: true, next: paths.addressCode };
};

/**
 * Confirms the address that waits for its code. Each try is counted before it is compared, so that none comes free.
 * @throws Conflict where another request came first
 */
export const confirmAddress = async (
  deps: Deps,
  { was, interest }: { readonly was: AccountAddresses; readonly interest: Interest },
  typed: string,
  { visitor, arrivedAt }: Asking,
): Promise<Sent> => {
  const { pending, confirmed } = was;
  if (!pending) return done;
  const barrier = barrierToTyping(pending, arrivedAt);
  if (barrier) return wrong(barrier);
  const tried = { confirmed, pending: { ...pending, tries: pending.tries + 1 } };
  await deps.records.transact([deps.addresses.write(visitor.actsFor.providerId, was, tried)]);
  const code = codeFrom(typed);
  if (!code || !(await isCode(code, pending.code))) {
    return wrong(`That is not the code. ${triesLeft(MOST_TRIES - tried.pending.tries)}`);
  }
  await deps.records.transact([
    deps.addresses.write(
      visitor.actsFor.providerId,
      { ...was, version: was.version + 1 },
      { confirmed: [...confirming(was, pending.email)] },
    ),
  ]);
  if (pending.forNews)
    for (const { id } of deps.agreements) await deps.interests.register(id, { ...interest, email: pending.email });
  return done;
};

const triesLeft = (left: number): string => {
  if (left === 0) return 'Ask for a new one';
  return left === 1 ? 'You can try once more' : `You can try ${left} more times`;
};

const wrong = (text: string): Sent => ({ barriers: [{ code: 'no-code', text }] });
