import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { lastProposed, type ProposedRejection } from '../../../../domain/application/proposed-rejection.ts';
import {
  barriersToDecidingOnReply,
  barriersToMoreTime,
  barriersToTakingBack,
} from '../../../../domain/application/representation.ts';
import { sectionsSeen, sightOf } from '../../../../domain/application/sight.ts';
import type { Person } from '../../../../domain/people/officer.ts';
import { deciders } from '../../../../domain/people/officer.ts';
import type { AnswersTo, Fields } from '../../../../domain/questions/field.ts';
import { choice, day, reason } from '../../../../domain/questions/kinds.ts';
import { barriersToTurningAway, type Reason } from '../../../../domain/reason.ts';
import { done, formRoutes } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy } from '../../case/application.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import type { LocationThatCounts } from '../../decisions/location-that-counts.ts';
import { decideOnReply, giveMoreTime, takeBack } from '../../decisions/proposed-rejection.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { judgesQuality } from './judges-quality.ts';
import { locationFields, readLocation } from './location-asked.ts';

const base = '/officers/windows/{windowId}/applications/{applicationId}';

/** By whom, when, and with which location the application goes on. */
interface Made {
  readonly by: Person;
  readonly at: string;
  readonly location: LocationThatCounts | undefined;
}

/** A form by which an officer ends a provider's hearing: what it asks, what stands against it, and what it does. */
interface Hearing<Of extends Fields> {
  readonly title: string;
  readonly button: string;
  /** Its questions, with those on the location among them where they are asked. */
  fields(location: Fields): Of;
  /** What stands against this officer doing it at all. */
  barriers(application: OpenedApplication, proposed: ProposedRejection, by: Person, at: string): readonly Reason[];
  /** What stands against these answers. */
  against?(answers: AnswersTo<Of>, proposed: ProposedRejection, at: string): readonly Reason[];
  /** Whether the application goes on by these answers; absent where it never does. */
  goesOn?(answers: AnswersTo<Of>): boolean;
  act(applicationId: string, answers: AnswersTo<Of>, made: Made): Promise<void>;
}

/** Officers take a proposed rejection back, give more time to reply, or decide on the provider's reply to it (docs/rules.md, rule 8). */
export const hearProviderRoutes = (deps: Deps): readonly Route[] => [
  ...hearingRoutes(deps, `${base}/take-back`, {
    title: 'Take the proposed rejection back',
    button: 'Take it back',
    fields: (location) => ({
      ...location,
      reason: reason({
        label: 'Why it is taken back',
        hint: 'Kept with the decision, and told to the provider in these words. The application goes on to the next step.',
        missing: 'Enter why the proposed rejection is taken back',
      }),
    }),
    barriers: ({ status }, proposed, _, at) => barriersToTakingBack(status, proposed, at),
    goesOn: () => true,
    act: (applicationId, answers, made) => takeBack(deps, applicationId, { ...made, reason: answers.reason }),
  }),
  ...hearingRoutes(deps, `${base}/more-time`, {
    title: 'Give more time to reply',
    button: 'Give more time',
    fields: () => ({
      lastDay: day({
        label: 'Last day to reply',
        hint: 'The provider may reply until midnight at the end of this day.',
        missing: 'Enter the last day to reply',
      }),
      reason: reason({
        label: 'Why more time is given',
        hint: 'Kept with the decision, and told to the provider in these words.',
        missing: 'Enter why more time is given',
      }),
    }),
    barriers: ({ status }, proposed, _, at) => barriersToTakingBack(status, proposed, at),
    against: ({ lastDay }, proposed, at) => barriersToMoreTime(proposed, lastDay, at),
    act: (applicationId, answers, made) => giveMoreTime(deps, applicationId, { ...made, ...answers }),
  }),
  ...hearingRoutes(deps, `${base}/reply`, {
    title: 'Decide on the reply to a proposed rejection',
    button: 'Record the decision',
    fields: (location) => ({
      how: choice({
        label: 'Your decision',
        choices: [
          { value: 'upheld', text: 'Reject', hint: 'The rejection takes effect. This cannot be undone.' },
          { value: 'lifted', text: 'Do not reject', hint: 'The application goes on to the next step.' },
        ],
        missing: 'Select whether the application is rejected',
      }),
      ...location,
      reason: reason({
        label: 'Your answer to the reply',
        hint: 'Why the reply changes the decision, or why it does not. Kept with the decision, and told to the provider in these words.',
        missing: 'Enter your answer to the reply',
      }),
    }),
    barriers: ({ status }, proposed, by) => barriersToDecidingOnReply(by, status, proposed),
    against: ({ how, reason: answer }) => (how === 'upheld' ? barriersToTurningAway(answer) : []),
    goesOn: ({ how }) => how === 'lifted',
    act: (applicationId, { how, reason: answer }, made) =>
      decideOnReply(deps, applicationId, { ...made, how, reason: answer }),
  }),
];

const hearingRoutes = <Of extends Fields>(
  deps: Deps,
  path: `${typeof base}/${string}`,
  hearing: Hearing<Of>,
): readonly Route[] => {
  /** Whoever goes on after a registration that failed goes on with a location that counts (docs/rules.md, rule 4). */
  const asksLocation = ({ ended, stage }: ProposedRejection) =>
    hearing.goesOn !== undefined && stage === 'registration' && !ended;
  return formRoutes(withRole(...deciders), {
    path,
    template: 'officer/applications/hear-provider.njk',
    load: async ({ params, visitor }) => {
      const officer = officerOf(visitor);
      const { application } = await applicationSeenBy(deps, officer, params);
      const last = lastProposed(application);
      if (!last) throw notFound();
      if (!sightOf(officer).price) throw judgesQuality(application);
      return { application, ...last };
    },
    show: async ({ application, proposed, round }, { visitor, arrivedAt }) => {
      const [frozen, representation] = await Promise.all([
        deps.applications.frozen(application.applicationId),
        deps.representations.get({ ...application, round }),
      ]);
      const here = hereOf(application);
      const found = proposed.stage === 'registration' ? application.registration : application.compliance;
      return {
        title: hearing.title,
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: here, text: application.organisationName },
        here,
        button: hearing.button,
        application,
        proposed,
        representation,
        findings: found?.findings ?? [],
        sections: frozen
          ? sectionsSeen(frozen, sightOf(officerOf(visitor))).filter(({ shownTo }) => !shownTo.includes('evaluation'))
          : [],
        against: proposed.ended
          ? []
          : hearing.barriers(application, proposed, personOf(visitor), arrivedAt).map(({ text }) => text),
      };
    },
    fields: ({ application, proposed }) =>
      hearing.fields(asksLocation(proposed) ? locationFields(application, 'If the application goes on') : {}),
    act: async ({ application, proposed }, answers, { typed, form, visitor, arrivedAt: at }) => {
      const barriers = hearing.against?.(answers, proposed, at) ?? [];
      if (barriers.length > 0) return { barriers };
      const found =
        asksLocation(proposed) && hearing.goesOn?.(answers)
          ? await readLocation(deps, application, { typed, form, at })
          : {};
      if ('shown' in found) return found.shown;
      const made = { by: personOf(visitor), at, location: found.location };
      await hearing.act(application.applicationId, answers, made);
      return done;
    },
    fieldOf: { 'no-reason': 'reason' },
    next: ({ application }) => hereOf(application),
  });
};

const hereOf = ({ windowId, applicationId }: OpenedApplication): string =>
  paths.window(windowId).application(applicationId).page;
