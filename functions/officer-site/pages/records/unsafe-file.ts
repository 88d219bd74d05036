import { reason } from '../../../../domain/questions/kinds.ts';
import { storedFile } from '../../../../domain/questions/stored-file.ts';
import { done, form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { officerOf } from '../../case/officer.ts';
import { unsafeFileSeenBy } from '../../case/unsafe-files.ts';
import { seeToUnsafeFile } from '../../decisions/see-to-unsafe-file.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unsafeWords } from '../../words/virus-checks.ts';

/** One file that nobody can download: whose it is, which answer it belongs to, and what an officer did about it. */
export const unsafeFile = (deps: DeskDeps) =>
  form({
    template: 'officer/records/unsafe-file.njk',
    load: ({ params, visitor }: SignedInRequest<'/{subject}/{page}/{field}'>) =>
      unsafeFileSeenBy(deps, officerOf(visitor), params),
    show: async (file) => {
      const [application, frozen] = await Promise.all([
        deps.applications.get(file.applicationId),
        deps.applications.frozen(file.applicationId),
      ]);
      const named = storedFile.safeParse(frozen?.answers[file.page]?.[file.field]);
      const at = paths.window(file.windowId).application(file.applicationId);
      return {
        ...unsafeWords[file.why],
        back: { href: paths.faults, text: 'Faults' },
        file,
        // Somebody may have had it scanned again since.
        isCleanNow: named.success && (await deps.openedDocuments.virusCheck(named.data)) === 'clean',
        fileHref: at.file(file.page, file.field),
        organisationName: application?.organisationName,
        reference: application?.receipt.reference,
        applicationHref: at.page,
        answersHref: at.answers,
      };
    },
    fields: {
      reason: reason({
        label: 'What was done about it',
        hint: 'For example whether the application can be decided on without the file. Kept with the application’s records, and not told to the provider.',
        missing: 'Enter what was done',
      }),
    },
    act: async (file, answers, { visitor, arrivedAt }) => {
      await seeToUnsafeFile(deps, file, { officer: officerOf(visitor), reason: answers.reason, at: arrivedAt });
      return done;
    },
    next: () => paths.faults,
    lost: { text: 'Somebody else has seen to this file meanwhile.', link: 'Look at it again' },
  });
