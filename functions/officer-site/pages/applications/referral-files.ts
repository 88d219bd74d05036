import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import {
  barriersToSendingFile,
  barriersToTakingFileOut,
  type NumberedNote,
} from '../../../../domain/application/referral-note.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { faultInWords } from '../../../shared/files/file-faults.ts';
import { form } from '../../../shared/forms/form.ts';
import { Problem } from '../../../shared/web/problem.ts';
import { type PageResult, page, redirect } from '../../../shared/web/results.ts';
import { noteFileSeenBy, noteSeenBy, type OfNote, type OfNoteFile } from '../../case/referral-notes.ts';
import { requireEvaluating } from '../../case/window.ts';
import { keepReferralFile, senderOf, takeFileOut } from '../../decisions/referral-files.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unsafeWords } from '../../words/virus-checks.ts';

interface On {
  readonly application: OpenedApplication;
  readonly note: NumberedNote;
}

const atOf = ({ application: { windowId, applicationId } }: Pick<On, 'application'>) =>
  paths.window(windowId).application(applicationId);

const headOf = ({ application, note }: On) => ({
  caption: `${application.organisationName}, ${application.receipt.reference}`,
  back: { href: atOf({ application })[note.stage], text: 'Decide on the referral' },
  note,
});

/** The form that sends a file with a note straight to storage, which then sends the browser to `referralFileReceived`. */
export const sendReferralFile =
  (deps: DeskDeps) =>
  async (request: OfNote): Promise<PageResult> => {
    const { officer, window, ...on } = await noteSeenBy(deps, request);
    requireEvaluating(window);
    const { application, note } = on;
    const { received } = atOf(on).note(note.number);
    const sender = senderOf(application.applicationId, note.number, officer);
    const form = await deps.referralFiles.form(sender, `${deps.siteUrl}${received}`);
    const problem = faultInWords(request.query.get('problem'));
    return page(
      'officer/applications/send-referral-file.njk',
      {
        ...headOf(on),
        title: 'Send a file with your note',
        against: barriersToSendingFile(application, note, officer).map(({ text }) => text),
        form,
        problem,
        errors: problem ? [{ text: problem, href: '#file' }] : [],
      },
      problem ? 400 : 200,
      { formActions: [new URL(form.url).origin] },
    );
  };

/** Where storage sends the browser with a file it took: keeps it with the note, or says what is wrong with it. */
export const referralFileReceived =
  (deps: DeskDeps) =>
  async (request: OfNote): Promise<PageResult> => {
    const { officer, ...on } = await noteSeenBy(deps, request);
    const { application, note } = on;
    const fault = await keepReferralFile(deps, application.applicationId, note.number, {
      key: request.query.get('key') ?? '',
      officer,
      at: request.arrivedAt,
    });
    return redirect(fault ? atOf(on).note(note.number).send(fault) : atOf(on)[note.stage]);
  };

/** A file that an officer sent with a note, once it was found clean. */
export const referralFile =
  (deps: DeskDeps) =>
  async (request: OfNoteFile): Promise<PageResult> => {
    const { application, note, file } = await noteFileSeenBy(deps, request);
    const link = { href: atOf({ application }).page, text: application.organisationName };
    const { takenOut, name, sha256 } = file;
    if (takenOut)
      throw new Problem(403, {
        title: 'This file was taken out of the referral',
        lines: [
          `${takenOut.by.name} took it out at ${momentInWords(takenOut.at)}.`,
          `In their words: ${takenOut.reason}`,
        ],
        link,
      });
    const check = await deps.openedDocuments.virusCheck(file);
    if (check === 'clean')
      return {
        ...redirect(await deps.openedDocuments.address(file)),
        told: `${name}, SHA-256 ${sha256}, with note ${note.number}`,
      };
    if (check === 'being-checked')
      throw new Problem(409, {
        title: 'This file is being checked for viruses',
        lines: ['You can download it once that is done. It takes a few minutes as a rule: try again then.'],
        link,
      });
    throw new Problem(403, { title: unsafeWords[check].title, lines: [unsafeWords[check].text], link });
  };

/** Takes out a file that was added by mistake, while the referral is undecided. */
export const takingReferralFileOut = (deps: DeskDeps) =>
  form({
    template: 'officer/applications/take-referral-file-out.njk',
    load: (request: OfNoteFile) => noteFileSeenBy(deps, request),
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ application, note, file }) => ({
      ...headOf({ application, note }),
      title: 'Take the file out',
      button: 'Take the file out',
      file,
      against: file.takenOut ? [] : barriersToTakingFileOut(application, note, file).map(({ text }) => text),
    }),
    fields: {
      reason: reason({
        label: 'Why is it taken out?',
        hint: 'Kept with the referral. Nobody can download the file any more; the record keeps that it was there.',
        missing: 'Enter why it is taken out',
      }),
    },
    act: async ({ application, note, file, officer }, answers, { arrivedAt: at }) => ({
      barriers: await takeFileOut(
        deps,
        application.applicationId,
        { note: note.number, file: file.number },
        { reason: answers.reason, officer, at },
      ),
    }),
    otherwise: 'reason',
    next: ({ application, note }) => atOf({ application })[note.stage],
  });
