import * as z from 'zod';
import type { Zone } from '../../agreement/lot.ts';
import { onlyIf } from '../../questions/field.ts';
import { several, wholeNumber } from '../../questions/kinds.ts';
import { askedOf } from '../asked-of.ts';
import type { LibraryPage } from '../page.ts';

const LEAST = 1;
const MOST = 5000;

/** The zones of one lot with the hours a week offered in each; the page's fields are `zones` and `hours-<zone>` of each one chosen. */
const offerSchema = (zones: readonly Zone[]) => {
  const hoursIn = new Map(zones.map((zone) => [zone.id, hoursOf(zone).schema]));
  return z.looseObject({ zones: fieldsFor(zones).zones.schema }).transform((value, context) =>
    [...new Set(value.zones)].map((id) => {
      const hours = hoursIn.get(id)?.safeParse(value[`hours-${id}`]);
      for (const { message } of hours?.error?.issues ?? [])
        context.addIssue({ code: 'custom', path: [`hours-${id}`], message });
      return { zone: id, hoursPerWeek: hours?.data ?? 0 };
    }),
  );
};

const hoursOf = ({ name }: Zone) =>
  wholeNumber({
    label: `Hours a week in ${name}`,
    least: LEAST,
    most: MOST,
    unit: 'hours',
    width: 5,
    missing: `Enter the hours a week you can offer in ${name}, as a whole number from 1 to 5,000`,
    called: `Hours a week in ${name}`,
  });

const fieldsFor = (zones: readonly Zone[]) => ({
  zones: several({
    label: 'Where could you give this care?',
    hint: 'Select all that apply. Offer what your present staff and those you are sure to recruit can do.',
    choices: zones.map(({ id, name }) => ({ value: id, text: `Zone ${id}: ${name}` })),
    missing: 'Select at least one zone',
    unlisted: 'Select zones from the list',
  }),
});

/** Zones and hours a week, once for each lot chosen: the page's id is `capacity-<lot>`. */
export const capacity = {
  id: 'capacity',
  limits: z.strictObject({}),
  answers: (values: unknown, zones: readonly Zone[]) => offerSchema(zones).parse(values),
  asked: (_limits, { agreement: { lots, zones }, lots: chosen }) =>
    lots
      .filter(({ id }) => chosen.includes(id))
      .map(({ id, title }) => ({
        ...askedOf(
          {
            ...fieldsFor(zones),
            ...Object.fromEntries(zones.map((zone) => [`hours-${zone.id}`, onlyIf('zones', zone.id, hoursOf(zone))])),
          },
          [],
          offerSchema(zones),
        ),
        path: `capacity-${id}`,
        task: 'What you offer',
        title: `Zones and hours for lot ${id}, ${title}`,
        shownTo: [],
        carriedOver: true,
      })),
} as const satisfies LibraryPage & { readonly answers: unknown };
