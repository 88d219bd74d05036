import { hashOf, isCode, newCode } from '../../../adapters/codes/code.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Write } from '../../../adapters/dynamodb/table.ts';
import { controlCodeLetter } from '../../../domain/letters/control-code-letter.ts';
import {
  barriersToConfirming,
  barriersToTrying,
  type CodeSent,
  type Control,
  controlStanding,
  type Issue,
  MOST_TRIES,
} from '../../../domain/people/control.ts';
import { deciders, type Person } from '../../../domain/people/officer.ts';
import { codeFrom } from '../../../domain/people/spoken-code.ts';
import type { Reason } from '../../../domain/reason.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { frozenAgreement } from '../case/agreement.ts';
import type { ControlCase } from '../case/control.ts';
import { windowAsked } from '../case/window.ts';
import type { DeskDeps } from '../deps.ts';
import { requireSeparate } from './require-separate.ts';
import { requireNoPartInOthers } from './shared-location.ts';

interface Deed {
  readonly by: Person;
  readonly at: string;
}
type Next = Omit<Control, 'version'>;

/** What an officer decided, with how the proof stands then, and its audit entry. */
const deciding = (
  deps: DeskDeps,
  { application, control }: ControlCase,
  { by, at }: Deed,
  next: Next,
  action: string,
  detail?: string,
): readonly Write[] => {
  const standing = controlStanding({ control: next, proof: next.proved, typedTries: 0 }, at);
  const audit = { by, at, action, ...(detail && { detail }) };
  return [
    deps.controls.write(control, next),
    ...deps.applications.changeWrites(application, { controlStanding: standing }, audit),
  ];
};

/** That the one account speaks for a location decides on any other that named it, too. @throws Problem 403 */
const holdToDuties = async (deps: DeskDeps, { application }: ControlCase, { by }: Deed): Promise<void> => {
  requireSeparate('decide-referral', { ...by, roles: [...deciders] }, application, application.windowId);
  await requireNoPartInOthers(deps, application, by);
};

/** Issues a code, which is told once, here, and kept as a hash. One that stood before is void, unless it was typed meanwhile. @throws Conflict */
export const issueCode = async (
  deps: DeskDeps,
  about: ControlCase,
  deed: Deed & { readonly reason?: string | undefined },
): Promise<string> => {
  await holdToDuties(deps, about, deed);
  const { by, at, reason } = deed;
  const { control } = about;
  const code = newCode();
  const last = control.issues.at(-1);
  const next: Next = {
    ...control,
    issues: [...control.issues, { issuedAt: at, by, ...(reason && { reason }) }],
    readBackTries: 0,
  };
  await deps.records.transact([
    ...deciding(
      deps,
      about,
      deed,
      next,
      control.issues.length > 0 ? 'another code issued, the last one void' : 'code issued',
      reason,
    ),
    ...(last ? [deps.controls.notTypedYet(control, last.issuedAt)] : []),
    deps.controls.writeCode(control, at, await hashOf(code)),
  ]);
  return code;
};

/** Whether somebody has recorded just this already: a form sent twice is one deed. */
const isSameSending = (recorded: CodeSent | undefined, { how, on, by }: CodeSent): boolean =>
  recorded?.how === how && recorded.on === on && recorded.by.id === by.id;

/** Notes how the code went to the register's contact, or puts it right, and tells the provider that it is on its way. @throws Conflict */
export const recordSending = async (
  deps: DeskDeps,
  about: ControlCase & { readonly last: Issue },
  { how, on, ...deed }: Deed & Pick<NonNullable<Issue['sent']>, 'how' | 'on'>,
): Promise<readonly Reason[]> => {
  await holdToDuties(deps, about, deed);
  const { control, application, last } = about;
  if (on < londonDate(last.issuedAt) || on > londonDate(deed.at))
    return [{ code: 'wrong-day', text: 'Enter a day from when the code was issued to today' }];
  const sending = { how, on, ...deed };
  if (isSameSending(last.sent, sending)) return [];
  const [agreement, window] = await Promise.all([
    frozenAgreement(deps, application.windowId),
    windowAsked(deps, application.windowId),
  ]);
  const letter = controlCodeLetter({ agreement, window, siteUrl: deps.siteUrl }, application, sending);
  const next = { ...control, issues: [...control.issues.slice(0, -1), { ...last, sent: sending }] };
  const action = `${last.sent ? 'put right: ' : ''}code sent by ${how}`;
  try {
    await deps.records.transact([
      ...deciding(deps, about, deed, next, action, `on ${on}`),
      deps.letters.write(letter, deed.at),
    ]);
  } catch (error) {
    const now = await deps.controls.of(application);
    if (!(error instanceof Conflict) || !isSameSending(now.issues.at(-1)?.sent, sending)) throw error;
  }
  await wakeSender(deps, letter);
  return [];
};

/** Somebody at the register's number reads the code back. Each wrong one counts. @throws Conflict */
export const recordReadBack = async (
  deps: DeskDeps,
  about: ControlCase & { readonly last: Issue },
  { typed, reason, ...deed }: Deed & { readonly typed: string; readonly reason: string },
): Promise<readonly Reason[]> => {
  await holdToDuties(deps, about, deed);
  const { control, last } = about;
  const barriers = barriersToTrying(last, control.readBackTries, deed.at);
  const issued = await deps.controls.code(control);
  if (barriers.length > 0 || issued?.issuedAt !== last.issuedAt) return barriers;
  const code = codeFrom(typed);
  if (!code || !(await isCode(code, issued.code))) {
    const readBackTries = control.readBackTries + 1;
    await deps.records.transact(deciding(deps, about, deed, { ...control, readBackTries }, 'wrong code read back'));
    const left = MOST_TRIES - readBackTries;
    return [
      { code: 'wrong-code', text: `That is not the code that was issued. ${left} of ${MOST_TRIES} tries are left` },
    ];
  }
  const proved = { how: 'read-back' as const, reason, ...deed };
  await deps.records.transact(
    deciding(deps, about, deed, { ...control, proved }, 'code read back: the account speaks for the location', reason),
  );
  return [];
};

/** Proposes that it is proved by other means than a code, for another officer to confirm. @throws Conflict */
export const proposeProof = async (
  deps: DeskDeps,
  about: ControlCase,
  { reason, ...deed }: Deed & { readonly reason: string },
): Promise<void> => {
  await holdToDuties(deps, about, deed);
  const { control } = about;
  const next = { ...control, otherwise: { reason, ...deed } };
  await deps.records.transact(deciding(deps, about, deed, next, 'proof without a code proposed', reason));
};

/** Confirms what another officer proposed, or declines it; who proposed it can take it back so. @throws Conflict */
export const decideOnProof = async (
  deps: DeskDeps,
  about: ControlCase,
  { decision, reason, ...deed }: Deed & { readonly decision: 'confirm' | 'decline'; readonly reason: string },
): Promise<readonly Reason[]> => {
  await holdToDuties(deps, about, deed);
  const { otherwise, ...control } = about.control;
  if (!otherwise) return [];
  const barriers = decision === 'confirm' ? barriersToConfirming(about.control, deed.by.id) : [];
  if (barriers.length > 0) return barriers;
  const proved = { how: 'otherwise' as const, reason: otherwise.reason, proposedBy: otherwise.by, ...deed };
  await deps.records.transact(
    decision === 'confirm'
      ? deciding(deps, about, deed, { ...control, proved }, 'proof without a code confirmed', reason)
      : deciding(deps, about, deed, control, 'proof without a code declined', reason),
  );
  return [];
};
