import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import type { Write } from '../../../adapters/dynamodb/table.ts';
import { isAnyOutcomeUndelivered } from '../../../adapters/dynamodb/undelivered-outcomes.ts';
import { providerIdOf, windowIdOf } from '../../../domain/application/opened-application.ts';
import { lastReturned } from '../../../domain/application/returned.ts';
import { applicationOfLetter, windowOfLetter } from '../../../domain/letters/letter.ts';
import type { Person } from '../../../domain/people/officer.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { DeskDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, redeliver } from './machine-answers.ts';

/** How an officer sees to a letter that could not be delivered. `on` is the day on which it was posted or said. */
export type Settling = { readonly reason: string } & (
  | { readonly decision: 'again'; readonly to: string }
  | { readonly decision: 'otherwise'; readonly how: 'post' | 'telephone' | 'in-person'; readonly on: string }
);

/**
 * Has a letter sent again to a corrected address, which then is the application's too, or records how it was delivered otherwise. Where
 * it was the last that an award waited for, the award goes on. The same form again changes nothing. @throws Problem 409
 */
export const settleLetter = (
  deps: DeskDeps,
  { letterId }: Pick<StoredLetter, 'letterId'>,
  settling: Settling,
  by: Person,
  at: string,
): Promise<void> =>
  againOnConflict(async () => {
    const letter = await deps.letters.get(letterId);
    if (!letter) throw notFound();
    const windowId = windowOfLetter(letter);
    if (letter.status === 'undeliverable')
      await deps.records.transact(await settlingWrites(deps, letter, settling, by, at));
    else if (!isSame(letter, settling)) throw settledBefore();
    if (settling.decision === 'again') await wakeSender(deps, letter);
    await goOn(deps, windowId, by, at);
  });

const settlingWrites = async (
  deps: DeskDeps,
  letter: StoredLetter,
  settling: Settling,
  by: Person,
  at: string,
): Promise<readonly Write[]> => {
  const { reason } = settling;
  const about = { windowId: windowOfLetter(letter), at, by, subject: applicationOfLetter(letter) ?? letter.letterId };
  if (settling.decision === 'otherwise') {
    const { how, on } = settling;
    const detail = `${letter.kind} ${howWords[how]} on ${on}: ${reason}`;
    return [
      deps.letters.deliveredOtherwise(letter, { by, at, how, on, reason }),
      auditWrite(deps.records, { ...about, action: 'letter delivered otherwise', detail }),
    ];
  }
  const detail = `${letter.kind} to a corrected address: ${reason}`;
  return [
    deps.letters.sendAgain(letter, settling.to, at),
    auditWrite(deps.records, { ...about, action: 'letter sent again', detail }),
    ...(await addressWrites(deps, letter, settling.to, by, at)),
  ];
};

const howWords = { post: 'by post', telephone: 'by telephone', 'in-person': 'in person' } as const;

const isSame = ({ status, to, otherwise }: StoredLetter, settling: Settling): boolean =>
  settling.decision === 'again'
    ? to === settling.to
    : status === 'delivered-otherwise' && otherwise?.how === settling.how && otherwise.on === settling.on;

/** The corrected address is where this applicant's later letters go, those about a proposed rejection or a correction too. */
const addressWrites = async (
  { applications, representations, corrections }: DeskDeps,
  letter: StoredLetter,
  to: string,
  by: Person,
  at: string,
): Promise<readonly Write[]> => {
  const applicationId = applicationOfLetter(letter);
  if (applicationId === undefined) return [];
  const application = await applications.get(applicationId);
  const told = (await representations.of(providerIdOf(applicationId), windowIdOf(applicationId))).at(-1);
  // One that could not be opened is written to where its provider was told so.
  if (!application) return told?.email === letter.to ? [representations.correctAddress(told, to)] : [];
  if (application.email !== letter.to) return [];
  const last = lastReturned(application);
  const asked = last && (await corrections.get({ ...application, round: last.round }));
  return [
    ...applications.changeWrites(application, { email: to }, { at, by, action: 'email address corrected' }),
    ...(told ? [representations.correctAddress(told, to)] : []),
    ...(asked ? [corrections.correctAddress(asked, to)] : []),
  ];
};

/**
 * Lets a window's award go on that waits for letters, once every outcome letter has gone or been delivered. Asked by whoever settles a
 * letter after it was settled, so that of two who settle the last ones together one finds none left.
 */
const goOn = async (deps: DeskDeps, windowId: string, by: Person, at: string): Promise<void> => {
  const wait = await deps.waits.get(windowId, 'undelivered-letters');
  if (!wait) return;
  if (wait.status !== 'waiting') return redeliver(deps, windowId, 'undelivered-letters');
  if (await isAnyOutcomeUndelivered(deps.letters, windowId)) return;
  const audit = auditWrite(deps.records, { windowId, at, by, action: 'award taken up after undelivered letters' });
  try {
    await decide(deps, { wait, answer: {}, writes: [audit] });
  } catch (error) {
    // Somebody else who settled the last letter with us has told the machine.
    if (!(error instanceof Conflict)) throw error;
  }
};

const settledBefore = () =>
  new Problem(409, {
    title: 'This letter has been seen to already',
    lines: ['Somebody has sent it again or delivered it otherwise. Yours was not saved.'],
    link: { href: paths.letters, text: 'See the letters that could not be delivered' },
  });
