import type { Machines } from '../processes/machines.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import type { Documents } from './documents.ts';
import type { EvidencePacks } from './evidence-packs.ts';
import type { OutsideServices } from './outside-services.ts';
import type { SecretParameters } from './secret-parameters.ts';
import type { SignInPools } from './sign-in.ts';
import type { TableFiles } from './table-files.ts';
import type { TaskFunctions } from './task-functions.ts';

/** What the functions of the sites are made with. */
export interface SitesProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly secrets: SecretParameters;
  readonly outside: OutsideServices;
  readonly signIn: SignInPools;
  readonly tasks: TaskFunctions;
  readonly documents: Documents;
  readonly evidencePacks: EvidencePacks;
  readonly tableFiles: TableFiles;
  readonly machines: Machines;
  readonly siteUrl: string;
  /** The roles that may read what is sealed (seal-readers.ts). */
  readonly sealReaders: string;
  readonly siteConcurrency?: number | undefined;
}
