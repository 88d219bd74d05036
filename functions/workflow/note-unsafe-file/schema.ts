import * as z from 'zod';

/** GuardDuty's event of a scan that has ended, as EventBridge brings it: once at least. */
export const input = z.object({
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  source: z.literal('aws.guardduty'),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string().min(1) }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});

/** How many applications name the file. */
export const output = z.object({ applications: z.int().min(0) });
