import type { App, Environment } from 'aws-cdk-lib';
import * as z from 'zod';

/** What a council sets with `-c name=value` or in cdk.json (docs/deploying.md). */
const settings = z.object({
  /** Tells several deployments in one account apart. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,15}$/)
    .default('live'),
  siteUrl: z.url({ protocol: /^https$/ }).optional(),
  /** Cognito takes 63 characters with the stage and the site, and none of the names of AWS. */
  domainPrefix: z
    .string()
    .regex(/^(?!.*(?:aws|amazon|cognito))[a-z0-9][a-z0-9-]{1,34}[a-z0-9]$/)
    .default('provider-onboarding'),
  /** Executions kept for each of the two sites where people sign in; from the command line it comes as text. */
  siteConcurrency: z.coerce.number().int().min(5).max(1000).optional(),
  /** How firmly copies of the audit trail are locked (docs/deploying.md): `compliance` before the first window of a live service. */
  auditLock: z.enum(['governance', 'compliance']).default('governance'),
  notifyTemplateId: z.uuid().default('1e77e4a2-0c1b-4b7a-9a57-6c2f2c0f7e11'),
});
export type Settings = z.output<typeof settings> & { readonly env: Environment };

export const settingsOf = (app: App): Settings => {
  const given = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, app.node.tryGetContext(name)]));
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  return { ...settings.parse(given), env: account && region ? { account, region } : {} };
};
