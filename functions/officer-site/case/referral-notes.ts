import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import {
  barriersToSendingFile,
  barriersToTakingFileOut,
  type NoteFile,
  type NumberedNote,
  notesOf,
} from '../../../domain/application/referral-note.ts';
import { mayReadCompliance, type Sight, sightOf } from '../../../domain/application/sight.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { sizeInWords } from '../../../domain/questions/stored-file.ts';
import type { VirusCheck } from '../../../domain/questions/virus-check.ts';
import { logger } from '../../shared/logger.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { DeskDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { besideFile } from '../words/virus-checks.ts';
import { applicationSeenBy } from './application.ts';
import { officerOf } from './officer.ts';

/** What officers added to its referrals; of declarations and gates only for who may read what these found. */
const notesSeen = (application: OpenedApplication, sight: Sight): readonly NumberedNote[] =>
  sight.caseFile
    ? notesOf(application).filter(({ stage }) => stage === 'registration' || mayReadCompliance(application, sight))
    : [];

/** Where a file stands. Where that cannot be told just now it counts as being checked, and the page is shown all the same. */
const checkOf = async ({ openedDocuments }: DeskDeps, file: NoteFile): Promise<VirusCheck> => {
  try {
    return await openedDocuments.virusCheck(file);
  } catch (error) {
    logger.error('A virus check could not be read', { error: error instanceof Error ? error.name : 'none' });
    return 'being-checked';
  }
};

/** The notes on an application that this officer may read, with how each file stands; `deeds` shows what they can do about them. */
export const notesShown = async (
  deps: DeskDeps,
  officer: Officer,
  application: OpenedApplication,
  { deeds = false }: { readonly deeds?: boolean } = {},
) => {
  const at = paths.window(application.windowId).application(application.applicationId);
  return Promise.all(
    notesSeen(application, sightOf(officer)).map(async ({ files, ...note }) => {
      const to = at.note(note.number);
      const fileShown = async ({ number, ...file }: (typeof files)[number]) => {
        const { name, size, sha256, takenOut } = file;
        const mayTakeOut = deeds && !takenOut && barriersToTakingFileOut(application, note, file).length === 0;
        const beside = takenOut ? undefined : besideFile[await checkOf(deps, file)];
        return {
          name,
          size: sizeInWords(size),
          sha256,
          takenOut,
          beside,
          href: takenOut || beside ? undefined : to.file(number),
          takeOutHref: mayTakeOut ? to.takeOut(number) : undefined,
        };
      };
      return {
        ...note,
        files: await Promise.all(files.map(fileShown)),
        sendHref: deeds && barriersToSendingFile(application, note, officer).length === 0 ? to.send() : undefined,
      };
    }),
  );
};

export type OfNote = SignedInRequest<'/{windowId}/{applicationId}/{number}'>;
export type OfNoteFile = SignedInRequest<'/{windowId}/{applicationId}/{number}/{file}'>;

/** One note on a referral, where this officer may read it. @throws Problem */
export const noteSeenBy = async (deps: DeskDeps, { params, visitor }: OfNote | OfNoteFile) => {
  const officer = officerOf(visitor);
  const { application, window } = await applicationSeenBy(deps, officer, params);
  const note = notesSeen(application, sightOf(officer)).find(({ number }) => String(number) === params.number);
  if (!note) throw notFound();
  return { officer, application, window, note };
};

/** One of its files. @throws Problem */
export const noteFileSeenBy = async (deps: DeskDeps, request: OfNoteFile) => {
  const seen = await noteSeenBy(deps, request);
  const file = seen.note.files.find(({ number }) => String(number) === request.params.file);
  if (!file) throw notFound();
  return { ...seen, file };
};
