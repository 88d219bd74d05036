import {
  type BecameOf,
  becameOfEach,
  type DecidedTogether,
  isToDo,
  leftToOthers,
} from '../../../../domain/application/decided-together.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { form } from '../../../shared/forms/form.ts';
import { notFound, Problem } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { officerOf } from '../../case/officer.ts';
import { isOurId } from '../../case/our-id.ts';
import { requireReader } from '../../case/together.ts';
import { requireEvaluating } from '../../case/window.ts';
import { goOnTogether } from '../../decisions/decide-together.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** What became of each of several that were decided together; whoever began goes on with those that are left. */
export const decidedTogetherPage = (deps: DeskDeps) =>
  form({
    template: 'officer/applications/decided-together.njk',
    load: async ({ params, visitor }: SignedInRequest<'/{windowId}/{togetherId}'>) => {
      const officer = officerOf(visitor);
      const { togetherId } = params;
      const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
      const { windowId } = window;
      const together = isOurId(togetherId) ? await deps.together.get({ windowId, togetherId }) : undefined;
      if (!together) throw notFound();
      requireReader(together.stage, officer, windowId);
      const became = becameOfEach(together, await deps.together.results(together));
      return { window, conflicted, together, became, isOwn: together.by.id === officer.id };
    },
    stillTaken: ({ window }) => requireEvaluating(window),
    show: async ({ window, conflicted, together, became, isOwn }) => {
      const { windowId } = window;
      const at = paths.window(windowId);
      const [agreement, ...read] = await Promise.all([
        frozenAgreement(deps, windowId),
        ...became.map(({ applicationId }) => deps.applications.getIfReadable(applicationId)),
      ]);
      const known = new Map(read.flatMap((each) => (each ? [[each.applicationId, each] as const] : [])));
      const now = became.map((each) => asItStands(each, known.get(each.applicationId), together));
      const shown = now.filter(({ applicationId }) => !conflicted.has(applicationId));
      const toDo = now.filter(isToDo).length;
      return {
        title: 'Referrals decided together',
        caption: windowTitle(agreement, window),
        back: { href: at.referrals, text: 'Decide referred applications' },
        together,
        counts: {
          accepted: now.filter(({ result }) => result === 'accepted').length,
          leftOut: now.filter(({ result }) => result === 'left-out').length,
          toDo,
        },
        hidden: became.length - shown.length,
        rows: shown.map((each) => ({
          ...inWords(each, known.get(each.applicationId)),
          href: at.application(each.applicationId)[each.result === 'left-out' ? together.stage : 'page'],
        })),
        mayGoOn: isOwn && toDo > 0 && window.status === 'evaluating',
        isOwn,
      };
    },
    fields: {},
    act: async ({ together, isOwn }, _, { arrivedAt }) => {
      if (!isOwn) throw notTheirs(together);
      await goOnTogether(deps, together, arrivedAt);
      return { done: true };
    },
    next: ({ window, together }) => paths.window(window.windowId).together.of(together.togetherId),
  });

/** It is that officer's decision, whoever presses. */
const notTheirs = ({ windowId, by }: DecidedTogether) =>
  new Problem(403, {
    title: 'Somebody else decides on these',
    lines: [`Only ${by.name} can go on with those that are left. You can decide on them one by one.`],
    link: { href: paths.window(windowId).referrals, text: 'Decide referred applications' },
  });

/** One that is still to do, and that somebody has decided on by itself meanwhile, is left out from then on. */
const asItStands = (
  became: BecameOf,
  application: OpenedApplication | undefined,
  { stage, at }: DecidedTogether,
): BecameOf => {
  const text = isToDo(became) && application ? leftToOthers(application, stage) : undefined;
  return text === undefined ? became : { applicationId: became.applicationId, result: 'left-out', text, at };
};

const inWords = (became: BecameOf, application: OpenedApplication | undefined) => ({
  organisationName: application?.organisationName ?? 'An application that cannot be read',
  reference: application?.receipt.reference,
  result: became.result,
  text:
    became.result === 'accepted'
      ? `Accepted at ${momentInWords(became.at)}.`
      : became.result === 'left-out'
        ? became.text
        : 'Not decided yet: it was not ready for a decision, somebody else was changing it, or not all could be done at once.',
});
