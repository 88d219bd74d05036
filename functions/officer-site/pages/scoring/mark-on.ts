import { HIGHEST_MARK, type Questionnaire } from '../../../../domain/agreement/questionnaire.ts';
import type { Field } from '../../../../domain/questions/field.ts';
import { choice, optionalChoice } from '../../../../domain/questions/kinds.ts';

/** A mark is one of the scale's digits, as the page offers them, and nothing that only counts as one. */
export const markOn = ({ scale }: Questionnaire, label: string): Field<number> => {
  const marks = new Map(scale.map(({ mark }) => [String(mark), mark]));
  const { asked, schema } = choice({
    label,
    choices: scale.map(({ mark, meaning }) => ({ value: String(mark), text: `${mark}: ${meaning}` })),
    missing: `Select a mark from 0 to ${HIGHEST_MARK}`,
  });
  return { asked, schema: schema.transform((typed) => marks.get(typed) ?? 0) };
};

/** The same where a mark may still be missing. */
export const optionalMarkOn = ({ scale }: Questionnaire, label: string): Field<number | undefined> => {
  const marks = new Map(scale.map(({ mark }) => [String(mark), mark]));
  const { asked, schema } = optionalChoice({
    label,
    choices: scale.map(({ mark, meaning }) => ({ value: String(mark), text: `${mark}: ${meaning}` })),
  });
  return {
    asked,
    schema: schema
      .refine((typed) => typed === '' || marks.has(typed), { error: `Select a mark from 0 to ${HIGHEST_MARK}` })
      .transform((typed) => marks.get(typed)),
  };
};
