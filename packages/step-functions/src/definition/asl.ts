import * as z from 'zod';
import type { Json } from '../json.ts';

/**
 * The JSONata side of the Amazon States Language as it is written (https://states-language.net). What AWS allows and
 * this engine does not run is refused by the checks beside this file, by name.
 */
const json = z.custom<Json>((value) => value !== undefined);
/** A number, or JSONata that gives one. */
const numeric = z.union([z.number(), z.string()]);
const errorNames = z.array(z.string()).min(1);

const retrier = z.looseObject({
  ErrorEquals: errorNames,
  IntervalSeconds: z.int().min(1).optional(),
  MaxAttempts: z.int().min(0).max(99_999_999).optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxDelaySeconds: z.int().min(1).max(31_622_400).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).optional(),
});

const assign = z.record(z.string(), json);

const catcher = z.looseObject({
  ErrorEquals: errorNames,
  Next: z.string(),
  Assign: assign.optional(),
  Output: json.optional(),
});

const common = {
  Comment: z.string().optional(),
  QueryLanguage: z.string().optional(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Assign: assign.optional(),
  Output: json.optional(),
};

const fallible = {
  ...common,
  Retry: z.array(retrier).optional(),
  Catch: z.array(catcher).optional(),
};

const choiceRule = z.looseObject({
  Condition: z.union([z.string(), z.boolean()]),
  Next: z.string(),
  Assign: assign.optional(),
  Output: json.optional(),
});

const pass = z.looseObject({ Type: z.literal('Pass'), ...common });
const succeed = z.looseObject({ Type: z.literal('Succeed'), ...common });
const fail = z.looseObject({
  Type: z.literal('Fail'),
  ...common,
  Error: z.string().optional(),
  Cause: z.string().optional(),
});
const wait = z.looseObject({
  Type: z.literal('Wait'),
  ...common,
  Seconds: numeric.optional(),
  Timestamp: z.string().optional(),
});
const choice = z.looseObject({
  Type: z.literal('Choice'),
  ...common,
  Choices: z.array(choiceRule).min(1),
  Default: z.string().optional(),
});
const task = z.looseObject({
  Type: z.literal('Task'),
  ...fallible,
  Resource: z.string(),
  Arguments: json.optional(),
  Credentials: z.looseObject({ RoleArn: z.string() }).optional(),
  TimeoutSeconds: numeric.optional(),
  HeartbeatSeconds: numeric.optional(),
});
/** Branches and processors are read when their turn comes: a schema that contains itself has no type. */
const parallel = z.looseObject({
  Type: z.literal('Parallel'),
  ...fallible,
  Arguments: json.optional(),
  Branches: z.array(json).min(1),
});
const map = z.looseObject({
  Type: z.literal('Map'),
  ...fallible,
  Items: z.union([z.string(), z.array(json)]).optional(),
  ItemSelector: json.optional(),
  MaxConcurrency: numeric.optional(),
  ToleratedFailureCount: numeric.optional(),
  ToleratedFailurePercentage: numeric.optional(),
  Label: z.string().optional(),
  ItemBatcher: z.looseObject({ MaxItemsPerBatch: numeric.optional(), BatchInput: json.optional() }).optional(),
  ItemProcessor: json.optional(),
  /** The older name of ItemProcessor. */
  Iterator: json.optional(),
});

const state = z.discriminatedUnion('Type', [pass, succeed, fail, wait, choice, task, parallel, map]);

export const containerSchema = z.looseObject({
  Comment: z.string().optional(),
  QueryLanguage: z.string().optional(),
  StartAt: z.string(),
  States: z.record(z.string(), state),
  ProcessorConfig: z
    .looseObject({ Mode: z.enum(['INLINE', 'DISTRIBUTED']).optional(), ExecutionType: z.string().optional() })
    .optional(),
});

export const machineSchema = z.looseObject({
  ...containerSchema.shape,
  Version: z.string().optional(),
  TimeoutSeconds: z.int().min(1).max(99_999_999).optional(),
});

export type WrittenContainer = z.infer<typeof containerSchema>;
export type WrittenState = z.infer<typeof state>;
export type WrittenRetrier = z.infer<typeof retrier>;
export type WrittenCatcher = z.infer<typeof catcher>;
