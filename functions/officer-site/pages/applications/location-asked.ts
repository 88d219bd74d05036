import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { type Fields, onlyIf } from '../../../../domain/questions/field.ts';
import { optionalChoice, optionalText } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { asksWhichLocation } from '../../../../domain/register/location-choices.ts';
import { registerIdFrom } from '../../../../domain/register/register-id.ts';
import type { Sent } from '../../../shared/forms/form.ts';
import { type FormFields, oneValue } from '../../../shared/web/request.ts';
import { checkLocation, type LocationThatCounts } from '../../decisions/location-that-counts.ts';
import type { DeskDeps } from '../../deps.ts';

const OTHER = 'other';

const because = {
  named: 'Named in the application.',
  successor: 'CQC’s register names it as the successor of the location in the application.',
  'same-provider': 'Another location of the same provider.',
  noted: 'An officer added it as the successor.',
} as const;

type Checked = Pick<OpenedApplication, 'locationId' | 'registration' | 'referralNotes'>;

const isAsked = ({ registration }: Checked): boolean =>
  registration !== undefined && asksWhichLocation(registration.findings);

/** The question which location counts, where what the check found leaves that open. Who does not go on need not answer it. */
export const locationFields = (application: Checked, when: string): Fields => {
  if (!isAsked(application)) return {};
  const { locationId, registration, referralNotes = [] } = application;
  const found = registration?.locations ?? [{ locationId, relation: 'named' as const }];
  const noted = referralNotes.flatMap(({ successor }) =>
    successor ? [{ ...successor, relation: 'noted' as const }] : [],
  );
  const unlike = noted.filter(
    (each, index) => noted.findIndex((other) => other.locationId === each.locationId) === index,
  );
  const known = [...found, ...unlike.filter((each) => found.every((other) => other.locationId !== each.locationId))];
  return {
    location: optionalChoice({
      label: `${when}, which location counts?`,
      hint: 'The contract would carry it. A location that has not been checked yet is checked on CQC’s register now.',
      choices: [
        ...known.map((each) => ({
          value: each.locationId,
          text: each.name ? `${each.locationId}, ${each.name}` : each.locationId,
          hint: because[each.relation],
        })),
        { value: OTHER, text: 'Another location' },
      ],
    }),
    otherLocation: onlyIf(
      'location',
      OTHER,
      optionalText({
        label: 'CQC location ID',
        hint: 'It is on the location’s page on cqc.org.uk, like 1-1234567890. You can paste that page’s address instead.',
        width: 30,
        longest: 2000,
      }),
    ),
  };
};

/** The ID that a form gives, of a choice or typed. */
export const locationTyped = ({ location, otherLocation }: TypedValues): string | undefined => {
  const typed = location === OTHER ? otherLocation : location;
  return registerIdFrom(typeof typed === 'string' ? typed : '');
};

/** What a form says of the location that counts: nothing was asked, it counts, or the form is shown again. */
type LocationRead =
  | { readonly location?: LocationThatCounts }
  | { readonly shown: Extract<Sent, { readonly barriers: unknown } | { readonly again: unknown }> };

export const readLocation = async (
  deps: DeskDeps,
  application: OpenedApplication,
  { typed, form, at }: { readonly typed: TypedValues; readonly form: FormFields; readonly at: string },
): Promise<LocationRead> => {
  if (!isAsked(application)) return {};
  if (!typed.location) return wrong('location', 'no-location', 'Select which location counts');
  const field = typed.location === OTHER ? 'otherLocation' : 'location';
  const locationId = locationTyped(typed);
  if (!locationId) return wrong(field, 'no-location-id', 'Enter a CQC location ID, like 1-1234567890');

  const checked = await checkLocation(deps, application, locationId, { seen: oneValue(form, 'seen'), at });
  switch (checked.kind) {
    case 'counts':
      return { location: checked.location };
    case 'barred':
      return wrong(field, 'location-barred', checked.text);
    case 'unseen': {
      const { registration, seen } = checked;
      return { shown: { again: { unseen: { locationId, registration, seen } } } };
    }
  }
};

const wrong = (field: string, code: string, text: string): LocationRead => ({
  shown: { barriers: [{ code, text, field }] },
});
