import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { lastProposed, type ProposedRejection } from '../../../../domain/application/proposed-rejection.ts';
import { returnedAt } from '../../../../domain/application/returned.ts';
import { sectionsSeen, sightOf } from '../../../../domain/application/sight.ts';
import type { Person } from '../../../../domain/people/officer.ts';
import type { AnswersTo, Fields } from '../../../../domain/questions/field.ts';
import type { Reason } from '../../../../domain/reason.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { frozenSeenBy, type OfApplication } from '../../case/application.ts';
import { answersAsTheyCount, correctionShown, lastCorrection } from '../../case/corrections.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import type { LocationThatCounts } from '../../decisions/location-that-counts.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { judgesQuality } from './judges-quality.ts';
import { locationFields, readLocation } from './location-asked.ts';

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

/** A form about a proposed rejection, with what the provider was told and replied in view. */
export const hearingForm = <Of extends Fields>(deps: DeskDeps, hearing: Hearing<Of>) => {
  /** Whoever goes on after a registration that failed goes on with a location that counts (docs/rules.md, rule 4). */
  const asksLocation = ({ ended, stage }: ProposedRejection) =>
    hearing.goesOn !== undefined && stage === 'registration' && !ended;
  return form({
    template: 'officer/applications/hear-provider.njk',
    load: async ({ params, visitor }: OfApplication) => {
      const officer = officerOf(visitor);
      const { application, frozen } = await frozenSeenBy(deps, officer, params);
      const last = lastProposed(application);
      if (!last) throw notFound();
      if (!sightOf(officer).price) throw judgesQuality(application);
      const answers = await answersAsTheyCount(deps, application, frozen);
      return { application, frozen, answers, ...last };
    },
    show: async ({ application, frozen, answers, proposed, round }, { visitor, arrivedAt }) => {
      const representation = await deps.representations.get({ ...application, round });
      const corrected = returnedAt(application, proposed.stage) && (await lastCorrection(deps, application));
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
        sections: sectionsSeen(answers, sightOf(officerOf(visitor))).filter(
          ({ shownTo }) => !shownTo.includes('evaluation'),
        ),
        correction: corrected && (await correctionShown(deps, application, frozen, corrected, arrivedAt)),
        against: proposed.ended
          ? []
          : hearing.barriers(application, proposed, personOf(visitor), arrivedAt).map(({ text }) => text),
      };
    },
    fields: ({ application, proposed }) =>
      hearing.fields(asksLocation(proposed) ? locationFields(application, 'If the application goes on') : {}),
    act: async ({ application, proposed }, answers, { typed, form: sent, visitor, arrivedAt: at }) => {
      const barriers = hearing.against?.(answers, proposed, at) ?? [];
      if (barriers.length > 0) return { barriers };
      const found =
        asksLocation(proposed) && hearing.goesOn?.(answers)
          ? await readLocation(deps, application, { typed, form: sent, at })
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
