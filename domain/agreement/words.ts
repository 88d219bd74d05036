import * as z from 'zod';

/** Text that says something: an empty title, reference or confirmation is none. */
export const words = z.string().regex(/\S/, 'Write something here');
