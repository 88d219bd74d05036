import { App } from 'aws-cdk-lib';
import { agreements } from '../agreements/index.ts';
import { bundleFunctions } from '../lib/bundling/bundle-functions.ts';
import { assetsFrom } from '../lib/running/assets.ts';
import { addService } from '../lib/service.ts';
import { environmentOfCommand, settingsOf, WrongSettings } from '../lib/settings.ts';

try {
  const app = new App();
  const settings = settingsOf(app);
  const assets = assetsFrom(await bundleFunctions({ outDir: 'cdk.out/bundles' }));
  addService(app, { env: environmentOfCommand(), settings, assets, agreements });
} catch (error) {
  if (!(error instanceof WrongSettings)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
