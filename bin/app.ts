import { App } from 'aws-cdk-lib';
import { agreements } from '../agreements/index.ts';
import { bundleFunctions } from '../lib/bundling/bundle-functions.ts';
import { assetsFrom } from '../lib/running/assets.ts';
import { addService } from '../lib/service.ts';
import { settingsOf } from '../lib/settings.ts';

const app = new App();
const settings = settingsOf(app);
const assets = assetsFrom(bundleFunctions({ outDir: 'cdk.out/bundles' }));
addService(app, { settings, assets, agreements });
