import type { App } from 'aws-cdk-lib';
import type { Agreement } from '../domain/agreement/agreement.ts';
import type { Assets } from './running/assets.ts';
import { liveServices } from './running/outside-services.ts';
import { RunningStack } from './running-stack.ts';
import type { Settings } from './settings.ts';
import { namesOf } from './stage.ts';
import { StoredStack } from './stored-stack.ts';

export interface ServiceParts {
  readonly settings: Settings;
  readonly assets: Assets;
  readonly agreements: readonly Agreement[];
}

/** One stage of the service, as its two stacks. */
export const addService = (app: App, { settings, assets, agreements }: ServiceParts) => {
  const { stage, env, auditLock, siteUrl, domainPrefix, siteConcurrency, notifyTemplateId } = settings;
  const names = namesOf(stage);
  const stored = new StoredStack(app, names.stack('Stored'), { stage, env, auditLock });
  const running = new RunningStack(app, names.stack('Running'), {
    env,
    stored,
    assets,
    agreements,
    siteUrl,
    domainPrefix,
    siteConcurrency,
    outside: { ...liveServices, notifyTemplateId },
  });
  return { stored, running };
};
