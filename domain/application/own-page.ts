import * as z from 'zod';
import { words } from '../agreement/words.ts';
import { type Field, type Fields, onlyIf } from '../questions/field.ts';
import {
  choice,
  confirmed,
  day,
  email,
  file,
  longText,
  optionalFile,
  optionalLongText,
  optionalText,
  postcode,
  pounds,
  several,
  telephone,
  text,
  wholeNumber,
  yesNo,
} from '../questions/kinds.ts';
import { askedOf } from './asked-of.ts';
import { gateCondition } from './gate.ts';
import { type AskedPage, audience } from './page.ts';

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens');
const fieldName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'Use letters and numbers, like trainedOn')
  .refine((name) => !(name in Object.prototype), 'Use another name: JavaScript has a meaning of its own for this one');

const wording = {
  /** Its name among the page's answers. */
  name: fieldName,
  label: words,
  hint: words.optional(),
  /** Asked only of those who chose this value of an earlier field with choices. */
  onlyIf: z.strictObject({ field: fieldName, is: words }).optional(),
};
/** What is said where nothing was answered: "Enter …", "Select …". A question without it may be left empty. */
const missing = words;
const choices = z.array(z.strictObject({ value: id, text: words, hint: words.optional() })).min(2);

/** A question of an agreement's own, of each kind that there is. */
const ownField = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    ...wording,
    missing: missing.optional(),
    longest: z.int().min(1).max(500).optional(),
  }),
  z.strictObject({
    kind: z.literal('long-text'),
    ...wording,
    missing: missing.optional(),
    words: z.int().min(10).max(2000),
  }),
  z.strictObject({ kind: z.literal('yes-no'), ...wording, missing }),
  z.strictObject({ kind: z.literal('choice'), ...wording, missing, choices }),
  z.strictObject({ kind: z.literal('several'), ...wording, missing, choices }),
  z.strictObject({ kind: z.literal('confirmation'), ...wording, missing, statement: words }),
  z.strictObject({ kind: z.literal('pounds'), ...wording, missing }),
  z.strictObject({
    kind: z.literal('number'),
    ...wording,
    missing,
    least: z.int().min(0).max(1_000_000_000).default(0),
    most: z.int().min(1).max(1_000_000_000),
    unit: words.optional(),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...wording,
    missing,
    earliest: z.iso.date().optional(),
    /** `today` of what has happened: no day after the one on which it is asked. */
    latest: z.union([z.literal('today'), z.iso.date()], { error: 'Write a day, as YYYY-MM-DD, or today' }).optional(),
  }),
  z.strictObject({ kind: z.literal('email'), ...wording }),
  z.strictObject({ kind: z.literal('telephone'), ...wording }),
  z.strictObject({ kind: z.literal('postcode'), ...wording, missing }),
  z.strictObject({ kind: z.literal('file'), ...wording, required: z.boolean() }),
]);
export type OwnField = z.infer<typeof ownField>;

const ownGate = z.strictObject({
  field: fieldName,
  when: gateCondition,
  outcome: z.enum(['fails', 'refers']),
  /** What records go by. */
  code: id,
  /** The sentence that the provider is told. */
  says: words,
});

/** A page of an agreement's own, as data. */
export const ownPage = z.strictObject({
  task: words,
  title: words,
  introduction: z.strictObject({ text: z.array(words).default([]), points: z.array(words).default([]) }).optional(),
  /** A list, since records lose their order where they are stored. */
  fields: z.array(ownField).min(1, 'A page asks something'),
  gates: z.array(ownGate).default([]),
  /** What it takes to pass, for the public page. */
  needs: z.array(words).default([]),
  shownTo: z.array(audience).default(['compliance']),
  carriedOver: z.boolean().default(true),
});
export type OwnPage = z.infer<typeof ownPage>;

/** An agreement's own page as it is asked. */
export const askedOwnPage = (path: string, own: OwnPage, on?: string): AskedPage => {
  const { task, title, introduction, needs, shownTo, carriedOver, gates } = own;
  const asked = askedOf(fieldsOf(own, on), gates);
  return {
    ...asked,
    path,
    task,
    title,
    ...(introduction ? { introduction } : {}),
    shownTo,
    carriedOver,
    needs,
  };
};

const fieldsOf = ({ fields }: OwnPage, on: string | undefined): Fields =>
  Object.fromEntries(
    fields.map((own) => {
      const field = fieldOf(own, on);
      return [own.name, own.onlyIf ? onlyIf(own.onlyIf.field, own.onlyIf.is, field) : field];
    }),
  );

const fieldOf = (own: OwnField, on: string | undefined): Field => {
  const said = { label: own.label, ...(own.hint === undefined ? {} : { hint: own.hint }) };
  switch (own.kind) {
    case 'text': {
      const asked = { ...said, longest: own.longest ?? 200 };
      return own.missing ? text({ ...asked, missing: own.missing }) : optionalText(asked);
    }
    case 'long-text': {
      const asked = { ...said, words: own.words, rows: own.words > 200 ? 10 : 5 };
      return own.missing ? longText({ ...asked, missing: own.missing }) : optionalLongText(asked);
    }
    case 'yes-no':
      return yesNo({ ...said, missing: own.missing });
    case 'choice':
      return choice({ ...said, missing: own.missing, choices: own.choices.map(offered) });
    case 'several':
      return several({ ...said, missing: own.missing, choices: own.choices.map(offered) });
    case 'confirmation':
      return confirmed({ ...said, missing: own.missing, statement: own.statement });
    case 'pounds':
      return pounds({ ...said, missing: own.missing });
    case 'number': {
      const { least, most, unit } = own;
      return wholeNumber({ ...said, missing: own.missing, least, most, ...(unit ? { unit } : {}) });
    }
    case 'date': {
      const { missing: ask, earliest, latest } = own;
      const bounds = latest === 'today' ? { earliest, today: on } : { earliest, latest };
      return day({ ...said, missing: ask, ...bounds });
    }
    case 'email':
      return email(said);
    case 'telephone':
      return telephone(said);
    case 'postcode':
      return postcode({ ...said, missing: own.missing });
    case 'file':
      return own.required ? file(said) : optionalFile(said);
  }
};

const offered = ({
  value,
  text: shown,
  hint,
}: {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
}) => ({
  value,
  text: shown,
  ...(hint === undefined ? {} : { hint }),
});
