import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { inject } from 'vitest';
import type { AskStanding } from '../../../adapters/accounts/officer-accounts.ts';
import { cqcRegister } from '../../../adapters/cqc/cqc-register.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { administeredSessions } from '../../../adapters/sessions/administered-sessions.ts';
import { keptForms } from '../../../adapters/sessions/kept-forms.ts';
import { openSessions } from '../../../adapters/sessions/open-sessions.ts';
import { sessionRepository } from '../../../adapters/sessions/session-repository.ts';
import { deliverAnswer } from '../../../adapters/workflow/deliver-answer.ts';
import { followChange } from '../../../adapters/workflow/follow-change.ts';
import { startApplication } from '../../../adapters/workflow/start-application.ts';
import { startWindow } from '../../../adapters/workflow/start-window.ts';
import { agreements } from '../../../agreements/index.ts';
import { signInOnRecord } from '../../../functions/officer-site/case/on-record.ts';
import { type AwardDeps, type DeskDeps, repositoriesOf } from '../../../functions/officer-site/deps.ts';
import { routes } from '../../../functions/officer-site/routes.ts';
import { officerSite } from '../../../functions/officer-site/site.ts';
import { formToken } from '../../../functions/shared/sign-in/form-token.ts';
import { signInWith } from '../../../functions/shared/sign-in/sign-in.ts';
import { pageHandler } from '../../../functions/shared/web/page-handler.ts';
import { clock } from '../../builders/clock.ts';
import { officers } from '../../builders/people.ts';
import { servingRegister } from '../../laptop/stand-ins/cqc/serving.ts';
import { recordedTrail } from '../../support/recorded-audit.ts';
import { createTables } from '../../support/tables.ts';
import { type Browser, browser } from '../shared/browser.ts';
import { signInAs } from '../shared/signed-in.ts';
import { openedFiles } from './opened-files.ts';
import { stored } from './stored.ts';

const SECRET = 'a secret of the tests';

/** What the site asked of Step Functions and Lambda. */
export interface Asked {
  readonly action: string;
  readonly body: Record<string, unknown>;
}

interface Account {
  readonly subject: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** A server that answers Step Functions and Lambda calls, and notes them. `failing` makes it answer 500. */
const observedServices = async () => {
  const asked: Asked[] = [];
  const state = { failing: false };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const target = request.headers['x-amz-target'];
    const action = typeof target === 'string' ? target.replace(/^.*\./, '') : `Invoke ${request.url?.split('/')[3]}`;
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
    if (!state.failing) asked.push({ action, body });
    response.writeHead(state.failing ? 500 : action.startsWith('Invoke') ? 202 : 200, {
      'content-type': 'application/x-amz-json-1.0',
    });
    response.end(
      action.startsWith('Invoke')
        ? ''
        : JSON.stringify({ executionArn: 'arn:of:it', startDate: Date.parse(clock.now()) / 1000 }),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { asked, state, endpoint: `http://127.0.0.1:${port}`, stop: () => server.close() };
};

/** The officers' site on tables of its own in DynamoDB Local, with officers who have signed in. */
export const anOfficersDesk = async (
  endpoint = inject('dynamoDbEndpoint'),
  { standing }: { readonly standing?: AskStanding } = {},
) => {
  const tables = await createTables({ endpoint });
  const services = await observedServices();
  const register = await servingRegister();
  const files = await openedFiles();
  const client = {
    endpoint: services.endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  const sessionTable = { documents: tables.documents, table: tables.officerSessions, now: clock.now };
  const repositories = repositoriesOf(
    table(tables.documents, tables.records, 'officer-site', readsTogether(tables.documents)),
    table(tables.documents, tables.audit),
  );
  const machines = new SFNClient(client);
  const deps: DeskDeps & AwardDeps = {
    ...repositories,
    trail: recordedTrail(tables, clock.now),
    agreements,
    deliver: deliverAnswer({ machines, waits: repositories.waits }),
    startWindow: startWindow(machines, 'arn:aws:states:eu-west-2:000000000000:stateMachine:window'),
    startApplication: startApplication(machines, 'arn:aws:states:eu-west-2:000000000000:stateMachine:application'),
    bankHolidays: async () => ({ dates: new Set<string>(), knownUntil: '2040-12-31' }),
    siteUrl: 'https://site.test',
    followChange: followChange(machines, 'arn:aws:states:eu-west-2:000000000000:stateMachine:change'),
    lookUp: cqcRegister({ baseUrl: register.baseUrl, key: 'any', now: clock.now }).look,
    sendLetters: invokeLater(new LambdaClient(client), 'send-letters'),
    letters: letterRepository(tables.documents, table(tables.documents, tables.letters)),
    openedDocuments: files.documents,
    referralFiles: files.referralFiles,
    makePack: invokeLater(new LambdaClient(client), 'make-pack'),
    packAddress: files.packAddress,
    makeTable: invokeLater(new LambdaClient(client), 'make-table'),
    tableAddress: files.tableAddress,
    openSessions: openSessions(sessionTable, 'officer'),
    administered: administeredSessions(sessionTable),
  };
  const sessions = sessionRepository(sessionTable, 'officer');
  const site = signInWith({
    name: 'officer',
    home: '/officers',
    siteUrl: 'https://site.test',
    issuerUrl: 'https://issuer.test',
    clientId: 'officers',
    formSecret: async () => SECRET,
    sessions,
    keptForms: keptForms(sessionTable),
    onRecord: signInOnRecord(deps),
    ...(standing && { standing }),
  });
  const handler = pageHandler(officerSite(deps, site, routes(deps)));

  const signIn = (visitor: Browser, who: Account) =>
    signInAs(visitor, sessions, 'officer', {
      email: `${who.subject}@anyshire.example`,
      ...who,
      groups: [...who.groups],
    });

  return {
    deps,
    tables,
    handler,
    sessions,
    asked: services.asked,
    services: services.state,
    /** The register's stand-in: records can be changed, and faults set. */
    register: register.register,
    stored: stored(deps, files),
    files,
    /** A browser in which this officer has signed in. */
    as: async (who: Account): Promise<Browser> => {
      const visitor = browser(handler);
      await signIn(visitor, who);
      await visitor.get('/officers');
      return visitor;
    },
    signIn,
    /** The token that this visitor's forms carry, whichever page they come from. */
    tokenOf: (visitor: Browser, { subject }: { readonly subject: string }): string =>
      formToken(SECRET, visitor.jar.get('__Host-officer') ?? '', subject),
    officers,
    stop: async () => {
      services.stop();
      void register.stop();
      void files.stop();
      await tables.close();
    },
  };
};
export type Desk = Awaited<ReturnType<typeof anOfficersDesk>>;
