import { applicationIdOf } from '../../../../domain/application/opened-application.ts';
import { sizeInWords, storedFileIn } from '../../../../domain/questions/stored-file.ts';
import { faultInWords } from '../../../shared/files/file-faults.ts';
import { type PageResult, page as show } from '../../../shared/web/results.ts';
import { type OfPage, openFilePageOf } from '../../case/open-page.ts';
import { virusCheckOf } from '../../case/virus-checks.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';
import { virusCheckWords } from '../../words/virus-checks.ts';
import { wayIn, wayOf } from '../questions/way.ts';

/** The form that sends a page's file straight to storage, which then sends the browser to `fileReceived`. */
export const file =
  (deps: Deps) =>
  async (request: OfPage): Promise<PageResult> => {
    const open = await openFilePageOf(deps, request);
    const { page, file } = open;
    const { window, draft } = open.application;
    const at = paths.window(window.windowId);
    const applicationId = applicationIdOf(window.windowId, request.visitor.actsFor.providerId);
    const from = wayIn(request);
    const way = wayOf(open, from);
    const then = from === 'check' ? at.fileReceivedFromCheck : at.fileReceived;
    const received = `${deps.siteUrl}${then(page.path)}`;
    const form = await deps.uploads.form(applicationId, received);
    const stored = storedFileIn(draft[page.path]);
    const stands = stored && (await virusCheckOf(deps, stored));
    const check = stands && virusCheckWords[stands];
    const problem = faultInWords(request.query.get('problem')) ?? (check?.wrong && check.text);
    return show(
      'provider/file.njk',
      {
        title: file.label,
        caption: page.title,
        file,
        form,
        problem,
        errors: problem ? [{ text: problem, href: '#file' }] : [],
        stored: stored && {
          name: stored.name,
          size: sizeInWords(stored.size),
          check,
          isInfected: stands === 'infected',
        },
        ownHref: at.ownFile(page.path),
        onHref: way.afterFile,
        tasksHref: at.tasks,
        closing: closingOf(window, request.arrivedAt),
        back: { href: way.here },
      },
      request.query.get('problem') && problem ? 400 : 200,
      { formActions: [new URL(form.url).origin] },
    );
  };
