import { createHash, randomUUID } from 'node:crypto';
import type { DecidedTogether } from '../../../../domain/application/decided-together.ts';
import { foundAlike, foundAt, MOST_TOGETHER } from '../../../../domain/application/decided-together.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { canonicalJson } from '../../../../domain/canonical-json.ts';
import type { Field } from '../../../../domain/questions/field.ts';
import { reason, several } from '../../../../domain/questions/kinds.ts';
import { done, form, type Sent } from '../../../shared/forms/form.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { personOf } from '../../case/officer.ts';
import { type Referred, togetherCase } from '../../case/together.ts';
import { type OfWindow, requireEvaluating } from '../../case/window.ts';
import { beginTogether, goOnTogether } from '../../decisions/decide-together.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { togetherTitles } from '../../words/together.ts';
import { windowTitle } from '../../words/window-title.ts';

type Stage = DecidedTogether['stage'];

const ID = /^\d{17}-[\da-f-]{36}$/;
/** In the order of time. */
const newId = (at: string): string => `${at.replaceAll(/\D/g, '').padEnd(17, '0').slice(0, 17)}-${randomUUID()}`;

/** An officer accepts several of those that a check referred, with one reason: shown in words before it is done. */
export const decidingTogether = (deps: DeskDeps, stage: Stage) =>
  form({
    template: 'officer/applications/decide-together.njk',
    load: async (request: OfWindow) => {
      const about = await togetherCase(deps, stage, request);
      return {
        ...about,
        agreement: await frozenAgreement(deps, about.window.windowId),
        query: request.query,
        alike: foundAlike(about.listed.filter(isFree).map(applicationOf), stage),
      };
    },
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ window, agreement, listed, chosen, alike, pagination, query }) => {
      const at = paths.window(window.windowId);
      return {
        title: togetherTitles[stage],
        caption: windowTitle(agreement, window),
        back: { href: at.referrals, text: 'Decide referred applications' },
        button: 'See what would be decided',
        most: MOST_TOGETHER,
        anyFree: listed.some(isFree) || chosen.length > 0,
        alike: alike.map((each) => ({ ...inWords(each, stage), href: alikeHref(at.together[stage], query, each) })),
        apart: [...listed, ...beside(listed, chosen)]
          .filter((each) => !isFree(each))
          .map(({ application, barriers }) => ({
            ...named(application),
            href: at.application(application.applicationId)[stage],
            text: barriers.map(({ text }) => text).join(' '),
          })),
        pagination,
      };
    },
    fields: ({ listed, chosen }): Asked => ({
      applications: several({
        label: 'Which applications do you accept?',
        hint: 'What the check found is said of each. To read one first, open it from the list of referred applications.',
        choices: [...listed.filter(isFree), ...beside(listed.filter(isFree), chosen)].map((each) => ({
          value: each.application.applicationId,
          text: nameOf(each.application),
          hint: each.barriers[0]?.text ?? foundText(each.application, stage),
        })),
        missing: 'Select which applications you accept',
        unlisted: `Select from the list, ${MOST_TOGETHER} applications at most`,
      }),
      reason: reason({
        label: 'Reason',
        hint: 'Kept with the decision on each of them: it has to be true of each.',
        missing: 'Enter the reason for your decision',
      }),
    }),
    values: ({ alike, query }) => ({
      applications: (
        alike.find((group) => group.some(({ applicationId }) => applicationId === query.get('like'))) ?? []
      ).map(({ applicationId }) => applicationId),
    }),
    act: async (
      { window: { windowId }, chosen },
      { reason: why },
      { confirmed, visitor, arrivedAt },
    ): Promise<Sent> => {
      const by = personOf(visitor);
      const [togetherId = '', digest = ''] = confirmed.split(' ');
      const kept = ID.test(togetherId) ? await deps.together.get({ windowId, togetherId }) : undefined;
      const doneAt = { ...done, next: paths.window(windowId).together.of(togetherId) };
      if (kept && kept.by.id === by.id && kept.confirmed === digest) {
        await goOnTogether(deps, kept, arrivedAt);
        return doneAt;
      }
      const accepted = chosen.filter(isFree).map(applicationOf);
      if (accepted.length === 0) return { barriers: [noneIsFree] };
      const confirming = digestOf({ stage, reason: why, chosen });
      if (kept || !ID.test(togetherId) || digest !== confirming)
        return { check: checked(chosen, { stage, reason: why, confirming: `${newId(arrivedAt)} ${confirming}` }) };
      const together = await beginTogether(deps, {
        togetherId,
        windowId,
        stage,
        reason: why,
        by,
        at: arrivedAt,
        confirmed: confirming,
        applications: accepted.map(({ applicationId, version }) => ({ applicationId, version })),
        leftOut: chosen
          .filter((each) => !isFree(each))
          .map(({ application: { applicationId }, barriers }) => ({ applicationId, text: barriers[0]?.text ?? '' })),
        version: 1,
      });
      await goOnTogether(deps, together, arrivedAt);
      return doneAt;
    },
    fieldOf: { 'none-free': 'applications' },
    next: ({ window }) => paths.window(window.windowId).referrals,
  });

type Asked = Readonly<Record<'applications', Field<string[]>> & Record<'reason', Field<string>>>;

const noneIsFree = { code: 'none-free', text: 'None of those that you selected can be accepted together now' };

const isFree = ({ barriers }: Referred): boolean => barriers.length === 0;
const applicationOf = ({ application }: Referred): OpenedApplication => application;
const beside = (listed: readonly Referred[], chosen: readonly Referred[]): readonly Referred[] => {
  const known = new Set(listed.map(({ application }) => application.applicationId));
  return chosen.filter(({ application }) => !known.has(application.applicationId));
};

const named = ({ organisationName, receipt }: OpenedApplication) => ({
  organisationName,
  reference: receipt.reference,
});
const nameOf = ({ organisationName, receipt }: OpenedApplication): string =>
  `${organisationName}, ${receipt.reference}`;
const foundText = (application: OpenedApplication, stage: Stage): string =>
  foundAt(application, stage)
    .map(({ text }) => text)
    .join(' ');

const inWords = (group: readonly OpenedApplication[], stage: Stage) => {
  const [first] = group;
  return { count: group.length, like: first?.organisationName, text: first && foundText(first, stage) };
};

/** The same page of the list, with those of a group ticked. */
const alikeHref = (page: string, query: URLSearchParams, [first]: readonly OpenedApplication[]): string => {
  const where = new URLSearchParams(query);
  where.set('like', first?.applicationId ?? '');
  return `${page}?${where}`;
};

interface ToConfirm {
  readonly stage: Stage;
  readonly reason: string;
  readonly chosen: readonly Referred[];
}

/** What is confirmed: which applications as they were read, which of them are left out, and the reason. */
const digestOf = ({ stage, reason: why, chosen }: ToConfirm): string => {
  const each = chosen.map((one) => [
    one.application.applicationId,
    ...(isFree(one) ? [one.application.version] : ['left out']),
  ]);
  return createHash('sha256')
    .update(canonicalJson([stage, why, each]))
    .digest('hex')
    .slice(0, 32);
};

const checked = (
  chosen: readonly Referred[],
  { stage, reason: why, confirming }: Omit<ToConfirm, 'chosen'> & { readonly confirming: string },
) => {
  const accepted = chosen.filter(isFree);
  return {
    title: accepted.length === 1 ? 'Accept this application?' : `Accept these ${accepted.length} applications?`,
    button: accepted.length === 1 ? 'Accept it' : `Accept all ${accepted.length}`,
    rows: [
      ...accepted.map(({ application }) => ({
        key: nameOf(application),
        value: `${foundText(application, stage)}\nWill be accepted.`,
      })),
      ...chosen
        .filter((each) => !isFree(each))
        .map(({ application, barriers }) => ({
          key: nameOf(application),
          value: `Left out: ${barriers.map(({ text }) => text).join(' ')}`,
        })),
    ],
    notes: [
      `The reason that is kept with each: ${why}`,
      'Each goes on to the next step at once, and its acceptance is not taken back. What somebody else decides meanwhile, or what changes, is left out, and you are told.',
    ],
    confirming,
  };
};
