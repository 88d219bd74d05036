import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { vi } from 'vitest';
import { check, type Looked } from '../../deploy/check/check.ts';
import { placesOf } from '../../deploy/check/places.ts';
import { wantedOf } from '../../deploy/check/wanted.ts';
import { refusals } from '../../laptop/stand-ins/notify/answers.ts';
import { now } from '../builders/clock.ts';

export const templateId = '6c1a8f3e-52d4-4b7e-8a15-93d0e7b2c4f6';
export const notifyKey = `letters-${templateId}-7b2f9c1d-0e4a-4d6b-9c83-5f1e2a7d8b90`;

/** What an account and the services outside answer, as they do where all is well before a first deployment of `live`. */
export const allIsWell = () => ({
  arn: 'arn:aws:sts::111122223333:assumed-role/Administrator/ash',
  /** Whether the credentials are good. */
  knows: true,
  parameters: new Map([
    ['/cdk-bootstrap/hnb659fds/version', { Type: 'String', Value: '30' }],
    ['/provider-onboarding/live/cqc-key', { Type: 'SecureString', Value: '0123456789abcdef0123456789abcdef' }],
    ['/provider-onboarding/live/notify-key', { Type: 'SecureString', Value: notifyKey }],
    ['/provider-onboarding/live/form-secret', { Type: 'SecureString', Value: 'f'.repeat(64) }],
  ]),
  /** The status of each stack that is there. */
  stacks: {} as Record<string, string>,
  /** The template of each that is there; an empty one of the others. */
  templates: {} as Record<string, object>,
  /** Who is to hear of alarms, each with the ARN of its subscription or what stands in its place. */
  subscriptions: {} as Readonly<Record<string, string>>,
  /** ARNs of the machines of the processes, with whether an execution runs. */
  machines: {} as Record<string, boolean>,
  concurrency: 1000,
  /** Which account and pool have each sign-in address. */
  domains: {} as Record<string, { readonly UserPoolId: string; readonly AWSAccountId: string }>,
  ses: { ProductionAccessEnabled: true, SendingEnabled: true },
  identities: { 'anyshire.gov.uk': { VerifiedForSendingStatus: true } } as Record<string, object>,
  notify: {
    status: 200,
    json: { id: templateId, type: 'email', version: 1, subject: '((subject))', body: '((body))' } as object,
  },
  cqc: { status: 200, json: { total: 1, locations: [] } as object },
});
export type Account = ReturnType<typeof allIsWell>;

/** Why Notify refuses: in its own words. */
export const notifyRefuses = refusals;

const SUBSCRIPTIONS_A_PAGE = 100;

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}
const json = (value: unknown, status = 200): Answer => ({ status, body: JSON.stringify(value) });
const xml = (body: string, status = 200): Answer => ({ status, body, type: 'text/xml' });
const queryError = (code: string, message: string, status = 400) =>
  xml(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
    status,
  );

/** AWS's services in their wire formats, Notify below /notify and the register below /cqc. What is asked to be written is refused. */
const answerTo = (account: Account, req: IncomingMessage, body: string): Answer => {
  const { pathname } = new URL(req.url ?? '/', 'http://127.0.0.1');
  const target = String(req.headers['x-amz-target'] ?? '');
  if (pathname.startsWith('/notify/v2/template/')) return json(account.notify.json, account.notify.status);
  if (pathname.startsWith('/cqc/')) return json(account.cqc.json, account.cqc.status);
  if (!account.knows) {
    const name = 'ExpiredTokenException';
    return target || pathname.length > 1
      ? json({ __type: name, message: 'expired' }, 400)
      : queryError(name, 'expired');
  }
  const form = new URLSearchParams(body);
  if (form.get('Action') === 'GetCallerIdentity')
    return xml(
      `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${account.arn}</Arn><UserId>u</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
  if (form.get('Action') === 'DescribeStacks') {
    const name = form.get('StackName') ?? '';
    const status = account.stacks[name];
    return status
      ? xml(
          `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>${status}</StackStatus><CreationTime>2027-01-01T00:00:00Z</CreationTime><Outputs><member><OutputKey>AlarmsTopic</OutputKey><OutputValue>arn:aws:sns:eu-west-2:111122223333:Alarms</OutputValue></member></Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
        )
      : queryError('ValidationError', `Stack with id ${name} does not exist`);
  }
  if (form.get('Action') === 'GetTemplate') {
    const name = form.get('StackName') ?? '';
    const body = JSON.stringify(account.templates[name] ?? { Resources: {} }).replaceAll('&', '&amp;');
    return account.stacks[name]
      ? xml(
          `<GetTemplateResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><GetTemplateResult><TemplateBody>${body}</TemplateBody></GetTemplateResult></GetTemplateResponse>`,
        )
      : queryError('ValidationError', `Stack with id ${name} does not exist`);
  }
  if (form.get('Action') === 'ListStackResources') {
    const members = Object.keys(account.machines).map(
      (arn) =>
        `<member><LogicalResourceId>M</LogicalResourceId><PhysicalResourceId>${arn}</PhysicalResourceId><ResourceType>AWS::StepFunctions::StateMachine</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>`,
    );
    return xml(
      `<ListStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><ListStackResourcesResult><StackResourceSummaries>${members.join('')}</StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>`,
    );
  }
  if (form.get('Action') === 'ListSubscriptionsByTopic') {
    const first = Number(form.get('NextToken') ?? 0);
    const members = Object.entries(account.subscriptions)
      .slice(first, first + SUBSCRIPTIONS_A_PAGE)
      .map(
        ([endpoint, arn]) =>
          `<member><Endpoint>${endpoint}</Endpoint><SubscriptionArn>${arn}</SubscriptionArn></member>`,
      );
    const next = first + SUBSCRIPTIONS_A_PAGE;
    const more = next < Object.keys(account.subscriptions).length ? `<NextToken>${next}</NextToken>` : '';
    return xml(
      `<ListSubscriptionsByTopicResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ListSubscriptionsByTopicResult><Subscriptions>${members.join('')}</Subscriptions>${more}</ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>`,
    );
  }
  if (target === 'AWSStepFunctions.ListExecutions') {
    const runs = account.machines[JSON.parse(body).stateMachineArn];
    return json({
      executions: runs ? [{ executionArn: 'e', stateMachineArn: 'm', name: 'n', status: 'RUNNING', startDate: 1 }] : [],
    });
  }
  if (target === 'AmazonSSM.GetParameter') {
    const { Name, WithDecryption } = JSON.parse(body);
    const found = account.parameters.get(Name);
    if (!found || !WithDecryption) return json({ __type: 'ParameterNotFound' }, 400);
    return json({ Parameter: { Name, ...found } });
  }
  if (target === 'AWSCognitoIdentityProviderService.DescribeUserPoolDomain')
    return json({ DomainDescription: account.domains[JSON.parse(body).Domain] ?? {} });
  if (pathname === '/2016-08-19/account-settings')
    return json({ AccountLimit: { ConcurrentExecutions: account.concurrency } });
  if (pathname === '/v2/email/account') return json(account.ses);
  const [, identity] = /^\/v2\/email\/identities\/(.+)$/.exec(decodeURIComponent(pathname)) ?? [];
  if (identity && req.method === 'GET') {
    const found = account.identities[identity];
    return found ? json(found) : { ...json({ message: 'no such identity' }, 404), type: 'NotFoundException' };
  }
  throw new Error(`Nobody should ask for ${req.method} ${pathname} ${target} ${body}`);
};

/** Plays an account on this machine. `look` checks a deployment against it, with what is set. */
export const anAccount = async () => {
  let account = allIsWell();
  const outDir = mkdtempSync(join(tmpdir(), 'cdk-out-'));
  const asked: string[] = [];
  const keys = new Set<string>();
  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const body = await text(req);
    asked.push(`${req.method} ${req.url} ${req.headers['x-amz-target'] ?? ''} ${body}`);
    const [, key] = /Credential=(\w+)\//.exec(req.headers.authorization ?? '') ?? [];
    if (key) keys.add(key);
    const { status, body: sent, type = 'application/json' } = answerTo(account, req, body);
    const isName = type.endsWith('Exception');
    res.setHeader('content-type', isName ? 'application/json' : type);
    if (isName) res.setHeader('x-amzn-errortype', type);
    res.writeHead(status).end(sent);
  };
  const server = createServer((req, res) => {
    serve(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const environment = {
    AWS_ENDPOINT_URL: origin,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_MAX_ATTEMPTS: '1',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);

  const context = {
    notifyTemplateId: templateId,
    emailFrom: 'care@anyshire.gov.uk',
    alarmsTo: 'digital@anyshire.gov.uk',
    firstDeployment: 'yes',
  };
  return {
    origin,
    asked,
    /** The access keys that requests were signed with. */
    keys,
    /** How the account differs from one where all is well. */
    be: (differently: Partial<Account>): void => {
      account = { ...allIsWell(), ...differently };
    },
    /** Puts what `cdk synth` would write of a stack. */
    synthesises: (stack: string, template: object): void =>
      writeFileSync(join(outDir, `${stack}.template.json`), JSON.stringify(template)),
    look: (
      values: Readonly<Record<string, string | undefined>> = {},
      region = 'eu-west-2',
    ): Promise<readonly Looked[]> => {
      const set = Object.entries({ stage: 'live', ...context, ...values }).filter(([, value]) => value !== undefined);
      const wanted = wantedOf({ cdkJson: {}, context: set.map(([name, value]) => `${name}=${value}`), region });
      return check(
        placesOf({ region, notifyUrl: `${origin}/notify`, cqcUrl: `${origin}/cqc`, outDir, now: () => now }),
        wanted,
      );
    },
    stop: () =>
      new Promise<void>((resolve) => {
        vi.unstubAllEnvs();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
