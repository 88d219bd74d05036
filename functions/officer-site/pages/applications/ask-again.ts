import { Conflict } from '../../../../adapters/dynamodb/conflict.ts';
import { barriersToAskingAgain } from '../../../../domain/application/asked-again.ts';
import { countIn } from '../../../../domain/application/list-counts.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { Problem } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { isSeen, windowSeenBy } from '../../case/declaration.ts';
import { countsListed } from '../../case/lists.ts';
import { officerOf } from '../../case/officer.ts';
import { type OfWindow, requireEvaluating } from '../../case/window.ts';
import { type AskedAgain, askRegisterAgain } from '../../decisions/ask-register-again.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** How many are asked about by one press: the register may take its time, and a page is to answer within half a minute. */
const AT_ONCE = 8;

const said: Readonly<Record<Exclude<AskedAgain['kind'], 'barred'>, string>> = {
  pass: 'The registration is accepted. The application goes on.',
  refer: 'It stays referred, for what the register says now.',
  fail: 'Its rejection is proposed, for what the register says. The provider is told and can reply.',
  unavailable: 'The register still cannot be asked. Nothing has changed. Try again later.',
};
const inWords = (asked: AskedAgain): string => (asked.kind === 'barred' ? asked.text : said[asked.kind]);

/** Asks the register again about one application that could not be checked. */
export const askAgainAboutOne = (deps: DeskDeps) =>
  form({
    template: 'officer/applications/ask-again.njk',
    load: ({ params, visitor }: OfApplication) => applicationSeenBy(deps, officerOf(visitor), params),
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ application }) => {
      const at = paths.window(application.windowId).application(application.applicationId);
      return {
        title: 'Ask the register again',
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: at.registration, text: 'Decide on the registration' },
        askedAt: application.registration?.checkedAt,
        against: barriersToAskingAgain(application).map(({ text }) => text),
        button: 'Ask the register again',
      };
    },
    fields: {},
    act: async ({ application }, _, { visitor, arrivedAt }) => {
      const { windowId, applicationId } = application;
      const asked = await askRegisterAgain(deps, applicationId, officerOf(visitor), arrivedAt);
      if (asked.kind === 'unavailable') return { again: { result: inWords(asked) } };
      const at = paths.window(windowId).application(applicationId);
      return asked.kind === 'refer' ? { ...done, next: at.registration } : done;
    },
    next: ({ application: { windowId, applicationId } }) => paths.window(windowId).application(applicationId).page,
  });

/** Asks it about all that wait for this alone, some at a time, and says of each what came of it. */
export const askAgainAboutAll = (deps: DeskDeps) =>
  form({
    template: 'officer/applications/ask-again-about-all.njk',
    load: async ({ params, visitor }: OfWindow) => {
      const officer = officerOf(visitor);
      const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
      const [agreement, { counts }] = await Promise.all([
        frozenAgreement(deps, window.windowId),
        countsListed(deps, window.windowId, officer, conflicted),
      ]);
      return { window, conflicted, agreement, count: countIn(counts, 'waits-for-register') };
    },
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ window, agreement, count }) => ({
      title: 'Ask the register again',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(window.windowId).referrals, text: 'Decide referred applications' },
      count,
      atOnce: AT_ONCE,
    }),
    fields: {},
    act: async ({ window: { windowId }, conflicted }, _, { visitor, arrivedAt, form: sent }) => {
      const from = oneValue(sent, 'from');
      const list = await deps.lists.page(windowId, 'waits-for-register', { from }, isSeen(conflicted), AT_ONCE);
      const ask = async (applicationId: string): Promise<AskedAgain> =>
        askRegisterAgain(deps, applicationId, officerOf(visitor), arrivedAt).catch((error: unknown) => {
          if (error instanceof Problem) return { kind: 'barred', text: error.words.lines.join(' ') };
          if (error instanceof Conflict)
            return { kind: 'barred', text: 'Somebody else changed it at this moment. Ask again. Nothing was saved.' };
          throw error;
        });
      const [first, ...others] = list.items;
      if (!first) return { again: { results: [] } };
      const asked = await ask(first.applicationId);
      // While it cannot be asked about one, it is not asked about more.
      const isDown = asked.kind === 'unavailable';
      const rest = isDown ? [] : await Promise.all(others.map(({ applicationId }) => ask(applicationId)));
      const results = [asked, ...rest].map((each, index) => {
        const { applicationId = '', organisationName, receipt } = list.items[index] ?? {};
        const { page } = paths.window(windowId).application(applicationId);
        return { organisationName, reference: receipt?.reference, href: page, text: inWords(each) };
      });
      return { again: { results, isDown, nextFrom: isDown ? undefined : list.next } };
    },
    next: ({ window }) => paths.window(window.windowId).referrals,
  });
