import { inject } from 'vitest';
import { cqcRegister } from '../../../adapters/cqc/cqc-register.ts';
import { publishedClarifications } from '../../../adapters/dynamodb/clarifications.ts';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { newsRepository } from '../../../adapters/dynamodb/news.ts';
import { noticeRepository } from '../../../adapters/dynamodb/notices.ts';
import { registerLists } from '../../../adapters/dynamodb/register-lists.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { allowances } from '../../../adapters/sessions/allowances.ts';
import { readAgreement } from '../../../agreements/read.ts';
import { s1HomeCare } from '../../../agreements/s1-home-care.ts';
import type { Contract } from '../../../domain/award/award.ts';
import type { Window } from '../../../domain/window/window.ts';
import { publicSite } from '../../../functions/public-site/site.ts';
import { pageHandler } from '../../../functions/shared/web/page-handler.ts';
import { cqcStandIn } from '../../../laptop/stand-ins/cqc/cqc-stand-in.ts';
import { clock } from '../../builders/clock.ts';
import { aWindow as aWindowOfS1 } from '../../domain/window/a-window.ts';
import { createTables } from '../../support/tables.ts';
import { writesPdfs } from '../../support/write-pdf.ts';
import { browser } from '../shared/browser.ts';
import { siteServer } from '../shared/site-server.ts';

/** The public site on tables of its own in DynamoDB Local; `anAgreement` gives each test a register and windows to itself. */
export const aPublicSite = async (endpoint = inject('dynamoDbEndpoint')) => {
  const tables = await createTables({ endpoint });
  const records = table(tables.documents, tables.records);
  const windows = windowRepository(records);
  const contracts = contractRepository(records);
  const lists = registerLists(records);
  const notices = noticeRepository(records);
  const letters = table(tables.documents, tables.letters);
  const woken: unknown[] = [];
  const server = await siteServer();
  const cqc = cqcStandIn();
  server.mount((req, res) => cqc.handle(req, res));
  const writing = {
    lookUp: cqcRegister({ baseUrl: `${server.origin}/_local/cqc/public/v1`, key: 'any', now: clock.now }).look,
    published: publishedClarifications(records),
    news: newsRepository(letters),
    letters: letterRepository(tables.documents, letters),
    allowances: allowances({ documents: tables.documents, table: tables.providerSessions, now: clock.now }),
    sendLetters: async (event: Record<string, unknown>) => void woken.push(event),
    writePdf: writesPdfs,
  };
  const handler = (...agreements: ReturnType<typeof anAgreement>[]) =>
    pageHandler(
      publicSite({ agreements, windows, registerLists: lists, notices, ...writing, siteUrl: 'https://site.test' }),
    );
  return {
    ...writing,
    woken,
    handler,
    cqc,
    tables,
    records,
    windows,
    contracts,
    registerLists: lists,
    notices,
    visit: (...agreements: ReturnType<typeof anAgreement>[]) => browser(handler(...agreements)),
    stop: async () => {
      await server.stop();
      await tables.close();
    },
  };
};

export const anAgreement = (id: string, fields: object = {}) =>
  readAgreement('test', {
    ...s1HomeCare,
    // Its zones and lots can be others.
    need: undefined,
    id,
    title: `Agreement ${id}`,
    authorities: s1HomeCare.authorities.map((each) => ({ ...each, scope: { ...each.scope, agreements: [id] } })),
    ...fields,
  });

export const aWindow = (agreementId: string, fields: Partial<Window> = {}): Window =>
  aWindowOfS1({ windowId: `${agreementId}-2027-03-01`, agreementId, ...fields });

export const aPlace = (agreementId: string, number: number, fields: Partial<Contract> = {}): Contract => {
  const lot = fields.lot ?? 'A';
  return {
    contractId: `${agreementId}-${lot}-${number}`,
    agreementId,
    windowId: `${agreementId}-2027-03-01`,
    applicationId: `${agreementId}-2027-03-01.account-${number}`,
    providerId: `account-${number}`,
    providerName: `Care firm ${String(number).padStart(3, '0')}`,
    locationId: `1-990000${String(number).padStart(3, '0')}00`,
    lot,
    zones: [{ zone: '1', hoursPerWeek: 40 }],
    from: '2027-05-20',
    to: '2028-08-31',
    rating: 'Good',
    ratingDate: '2023-04-08',
    awardedAt: '2027-05-20T10:00:00.000Z',
    ...fields,
  };
};
