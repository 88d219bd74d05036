import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { InterestRepository } from '../../../adapters/dynamodb/interests.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { RepresentationRepository } from '../../../adapters/dynamodb/representations.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import { awardStopOf } from '../../../domain/award/stopped.ts';
import { awardStoppedLetter } from '../../../domain/letters/award-stopped-letter.ts';
import { leftOutApplicant } from '../../../domain/letters/left-out-applicant.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import {
  cancelledToApplicantLetter,
  cancelledToSetAsideLetter,
  windowChangedLetter,
  windowOpenedLetter,
} from '../../../domain/letters/window-letters.ts';
import { takesApplications } from '../../../domain/window/barriers.ts';
import { isToldToNobody } from '../../../domain/window/extending.ts';
import type { Window, WindowChange } from '../../../domain/window/window.ts';
import { approvalOf } from '../approved-award.ts';
import { leftOutOf } from '../left-out.ts';
import type { NotingReaders } from '../seal-deps.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';
import type { Input } from './schema.ts';

interface Deps extends NotingReaders {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly awards: AwardRepository;
  readonly interests: InterestRepository;
  readonly letters: LetterRepository;
  readonly sendLetters: InvokeLater;
  readonly siteUrl: string;
}

/**
 * Writes one letter to each registered provider, and has them sent. A repeated attempt writes none twice. That a window has opened is told
 * for as long as it takes applications.
 */
export const tellProviders =
  (deps: Deps) =>
  async ({ windowId, changeAt }: Input) => {
    const { windows, letters, sendLetters, now } = deps;
    const window = await storedWindow(windows, windowId);
    const letterTo = changeAt === undefined ? opened(deps, window) : await changed(deps, window, changeAt);
    if (!letterTo) return { told: 0 };
    let told = 0;
    // One after another: each is told only where the window is, at that moment, as the letter says.
    for await (const letter of letterTo) {
      await letters.enqueue([letter], now());
      told += 1;
    }
    if (changeAt !== undefined) await mark(deps, windowId, changeAt, { toldAt: now() }, 'change told');
    if (told > 0) await sendLetters({});
    return { told };
  };

async function* opened(deps: Deps, window: Window): AsyncGenerator<Letter> {
  const agreement = await frozenAgreement(deps.windows, window.windowId);
  for await (const provider of registered(deps, window)) {
    // It may be closed, cancelled or extended while thousands are told.
    const asItStands = await storedWindow(deps.windows, window.windowId);
    if (!takesApplications(asItStands, deps.now())) return;
    yield windowOpenedLetter(agreement, asItStands, provider, deps.siteUrl);
  }
}

/** The letters about a change; undefined where it is not to be told. From here on nobody can take it back. */
const changed = async (deps: Deps, window: Window, at: string) => {
  const change = window.changes.find((each) => each.at === at);
  if (!change || isToldToNobody(window, change)) return undefined;
  if (!change.tellingSince)
    await mark(deps, window.windowId, at, { tellingSince: deps.now() }, 'telling of a change began', window);
  if (change.kind === 'extended')
    await deps.seals.noteReaders(
      window.windowId,
      { step: 'extension told', at: deps.now(), readers: [...deps.readers] },
      at,
    );
  return lettersAbout(deps, window, change);
};

async function* lettersAbout(deps: Deps, window: Window, change: WindowChange): AsyncGenerator<Letter> {
  const { windowId } = window;
  const agreement = await frozenAgreement(deps.windows, windowId);
  const applied = new Set<string>();
  // Of an approved award they are told that it was stopped: the letter that the stop wrote, or would have, had it not failed.
  const isApproved = change.kind === 'cancelled' && (await approvalOf(deps.awards, windowId)) !== undefined;
  const stop = isApproved ? awardStopOf(window, await deps.awards.challenges(windowId)) : undefined;
  if (change.kind === 'cancelled' && window.unsealedAt) {
    for await (const application of deps.applications.readable(windowId)) {
      applied.add(application.providerId);
      yield stop
        ? awardStoppedLetter(agreement, window, application, stop)
        : cancelledToApplicantLetter(agreement, window, change, application, deps.siteUrl);
    }
  }
  if (stop) {
    for (const each of await leftOutOf(deps, windowId)) {
      applied.add(each.told.providerId);
      yield awardStoppedLetter(agreement, window, leftOutApplicant(agreement, each), stop);
    }
  }
  const unopened = new Set(
    change.kind === 'cancelled' ? (await deps.setAside.of(windowId)).map(({ providerId }) => providerId) : [],
  );
  for await (const provider of registered(deps, window)) {
    if (applied.has(provider.providerId)) continue;
    const letterTo = unopened.has(provider.providerId) ? cancelledToSetAsideLetter : windowChangedLetter;
    yield letterTo(agreement, window, change, provider, deps.siteUrl);
  }
}

const registered = ({ interests }: Deps, { agreementId }: Window) =>
  everyItem((after) => interests.page(agreementId, { after }));

/** Notes on a change how far telling it has come. @throws Conflict where the window was changed meanwhile */
const mark = async (
  { windows, now }: Deps,
  windowId: string,
  at: string,
  patch: Pick<WindowChange, 'tellingSince' | 'toldAt'>,
  action: string,
  seen?: Window,
): Promise<void> => {
  const window = seen ?? (await storedWindow(windows, windowId));
  const changes = window.changes.map((each) => (each.at === at ? { ...each, ...patch } : each));
  await windows.change(window, { changes }, { at: now(), action });
};
