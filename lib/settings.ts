import type { App, Environment } from 'aws-cdk-lib';
import * as z from 'zod';
import { faultOfRecipient, type Recipients } from '../domain/letters/recipients.ts';
import { valuesOfStage } from './values-of-stage.ts';
import { PLAYED_TEMPLATE, whatLiveNeeds } from './what-live-needs.ts';

/** The stage of whoever says none: it runs on one computer, and its letters, its register and its bank holidays are played there. */
export const LAPTOP = 'laptop';
/** The stage that counts. */
export const LIVE = 'live';

const AN_ADDRESS = 'an https address without a slash at its end, such as https://onboarding.council.gov.uk';
const A_PREFIX =
  '3 to 36 small letters, digits and hyphens, a hyphen neither first nor last, and none of the words aws, amazon and cognito';

/** On the command line a list is one text with commas; in cdk.json it may be a list. */
const recipientsListed = z
  .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
  .transform((entries) => entries.map((entry) => entry.trim().toLowerCase()).filter(Boolean))
  .superRefine((entries, { addIssue }) => {
    for (const message of entries.flatMap((entry) => faultOfRecipient(entry) ?? []))
      addIssue({ code: 'custom', message });
  });

/** What a council sets with `-c name=value` or in cdk.json (docs/deploying.md). */
const settings = z.object({
  /** Tells several deployments in one account apart. */
  stage: z
    .string()
    .regex(/^(?!.*(?:aws|amazon|cognito))[a-z][a-z0-9]{0,15}$/, {
      error: 'up to 16 small letters and digits, a letter first, such as live or test',
    })
    .default(LAPTOP),
  siteUrl: z
    .url({ protocol: /^https$/, error: AN_ADDRESS })
    .refine((url) => !url.endsWith('/'), { error: AN_ADDRESS })
    .optional(),
  /** Cognito takes 63 characters with the stage and the site, and none of the names of AWS. */
  domainPrefix: z
    .string()
    .regex(/^(?!.*(?:aws|amazon|cognito))[a-z0-9][a-z0-9-]{1,34}[a-z0-9]$/, { error: A_PREFIX })
    .default('provider-onboarding'),
  /** Executions kept for each of the two sites where people sign in; from the command line it comes as text. */
  siteConcurrency: z.coerce
    .number({ error: 'a whole number from 5 to 1000' })
    .int({ error: 'a whole number from 5 to 1000' })
    .min(5, { error: 'a whole number from 5 to 1000' })
    .max(1000, { error: 'a whole number from 5 to 1000' })
    .optional(),
  /** How firmly copies of the audit trail are locked (docs/deploying.md): `compliance` before the first window of a live service. */
  auditLock: z.enum(['governance', 'compliance'], { error: 'governance or compliance' }).default('governance'),
  /** Whether nothing of the stage is there yet: what it stores is protected from deletion by the deployment after. */
  firstDeployment: z
    .union([z.boolean(), z.enum(['yes', 'no']).transform((answer) => answer === 'yes')], { error: 'yes or no' })
    .default(false),
  /** GOV.UK Notify's template of letters. */
  notifyTemplateId: z.uuid({ error: 'the id of the template in GOV.UK Notify' }).optional(),
  /** To whom a stage writes that is not live: addresses, and domains for all who have an address there. */
  allowedRecipients: recipientsListed.optional(),
  /** Who the emails about accounts come from. Without it they come from Cognito's own address, which sends 50 a day. */
  emailFrom: z.email({ error: 'an email address' }).optional(),
  /** What is verified in Amazon SES: the domain of `emailFrom` where it is left out. */
  sesIdentity: z.string().min(3, { error: 'a domain or an address that is verified in Amazon SES' }).optional(),
  /** The mailbox that hears of alarms, once it has confirmed AWS's email. */
  alarmsTo: z.email({ error: 'an email address' }).optional(),
});
type Given = z.output<typeof settings>;

/** Accounts' emails by way of Amazon SES. */
export interface AccountEmail {
  readonly from: string;
  readonly identity: string;
}

export type Settings = Omit<Given, 'notifyTemplateId' | 'allowedRecipients' | 'emailFrom' | 'sesIdentity'> & {
  readonly notifyTemplateId: string;
  readonly recipients: Recipients;
  readonly accountEmail: AccountEmail | undefined;
};

/** What a council has set is not enough or not right; the message says each thing by its name. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';

  constructor(faults: readonly string[]) {
    super(`The context values are not right (docs/deploying.md):\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** The names of all values that can be set. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** Everything that is missing, made up or wrong of what is set, each by its name; nothing where a stage can be made of it. */
export const faultsOfSettings = (context: Readonly<Record<string, unknown>>): readonly string[] => {
  const read = settings.safeParse(context);
  return [
    ...Object.keys(context)
      .filter((name) => !settingNames.includes(name))
      .map((name) => `${name} is no value that can be set`),
    ...(read.error?.issues ?? []).map(({ path, message }) => `${String(path[0])} is not right: ${message}`),
    ...(context.stage === LIVE ? whatLiveNeeds(context) : writesWithoutTemplate(read.data)),
  ];
};

/** Reads what is set. @throws WrongSettings that says everything that is missing, made up or wrong, at once */
export const readSettings = (context: Readonly<Record<string, unknown>>): Settings => {
  const read = settings.safeParse(context);
  const faults = faultsOfSettings(context);
  if (!read.success || faults.length > 0) throw new WrongSettings(faults);
  const { notifyTemplateId = PLAYED_TEMPLATE, allowedRecipients = [], emailFrom, sesIdentity, ...rest } = read.data;
  const everybody = rest.stage === LIVE || rest.stage === LAPTOP;
  return {
    ...rest,
    notifyTemplateId,
    recipients: everybody ? 'everybody' : allowedRecipients,
    accountEmail: emailFrom ? { from: emailFrom, identity: sesIdentity ?? domainOf(emailFrom) } : undefined,
  };
};

/** What a council has set, and where it deploys to. */
export const settingsOf = (app: App): Settings =>
  readSettings(valuesOfStage((name) => app.node.tryGetContext(name), settingNames));

/** The account and region that CDK's command line was given. */
export const environmentOfCommand = (): Environment => {
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  return account && region ? { account, region } : {};
};

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

const writesWithoutTemplate = (given: Given | undefined): readonly string[] =>
  given?.allowedRecipients?.length && given.stage !== LAPTOP && !given.notifyTemplateId
    ? ['notifyTemplateId is missing: with somebody on allowedRecipients, letters need the template in GOV.UK Notify']
    : [];
