import * as z from 'zod';

export const environment = z.object({ AUDIT_TABLE: z.string().min(1), AUDIT_COPIES_BUCKET: z.string().min(1) });
