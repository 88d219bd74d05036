import * as z from 'zod';

const choice = z.object({ Next: z.string(), Condition: z.unknown(), Comment: z.string().optional() });
const caught = z.object({ Next: z.string(), ErrorEquals: z.array(z.string()) });

const state = z.object({
  Type: z.string(),
  Resource: z.string().optional(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Default: z.string().optional(),
  Choices: z.array(choice).optional(),
  Catch: z.array(caught).optional(),
  get Branches(): z.ZodOptional<z.ZodArray<typeof machine>> {
    return z.array(machine).optional();
  },
  get ItemProcessor(): z.ZodOptional<typeof machine> {
    return machine.optional();
  },
});

/** As much of the Amazon States Language as can be seen in a drawing. */
export const machine = z.object({
  Comment: z.string().optional(),
  StartAt: z.string(),
  get States() {
    return z.record(z.string(), state);
  },
});

export type Machine = z.infer<typeof machine>;
export type State = z.infer<typeof state>;
