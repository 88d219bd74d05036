import type { Write } from '../../../adapters/dynamodb/table.ts';
import type { LetterPlace } from '../../../domain/agreement/letter-place.ts';
import type { Approval } from '../../../domain/award/award.ts';
import {
  barriersToHandingBack,
  barriersToReleasing,
  barriersToSayingOfDrafts,
  lastWords,
  stillWrong,
  type WrittenWords,
  type WrongDraft,
  writtenSince,
} from '../../../domain/award/releasing.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { Problem } from '../../shared/web/problem.ts';
import { barriersToLetters, type LettersCase, lettersCase, noApproval } from '../case/outcome-letters.ts';
import { windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, openWait, redeliver } from './machine-answers.ts';

/** Who does something about a window's outcome letters, and when. */
interface Made {
  readonly windowId: string;
  readonly officer: Officer;
  readonly at: string;
}

interface Held extends LettersCase {
  readonly approval: Approval;
  /** What joins a deed to the window as it was read, so that no two pass each other by. */
  readonly noted: (action: string, detail?: string) => readonly Write[];
}

/**
 * The letters as they are now, held by the window's version, for who may do this. @throws Problem 403, or 409 where no approval stands
 */
const heldCase = async (
  deps: Deps,
  deed: Parameters<typeof barriersToLetters>[0],
  { windowId, officer, at }: Made,
): Promise<Held> => {
  // The window before what its version holds.
  const window = await windowAsked(deps, windowId);
  const found = await lettersCase(deps, officer, windowId);
  const barriers = barriersToLetters(deed, found);
  if (barriers.length > 0) throw refused(403, windowId, barriers);
  const { approval, declaration } = found;
  if (!approval || window.status !== 'evaluating') throw refused(409, windowId, [noApproval]);
  const by = { id: officer.id, name: officer.name };
  const noted: Held['noted'] = (action, detail) => [
    ...deps.windows.changeWrites(window, {}, { at, by, action, ...(detail ? { detail } : {}) }),
    deps.evaluations.stillDeclared(windowId, declaration),
  ];
  return { ...found, approval, noted };
};

/**
 * Records that this officer has read the letters as they are drafted. Said again it changes nothing. @throws Problem 403, 409
 * @param seen how many versions of officers' words in them there were when they were looked at
 */
export const sayRead = (deps: Deps, { seen, ...made }: Made & { readonly seen: number }): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { letters, approval, noted } = await heldCase(deps, 'read-letters', made);
    if (letters.read) return [];
    const barriers = [...barriersToSayingOfDrafts(letters), ...writtenSince(letters.words, seen)];
    if (barriers.length > 0) return barriers;
    const { windowId, officer, at } = made;
    const { round } = approval;
    const version = (letters.readBefore?.version ?? 0) + 1;
    await deps.records.transact([
      deps.awards.keepLettersRead({ windowId, round, by: { id: officer.id, name: officer.name }, at, version }),
      ...noted('outcome letters read', `round ${round}`),
    ]);
    return [];
  });

interface Writing extends Made {
  readonly applicationId: string;
  readonly reference: string;
  readonly place: LetterPlace;
  /** '' takes out what is there. */
  readonly text: string;
  /** The version that it was written over, 0 where nothing was there. */
  readonly shown: number;
}

/**
 * Writes in a place of one letter. Letters that had been read have to be read again. The same again changes nothing.
 * @returns what somebody else wrote there meanwhile, which stands; undefined where it is done @throws Problem 403, 409
 */
export const writeInLetter = (
  deps: Deps,
  { applicationId, reference, place, text, shown, ...made }: Writing,
): Promise<WrittenWords | undefined> =>
  againOnConflict(async () => {
    const { letters, approval, noted } = await heldCase(deps, 'read-letters', made);
    const before = lastWords(letters.words).find(
      (each) => each.applicationId === applicationId && each.place === place.id,
    );
    if ((before?.text ?? '') === text) return undefined;
    const barriers = barriersToSayingOfDrafts(letters);
    if (barriers.length > 0) throw refused(409, made.windowId, barriers);
    if (before && before.version !== shown) return before;
    const { windowId, officer, at } = made;
    const by = { id: officer.id, name: officer.name };
    const { round } = approval;
    const version = (before?.version ?? 0) + 1;
    const { read } = letters;
    await deps.records.transact([
      deps.awards.keepWords({ windowId, round, applicationId, reference, place: place.id, by, at, text, version }),
      ...(read
        ? [deps.awards.keepLettersRead({ ...read, overtaken: { by, at, reference }, version: read.version + 1 })]
        : []),
      // What was written is kept beside it, and not told before the letter is.
      ...noted(whatWasDone(before?.text ?? '', text), `${reference}, ${place.label}, version ${version}`),
    ]);
    return undefined;
  });

const whatWasDone = (before: string, text: string): string => {
  if (text === '') return 'words taken out of an outcome letter';
  return before === '' ? 'words written in an outcome letter' : 'words changed in an outcome letter';
};

interface AboutDraft extends Made {
  readonly applicationId: string;
  readonly reference: string;
  readonly reason: string;
}

/** Says that a draft is wrong, and why: no letter is released while that stands. The same again changes nothing. @throws Problem 403, 409 */
export const callWrong = (deps: Deps, made: AboutDraft): Promise<readonly Reason[]> =>
  aboutDraft(deps, made, (before, { windowId, applicationId, reference, reason, officer, at }, round) => {
    if (before && !before.takenBack) return undefined;
    const by = { id: officer.id, name: officer.name };
    return {
      action: 'outcome letter called wrong',
      fresh: { windowId, round, applicationId, reference, by, at, reason, version: (before?.version ?? 0) + 1 },
    };
  });

/** Takes that back. The same again changes nothing. @throws Problem 403, 409 */
export const callRight = (deps: Deps, made: AboutDraft): Promise<readonly Reason[]> =>
  aboutDraft(deps, made, (before, { officer, at, reason }) => {
    if (!before || before.takenBack) return undefined;
    const takenBack = { by: { id: officer.id, name: officer.name }, at, reason };
    return { action: 'outcome letter found right', fresh: { ...before, takenBack, version: before.version + 1 } };
  });

const aboutDraft = (
  deps: Deps,
  made: AboutDraft,
  next: (
    before: WrongDraft | undefined,
    made: AboutDraft,
    round: number,
  ) => { readonly action: string; readonly fresh: WrongDraft } | undefined,
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { letters, approval, noted } = await heldCase(deps, 'read-letters', made);
    const barriers = barriersToSayingOfDrafts(letters);
    if (barriers.length > 0) return barriers;
    const before = letters.wrong.find(({ applicationId }) => applicationId === made.applicationId);
    const kept = next(before, made, approval.round);
    if (!kept) return [];
    await deps.records.transact([
      deps.awards.keepWrongDraft(kept.fresh),
      ...noted(kept.action, `${made.reference}: ${made.reason}`),
    ]);
    return [];
  });

/**
 * Releases every outcome letter at this instant (docs/rules.md, rule 8): they are written and sent, and what they tell is told. The same officer's
 * release again changes nothing. @throws Problem 403, 409
 */
export const releaseLetters = (deps: Deps, made: Made): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { letters, approval, drafted, noted } = await heldCase(deps, 'release-letters', made);
    const { windowId, officer, at } = made;
    if (letters.release?.by.id === officer.id) {
      await redeliver(deps, windowId, 'release');
      return [];
    }
    const barriers = barriersToReleasing(letters, officer);
    if (barriers.length > 0 || !letters.read || !drafted) return barriers;
    const { read } = letters;
    const { round } = approval;
    const by = { id: officer.id, name: officer.name };
    const wait = await openWait(deps, windowId, 'release');
    await decide(deps, {
      wait,
      answer: { decision: 'released' },
      writes: [
        deps.awards.release({ windowId, round, by, at, read: { ...read.by, at: read.at } }),
        ...noted('outcome letters released', `round ${round}, read by ${read.by.name}`),
      ],
    });
    return [];
  });

/**
 * Takes the approval back before anybody is told, with the reason and the letters that were called wrong: places can then be recommended again. The same
 * officer's same deed again changes nothing. @throws Problem 403, 409
 */
export const handAwardBack = (
  deps: Deps,
  { reason, ...made }: Made & { readonly reason: string },
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { windowId, officer, at } = made;
    const last = (await deps.awards.approvals(windowId)).at(-1);
    if (last?.tookBack && last.by.id === officer.id) {
      await redeliver(deps, windowId, 'release');
      return [];
    }
    const { letters, approval, noted } = await heldCase(deps, 'read-letters', made);
    const barriers = barriersToHandingBack(letters);
    if (barriers.length > 0) return barriers;
    const wait = await openWait(deps, windowId, 'release');
    const { round, windowId: _, decision: __, ...tookBack } = approval;
    const wrong = stillWrong(letters.wrong).map((each) => `${each.reference}: ${each.reason}`);
    const fresh: Approval = {
      windowId,
      round,
      by: { id: officer.id, name: officer.name },
      at,
      decision: 'returned',
      reason: [reason, ...wrong].join('\n'),
      tookBack,
    };
    await decide(deps, {
      wait,
      answer: { decision: 'returned' },
      writes: [deps.awards.takeApprovalBack(fresh), ...noted('award handed back', `round ${round}: ${fresh.reason}`)],
    });
    return [];
  });

const refused = (status: 403 | 409, windowId: string, barriers: readonly Reason[]): Problem =>
  new Problem(status, {
    title: status === 403 ? 'Somebody else must do this' : 'This cannot be done now',
    lines: [...barriers.map(({ text }) => text), 'Nothing was saved.'],
    link: { href: paths.window(windowId).outcomeLetters, text: 'See the outcome letters' },
  });
