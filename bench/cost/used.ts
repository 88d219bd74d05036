import type { Used } from './prices.ts';
import type { Processes } from './processes.ts';
import { countOf, sumWhere, type Tally } from './tally.ts';

const GB = 1024 ** 3;
/** What CloudWatch adds to each line of a log, in bytes. */
const A_LINE = 26;
/** What Lambda itself writes of a run (`platform.start` and `platform.report`, with a trace), and API Gateway of an answer, in bytes. */
const [OF_A_RUN, OF_AN_ANSWER] = [900, 260];
/**
 * DynamoDB and S3 keep the key of what is sealed for five minutes once they have asked for it for a role: a provider that is at its application for two
 * hours, at which nobody else is at theirs, costs so many questions.
 */
const KEY_ASKED_FOR = 24;
const writesOfS3 = /^asked s3:(?:Put|Delete|List|Copy)/;

/** What AWS charges by use for what was counted, of so many applications. */
export const usedOf = (tally: Tally, { transitions, logBytes }: Processes, applications: number): readonly Used[] => {
  const [answers, runs] = [countOf(tally, 'answers'), sumWhere(tally, /^runs of/)];
  const logged =
    countOf(tally, 'line bytes') +
    countOf(tally, 'lines') * A_LINE +
    runs * OF_A_RUN +
    answers * OF_AN_ANSWER +
    logBytes;
  return [
    { of: 'request of the HTTP API', count: answers },
    { of: 'run of a function', count: runs },
    { of: 'GB-second of functions (ARM)', count: gigabyteSecondsOf(tally, runs) },
    { of: 'state transition', count: transitions },
    { of: 'read unit of DynamoDB', count: sumWhere(tally, /^read units/) },
    { of: 'write unit of DynamoDB', count: sumWhere(tally, /^write units/) },
    { of: 'writing request of S3', count: sumWhere(tally, writesOfS3) },
    { of: 'other request of S3', count: sumWhere(tally, /^asked s3:/) - sumWhere(tally, writesOfS3) },
    { of: 'request of KMS', count: applications * KEY_ASKED_FOR },
    { of: 'GB of logs taken in', count: logged / GB },
    { of: 'GB sent out', count: countOf(tally, 'answer bytes') / GB },
  ];
};

/** An answer of an AWS service is waited for so long, in seconds; those of the register and of Notify are few, and left out. */
const WAITED_FOR = 0.005;

/** A function is charged for its processor's time, stretched to the share of one that it has, and for waiting; here that is worked out, as a busy laptop's clock is no measure. */
const gigabyteSecondsOf = (tally: Tally, runs: number): number => {
  const waits = sumWhere(tally, /^DynamoDB |^asked (?:s3|ssm|states|lambda|cognito-idp):/);
  const gigabytes = runs === 0 ? 0 : countOf(tally, 'GB of runs') / runs;
  return countOf(tally, 'GB-seconds of processor') + waits * WAITED_FOR * gigabytes;
};

/** A provider signs in in the month in which it applies, and in that in which it hears what became of it; an officer in three. */
const [MONTHS_OF_A_PROVIDER, MONTHS_OF_AN_OFFICER, OFFICERS] = [2, 3, 6];

/** What AWS charges by something else than use: by the account that signs in, the file that is scanned, and the trace that is kept. */
export const besideOf = (tally: Tally, { executions }: Processes, applications: number): readonly Used[] => [
  {
    of: 'account that signs in, a month',
    count: applications * MONTHS_OF_A_PROVIDER + OFFICERS * MONTHS_OF_AN_OFFICER,
  },
  { of: 'file scanned for viruses', count: countOf(tally, 'asked s3:PutObjectVersionTagging') },
  { of: 'trace', count: countOf(tally, 'answers') + executions },
];

/** So many applications are kept after some years, each with three files of a megabyte, as sealed and as opened, and its logs of a year. */
const [KEPT, FILES_GB] = [1_000, (3 * 2) / 1_024];
/** A write unit in a transaction, as nearly all are, is half a kilobyte: were nothing ever written over, tables would hold so much. */
const GB_A_WRITE_UNIT = 0.5 / 1_024 ** 2;

/** What is stored of applications that were decided on, at most. */
export const storedOf = (tally: Tally, processes: Processes, applications: number): readonly Used[] => {
  const tables = (sumWhere(tally, /^write units/) / applications) * KEPT * GB_A_WRITE_UNIT;
  const logs = usedOf(tally, processes, applications).find(({ of }) => of === 'GB of logs taken in')?.count ?? 0;
  return [
    { of: 'GB of a table kept a month', count: tables },
    { of: 'GB of a table that can be restored a month', count: tables },
    { of: 'GB of files kept a month', count: KEPT * FILES_GB },
    { of: 'GB of logs kept a month', count: (logs / applications) * KEPT },
  ];
};
