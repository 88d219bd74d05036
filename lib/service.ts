import type { App, Environment } from 'aws-cdk-lib';
import type { Agreement } from '../domain/agreement/agreement.ts';
import { ProcessesStack } from './processes-stack.ts';
import type { Assets } from './running/assets.ts';
import { liveServices, noServices } from './running/outside-services.ts';
import { RunningStack } from './running-stack.ts';
import { LAPTOP, type Settings } from './settings.ts';
import { namesOf } from './stage.ts';
import { StoredStack } from './stored-stack.ts';

export interface ServiceParts {
  readonly env?: Environment;
  readonly settings: Settings;
  readonly assets: Assets;
  readonly agreements: readonly Agreement[];
}

/** One stage of the service, as its three stacks. */
export const addService = (app: App, { env, settings, assets, agreements }: ServiceParts) => {
  const {
    stage,
    auditLock,
    siteUrl,
    domainPrefix,
    siteConcurrency,
    notifyTemplateId,
    recipients,
    accountEmail,
    alarmsTo,
  } = settings;
  const isProtected = !settings.firstDeployment;
  const names = namesOf(stage);
  const stored = new StoredStack(app, names.stack('Stored'), {
    ...(env && { env }),
    stage,
    auditLock,
    isProtected,
    accountEmail,
    siteUrl,
    alarmsTo,
  });
  const processes = new ProcessesStack(app, names.stack('Processes'), {
    ...(env && { env }),
    stage,
    terminationProtection: isProtected,
  });
  const running = new RunningStack(app, names.stack('Running'), {
    ...(env && { env }),
    stored,
    machines: processes.machines,
    assets,
    agreements,
    siteUrl,
    domainPrefix,
    siteConcurrency,
    outside: { ...(stage === LAPTOP ? noServices : liveServices), notifyTemplateId, recipients },
  });
  return { stored, processes, running };
};
