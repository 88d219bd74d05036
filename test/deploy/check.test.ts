import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linesOf, mustBeMended } from '../../deploy/check/check.ts';
import { type Account, allIsWell, anAccount, notifyKey, notifyRefuses, templateId } from './an-account.ts';

let account: Awaited<ReturnType<typeof anAccount>>;
beforeAll(async () => {
  account = await anAccount();
});
beforeEach(() => account.be({}));
afterAll(() => account.stop());

const parametersWith = (name: string, value: { readonly Type: string; readonly Value: string } | undefined) => {
  const { parameters } = allIsWell();
  parameters.delete(name);
  if (value) parameters.set(name, value);
  return { parameters };
};
const secret = (name: string, Value: string | undefined, Type = 'SecureString') =>
  parametersWith(`/provider-onboarding/live/${name}`, Value === undefined ? undefined : { Type, Value });
const template = (json: object) => ({ notify: { status: 200, json: { type: 'email', ...json } } });

describe('Before the first deployment of a live service', () => {
  it('nothing has to be mended where all is there, and it is said what no service tells', async () => {
    const looked = await account.look();
    expect(mustBeMended(looked)).toBe(0);
    expect(linesOf(looked)).toEqual([
      'ok    Context values: all that live needs is set',
      'ok    Account and region: account 111122223333, region eu-west-2; see that it is the one you mean',
      'ok    Bootstrap: version 30',
      'ok    Stacks: ProviderOnboarding-live-Stored is not there yet, and will be made',
      'ok    Stacks: ProviderOnboarding-live-Processes is not there yet, and will be made',
      'ok    Stacks: ProviderOnboarding-live-Running is not there yet, and will be made',
      'ok    Lambda concurrency: 1000 executions at once',
      'ok    Sign-in addresses: provider-onboarding-live-providers is free, as far as Cognito says',
      'ok    Sign-in addresses: provider-onboarding-live-officers is free, as far as Cognito says',
      'ok    Emails about accounts: anyshire.gov.uk is verified',
      'ok    Emails about accounts: SES sends to everybody',
      'note  Alarms: they go to digital@anyshire.gov.uk once it has confirmed the email that AWS sends it within two days: look again then',
      'ok    Secrets: /provider-onboarding/live/cqc-key is there',
      'ok    Secrets: /provider-onboarding/live/notify-key is there',
      'ok    Secrets: /provider-onboarding/live/form-secret is there',
      'ok    GOV.UK Notify: it takes the key, and the template has ((subject)) and ((body))',
      'note  GOV.UK Notify: its API does not say what kind the key is: see on its page of API keys that it is Live, and that the service is not in trial mode',
      'ok    The register (CQC): it takes the key',
    ]);
  });

  const identity = { identities: { 'anyshire.gov.uk': { VerifiedForSendingStatus: false } } };
  const domain = (AWSAccountId: string) => ({
    domains: { 'provider-onboarding-live-officers': { UserPoolId: 'eu-west-2_pool', AWSAccountId } },
  });
  it.each<[string, Partial<Account>, Record<string, string | undefined>, string]>([
    ['no template is set', {}, { notifyTemplateId: undefined }, 'Context values: notifyTemplateId is missing'],
    ['no sender is set', {}, { emailFrom: undefined }, 'Context values: emailFrom is missing'],
    ['no stage is named', {}, { stage: undefined }, 'Context values: no stage is named'],
    [
      'the region is not bootstrapped',
      parametersWith('/cdk-bootstrap/hnb659fds/version', undefined),
      {},
      'Bootstrap: the account and region are not bootstrapped: npx cdk bootstrap aws://111122223333/eu-west-2',
    ],
    [
      'the bootstrap is old',
      parametersWith('/cdk-bootstrap/hnb659fds/version', { Type: 'String', Value: '5' }),
      {},
      'Bootstrap: version 5 is too old, 6 is needed',
    ],
    [
      'it is not said to be the first',
      {},
      { firstDeployment: undefined },
      'Stacks: ProviderOnboarding-live-Stored is not there yet: deploy it with -c firstDeployment=yes',
    ],
    [
      'it is not the first',
      { stacks: { 'ProviderOnboarding-live-Stored': 'UPDATE_COMPLETE' } },
      {},
      'Stacks: ProviderOnboarding-live-Stored is there: leave firstDeployment out',
    ],
    [
      'an attempt has failed',
      { stacks: { 'ProviderOnboarding-live-Stored': 'ROLLBACK_COMPLETE' } },
      {},
      'Stacks: ProviderOnboarding-live-Stored is left of an attempt that failed (ROLLBACK_COMPLETE)',
    ],
    [
      'somebody else deploys',
      { stacks: { 'ProviderOnboarding-live-Running': 'UPDATE_IN_PROGRESS' } },
      {},
      'Stacks: ProviderOnboarding-live-Running is being deployed by somebody else',
    ],
    [
      'an update could not be taken back',
      { stacks: { 'ProviderOnboarding-live-Running': 'UPDATE_ROLLBACK_FAILED' } },
      {},
      'Stacks: ProviderOnboarding-live-Running is UPDATE_ROLLBACK_FAILED: choose "Continue update rollback"',
    ],
    [
      'the account is new',
      { concurrency: 10 },
      {},
      'Lambda concurrency: 10 executions at once are too few for the evening of a deadline: ask for 1,000',
    ],
    [
      'more is kept for the sites than there is',
      { concurrency: 150 },
      { siteConcurrency: '50' },
      'Lambda concurrency: 150 executions at once, and siteConcurrency 50 needs 200',
    ],
    [
      'a sign-in address is another’s',
      domain('999988887777'),
      {},
      "Sign-in addresses: provider-onboarding-live-officers is somebody else's: choose another domainPrefix",
    ],
    [
      'a sign-in address was left behind',
      domain('111122223333'),
      {},
      'Sign-in addresses: provider-onboarding-live-officers is taken by the user pool eu-west-2_pool of this account',
    ],
    [
      'the council’s domain is not known to SES',
      { identities: {} },
      {},
      'Emails about accounts: anyshire.gov.uk is not known to SES: create it as an identity',
    ],
    [
      'the council’s domain is not verified',
      identity,
      {},
      'Emails about accounts: anyshire.gov.uk is not verified yet: add the DNS records',
    ],
    [
      'another domain is verified',
      {},
      { sesIdentity: 'council.gov.uk' },
      'Emails about accounts: care@anyshire.gov.uk does not belong to council.gov.uk: set sesIdentity to anyshire.gov.uk',
    ],
    [
      'SES is in its sandbox',
      { ses: { ProductionAccessEnabled: false, SendingEnabled: true } },
      {},
      'Emails about accounts: SES is in its sandbox and writes to verified addresses alone: request production access',
    ],
    [
      'SES has stopped',
      { ses: { ProductionAccessEnabled: true, SendingEnabled: false } },
      {},
      'Emails about accounts: SES has stopped the account from sending',
    ],
    [
      'a secret is missing',
      secret('form-secret', undefined),
      {},
      'Secrets: /provider-onboarding/live/form-secret is not there: aws ssm put-parameter --type SecureString --overwrite --name /provider-onboarding/live/form-secret --value ...',
    ],
    [
      'a secret is not encrypted',
      secret('form-secret', 'f'.repeat(64), 'String'),
      {},
      'Secrets: /provider-onboarding/live/form-secret is not encrypted',
    ],
    ['a secret is blank', secret('form-secret', ' '), {}, 'Secrets: /provider-onboarding/live/form-secret is empty'],
    [
      'a secret ends with a new line',
      secret('cqc-key', '0123456789abcdef0123456789abcdef\n'),
      {},
      'Secrets: /provider-onboarding/live/cqc-key has a blank or a new line about it',
    ],
    [
      'a secret is only the dots of the guide',
      secret('form-secret', '...'),
      {},
      'Secrets: /provider-onboarding/live/form-secret is not what it should be',
    ],
    ['the key of Notify was revoked', { notify: notifyRefuses.noKey }, {}, 'GOV.UK Notify: it does not take the key'],
    ['the clock is wrong', { notify: notifyRefuses.clock }, {}, "GOV.UK Notify: this computer's clock is wrong"],
    [
      'the template is another service’s',
      { notify: notifyRefuses.notFound },
      {},
      `GOV.UK Notify: the service of the key has no template ${templateId}`,
    ],
    [
      'the template has no message of ours',
      template({ subject: '((subject))', body: 'Dear provider' }),
      {},
      'GOV.UK Notify: the template must have the subject ((subject)) and the message ((body))',
    ],
    [
      'the template has a subject of its own',
      template({ subject: 'News', body: '((body))' }),
      {},
      'GOV.UK Notify: the template must have the subject ((subject))',
    ],
    [
      'the template asks for more',
      template({ subject: '((subject))', body: 'Dear ((name)), ((body))' }),
      {},
      'GOV.UK Notify: the template asks for ((name)), which no letter has',
    ],
    [
      'the template is for texts',
      template({ type: 'sms', body: '((body))' }),
      {},
      'GOV.UK Notify: the template is for a sms',
    ],
    ['Notify is down', { notify: notifyRefuses.broken }, {}, 'GOV.UK Notify: it answers 500: look again later'],
    [
      'something else answers for Notify',
      { notify: { status: 200, json: { hello: 'world' } } },
      {},
      'GOV.UK Notify: what answers is not GOV.UK Notify',
    ],
    [
      'the register does not take the key',
      { cqc: { status: 401, json: { statusCode: 401, message: 'Access denied due to invalid subscription key.' } } },
      {},
      'The register (CQC): it does not take the key',
    ],
    [
      'the register is down',
      { cqc: { status: 503, json: {} } },
      {},
      'The register (CQC): it does not answer (server-error)',
    ],
  ])('it is said what to mend where %s', async (_, differently, values, says) => {
    account.be(differently);
    const mended = linesOf(await account.look(values)).filter((line) => line.startsWith('MEND'));
    expect(mended.filter((line) => line.startsWith(`MEND  ${says}`))).toHaveLength(1);
  });
});

describe('What is found', () => {
  it('of a test stage is a note where only the live service could not do without', async () => {
    const { parameters } = allIsWell();
    for (const [name, value] of [...parameters]) parameters.set(name.replace('/live/', '/trial/'), value);
    account.be({ parameters, concurrency: 10, ses: { ProductionAccessEnabled: false, SendingEnabled: true } });
    const looked = await account.look({ stage: 'trial' });
    expect(mustBeMended(looked)).toBe(0);
    expect(linesOf(looked).filter((line) => line.startsWith('note'))).toHaveLength(4);
  });

  it('is a note where no mailbox is set that hears of alarms', async () => {
    expect(linesOf(await account.look({ alarmsTo: undefined }))).toContain(
      'note  Alarms: alarmsTo is not set: alarms reach those alone who subscribe by hand to the topic of ProviderOnboarding-live-Stored',
    );
  });

  it('is that nobody knows who asks, where the credentials have run out, once for each place that was asked', async () => {
    account.be({ knows: false });
    const lines = linesOf(await account.look()).filter((line) => line.startsWith('MEND'));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line).toMatch(/could not be looked at \(ExpiredTokenException\)/);
  });

  it('says where the service is made for, and not to deploy as the root user', async () => {
    account.be({ arn: 'arn:aws:iam::111122223333:root' });
    const notes = linesOf(await account.look({}, 'eu-north-1')).join('\n');
    expect(notes).toContain('you are signed in as the root user');
    expect(notes).toContain('the service is made for eu-west-2 (London)');
  });

  it('never holds a secret, and nothing is asked for that could change anything', async () => {
    account.be(secret('notify-key', `${notifyKey} `));
    const lines = linesOf(await account.look()).join('\n');
    for (const held of [notifyKey, '0123456789abcdef', 'ffffffff']) expect(lines).not.toContain(held);
    expect(account.asked.length).toBeGreaterThan(10);
    for (const request of account.asked)
      expect(request).toMatch(
        /^GET |AmazonSSM\.GetParameter|\.DescribeUserPoolDomain|AWSStepFunctions\.ListExecutions|Action=(GetCallerIdentity|DescribeStacks|GetTemplate|ListStackResources|ListSubscriptionsByTopic)/,
      );
  });
});

describe('Who hears of alarms, once there is a topic', () => {
  const [digital, byHand] = ['digital@anyshire.gov.uk', 'it@anyshire.gov.uk'];
  const stored = { 'ProviderOnboarding-live-Stored': 'UPDATE_COMPLETE' };
  const pending = 'PendingConfirmation';
  const arn = (id: string) => `arn:aws:sns:eu-west-2:111122223333:Alarms:${id}`;
  const wanted =
    "MEND  Alarms: digital@anyshire.gov.uk has not confirmed that it wants to hear of them: follow the link of AWS's email. Where its two days are over, take alarmsTo out, deploy, put it in again and deploy";

  it.each<[string, Readonly<Record<string, string>>, string | undefined, string]>([
    [
      'the mailbox, which confirmed it',
      { [digital]: arn('1') },
      digital,
      'ok    Alarms: digital@anyshire.gov.uk hears of them',
    ],
    ['nobody: the mailbox did not confirm it', { [digital]: pending }, digital, wanted],
    [
      'another, while the mailbox did not confirm it',
      { [digital]: pending, [byHand]: arn('2') },
      digital,
      wanted.replace('MEND', 'note'),
    ],
    [
      'another, before the mailbox is asked',
      { [byHand]: arn('2') },
      digital,
      'note  Alarms: they will go to digital@anyshire.gov.uk too, once it has confirmed the email that AWS sends it',
    ],
    [
      'who subscribed by hand',
      { [byHand]: arn('2') },
      undefined,
      'ok    Alarms: 1 who subscribed by hand hear of them',
    ],
    ['nobody: no mailbox is set', {}, undefined, 'MEND  Alarms: nobody hears of an alarm: set alarmsTo'],
  ])('%s', async (_, subscriptions, alarmsTo, says) => {
    account.be({ stacks: stored, subscriptions });
    const lines = linesOf(await account.look({ alarmsTo, firstDeployment: undefined }));
    expect(lines.filter((line) => line.includes('Alarms: '))).toEqual([says]);
  });

  it('is read to the end, however many there are', async () => {
    const others = Array.from({ length: 150 }, (_, n) => [`somebody-${n}@anyshire.gov.uk`, pending]);
    account.be({ stacks: stored, subscriptions: { ...Object.fromEntries(others), [digital]: arn('1') } });
    const lines = linesOf(await account.look({ firstDeployment: undefined }));
    expect(lines).toContain('ok    Alarms: digital@anyshire.gov.uk hears of them');
  });
});

describe('The command', () => {
  const run = promisify(execFile);
  const folder = mkdtempSync(path.join(tmpdir(), 'profiles-'));
  const credentials = path.join(folder, 'credentials');
  writeFileSync(credentials, '[council]\naws_access_key_id = COUNCILSKEY\naws_secret_access_key = secret\n');
  const command = (...more: readonly string[]) => {
    const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...env } = process.env;
    const played = ['--notify-url', `${account.origin}/notify`, '--cqc-url', `${account.origin}/cqc`];
    const set = ['-c', `notifyTemplateId=${templateId}`, '-c', 'firstDeployment=yes', '--profile', 'council'];
    return run(process.execPath, ['deploy/check/main.ts', '--stage', 'live', ...set, ...played, ...more], {
      env: { ...env, AWS_SHARED_CREDENTIALS_FILE: credentials },
    });
  };

  it('looks with the profile that it is told, and ends well where nothing must be mended', async () => {
    account.keys.clear();
    const { stdout } = await command('-c', 'emailFrom=care@anyshire.gov.uk');
    expect(stdout).toMatch(/^Before live is deployed to eu-west-2:\n/);
    expect(stdout).toMatch(/\nNothing has to be mended\.\n$/);
    expect([...account.keys]).toEqual(['COUNCILSKEY']);
  });

  it('ends with 1 where something must be mended', async () => {
    await expect(command()).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('1 must be mended') });
  });

  it('says how it is used where it is told something that it does not know', async () => {
    const usage = expect.stringMatching(/^Usage: npm run deploy:check/m);
    await expect(command('--stag', 'live')).rejects.toMatchObject({ code: 2, stderr: usage });
  });
});
