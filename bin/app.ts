import { App } from 'aws-cdk-lib';
import { agreements } from '../agreements/index.ts';
import { bundleFunctions } from '../lib/bundling/bundle-functions.ts';
import { assetsFrom } from '../lib/running/assets.ts';
import { liveServices } from '../lib/running/outside-services.ts';
import { RunningStack } from '../lib/running-stack.ts';
import { settingsOf } from '../lib/settings.ts';
import { StoredStack } from '../lib/stored-stack.ts';

const app = new App();
const { stage, siteUrl, domainPrefix, siteConcurrency, auditLock, notifyTemplateId, env } = settingsOf(app);
const assets = assetsFrom(bundleFunctions({ outDir: 'cdk.out/bundles' }));

const stored = new StoredStack(app, `ProviderOnboarding-${stage}-Stored`, { env, auditLock });
new RunningStack(app, `ProviderOnboarding-${stage}-Running`, {
  env,
  stored,
  assets,
  agreements,
  siteUrl,
  domainPrefix,
  siteConcurrency,
  outside: { ...liveServices, notifyTemplateId },
});
