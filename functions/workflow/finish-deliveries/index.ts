import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { bankHolidays } from '../../../adapters/bank-holidays/bank-holidays.ts';
import { now } from '../../../adapters/clock.ts';
import { applicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { clarificationRepository } from '../../../adapters/dynamodb/clarifications.ts';
import { contractStandings } from '../../../adapters/dynamodb/contract-standings.ts';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../../adapters/dynamodb/controls.ts';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { relistings } from '../../../adapters/dynamodb/relistings.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { waitRepository } from '../../../adapters/dynamodb/waits.ts';
import { makeListsWhole } from '../../../adapters/dynamodb/whole-lists.ts';
import { makeRegisterWhole } from '../../../adapters/dynamodb/whole-register.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { deliverAnswer } from '../../../adapters/workflow/deliver-answer.ts';
import { followChangeAgain } from '../../../adapters/workflow/follow-change.ts';
import { startWindow } from '../../../adapters/workflow/start-window.ts';
import { agreements } from '../../../agreements/index.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { environment } from './env.ts';
import { finishDeliveries } from './handler.ts';
import { relist } from './relist.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const documents = documentClient();
const records = table(documents, env.RECORDS_TABLE, 'finish-deliveries', readsTogether(documents));
const waits = waitRepository(records);
const contracts = contractRepository(records);
const applications = applicationRepository(records);
const functions = new LambdaClient({});
const machines = new SFNClient({});

const windows = windowRepository(records);
const lists = applicationLists(records);

const finish = finishDeliveries({
  agreementIds: agreements.map(({ id }) => id),
  records,
  windows,
  clarifications: clarificationRepository(records),
  applications,
  lists,
  contracts,
  standings: contractStandings(records),
  makeRegisterWhole: makeRegisterWhole(records, contracts),
  makeListsWhole: makeListsWhole(records, applications, contracts),
  controls: controlRepository(records),
  waits,
  deliver: deliverAnswer({ machines, waits }),
  sendLetters: invokeLater(functions, env.SEND_LETTERS_FUNCTION),
  bankHolidays: bankHolidays({ url: env.BANK_HOLIDAYS_URL, now }),
  followChangeAgain: followChangeAgain(machines, env.CHANGE_MACHINE),
  startWindow: startWindow(machines, env.WINDOW_MACHINE),
  now,
});
const listAnew = relist({
  windows,
  applications,
  lists,
  relistings: relistings(records, applications, contracts),
  now,
  oneCall,
});

export const handler = taskHandler({ input, output }, (event) =>
  event.relist === undefined ? finish() : listAnew(event.relist),
);
