import * as z from 'zod';

export const input = z.object({ applicationId: z.string().min(1) });

export const output = z.object({ applicationId: z.string(), meets: z.array(z.string()) });
