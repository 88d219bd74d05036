import type { Outcome } from '../../../adapters/dynamodb/contracts.ts';
import type { Interest } from '../../../adapters/dynamodb/interests.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { nextPlanned } from '../../../domain/window/openings.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { PageRequest, Visitor } from '../../shared/web/request.ts';
import { type PageResult, page } from '../../shared/web/results.ts';
import { closingOf } from '../application/closing.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { registeredInterest } from './account.ts';

/** Some six years of windows: every one that anybody still asks about. */
const MOST_WINDOWS = 12;

/** The site's first page: what the service is for, or, signed in, the windows and one's own applications. */
export const home =
  (deps: ProviderSiteDeps) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { visitor, arrivedAt } = request;
    const shown = await Promise.all(
      deps.agreements.map(async (agreement) => ({ agreement, windows: await windowsOf(deps, agreement) })),
    );
    if (!visitor) {
      const agreements = shown.map(({ agreement, windows }) => inBrief(agreement, windows, arrivedAt));
      return page('provider/start.njk', { title: 'Apply to join a care agreement', agreements });
    }
    const interest = await registeredInterest(deps, visitor, arrivedAt);
    const agreements = await Promise.all(
      shown.map(async ({ agreement, windows }) => {
        const brief = inBrief(agreement, windows, arrivedAt);
        const applications = await applicationsOf(deps, visitor, windows, arrivedAt);
        const begun = applications.some(({ window }) => window.windowId === brief.open?.windowId);
        return { ...brief, applications, begun };
      }),
    );
    return page('provider/dashboard.njk', {
      title: 'Your applications',
      agreements,
      accountHref: paths.account,
      interest: interest satisfies Interest,
    });
  };

/** The newest windows of an agreement, newest first. */
const windowsOf = async ({ windows }: ProviderSiteDeps, { id }: Agreement): Promise<readonly Window[]> =>
  (await Array.fromAsync(everyItem((after) => windows.page(id, { after })))).toReversed().slice(0, MOST_WINDOWS);

const inBrief = (agreement: Agreement, windows: readonly Window[], now: string) => {
  const open = windows.find((window) => isTaking(window, now));
  const next = nextPlanned(agreement, windows, now);
  return {
    title: agreement.title,
    service: agreement.service,
    open: open && { windowId: open.windowId, href: paths.window(open.windowId).page, closing: closingOf(open, now) },
    opensNext: next && momentInWords(next.opensAt),
  };
};

const isTaking = ({ status, opensAt, closesAt }: Window, now: string): boolean =>
  status === 'open' && opensAt <= now && now < closesAt;

const applicationsOf = async (
  deps: ProviderSiteDeps,
  { subject }: Visitor,
  windows: readonly Window[],
  now: string,
) => {
  const found = await Promise.all(
    windows.map(async (window) => {
      const application = await deps.sealed.get(window.windowId, subject);
      if (!application) return [];
      const [outcome, told] = await Promise.all([
        deps.outcomes.get(subject, window.windowId),
        deps.representations.of(subject, window.windowId),
      ]);
      return [
        {
          ...((outcome || window.status === 'cancelled' ? undefined : hearingOf(told.at(-1))) ??
            standingOf(window, application.status, outcome, now)),
          receipt: application.receipt,
          window,
        },
      ];
    }),
  );
  return found.flat();
};

interface Standing {
  readonly tag: string;
  readonly colour: string;
  readonly href: string;
  readonly action: string;
}

/** Where an application stands that is, or is to be, rejected or left out; undefined once it goes on. */
const hearingOf = (told: Representation | undefined): Standing | undefined => {
  if (!told || told.ended?.how === 'lifted' || told.ended?.how === 'taken-back') return undefined;
  const href = paths.window(told.windowId).proposedRejection;
  if (told.about) return unopened(told, href);
  if (told.ended) return { tag: 'Rejected', colour: 'red', href, action: 'Read why' };
  return told.reply
    ? { tag: 'Reply received', colour: 'blue', href, action: 'See your reply' }
    : { tag: 'Rejection proposed', colour: 'orange', href, action: 'Read why, and reply' };
};

/** Where an application stands that could not be opened. */
const unopened = ({ ended, reply }: Representation, href: string): Standing => {
  if (ended) return { tag: 'Left out', colour: 'red', href, action: 'Read why' };
  return reply
    ? { tag: 'Reply received', colour: 'blue', href, action: 'See your reply' }
    : { tag: 'Could not be opened', colour: 'orange', href, action: 'Read why, and reply' };
};

/** Where an application stands, in a word, with the page that says more. */
const standingOf = (
  window: Window,
  status: 'draft' | 'submitted' | 'withdrawn',
  outcome: Outcome | undefined,
  now: string,
): Standing => {
  const at = paths.window(window.windowId);
  if (outcome?.overtaken)
    return { tag: outcome.overtaken.title, colour: 'grey', href: at.outcome, action: 'Read what follows' };
  if (window.status === 'cancelled')
    return { tag: 'Window cancelled', colour: 'grey', href: at.page, action: 'See why' };
  if (outcome) return { tag: 'Outcome ready', colour: 'green', href: at.outcome, action: 'Read the outcome' };
  if (status === 'submitted')
    return { tag: 'Submitted', colour: 'green', href: at.receipt, action: 'See your receipt' };
  if (!isTaking(window, now))
    return { tag: 'Not submitted', colour: 'grey', href: at.page, action: 'See what you can do' };
  return status === 'withdrawn'
    ? { tag: 'Withdrawn', colour: 'yellow', href: at.tasks, action: 'Change it and submit again' }
    : { tag: 'Draft', colour: 'blue', href: at.tasks, action: 'Continue' };
};
