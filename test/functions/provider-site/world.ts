import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { malwareProtection } from '@laptop/cloud/malware';
import { oidcIssuers } from '@laptop/cloud/oidc';
import { s3 } from '@laptop/cloud/s3';
import { inject } from 'vitest';
import { cqcRegister } from '../../../adapters/cqc/cqc-register.ts';
import { addressRepository } from '../../../adapters/dynamodb/addresses.ts';
import {
  askedQuestions,
  clarificationRepository,
  publishedClarifications,
} from '../../../adapters/dynamodb/clarifications.ts';
import { contractStandings } from '../../../adapters/dynamodb/contract-standings.ts';
import { contractRepository, outcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../../adapters/dynamodb/controls.ts';
import { correctionRepository } from '../../../adapters/dynamodb/corrections.ts';
import { heldContracts } from '../../../adapters/dynamodb/held-contracts.ts';
import { interestRepository } from '../../../adapters/dynamodb/interests.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { providerPeopleRepository } from '../../../adapters/dynamodb/provider-people.ts';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { representationRepository } from '../../../adapters/dynamodb/representations.ts';
import { sealedApplicationRepository } from '../../../adapters/dynamodb/sealed-applications.ts';
import { sealedReadRepository } from '../../../adapters/dynamodb/sealed-reads.ts';
import { sealRepository } from '../../../adapters/dynamodb/seals.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { PdfNotWritten } from '../../../adapters/functions/pdf-writer.ts';
import { allowances } from '../../../adapters/sessions/allowances.ts';
import { keptForms } from '../../../adapters/sessions/kept-forms.ts';
import { openSessions } from '../../../adapters/sessions/open-sessions.ts';
import { sessionRepository } from '../../../adapters/sessions/session-repository.ts';
import { uploadSpace } from '../../../adapters/uploads/upload-space.ts';
import { agreements } from '../../../agreements/index.ts';
import type { PrintedDocument } from '../../../domain/printed/document.ts';
import { meantReaders } from '../../../domain/seal/readers.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import type { Window } from '../../../domain/window/window.ts';
import { providerSite } from '../../../functions/provider-site/site.ts';
import { signInWith } from '../../../functions/shared/sign-in/sign-in.ts';
import { pageHandler } from '../../../functions/shared/web/page-handler.ts';
import { providers } from '../../../laptop/accounts.ts';
import { cqcStandIn } from '../../../laptop/stand-ins/cqc/cqc-stand-in.ts';
import { clock } from '../../builders/clock.ts';
import { createTables } from '../../support/tables.ts';
import { writesPdfs } from '../../support/write-pdf.ts';
import { browser } from '../shared/browser.ts';
import { signInAs } from '../shared/signed-in.ts';
import { siteServer } from '../shared/site-server.ts';

const BUCKET = 'sealed-uploads';

/** Somebody whose address at the issuer was never confirmed is among those who can sign in there. */
const unconfirmed = {
  email: 'unconfirmed@example.com',
  name: 'Unconfirmed Care',
  does: 'nothing yet',
  groups: [],
  emailVerified: false,
};
const withUnconfirmed = { ...providers, people: [...providers.people, unconfirmed] };

/** The providers' site with everything it reaches: tables of its own in DynamoDB Local, and the register, the issuer and the storage of the laptop. */
export const aProviderSite = async (endpoint = inject('dynamoDbEndpoint')) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-site-'));
  const server = await siteServer();
  const tables = await createTables({ endpoint });
  const { documents } = tables;
  const cqc = cqcStandIn();
  const storage = s3({
    folder: path.join(folder, 'objects'),
    buckets: [BUCKET],
    versioned: [BUCKET],
    created: (at) => scanner.created(at),
  });
  const scans: (() => unknown)[] = [];
  const scanner = malwareProtection({
    plans: [{ logicalId: 'Scan', arn: 'plan', roleArn: 'scanner', bucket: BUCKET, prefixes: ['kept/'], tags: true }],
    clock: { now: () => Date.parse(clock.now()), schedule: (_id, _due, scan) => void scans.push(scan) },
    store: storage.store,
    takesMs: 0,
    may: () => true,
    publish: () => {},
  });
  const storageServer = await siteServer();
  storageServer.mount((req, res) => storage.handle(req, res));
  const callbacks = {
    redirectUris: [`${server.origin}/apply/signed-in`],
    logoutUris: [`${server.origin}/apply/signed-out`],
  };
  const oidc = await oidcIssuers({
    file: path.join(folder, 'oidc.sqlite'),
    origin: server.origin,
    pools: [{ id: 'Providers', accounts: withUnconfirmed, clients: [{ id: 'site', ...callbacks }], groups: [] }],
  });
  server.mount((req, res) => cqc.handle(req, res));
  server.mount((req, res) => oidc.handle(req, res));

  const together = readsTogether(documents);
  const records = table(documents, tables.records, undefined, together);
  const sealedTable = table(documents, tables.sealed, undefined, together);
  const sessionTable = { documents, table: tables.providerSessions, now: clock.now };
  const sessions = sessionRepository(sessionTable, 'provider');
  const client = new S3Client({
    endpoint: storageServer.origin,
    region: 'eu-west-2',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'local' },
  });
  const people = providerPeopleRepository(sealedTable);
  const contracts = contractRepository(records);
  const woken: unknown[] = [];
  let pdfsFail = false;
  const deps = {
    agreements,
    records,
    windows: windowRepository(records),
    sealed: sealedApplicationRepository(sealedTable),
    sealedReads: sealedReadRepository(sealedTable),
    sealReaders: meantReaders,
    seals: sealRepository(records),
    interests: interestRepository(records),
    controls: controlRepository(records),
    asked: askedQuestions({ records, sealed: sealedTable, letters: table(documents, tables.letters) }),
    clarifications: clarificationRepository(records),
    published: publishedClarifications(records),
    addresses: addressRepository(sealedTable),
    people,
    heldContracts: heldContracts(contracts),
    contracts,
    standings: contractStandings(records),
    outcomes: outcomeRepository(records),
    representations: representationRepository(records),
    corrections: correctionRepository(records),
    letters: letterRepository(documents, table(documents, tables.letters)),
    lookUp: cqcRegister({ baseUrl: `${server.origin}/_local/cqc/public/v1`, key: 'any', now: clock.now }).look,
    openSessions: openSessions(sessionTable, 'provider'),
    allowances: allowances(sessionTable),
    uploads: uploadSpace({ client, bucket: BUCKET, now: clock.now }),
    sendLetters: async (event: Record<string, unknown>) => void woken.push(event),
    writePdf: async (document: PrintedDocument) => {
      if (pdfsFail) throw new PdfNotWritten();
      return writesPdfs(document);
    },
    siteUrl: server.origin,
  };
  const handler = pageHandler(
    providerSite(
      deps,
      signInWith({
        name: 'provider',
        home: '/apply',
        siteUrl: server.origin,
        issuerUrl: oidc.issuerOf('Providers'),
        clientId: 'site',
        formSecret: async () => 'secret',
        sessions,
        keptForms: keptForms(sessionTable),
        people,
      }),
    ),
  );
  server.show(handler);

  return {
    ...deps,
    tables,
    origin: server.origin,
    handler,
    server,
    sessions,
    cqc,
    woken,
    /** Ends every scan for viruses that is running. */
    scansEnd: async () => {
      for (const scan of scans.splice(0)) await scan();
    },
    /** The function that writes PDFs fails for so long. */
    withoutPdfs: async (meanwhile: () => Promise<void>) => {
      pdfsFail = true;
      await meanwhile();
      pdfsFail = false;
    },
    /** A browser that a provider's person has signed in with. */
    visit: async (account: Parameters<typeof signInAs>[3] = {}) => {
      const visitor = browser(handler);
      await signInAs(visitor, sessions, 'provider', account);
      return visitor;
    },
    /** A window of the home care agreement, or another one, open unless said otherwise. */
    aWindow: async (windowId: string, patch: Partial<Window> = {}, agreement = agreements[0]): Promise<Window> => {
      if (!agreement) throw new Error('There is no agreement');
      const fresh: Window = {
        windowId,
        agreementId: agreement.id,
        execution: 'test',
        status: 'open',
        opensAt: plusDuration(clock.now(), '-PT24H'),
        closesAt: plusDuration(clock.now(), 'PT240H'),
        changes: [],
        version: 1,
        ...patch,
      };
      return deps.windows.prepare(fresh, agreement, { at: fresh.opensAt, action: 'opened' });
    },
    stop: async () => {
      await server.stop();
      await storageServer.stop();
      oidc.close();
      storage.close();
      client.destroy();
      await tables.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type ProviderSite = Awaited<ReturnType<typeof aProviderSite>>;
