import * as z from 'zod';

/** What a window's machine does by itself: where one of these cannot be done, an officer is asked, and has that one tried again. */
export const windowStep = z.enum(['preparing', 'opening', 'telling', 'closing', 'unsealing', 'starting', 'awarding']);
export type WindowStep = z.infer<typeof windowStep>;
