import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { NewsReader, NewsRepository } from '../../../adapters/dynamodb/news.ts';
import type { RepresentationRepository } from '../../../adapters/dynamodb/representations.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { everyItem, MANY } from '../../../adapters/dynamodb/table.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import { awardStopOf } from '../../../domain/award/stopped.ts';
import { awardStoppedLetter } from '../../../domain/letters/award-stopped-letter.ts';
import { leftOutApplicant } from '../../../domain/letters/left-out-applicant.ts';
import { newsOpenedLetter } from '../../../domain/letters/news-letters.ts';
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
import { type CalledAgain, inBatches, thisCall } from '../in-batches.ts';
import { leftOutOf } from '../left-out.ts';
import type { NotingReaders } from '../seal-deps.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';
import { answered, type TellingAnswers } from './answered.ts';
import { type PlacedLetter, placeOf, registered, type Telling } from './placed-letters.ts';
import type { Input, Output } from './schema.ts';

interface Deps extends NotingReaders, CalledAgain, TellingAnswers {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly awards: AwardRepository;
  readonly news: Pick<NewsRepository, 'page'>;
  readonly letters: LetterRepository;
  readonly sendLetters: InvokeLater;
}

/**
 * Writes one letter to each registered provider, and of an opening to everybody who asked for news, and has them sent: as many in a call as one call may, from behind the place `after` on; all of
 * them where it is not said. A repeated attempt writes none twice. That a window has opened is told for as long as it takes applications.
 */
export const tellProviders =
  (deps: Deps) =>
  async (input: Input): Promise<Output> => {
    const { windows, letters, sendLetters, now } = deps;
    const { windowId, after } = input;
    const window = await storedWindow(windows, windowId);
    const call = thisCall(deps, after);
    const telling = await whatIsTold(deps, window, input);
    if (!telling) return { told: 0 };
    // One after another: each is told only where the window is, at that moment, as the letter says.
    const write = ({ letter }: PlacedLetter) => letters.enqueue([letter], now());
    const { done: told, last, isMore } = await inBatches(telling.letters, call, write, 1);
    if (!isMore) await telling.noteTold();
    if (told > 0) await sendLetters({});
    return isMore ? { told, outcome: 'more', after: last?.place ?? after } : { told };
  };

const whatIsTold = async (
  deps: Deps,
  window: Window,
  { changeAt, clarificationId, after }: Input,
): Promise<Telling | undefined> => {
  if (changeAt === undefined) return { letters: opened(deps, window, after), noteTold: async () => {} };
  return clarificationId
    ? answered(deps, window, { clarificationId, at: changeAt }, after)
    : changed(deps, window, changeAt, after);
};

async function* opened(deps: Deps, window: Window, after = ''): AsyncGenerator<PlacedLetter> {
  const agreement = await frozenAgreement(deps.windows, window.windowId);
  // It may be closed, cancelled or extended while thousands are told.
  const asItStands = async () => {
    const now = await storedWindow(deps.windows, window.windowId);
    return takesApplications(now, deps.now()) ? now : undefined;
  };
  const told = new Set<string>();
  for await (const provider of registered(deps, window)) {
    told.add(provider.email.toLowerCase());
    const place = placeOf.registered(provider);
    if (place <= after) continue;
    const open = await asItStands();
    if (!open) return;
    yield { place, letter: windowOpenedLetter(agreement, open, provider, deps.siteUrl) };
  }
  for await (const reader of everyItem((next) => deps.news.page(window.agreementId, { after: next, limit: MANY }))) {
    const place = placeOf.reader(reader);
    // Whoever has an account by now is told as a provider.
    if (place <= after || told.has(reader.email.toLowerCase()) || isExpired(reader, deps.now())) continue;
    const open = await asItStands();
    if (!open) return;
    yield { place, letter: newsOpenedLetter(agreement, open, reader, deps.siteUrl) };
  }
}

/** The table removes what has expired within two days. */
const isExpired = ({ expiresAt }: NewsReader, now: string): boolean => Date.parse(now) >= expiresAt * 1000;

/** The letters about a change; undefined where it is not to be told. From here on nobody can take it back. */
const changed = async (deps: Deps, window: Window, at: string, after = ''): Promise<Telling | undefined> => {
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
  return {
    letters: lettersAbout(deps, window, change, after),
    noteTold: () => mark(deps, window.windowId, at, { toldAt: deps.now() }, 'change told'),
  };
};

async function* lettersAbout(
  deps: Deps,
  window: Window,
  change: WindowChange,
  after: string,
): AsyncGenerator<PlacedLetter> {
  const { windowId } = window;
  const agreement = await frozenAgreement(deps.windows, windowId);
  const applied = new Set<string>();
  // Of an approved award they are told that it was stopped: the letter that the stop wrote, or would have, had it not failed.
  const isApproved = change.kind === 'cancelled' && (await approvalOf(deps.awards, windowId)) !== undefined;
  const stop = isApproved ? awardStopOf(window, await deps.awards.challenges(windowId)) : undefined;
  if (change.kind === 'cancelled' && window.unsealedAt) {
    for await (const application of deps.applications.readable(windowId)) {
      applied.add(application.providerId);
      const place = placeOf.applicant(application);
      if (place <= after) continue;
      const letter = stop
        ? awardStoppedLetter(agreement, window, application, stop)
        : cancelledToApplicantLetter(agreement, window, change, application, deps.siteUrl);
      yield { place, letter };
    }
  }
  if (stop) {
    for (const each of await leftOutOf(deps, windowId)) {
      applied.add(each.told.providerId);
      const place = placeOf.leftOut(each.told);
      if (place <= after) continue;
      yield { place, letter: awardStoppedLetter(agreement, window, leftOutApplicant(agreement, each), stop) };
    }
  }
  const unopened = new Set(
    change.kind === 'cancelled' ? (await deps.setAside.of(windowId)).map(({ providerId }) => providerId) : [],
  );
  for await (const provider of registered(deps, window)) {
    const place = placeOf.registered(provider);
    if (applied.has(provider.providerId) || place <= after) continue;
    const letterTo = unopened.has(provider.providerId) ? cancelledToSetAsideLetter : windowChangedLetter;
    yield { place, letter: letterTo(agreement, window, change, provider, deps.siteUrl) };
  }
}

/** Notes on a change how far telling it has come; what is noted already stays. @throws Conflict where the window was changed meanwhile */
const mark = async (
  { windows, now }: Deps,
  windowId: string,
  at: string,
  patch: Pick<WindowChange, 'tellingSince' | 'toldAt'>,
  action: string,
  seen?: Window,
): Promise<void> => {
  const window = seen ?? (await storedWindow(windows, windowId));
  if (window.changes.some((each) => each.at === at && each.toldAt)) return;
  const changes = window.changes.map((each) => (each.at === at ? { ...each, ...patch } : each));
  await windows.change(window, { changes }, { at: now(), action });
};
