import { letterTemplate } from '../stand-ins/notify/letter.ts';

/** What is deployed: a test, since `live` is for the account that counts. Nobody has an address there that the stage writes to but the made-up. */
export const STAGE = 'trial';
export const REGION = 'eu-west-2';
/** MiniStack takes an access key of twelve digits for the number of its account. */
export const ACCOUNT = '111122223333';

/** What docs/deploying.md has in cdk.json, for the command line. */
export const CONTEXT = `-c notifyTemplateId=${letterTemplate.id} -c allowedRecipients=example.com`;
