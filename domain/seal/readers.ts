import * as z from 'zod';

/** What is sealed: answers lie in the sealed table, files in the sealed bucket. Beside the answers lie marks of who has begun an application. */
const sealedThing = z.enum(['answers', 'files', 'marks']);
export type SealedThing = z.infer<typeof sealedThing>;

/** A role whose permissions let it read what is sealed, by its place in the stacks. */
export const sealReader = z.object({ role: z.string().min(1), reads: z.array(sealedThing).min(1) });
export type SealReader = z.infer<typeof sealReader>;

/** The readers as the stacks give them to functions: JSON in a variable of the environment. */
export const sealReadersGiven = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(sealReader));

export const PROVIDER_SITE = 'Sites/ProviderSite';
export const UNSEALING_TASK = 'Tasks/UnsealApplications';
export const REMINDING_TASK = 'Tasks/RemindApplicants';
export const VIRUS_SCANNER = 'SealedScan';

/** Who is meant to read what is sealed, and nobody else (docs/rules.md, rule 2). Who reads answers reads marks, which is not said again. */
export const meantReaders: readonly SealReader[] = [
  { role: VIRUS_SCANNER, reads: ['files'] },
  { role: PROVIDER_SITE, reads: ['answers', 'files'] },
  { role: REMINDING_TASK, reads: ['marks'] },
  { role: UNSEALING_TASK, reads: ['answers', 'files'] },
];

/** Each thing that a role of the first may read, and none of the second with its name. */
export const beyond = (
  readers: readonly SealReader[],
  others: readonly SealReader[],
): readonly { readonly role: string; readonly thing: SealedThing }[] =>
  readers.flatMap(({ role, reads }) =>
    reads
      .filter((thing) => !others.some((other) => other.role === role && other.reads.includes(thing)))
      .map((thing) => ({ role, thing })),
  );
