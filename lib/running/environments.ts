import type * as z from 'zod';
import type { Used } from './use.ts';

/** What each function asks for: its own env.ts, by the name of its bundle. */
interface Environments {
  'officer-site': typeof import('../../functions/officer-site/env.ts').environment;
  'provider-site': typeof import('../../functions/provider-site/env.ts').environment;
  'public-site': typeof import('../../functions/public-site/env.ts').environment;
  'ask-officer': typeof import('../../functions/workflow/ask-officer/env.ts').environment;
  'ask-register-again': typeof import('../../functions/workflow/ask-register-again/env.ts').environment;
  'begin-standstill': typeof import('../../functions/workflow/begin-standstill/env.ts').environment;
  'check-compliance': typeof import('../../functions/workflow/check-compliance/env.ts').environment;
  'check-registration': typeof import('../../functions/workflow/check-registration/env.ts').environment;
  'close-window': typeof import('../../functions/workflow/close-window/env.ts').environment;
  'end-standstill': typeof import('../../functions/workflow/end-standstill/env.ts').environment;
  'end-window': typeof import('../../functions/workflow/end-window/env.ts').environment;
  'finish-deliveries': typeof import('../../functions/workflow/finish-deliveries/env.ts').environment;
  'hear-representation': typeof import('../../functions/workflow/hear-representation/env.ts').environment;
  'make-contracts': typeof import('../../functions/workflow/make-contracts/env.ts').environment;
  'open-window': typeof import('../../functions/workflow/open-window/env.ts').environment;
  'prepare-window': typeof import('../../functions/workflow/prepare-window/env.ts').environment;
  'publish-notices': typeof import('../../functions/workflow/publish-notices/env.ts').environment;
  'record-scores': typeof import('../../functions/workflow/record-scores/env.ts').environment;
  'send-letters': typeof import('../../functions/workflow/send-letters/env.ts').environment;
  'tell-providers': typeof import('../../functions/workflow/tell-providers/env.ts').environment;
  'unseal-applications': typeof import('../../functions/workflow/unseal-applications/env.ts').environment;
  'write-outcome-letters': typeof import('../../functions/workflow/write-outcome-letters/env.ts').environment;
}

export type FunctionName = keyof Environments;

/** Names of things that nobody may touch without permission. */
type NameOfSomethingUsed = `${string}_${'TABLE' | 'BUCKET' | 'FUNCTION' | 'MACHINE' | 'PARAMETER'}`;

/**
 * What a function is given: every variable that its env.ts asks for and no other. The name of a table, bucket, function, machine or secret
 * comes with the permission to use it.
 */
export type Given<Name extends FunctionName> = {
  readonly [Variable in keyof z.input<Environments[Name]>]: Variable extends NameOfSomethingUsed ? Used : string;
};

/** No variable besides these: of an object that is put together from others, TypeScript would let them pass. */
export type Only<Name extends FunctionName, Environment> = Environment & {
  readonly [Other in Exclude<keyof Environment, keyof Given<Name>>]: never;
};
