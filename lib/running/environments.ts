import type * as z from 'zod';
import type { Used } from './use.ts';

/** What each function asks for: its own env.ts, by the name of its bundle. */
interface Environments {
  readonly 'officer-site': typeof import('../../functions/officer-site/env.ts').environment;
  readonly 'officer-site-award': typeof import('../../functions/officer-site/award/env.ts').environment;
  readonly 'provider-site': typeof import('../../functions/provider-site/env.ts').environment;
  readonly 'public-site': typeof import('../../functions/public-site/env.ts').environment;
  readonly 'ask-officer': typeof import('../../functions/workflow/ask-officer/env.ts').environment;
  readonly 'ask-register-again': typeof import('../../functions/workflow/ask-register-again/env.ts').environment;
  readonly 'begin-standstill': typeof import('../../functions/workflow/begin-standstill/env.ts').environment;
  readonly 'check-compliance': typeof import('../../functions/workflow/check-compliance/env.ts').environment;
  readonly 'check-registration': typeof import('../../functions/workflow/check-registration/env.ts').environment;
  readonly 'close-window': typeof import('../../functions/workflow/close-window/env.ts').environment;
  readonly 'copy-audit': typeof import('../../functions/workflow/copy-audit/env.ts').environment;
  readonly 'end-standstill': typeof import('../../functions/workflow/end-standstill/env.ts').environment;
  readonly 'end-window': typeof import('../../functions/workflow/end-window/env.ts').environment;
  readonly 'find-left-behind': typeof import('../../functions/workflow/find-left-behind/env.ts').environment;
  readonly 'finish-deliveries': typeof import('../../functions/workflow/finish-deliveries/env.ts').environment;
  readonly 'hear-representation': typeof import('../../functions/workflow/hear-representation/env.ts').environment;
  readonly 'make-contracts': typeof import('../../functions/workflow/make-contracts/env.ts').environment;
  readonly 'make-pack': typeof import('../../functions/workflow/make-pack/env.ts').environment;
  readonly 'make-table': typeof import('../../functions/workflow/make-table/env.ts').environment;
  /** It is told nothing. */
  readonly 'note-stopped-process': z.ZodObject<Record<never, never>>;
  readonly 'note-unsafe-file': typeof import('../../functions/workflow/note-unsafe-file/env.ts').environment;
  readonly 'open-window': typeof import('../../functions/workflow/open-window/env.ts').environment;
  readonly 'prepare-window': typeof import('../../functions/workflow/prepare-window/env.ts').environment;
  readonly 'publish-notices': typeof import('../../functions/workflow/publish-notices/env.ts').environment;
  readonly 'record-audit': typeof import('../../functions/workflow/record-audit/env.ts').environment;
  readonly 'record-scores': typeof import('../../functions/workflow/record-scores/env.ts').environment;
  readonly 'remind-applicants': typeof import('../../functions/workflow/remind-applicants/env.ts').environment;
  readonly 'send-letters': typeof import('../../functions/workflow/send-letters/env.ts').environment;
  readonly 'start-applications': typeof import('../../functions/workflow/start-applications/env.ts').environment;
  readonly 'tell-providers': typeof import('../../functions/workflow/tell-providers/env.ts').environment;
  readonly 'unseal-applications': typeof import('../../functions/workflow/unseal-applications/env.ts').environment;
  /** It is told nothing. */
  readonly 'write-pdf': z.ZodObject<Record<never, never>>;
  readonly 'write-outcome-letters': typeof import('../../functions/workflow/write-outcome-letters/env.ts').environment;
}

export type FunctionName = keyof Environments;

/** Names of things that nobody may touch without permission. */
type NameOfSomethingUsed = `${string}_${'TABLE' | 'BUCKET' | 'FUNCTION' | 'MACHINE' | 'PARAMETER' | 'POOL'}`;

/**
 * What a function is given: every variable that its env.ts asks for and no other. The name of a table, bucket, function, machine, secret or user
 * pool comes with the permission to use it.
 */
export type Given<Name extends FunctionName> = {
  readonly [Variable in keyof z.input<Environments[Name]>]: Variable extends NameOfSomethingUsed ? Used : string;
};

/** No variable besides these: of an object that is put together from others, TypeScript would let them pass. */
export type Only<Name extends FunctionName, Environment> = Environment & {
  readonly [Other in Exclude<keyof Environment, keyof Given<Name>>]: never;
};
