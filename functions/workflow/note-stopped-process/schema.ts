import * as z from 'zod';

/** Step Functions' event of an execution that was stopped, as EventBridge brings it: once at least. */
export const input = z.object({
  'detail-type': z.literal('Step Functions Execution Status Change'),
  source: z.literal('aws.states'),
  detail: z.object({ executionArn: z.string().min(1), status: z.literal('ABORTED') }),
});

export const output = z.object({ noted: z.literal(true) });
