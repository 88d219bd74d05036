import * as z from 'zod';
import { type Officer, person } from '../people/officer.ts';
import { storedFile } from '../questions/stored-file.ts';
import type { Reason } from '../reason.ts';
import { compareInstants } from '../time/london.ts';
import { checkStage } from './proposed-rejection.ts';
import type { ApplicationStatus } from './status.ts';

/** A file that the author of a note sent with it. Taken out, nobody can download it any more; that it was there stays on record. */
const noteFile = storedFile.extend({
  /** When it was kept with its note: from then on it was in view. */
  addedAt: z.iso.datetime(),
  takenOut: z.object({ by: person, at: z.iso.datetime(), reason: z.string().min(1) }).optional(),
});
export type NoteFile = z.infer<typeof noteFile>;

/** What an officer adds to a referral before somebody decides on it (docs/rules.md, rule 4). */
export const referralNote = z.object({
  stage: checkStage,
  note: z.string().min(1),
  /** Where the paper is kept that it is about. */
  reference: z.string().optional(),
  /** Files that were sent with it, oldest first. */
  files: z.array(noteFile).optional(),
  /** The location by which a firm that registered anew goes on, as CQC's register had it then. */
  successor: z
    .object({ locationId: z.string(), name: z.string(), status: z.string(), evidenceHash: z.string() })
    .optional(),
  by: person,
  at: z.iso.datetime(),
});
export type ReferralNote = z.infer<typeof referralNote>;

/** An application's record has room for so many, and nobody reads more. */
export const MOST_NOTES = 20;
/** The same of files, with all of its notes: those that were taken out count, since they stay on record. */
export const MOST_NOTE_FILES = 20;

interface Noted {
  readonly status: ApplicationStatus;
  readonly referralNotes?: readonly ReferralNote[] | undefined;
}

/** With its number on the application, from 1, and those of its files: they never change. */
export interface NumberedNote extends Omit<ReferralNote, 'files'> {
  readonly number: number;
  readonly files: readonly (NoteFile & { readonly number: number })[];
}

export const notesOf = ({ referralNotes = [] }: Pick<Noted, 'referralNotes'>): readonly NumberedNote[] =>
  referralNotes.map((note, index) => ({
    ...note,
    number: index + 1,
    files: (note.files ?? []).map((file, at) => ({ ...file, number: at + 1 })),
  }));

/** The notes with other files on one of them. */
export const withFilesOf = (
  { referralNotes = [] }: Pick<Noted, 'referralNotes'>,
  number: number,
  change: (files: readonly NoteFile[]) => NoteFile[],
): { readonly referralNotes: ReferralNote[] } => ({
  referralNotes: referralNotes.map((note, index) =>
    index + 1 === number ? { ...note, files: change(note.files ?? []) } : note,
  ),
});

const isOver: Reason<'not-waiting'> = {
  code: 'not-waiting',
  text: 'Somebody has decided on this referral, so nothing is added to it any more.',
};

/** What stands against sending a file with a note. */
export const barriersToSendingFile = (
  application: Noted,
  { stage, by }: Pick<ReferralNote, 'stage' | 'by'>,
  officer: Pick<Officer, 'id'>,
): readonly Reason<'not-waiting' | 'not-theirs' | 'too-many-files'>[] => {
  if (application.status !== `${stage}-referred`) return [isOver];
  if (by.id !== officer.id)
    return [
      {
        code: 'not-theirs',
        text: `${by.name} wrote this note, so nobody else sends a file with it. Add a note of your own.`,
      },
    ];
  return notesOf(application).flatMap(({ files }) => files).length < MOST_NOTE_FILES
    ? []
    : [{ code: 'too-many-files', text: `${MOST_NOTE_FILES} files have been sent with notes on this application.` }];
};

interface Decided {
  readonly status: ApplicationStatus;
  /** Decisions that an approver had taken again. */
  readonly reopened?: readonly { readonly referral?: Settled | undefined }[] | undefined;
}
interface Settled {
  readonly stage: ReferralNote['stage'];
  readonly before: { readonly at: string };
}

/** What stands against taking a file out of a referral that was added by mistake: that somebody has decided with it in view, be it before that was opened again. */
export const barriersToTakingFileOut = (
  { status, reopened = [] }: Decided,
  { stage }: Pick<ReferralNote, 'stage'>,
  { addedAt }: Pick<NoteFile, 'addedAt'>,
): readonly Reason<'decided-with-it'>[] => {
  const wasInView = reopened.some(
    ({ referral }) => referral?.stage === stage && compareInstants(addedAt, referral.before.at) <= 0,
  );
  return status === `${stage}-referred` && !wasInView
    ? []
    : [
        {
          code: 'decided-with-it',
          text: 'Somebody has decided on this referral with the file in view, so it stays.',
        },
      ];
};

/** What stands against adding to what a check referred. */
export const barriersToNoting = (
  { status, referralNotes = [] }: Noted,
  stage: ReferralNote['stage'],
): readonly Reason<'not-waiting' | 'too-many'>[] => {
  if (status !== `${stage}-referred`) return [isOver];
  return referralNotes.length < MOST_NOTES
    ? []
    : [{ code: 'too-many', text: `${MOST_NOTES} notes have been added to it. Say the rest with the decision.` }];
};
