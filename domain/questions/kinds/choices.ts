import * as z from 'zod';
import type { Field } from '../field.ts';
import { yesOrNo } from '../question.ts';
import { type Missing, type Wording, worded } from './wording.ts';

interface Offered<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly hint?: string;
}

/** One of several choices. */
export const choice = <const Value extends string>(
  asked: Missing & { readonly choices: readonly Offered<Value>[] },
): Field<Value> => ({
  asked: { kind: 'radios', ...worded(asked), choices: asked.choices },
  schema: z.enum(
    asked.choices.map(({ value }) => value),
    { error: asked.missing },
  ),
});

/** One of several choices, or none: whatever else is sent is for a rule to refuse. */
export const optionalChoice = (asked: Wording & { readonly choices: readonly Offered<string>[] }): Field<string> => ({
  asked: { kind: 'radios', ...worded(asked), choices: asked.choices },
  schema: z.string().default(''),
});

export const yesNo = (asked: Missing): Field<'yes' | 'no'> => ({
  asked: { kind: 'radios', ...worded(asked), choices: yesOrNo },
  schema: z.enum(['yes', 'no'], { error: asked.missing }),
});

/** Any of several choices, one at least; `unlisted` is said of anything else that a script sends. */
export const several = (
  asked: Missing & { readonly choices: readonly Offered<string>[]; readonly unlisted?: string },
): Field<string[]> => ({
  asked: { kind: 'checkboxes', ...worded(asked), choices: asked.choices },
  schema: z
    .preprocess(asList, z.array(z.string(), { error: asked.missing }).min(1, { error: asked.missing, abort: true }))
    .refine((chosen) => chosen.every((each) => isListed(asked.choices, each)), {
      error: asked.unlisted ?? 'Select from the list',
    }),
});

/** Any of several choices, or none. */
export const optionalSeveral = (
  asked: Wording & { readonly choices: readonly Offered<string>[]; readonly unlisted?: string },
): Field<string[]> => ({
  asked: { kind: 'checkboxes', ...worded(asked), choices: asked.choices },
  schema: z
    .preprocess(asList, z.array(z.string()).default([]))
    .refine((chosen) => chosen.every((each) => isListed(asked.choices, each)), {
      error: asked.unlisted ?? 'Select from the list',
    }),
});

const isListed = (choices: readonly Offered<string>[], chosen: string) => choices.some(({ value }) => value === chosen);
const asList = (value: unknown) => (typeof value === 'string' ? [value] : value);

/** A single box that has to be ticked. */
export const confirmed = (asked: Missing & { readonly statement: string }): Field<'yes'> => ({
  asked: { kind: 'checkboxes', ...worded(asked), choices: [{ value: 'yes', text: asked.statement }] },
  schema: z.literal('yes', { error: asked.missing }),
  // The schema wants the word, the form sends a list.
  tidy: (typed) => (typeof typed === 'string' ? typed : (typed[0] ?? '')),
});
