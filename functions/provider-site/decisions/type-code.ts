import { isCode } from '../../../adapters/codes/code.ts';
import type { IssuedCode, TypedCode } from '../../../adapters/dynamodb/controls.ts';
import { barriersToTrying, MOST_TRIES } from '../../../domain/people/control.ts';
import { codeFrom } from '../../../domain/people/spoken-code.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';

interface Waiting {
  readonly issued: IssuedCode;
  /** What was typed of this code before. */
  readonly typed: TypedCode | undefined;
}

/**
 * Takes the code that went to the register's contact. Each try is counted before it is compared, so that none comes free. What is kept of
 * the right one is the code itself: no other mark would prove anything to those who make contracts. @throws Conflict
 */
export const typeCode = async (
  { controls }: Pick<Deps, 'controls'>,
  { issued, typed }: Waiting,
  given: string,
  { visitor, arrivedAt }: Pick<SignedInRequest, 'visitor' | 'arrivedAt'>,
): Promise<Sent> => {
  const { locationId, issuedAt } = issued;
  const whose = { providerId: visitor.actsFor.providerId, locationId };
  const before = typed?.issuedAt === issuedAt ? typed : undefined;
  if (before?.right) return done;
  const barriers = barriersToTrying(issued, before?.tries ?? 0, arrivedAt);
  if (barriers.length > 0) return { barriers: [...barriers] };
  const tries = (before?.tries ?? 0) + 1;
  await controls.keepTyped(whose, typed, { issuedAt, tries });
  const code = codeFrom(given);
  if (!code || !(await isCode(code, issued.code)))
    return {
      barriers: [
        { code: 'wrong-code', text: `That is not the code. ${MOST_TRIES - tries} of ${MOST_TRIES} tries are left` },
      ],
    };
  const counted = { issuedAt, tries, version: (typed?.version ?? 0) + 1 };
  await controls.keepTyped(whose, counted, { issuedAt, tries, right: { code, at: arrivedAt } });
  return done;
};
