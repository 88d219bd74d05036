import * as z from 'zod';
import type { Json } from '../json.ts';

const json = z.custom<Json>((value) => value !== undefined);

/** A text that stands for something that differs from run to run. */
const placeholder = z.object({
  token: z.string(),
  scope: z.enum(['text', 'whole']),
  regex: z.string().optional(),
});

/** What a service answered one attempt of a Task. */
const recordedAttempt = z.looseObject({
  state: z.string().nullable().optional(),
  parameters: json.optional(),
  input: json.optional(),
  /** One that is none of these was given up before its answer came. */
  outcome: z
    .enum(['succeeded', 'failed', 'submitFailed', 'startFailed', 'scheduleFailed', 'timedOut'])
    .catch('timedOut'),
  submitted: json.optional(),
  output: json.optional(),
  error: z.string().nullable().optional(),
  cause: json.optional(),
});

const event = z.looseObject({ type: z.string(), id: json.optional(), previousEventId: json.optional() });

/** An execution recorded on AWS. */
export const recordedCase = z.looseObject({
  name: z.string(),
  features: z.array(z.string()).default([]),
  definition: json,
  input: json,
  mocks: z.looseObject({ tasks: z.array(recordedAttempt).default([]) }),
  placeholders: z.array(placeholder).default([]),
  expected: z.looseObject({
    status: z.string(),
    output: json.optional(),
    error: z.string().nullable().optional(),
    cause: json.optional(),
    history: z.array(event).nullable().optional(),
  }),
});

export type RecordedCase = z.infer<typeof recordedCase>;
export type RecordedAttempt = z.infer<typeof recordedAttempt>;
export type RecordedEvent = z.infer<typeof event>;
export type Placeholder = z.infer<typeof placeholder>;
