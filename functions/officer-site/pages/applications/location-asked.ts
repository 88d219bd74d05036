import type { OpenedApplication, RegistrationRecord } from '../../../../domain/application/opened-application.ts';
import type { Question, TypedValues } from '../../../../domain/questions/question.ts';
import { asksWhichLocation } from '../../../../domain/register/location-choices.ts';
import { registerIdFrom } from '../../../../domain/register/register-id.ts';
import { type FieldErrors, oneError } from '../../../shared/forms/field-errors.ts';
import { type FormFields, oneValue } from '../../../shared/web/request.ts';
import { checkLocation, type LocationThatCounts } from '../../decisions/location-that-counts.ts';
import type { Dependencies } from '../../dependencies.ts';

const OTHER = 'other';

const because = {
  named: 'Named in the application.',
  successor: 'CQC’s register names it as the successor of the location in the application.',
  'same-provider': 'Another location of the same provider.',
} as const;

/** The question which location counts, where what the check found leaves that open. */
export const locationQuestions = (
  { locationId, registration }: Pick<OpenedApplication, 'locationId' | 'registration'>,
  when: string,
): readonly Question[] => {
  if (!registration || !asksWhichLocation(registration.findings)) return [];
  const known = registration.locations ?? [{ locationId, relation: 'named' as const }];
  return [
    {
      kind: 'radios',
      name: 'location',
      label: `${when}, which location counts?`,
      hint: 'The contract would carry it. A location that has not been checked yet is checked on CQC’s register now.',
      choices: [
        ...known.map((each) => ({
          value: each.locationId,
          text: each.name ? `${each.locationId}, ${each.name}` : each.locationId,
          hint: because[each.relation],
        })),
        {
          value: OTHER,
          text: 'Another location',
          reveals: [
            {
              kind: 'text',
              name: 'otherLocation',
              label: 'CQC location ID',
              hint: 'It is on the location’s page on cqc.org.uk, like 1-1234567890. You can paste that page’s address instead.',
              width: 30,
            },
          ],
        },
      ],
    },
  ];
};

/** The ID that a form gives, of a choice or typed. */
export const locationTyped = ({ location, otherLocation }: TypedValues): string | undefined => {
  const typed = location === OTHER ? otherLocation : location;
  return registerIdFrom(typeof typed === 'string' ? typed : '');
};

/** What a form says of the location that counts: nothing was asked, it counts, or the form is shown again. */
export type LocationRead =
  | { readonly location?: LocationThatCounts }
  | { readonly wrong: FieldErrors }
  | {
      readonly unseen: {
        readonly locationId: string;
        readonly registration: RegistrationRecord;
        readonly seen: string;
      };
    };

export const readLocation = async (
  deps: Dependencies,
  application: OpenedApplication,
  { values, form, at }: { readonly values: TypedValues; readonly form: FormFields; readonly at: string },
): Promise<LocationRead> => {
  if (locationQuestions(application, '').length === 0) return {};
  const chosen = values.location;
  if (typeof chosen !== 'string' || chosen === '')
    return { wrong: oneError('location', 'Select which location counts') };
  const field = chosen === OTHER ? 'otherLocation' : 'location';
  const typed = chosen === OTHER ? values.otherLocation : chosen;
  const locationId = registerIdFrom(typeof typed === 'string' ? typed : '');
  if (!locationId) return { wrong: oneError(field, 'Enter a CQC location ID, like 1-1234567890') };

  const checked = await checkLocation(deps, application, locationId, { seen: oneValue(form, 'seen'), at });
  switch (checked.kind) {
    case 'counts':
      return { location: checked.location };
    case 'barred':
      return { wrong: oneError(field, checked.text) };
    case 'unseen':
      return { unseen: { locationId, registration: checked.registration, seen: checked.seen } };
  }
};
