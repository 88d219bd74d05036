import { applicantIn } from '../../../../domain/application/applicant.ts';
import { namedTwice } from '../../../../domain/application/location-named-twice.ts';
import { type Fields, questionsOf } from '../../../../domain/questions/field.ts';
import { choice } from '../../../../domain/questions/kinds.ts';
import { yesOrNo } from '../../../../domain/questions/question.ts';
import { locationsOfProvider } from '../../../../domain/register/location-choices.ts';
import type { Looked } from '../../../../domain/register/looked.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { barrierErrors, type FieldErrors } from '../../../shared/forms/field-errors.ts';
import { selfChecked } from '../../../shared/register/self-checked.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import type { LookedUpFor } from '../../case/looked-up.ts';
import type { OpenLocation } from '../../case/open-location.ts';
import type { OfPage } from '../../case/open-page.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';
import { questionPage } from './question-page.ts';
import { wayIn, wayOf } from './way.ts';

interface Shown {
  readonly deps: Pick<Deps, 'uploads'>;
  readonly open: OpenLocation;
  readonly request: OfPage;
  readonly locationId: string;
  /** Whether another account names it too. */
  readonly isShared: boolean;
  readonly errors: FieldErrors;
}

type Found = Extract<Looked, { readonly kind: 'found' }>;
type NotFound = Extract<Looked, { readonly kind: 'not-found' }>;

/** The location, what the council will see of it and what that means, with the question whether it is the right one. */
export const isThisYou = (shown: Shown, looked: Found): PageResult =>
  locationPage(shown, 'provider/location.njk', {
    title: 'Is this you?',
    ...checked(shown, looked),
    ...asking(shown.errors, { isYou }),
  });

const isYou = choice({
  label: 'Is this the location that the care would be given from?',
  choices: yesOrNo,
  missing: 'Select yes if this is your location',
});

/** A provider's ID was typed: its locations, to choose the right one. */
export const locationsToChoose = async (shown: Shown, looked: NotFound): Promise<PageResult> => {
  const locations = locationsOfProvider(looked);
  const provider = looked.providerOfThatId?.name ?? '';
  if (locations.length === 0)
    return notOnRegister(
      shown,
      `That is the ID of a provider, ${provider}. CQC’s register shows no open location of it`,
    );
  const chosen = choice({
    label: 'Which of its locations would the care be given from?',
    choices: locations.map(({ locationId, name }) => ({
      value: locationId,
      text: name ?? locationId,
      ...(name ? { hint: locationId } : {}),
    })),
    missing: 'Select the location that the care would be given from',
  });
  return locationPage(shown, 'provider/choose-location.njk', {
    title: 'That is the ID of a provider',
    provider,
    isPart: (looked.providerOfThatId?.locationIds.length ?? 0) > locations.length,
    ...asking(shown.errors, { chosen }),
  });
};

/** The page itself, with an error at the field. Whoever registered only lately can go on: an officer looks for the registration (rule 4). */
export const notOnRegister = (
  { deps, open, request, locationId, errors }: Shown,
  text = `CQC’s register holds no location with the ID ${locationId}. Copy it from your location’s page on cqc.org.uk`,
): Promise<PageResult> => {
  const { application, page: asked, field } = open;
  const stored = application.saved.get(asked.path);
  const shown = {
    values: stored?.values ?? {},
    version: stored?.version ?? 0,
    errors: barrierErrors([{ code: 'not-on-register', text, field }], {}, field, asked.questions),
    despite:
      'Your answers are saved. If you are sure of the ID, because you registered only lately, you can go on: an officer will look for your registration.',
  };
  return questionPage(deps, open, request, shown, statusOf(errors));
};

/** The register could not be asked, or was asked as often as one may: the answers are saved, and it is asked later. */
export const notLookedUp = (shown: Shown, came: LookedUpFor): PageResult => {
  const notNow =
    'again' in came
      ? {
          title: 'You have looked up many locations within a few minutes',
          meaning: `This does not count against you. You can look up more from ${momentInWords(came.again)}.`,
        }
      : checked(shown, came.looked).result;
  const { title, meaning } = notNow;
  return locationPage(shown, 'provider/location-not-looked-up.njk', { title, meaning });
};

const checked = ({ open: { application }, request }: Shown, looked: Looked) => {
  const { agreement, draft, lots, contracted } = application;
  const open = agreement.lots.map(({ id }) => id).filter((id) => !contracted.includes(id));
  return selfChecked(looked, {
    agreement,
    applicant: applicantIn(draft),
    lots: lots.length > 0 ? lots : open,
    at: request.arrivedAt,
  });
};

const asking = ({ summary, byField }: FieldErrors, fields: Fields) => ({
  questions: questionsOf(fields),
  values: {},
  errors: summary,
  byField,
});

const locationPage = (
  { open, request, locationId, isShared, errors }: Shown,
  template: string,
  model: { readonly title: string; readonly [name: string]: unknown },
): PageResult => {
  const { application, page: asked } = open;
  const { here, location, onwards } = wayOf(open, wayIn(request));
  return page(
    template,
    {
      caption: asked.title,
      locationId,
      namedTwice: isShared ? namedTwice(application.agreement) : undefined,
      action: location,
      typeAnother: `${here}#${open.field}`,
      onwards: onwards(application.draft[asked.path] ?? {}),
      checkHref: paths.window(application.window.windowId).checkRegistration,
      closing: closingOf(application.window, request.arrivedAt),
      back: { href: here, text: `Back to “${asked.title}”` },
      ...model,
    },
    statusOf(errors),
  );
};

/** What was sent left something out. */
const statusOf = ({ summary }: FieldErrors): 200 | 400 => (summary.length > 0 ? 400 : 200);
