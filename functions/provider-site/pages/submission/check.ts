import { answerRows } from '../../../../domain/application/answer-rows.ts';
import { consequencesIn, pagesThatRefuse } from '../../../../domain/application/consequences.ts';
import { namedTwice } from '../../../../domain/application/location-named-twice.ts';
import { locationNamed } from '../../../../domain/application/named-location.ts';
import { savedFor, taskStatus, unfinishedPages } from '../../../../domain/application/task-list.ts';
import { questionsOf } from '../../../../domain/questions/field.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { isAhead } from '../../../../domain/window/coming-window.ts';
import { type FieldErrors, noErrors } from '../../../shared/forms/field-errors.ts';
import { leadsTo } from '../../../shared/forms/leads-to.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { type Application, openApplicationOf } from '../../case/application.ts';
import { contactAddress, lettersGoTo } from '../../case/letters-go-to.ts';
import { locationToLookUp } from '../../case/open-location.ts';
import { filesChecked } from '../../case/virus-checks.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';
import { ownFileLink } from '../../words/own-file.ts';
import { shownRows } from '../../words/shown-rows.ts';
import { signingShown } from '../../words/signing.ts';
import { knowing, signing } from './said-on-submitting.ts';

/** Every question with its answer, each with a link to change it, and the button that submits. */
export const check =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> =>
    checkPage(deps, await openApplicationOf(deps, request), request);

/** The same page, 400 with what stands in the way of submitting. */
export const checkPage = async (
  deps: Pick<Deps, 'addresses' | 'sealed' | 'uploads'>,
  application: Application,
  request: OfWindow,
  errors: FieldErrors = noErrors,
): Promise<PageResult> => {
  const { window, agreement, pages, draft, carried } = application;
  const location = locationNamed(pages, draft);
  const [files, addresses, isShared] = await Promise.all([
    filesChecked(deps, savedFor(pages, draft)),
    deps.addresses.of(request.visitor.actsFor.providerId),
    location !== undefined && deps.sealed.isNamedByAnother(application.head, location),
  ]);
  const [asked, lettersTo] = [contactAddress(application), lettersGoTo(application, request.visitor, addresses)];
  const at = paths.window(window.windowId);
  const consequences = consequencesIn(pages, draft, window.closesAt);
  const refused = pagesThatRefuse(pages, consequences);
  const signed = signingShown(application, request.visitor);
  return page(
    'provider/check.njk',
    {
      title: 'Check your answers before you submit',
      sections: pages.map((each) => ({
        path: each.path,
        title: each.title,
        href: at.question(each.path, 'check'),
        status: taskStatus(each, draft, carried),
        ...shownRows(answerRows(each, draft[each.path] ?? {})),
        leadsTo: leadsTo(consequences.get(each.path)),
        // Whoever saved it for later, or took it over from an earlier application, has not seen what the register says.
        lookUpHref: locationToLookUp(application, each) ? at.location(each.path, 'check') : undefined,
        namedTwice: each.location && isShared ? namedTwice(agreement) : undefined,
        ownFile: each.file && ownFileLink(window.windowId, each.path, files, 'check'),
      })),
      beingChecked: files.some((file) => file.check === 'being-checked'),
      opensAt: isAhead(window, request.arrivedAt) ? momentInWords(window.opensAt) : undefined,
      ready: unfinishedPages(pages, draft, carried).length === 0,
      refusedBy: refused.map(({ path, title }) => ({
        href: `#section-${path}`,
        text: title,
      })),
      signing: signed,
      replyDays: agreement.representation.days,
      questions: questionsOf({
        ...(refused.length > 0 ? { knowing } : {}),
        ...(signed.asksNow ? { signing } : {}),
      }),
      values: {},
      byField: errors.byField,
      agreement,
      lettersTo,
      unconfirmed: asked !== undefined && asked !== lettersTo ? asked : undefined,
      confirmHref: paths.addressAsked(asked ?? ''),
      errors: errors.summary,
      closing: closingOf(window, request.arrivedAt),
      submitAction: at.submit,
      back: { href: at.tasks, text: 'Back to the task list' },
    },
    errors.summary.length > 0 ? 400 : 200,
  );
};
