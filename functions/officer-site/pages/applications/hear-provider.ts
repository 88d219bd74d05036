import * as z from 'zod';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { lastProposed, type ProposedRejection } from '../../../../domain/application/proposed-rejection.ts';
import {
  barriersToDecidingOnReply,
  barriersToMoreTime,
  barriersToTakingBack,
} from '../../../../domain/application/representation.ts';
import type { Person } from '../../../../domain/people/officer.ts';
import type { Question, TypedValues } from '../../../../domain/questions/question.ts';
import { LEAST_REASON_AGAINST_A_FIRM, type Reason, saysWhy, tooShort } from '../../../../domain/reason.ts';
import { barrierErrors, type FieldErrors } from '../../../shared/forms/field-errors.ts';
import { notFound, Problem } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy } from '../../case-file.ts';
import type { LocationThatCounts } from '../../decisions/location-that-counts.ts';
import { decideOnReply, giveMoreTime, takeBack } from '../../decisions/proposed-rejection.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, officerOf, personOf } from '../../officer.ts';
import { sectionsSeen, sightOf } from '../../sight.ts';
import { locationQuestions, readLocation } from './location-asked.ts';

const base = '/officers/windows/{windowId}/applications/{applicationId}';
type Asked = SignedInRequest<typeof base>;

/** A form by which an officer ends a provider's hearing: what it asks, what stands against it, and what it does. */
interface HearingForm<Value> {
  readonly title: string;
  readonly button: string;
  readonly questions: readonly Question[];
  readonly schema: z.ZodType<Value>;
  barriers(
    application: OpenedApplication,
    proposed: ProposedRejection,
    by: Person,
    at: string,
  ): readonly { text: string }[];
  /** What stands against this value, shown beside the form's first field. */
  against?(value: Value, proposed: ProposedRejection, at: string): readonly Reason[];
  /** Whether the application goes on by this value; absent where it never does. */
  goesOn?(value: Value): boolean;
  act(
    deps: Dependencies,
    applicationId: string,
    made: Value & { readonly by: Person; readonly at: string; readonly location?: LocationThatCounts | undefined },
  ): Promise<void>;
}

const takingBack: HearingForm<{ reason: string }> = {
  title: 'Take the proposed rejection back',
  button: 'Take it back',
  questions: [
    {
      kind: 'long-text',
      name: 'reason',
      label: 'Why it is taken back',
      hint: 'Kept with the decision, and told to the provider in these words. The application goes on to the next step.',
    },
  ],
  schema: z.object({ reason: reasonField('Enter why the proposed rejection is taken back') }),
  barriers: ({ status }, proposed, _, at) => barriersToTakingBack(status, proposed, at),
  goesOn: () => true,
  act: takeBack,
};

const givingMoreTime: HearingForm<{ lastDay: string; reason: string }> = {
  title: 'Give more time to reply',
  button: 'Give more time',
  questions: [
    {
      kind: 'date',
      name: 'lastDay',
      label: 'Last day to reply',
      hint: 'The provider may reply until midnight at the end of this day.',
    },
    {
      kind: 'long-text',
      name: 'reason',
      label: 'Why more time is given',
      hint: 'Kept with the decision, and told to the provider in these words.',
    },
  ],
  schema: z.object({
    lastDay: z.iso.date({ error: 'Enter the last day to reply' }),
    reason: reasonField('Enter why more time is given'),
  }),
  barriers: ({ status }, proposed, _, at) => barriersToTakingBack(status, proposed, at),
  against: ({ lastDay }, proposed, at) => barriersToMoreTime(proposed, lastDay, at),
  act: giveMoreTime,
};

const deciding: HearingForm<{ how: 'upheld' | 'lifted'; reason: string }> = {
  title: 'Decide on the reply to a proposed rejection',
  button: 'Record the decision',
  questions: [
    {
      kind: 'radios',
      name: 'how',
      label: 'Your decision',
      choices: [
        { value: 'upheld', text: 'Reject', hint: 'The rejection takes effect. This cannot be undone.' },
        { value: 'lifted', text: 'Do not reject', hint: 'The application goes on to the next step.' },
      ],
    },
    {
      kind: 'long-text',
      name: 'reason',
      label: 'Your answer to the reply',
      hint: 'Why the reply changes the decision, or why it does not. Kept with the decision, and told to the provider in these words.',
    },
  ],
  schema: z
    .object({
      how: z.enum(['upheld', 'lifted'], { error: 'Select whether the application is rejected' }),
      reason: reasonField('Enter your answer to the reply'),
    })
    .refine(({ how, reason }) => how === 'lifted' || saysWhy(reason, LEAST_REASON_AGAINST_A_FIRM), {
      path: ['reason'],
      error: tooShort(LEAST_REASON_AGAINST_A_FIRM),
    }),
  barriers: ({ status }, proposed, by) => barriersToDecidingOnReply(by, status, proposed),
  goesOn: ({ how }) => how === 'lifted',
  act: decideOnReply,
};

/** Officers take a proposed rejection back, give more time to reply, or decide on the provider's reply to it (docs/rules.md, rule 8). */
export const hearProviderRoutes = (deps: Dependencies): readonly Route[] => [
  ...formRoutes(deps, `${base}/take-back`, takingBack),
  ...formRoutes(deps, `${base}/more-time`, givingMoreTime),
  ...formRoutes(deps, `${base}/reply`, deciding),
];

/** What was typed, with what is wrong with it. */
type Again = { readonly values: TypedValues; readonly wrong?: FieldErrors };

const formRoutes = <Value extends { reason: string }>(
  deps: Dependencies,
  path: `${typeof base}/${string}`,
  form: HearingForm<Value>,
): readonly Route[] => {
  /** Whoever goes on after a registration that failed goes on with a location that counts (docs/rules.md, rule 4). */
  const asksLocation = ({ ended, stage }: ProposedRejection) =>
    form.goesOn !== undefined && stage === 'registration' && !ended;
  const questionsOf = (application: OpenedApplication, proposed: ProposedRejection): readonly Question[] => [
    ...form.questions.slice(0, -1),
    ...(asksLocation(proposed) ? locationQuestions(application, 'If the application goes on') : []),
    ...form.questions.slice(-1),
  ];
  const seen = async ({ params, visitor }: Pick<Asked, 'params' | 'visitor'>) => {
    const officer = officerOf(visitor);
    const found = await applicationSeenBy(deps, officer, params);
    const last = lastProposed(found.application);
    if (!last) throw notFound();
    if (!sightOf(officer).price) throw judgesQuality(found.application);
    return { ...found, ...last, officer };
  };
  const shown = async (request: Asked, read?: Again, unseen?: object) => {
    const { application, proposed, round, officer } = await seen(request);
    const [frozen, representation] = await Promise.all([
      deps.applications.frozen(application.applicationId),
      deps.representations.get({ ...application, round }),
    ]);
    const here = `/officers/windows/${application.windowId}/applications/${application.applicationId}`;
    const found = proposed.stage === 'registration' ? application.registration : application.compliance;
    return formPage(
      'officer/applications/hear-provider.njk',
      {
        title: form.title,
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: here, text: application.organisationName },
        base: here,
        button: form.button,
        application,
        proposed,
        representation,
        unseen,
        findings: found?.findings ?? [],
        sections: frozen
          ? sectionsSeen(frozen, sightOf(officer)).filter(({ shownTo }) => !shownTo.includes('evaluation'))
          : [],
        against: proposed.ended
          ? []
          : form.barriers(application, proposed, personOf(request.visitor), request.arrivedAt).map(({ text }) => text),
      },
      { questions: questionsOf(application, proposed), restored: request.restored, ...read },
    );
  };

  return [
    withRole(...deciders).get(path, (request) => shown(request)),
    withRole(...deciders).post(path, async (request) => {
      const { application, proposed } = await seen(request);
      const read = readForm(questionsOf(application, proposed), form.schema, request.form);
      if ('wrong' in read) return shown(request, read);
      const { values, value } = read;
      const at = request.arrivedAt;
      const against = form.against?.(value, proposed, at) ?? [];
      if (against.length > 0) return shown(request, { values, wrong: barrierErrors(against, {}, 'lastDay') });
      const found =
        asksLocation(proposed) && form.goesOn?.(value)
          ? await readLocation(deps, application, { values, form: request.form, at })
          : {};
      if ('wrong' in found) return shown(request, { ...found, values });
      if ('unseen' in found) return shown(request, { values }, found.unseen);
      const location = 'location' in found ? found.location : undefined;
      await form.act(deps, application.applicationId, { ...value, location, by: personOf(request.visitor), at });
      return redirect(`/officers/windows/${application.windowId}/applications/${application.applicationId}`);
    }),
  ];
};

// What a rejection turns on may be the price, and so may the reply to it.
const judgesQuality = ({ windowId, applicationId, organisationName }: OpenedApplication) =>
  new Problem(403, {
    title: 'Somebody else decides on this',
    lines: ['You also judge quality, so you are not shown what may tell you of price. Another officer decides.'],
    link: { href: `/officers/windows/${windowId}/applications/${applicationId}`, text: organisationName },
  });
