import * as z from 'zod';
import { person } from '../people/officer.ts';
import type { UnsafeFor } from '../questions/virus-check.ts';
import { audience } from './page.ts';

const unsafeFor = z.enum(['infected', 'not-checkable']);

/**
 * A file of an opened application that nobody can download. An officer sees to it, and its provider was written to: the application
 * itself goes on (docs/rules.md, rule 3).
 */
export const unsafeFile = z.object({
  applicationId: z.string(),
  windowId: z.string(),
  /** The page and the field that it was sent with. */
  page: z.string(),
  field: z.string(),
  /** The page's title, as it was asked. */
  title: z.string(),
  /** Whom the page was for. */
  shownTo: z.array(audience),
  /** What its sender called it. */
  name: z.string(),
  why: unsafeFor,
  foundAt: z.iso.datetime(),
  seenTo: z.object({ by: person, at: z.iso.datetime(), reason: z.string().min(1) }).optional(),
  version: z.int().min(1),
});
export type UnsafeFile = z.infer<typeof unsafeFile>;

/** Whether a result says more than what is known: that a virus was found counts also of a file that could not be looked into before. */
export const isNewlyUnsafe = (known: Pick<UnsafeFile, 'why'> | undefined, why: UnsafeFor): boolean =>
  known === undefined || (known.why === 'not-checkable' && why === 'infected');
