// Run as a process of its own by a test, which ends it as a laptop may end: runs the small app until then.
import { startCloud } from '../src/cloud.ts';
import { smallApp } from './small-app.ts';
import { starting } from './template/synthesized.ts';

const dir = process.argv[2] ?? '';
const cloud = await startCloud({ ...smallApp(dir), port: 0, dir, quietLogs: true });
const { siteUrl, gateUrl, template } = cloud;
const accessKeyId = starting(template.roles, 'PageServiceRole').logicalId;
const table = starting(template.tables, 'Places').name;
process.stdout.write(`${JSON.stringify({ siteUrl, gateUrl, accessKeyId, table })}\n`);
process.on('SIGTERM', async () => {
  await cloud.close();
  process.exit(0);
});
