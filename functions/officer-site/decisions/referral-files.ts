import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import {
  barriersToSendingFile,
  barriersToTakingFileOut,
  type NumberedNote,
  notesOf,
  withFilesOf,
} from '../../../domain/application/referral-note.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { type FileFault, faultOf, typeOf } from '../../../domain/questions/file-rules.ts';
import { sizeInWords } from '../../../domain/questions/stored-file.ts';
import type { Reason } from '../../../domain/reason.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { DeskDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { requireSeparate } from './require-separate.ts';

/** Whose a file is that an officer sends, as storage keeps it: of one note, and one officer. */
export const senderOf = (applicationId: string, number: number, { id }: Pick<Officer, 'id'>): string =>
  `${applicationId}/${number}/${id}`;

interface Received {
  /** The key under which it arrived. */
  readonly key: string;
  readonly officer: Officer;
  readonly at: string;
}

/**
 * Keeps a file that has arrived in storage with the note that it was sent with. Its page loaded again keeps nothing twice, and brings nothing
 * back that was taken out.
 * @returns what is wrong with it; undefined where it is kept
 * @throws Problem 403, 409, or 404 where nothing has arrived for this note and officer under the key
 */
export const keepReferralFile = async (
  deps: DeskDeps,
  applicationId: string,
  number: number,
  { key, officer, at }: Received,
): Promise<FileFault | undefined> => {
  const { referralFiles } = deps;
  // A file is only ever its sender's own, whatever address the browser was given.
  const arrived = await referralFiles.arrived(senderOf(applicationId, number, officer), key);
  const fault = arrived && faultOf(arrived);
  if (fault) return fault;
  return againOnConflict(async () => {
    const { application, note } = await referralCase(deps, applicationId, number, officer);
    const isThere = arrived
      ? note.files.some((file) => file.key === referralFiles.keyOf(applicationId, arrived))
      : note.files.some((file) => referralFiles.cameBy(file, key));
    if (isThere) return undefined;
    if (!arrived?.content) throw notFound();
    const barriers = barriersToSendingFile(application, note, officer);
    if (barriers.length > 0) throw notKept(application, note, barriers);
    const { name, size, content, arrivedAt } = arrived;
    const kept = await referralFiles.keep(applicationId, arrived);
    const file = { ...kept, name, size, type: typeOf(content), arrivedAt, addedAt: at };
    await deps.records.transact(
      deps.applications.changeWrites(
        application,
        withFilesOf(application, number, (files) => [...files, file]),
        {
          at,
          by: { id: officer.id, name: officer.name },
          action: `file added to the ${note.stage} referral`,
          detail: `${name}, ${sizeInWords(size)}, SHA-256 ${kept.sha256}, with note ${number}`,
        },
      ),
    );
    return undefined;
  });
};

interface TakingOut {
  readonly reason: string;
  readonly officer: Officer;
  readonly at: string;
}

/**
 * Takes a file out of a referral that was added by mistake: nobody can download it any more, and the record keeps that it was there. The same
 * sent twice is done once.
 * @returns what stands against it
 * @throws Problem 403, 404, or 409 where somebody else did first
 */
export const takeFileOut = (
  deps: DeskDeps,
  applicationId: string,
  which: { readonly note: number; readonly file: number },
  { reason, officer, at }: TakingOut,
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { application, note } = await referralCase(deps, applicationId, which.note, officer);
    const file = note.files[which.file - 1];
    if (!file) throw notFound();
    const { takenOut, name, sha256 } = file;
    if (takenOut?.by.id === officer.id && takenOut.reason === reason) return [];
    if (takenOut) throw cameFirst(application, note, takenOut);
    const barriers = barriersToTakingFileOut(application, note, file);
    if (barriers.length > 0) return barriers;
    const by = { id: officer.id, name: officer.name };
    const taken = { by, at, reason };
    await deps.records.transact(
      deps.applications.changeWrites(
        application,
        withFilesOf(application, which.note, (files) =>
          files.map((each, index) => (index + 1 === which.file ? { ...each, takenOut: taken } : each)),
        ),
        {
          at,
          by,
          action: `file taken out of the ${note.stage} referral`,
          detail: `${name}, SHA-256 ${sha256}, of note ${which.note}: ${reason}`,
        },
      ),
    );
    return [];
  });

/** The application as it stands now, which says what was done, with the note. @throws Problem */
const referralCase = async (deps: DeskDeps, applicationId: string, number: number, officer: Officer) => {
  const application = await deps.applications.get(applicationId);
  const note = application && notesOf(application)[number - 1];
  if (!note) throw notFound();
  const { windowId } = application;
  requireEvaluating(await windowAsked(deps, windowId));
  requireSeparate('decide-referral', officer, application, windowId);
  return { application, note };
};

const referralOf = ({ windowId, applicationId }: OpenedApplication, { stage }: Pick<NumberedNote, 'stage'>) => ({
  href: paths.window(windowId).application(applicationId)[stage],
  text: 'See the referral',
});

const notKept = (application: OpenedApplication, note: NumberedNote, barriers: readonly Reason[]): Problem =>
  new Problem(409, {
    title: 'The file was not added',
    lines: barriers.map(({ text }) => text),
    link: referralOf(application, note),
  });

const cameFirst = (
  application: OpenedApplication,
  note: NumberedNote,
  { by, at, reason }: NonNullable<NumberedNote['files'][number]['takenOut']>,
): Problem =>
  new Problem(409, {
    title: 'Somebody came first',
    lines: [
      `${by.name} took this file out at ${momentInWords(at)}.`,
      `In their words: ${reason}`,
      'Yours was not saved.',
    ],
    link: referralOf(application, note),
  });
