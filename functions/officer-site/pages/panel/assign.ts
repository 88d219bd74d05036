import { createHash } from 'node:crypto';
import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { countIn } from '../../../../domain/application/list-counts.ts';
import type { ListedApplication } from '../../../../domain/application/lists.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { canonicalJson } from '../../../../domain/canonical-json.ts';
import type { Field } from '../../../../domain/questions/field.ts';
import { choice, wholeNumber } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { done, form, type Sent } from '../../../shared/forms/form.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { isSeen, windowSeenBy } from '../../case/declaration.ts';
import { countsListed } from '../../case/lists.ts';
import { officerOf } from '../../case/officer.ts';
import { panelOf, type Seat } from '../../case/panel.ts';
import { type OfWindow, requireEvaluating } from '../../case/window.ts';
import { type Available, assignPlaces, planned } from '../../decisions/assign-places.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

const EVERY_LOT = 'every lot';
/** Which applications, and how many places each member of the panel can have in all. */
type Asked = Readonly<Record<'lot', Field<string>> & Record<`most-${string}`, Field<number>>>;

/** The field that says how many places somebody can have in all. */
const mostOf = ({ officer }: Pick<Seat, 'officer'>) => `most-${officer.id}` as const;

/** Assigns evaluators to whatever has open places, so that all have as many as each other: shown before it is done. */
export const assigning = (deps: Deps) =>
  form({
    template: 'officer/panel/assign.njk',
    load: async ({ params, visitor }: OfWindow) => {
      const officer = officerOf(visitor);
      const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
      const [agreement, panel, { counts }] = await Promise.all([
        frozenAgreement(deps, window.windowId),
        panelOf(deps, window.windowId),
        countsListed(deps, window.windowId, officer, conflicted),
      ]);
      return { window, conflicted, officer, agreement, panel, open: countIn(counts, 'needs-assigning') };
    },
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ window, agreement, panel, open }) => ({
      title: 'Assign evaluators',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(window.windowId).panel, text: 'Who scores' },
      button: 'See who would score what',
      at: paths.window(window.windowId),
      panel,
      open,
    }),
    fields: ({ agreement, panel, open }): Asked => ({ lot: lotAsked(agreement), ...mostAsked(panel, open) }),
    values: ({ panel, open }): TypedValues => ({
      lot: EVERY_LOT,
      ...Object.fromEntries(panel.map((seat) => [mostOf(seat), String(seat.has + open)])),
    }),
    act: async (about, answers, { confirmed, arrivedAt: at }): Promise<Sent> => {
      const { window, agreement, panel, officer } = about;
      const applications = await openOn(deps, about, answers.lot);
      const available = panel.map((seat) => ({ seat, atMost: answers[mostOf(seat)] ?? 0 }));
      const plan = planned(applications, available);
      // Sent twice, what was confirmed is done by the time that it comes again.
      if (confirmed && applications.length === 0) return { ...done, next: paths.window(window.windowId).panel };
      if (plan.given.length === 0) return { barriers: [nobodyIsLeft(applications.length)] };
      const confirming = createHash('sha256').update(canonicalJson(plan.given)).digest('hex').slice(0, 16);
      if (confirmed !== confirming) return { check: inWords({ ...plan, available, applications, confirming }) };
      const { daysToAccept } = agreement.questionnaire;
      await assignPlaces(deps, { given: plan.given, panel, by: officer, at, daysToAccept });
      return { ...done, next: paths.window(window.windowId).panel };
    },
    otherwise: 'lot',
    next: ({ window }) => paths.window(window.windowId).panel,
  });

const lotAsked = ({ lots }: Agreement): Field<string> =>
  choice({
    label: 'Which applications?',
    choices: [
      { value: EVERY_LOT, text: 'All that have an open place' },
      ...lots.map(({ id, title }) => ({ value: id, text: `Those for lot ${id}`, hint: title })),
    ],
    missing: 'Select which applications to assign',
  });

const mostAsked = (panel: readonly Seat[], open: number): Readonly<Record<`most-${string}`, Field<number>>> =>
  Object.fromEntries(
    panel.map((seat) => [
      mostOf(seat),
      wholeNumber({
        label: `${seat.officer.name} can have, in all`,
        hint: `Has ${seat.has} now. Enter 0 to give them no more.`,
        least: 0,
        most: Math.max(10_000, seat.has + open),
        unit: seat.has === 1 ? 'application' : 'applications',
        width: 5,
        called: `What ${seat.officer.name} can have`,
        missing: `Enter how many applications ${seat.officer.name} can have`,
      }),
    ]),
  );

/** Those with an open place, on this lot where one is asked for: the first of them, with all that is known of them. */
const openOn = async (
  deps: Deps,
  { window, conflicted }: { readonly window: { readonly windowId: string }; readonly conflicted: ReadonlySet<string> },
  lot: string,
): Promise<readonly OpenedApplication[]> => {
  const isAsked = (each: ListedApplication) =>
    isSeen(conflicted)(each) && (lot === EVERY_LOT || each.lots.includes(lot));
  const listed = await deps.lists.beginning(window.windowId, 'needs-assigning', isAsked);
  const read = await Promise.all(listed.map(({ applicationId }) => deps.applications.getIfReadable(applicationId)));
  return read.filter((each) => each !== undefined);
};

const nobodyIsLeft = (applications: number) =>
  applications === 0
    ? { code: 'nothing-open', text: 'No application that you selected has an open place' }
    : {
        code: 'nobody-left',
        text: 'Nobody on the panel can take any of these: each is barred from them, or has as many as they can',
      };

interface Plan extends ReturnType<typeof planned> {
  readonly available: readonly Available[];
  readonly applications: readonly OpenedApplication[];
  readonly confirming: string;
}

const inWords = ({ given, left, available, applications, confirming }: Plan) => ({
  title: 'Assign these evaluators?',
  button: 'Assign',
  rows: available.map(({ seat: { officer, has } }) => {
    const more = given.filter(({ to }) => to === officer.id).length;
    return { key: officer.name, value: `${more} more, ${has + more} in all` };
  }),
  notes: [
    `${inNumber(applications.length, 'application')} would be assigned. Each evaluator may accept or decline, and sees nothing of an application’s marks but their own.`,
    ...left.map(({ applicationId, places }) => {
      const name = applications.find((each) => each.applicationId === applicationId)?.organisationName ?? applicationId;
      return `Nobody is left for ${inNumber(places, 'place')} of ${name}: each evaluator is barred from it, has a place on it, or has as many as they can.`;
    }),
  ],
  confirming,
});

const inNumber = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
