import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Role } from '@laptop/cloud/gate';
import { Access, RequestLog } from '@laptop/cloud/gate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { linksOn } from '../../laptop/demo/reading-pages.ts';
import { Visitor } from '../../laptop/demo/visitor.ts';
import { type Laptop, startLaptop } from '../../laptop/laptop.ts';
import { laptopOf } from '../support/laptop-of.ts';
import { type Asked, gather } from './asked.ts';
import { type Grant, grantsOf, inWords, without } from './grants.ts';
import { downloadable, type Outage, walk } from './road.ts';
import { latestWindow } from './window-executions.ts';

let folder: string;
let cloud: Laptop;
let asked: readonly Asked[];
let refused: readonly string[];

const roleOf = (name: string): Role => {
  const role = cloud.template.roles.find(({ logicalId }) => logicalId.includes(`${name}Role`));
  if (!role) throw new Error(`There is no function ${name}`);
  return role;
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'grants-'));
  // The last spring before its agreement ends: what happens at the end is near then.
  cloud = await startLaptop({ ...laptopOf(folder), at: Date.parse('2028-03-01T08:59:40.000Z') });
  const gathered = gather(cloud.access.log);
  const looking = setInterval(() => gathered.look(), 200);
  const outage: Outage = async (functions, meanwhile, action = 'states:SendTaskSuccess') => {
    const mute = functions.map(roleOf);
    const reachesNothing = (role: Role): Role => ({
      ...role,
      statements: role.statements.filter(({ Action = [] }) => !Action.includes(action)),
    });
    cloud.access.enforce(cloud.template.roles.map((role) => (mute.includes(role) ? reachesNothing(role) : role)));
    await meanwhile();
    cloud.access.enforce(cloud.template.roles);
  };
  try {
    await walk(cloud, outage);
  } finally {
    clearInterval(looking);
    gathered.look();
    asked = gathered.allowed;
    refused = gathered.refused;
  }
}, 600_000);
afterAll(async () => {
  await cloud?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whether somebody on the road would be refused something without this grant. */
const isNeeded = (role: Role, grant: Grant): boolean => {
  const { tables, buckets, keys } = cloud.template;
  const access = new Access({ roles: [without(role, grant)], tables, buckets, keys }, new RequestLog());
  return asked.some((ask) => ask.caller === role.logicalId && !access.decide(ask.caller, ask).allowed);
};

/** What a function needs to write its own log (`test/lib/permissions.test.ts`), and it writes to the terminal on the laptop. */
const logging = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const isSeen = ({ action, role, resource }: Grant) =>
  !action.startsWith('xray:') &&
  !logging.includes(action) &&
  !(role.includes('ScanRole') && isGuardDutys({ action, resource }));

/** What GuardDuty asks of its role on AWS besides reading and tagging a version: its guide asks for these, and the laptop does not need them. */
const isGuardDutys = ({ action, resource }: Pick<Grant, 'action' | 'resource'>) =>
  action.startsWith('events:') ||
  resource.endsWith('/malware-protection-resource-validation-object') ||
  [
    'kms:GenerateDataKey',
    's3:PutBucketNotification',
    's3:GetBucketNotification',
    's3:ListBucket',
    's3:GetObject',
    's3:GetObjectTagging',
    's3:GetObjectVersionTagging',
    's3:PutObjectTagging',
  ].includes(action);

/** What a role needs to have its work traced. Nothing on the laptop traces, and AWS goes on where it is missing. */
const tracing: Readonly<Record<string, readonly string[]>> = {
  'lambda.amazonaws.com': ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
  'states.amazonaws.com': [
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
  ],
  'scheduler.amazonaws.com': [],
  'malware-protection-plan.guardduty.amazonaws.com': [],
};

const FORM_TOO_LATE = 'fresh-sign-in.test.ts: an approval is sent long after signing in, is kept, and sent again';

/** What no road leads to in reasonable time, each with the test of its task that asks for it. */
const beside: readonly (readonly [role: string, action: string, partition: string, askedBy: string])[] = [
  [
    'TasksCloseWindow',
    'PutItem',
    'WAIT#*',
    'opening-and-closing.test.ts: nobody is asked any more to have it told that the window is open',
  ],
  [
    'TasksTellProviders',
    'GetItem',
    'REPRESENTATION#*',
    'left-out.test.ts: a change is told to one that may still reply',
  ],
  [
    'TasksEndWindow',
    'GetItem',
    'REPRESENTATION#*',
    'left-out.test.ts: the window is cancelled while one may still reply',
  ],
  [
    'TasksEndWindow',
    'Query',
    'REPRESENTATION#*',
    'left-out.test.ts: the window is cancelled while one may still reply',
  ],
  [
    'TasksRemindApplicants',
    'GetItem',
    'SEALED-LETTER#*.reminder-*',
    'remind-applicants.test.ts: somebody submits while a reminder is being written to them',
  ],
  [
    'SitesProviderSite',
    'GetItem',
    'SEALED-LETTER#*.signing-*',
    'letters.test.ts: a letter about signing is read again',
  ],
  [
    'TasksUnsealApplications',
    'GetItem',
    'APPLICATION#*',
    'unsafe-files.test.ts: the scan ended before the unsealing did',
  ],
  [
    'TasksUnsealApplications',
    'PutItem',
    'APPLICATION#*',
    'unsafe-files.test.ts: the scan ended before the unsealing did',
  ],
  ['TasksCheckRegistration', 'PutItem', 'AGREEMENT#*', 'shared-location.test.ts: a scored application comes in doubt'],
  [
    'TasksBeginStandstill',
    'GetItem',
    'CORRECTED#*',
    'standstill.test.ts: an agreement under PA 2023 publishes before it',
  ],
  ['TasksBeginStandstill', 'GetItem', 'FROZEN#*', 'standstill.test.ts: an agreement under PA 2023 publishes before it'],
  ['TasksBeginStandstill', 'GetItem', 'WINDOW#*', 'standstill.test.ts: an agreement under PA 2023 publishes before it'],
  [
    'TasksBeginStandstill',
    'PutItem',
    'NOTICES#*',
    'standstill.test.ts: an agreement under PA 2023 publishes before it',
  ],
  ['SitesOfficerSite', 'ConditionCheckItem', 'CONTROL-TYPED#*', 'control.test.ts: another code is issued'],
  [
    'SitesOfficerSiteAward',
    'PutItem',
    'APPLICATION#*',
    'opened-again.test.ts: an approver has a question agreed again',
  ],
  ['SitesOfficerSiteAward', 'DeleteItem', 'LIST#*', 'opened-again.test.ts: an approver has a question agreed again'],
  ...['PutItem', 'GetItem', 'DeleteItem'].map(
    (action) => ['SitesOfficerSiteAward', action, 'form#*', FORM_TOO_LATE] as const,
  ),
  [
    'AuditRecorderRecordAudit',
    'GetItem',
    'RECORDED#*',
    'record-audit.test.ts: an entry that was recorded before links had marks is not recorded again',
  ],
  [
    'AuditRecorderRecordAudit',
    'PutItem',
    'RECORDED#ENTRY#retention#*',
    'record-audit.test.ts: an entry that plans a removal is known to be recorded',
  ],
];

describe('each grant of the template', () => {
  it('is needed: without it the gate refuses a call that the road makes, or one that a test beside it does', () => {
    const idle = cloud.template.roles.flatMap((role) => grantsOf(role).filter((grant) => !isNeeded(role, grant)));
    const found = idle.filter(isSeen).map(inWords);
    const isOf = (grant: string, [role, action, partition]: (typeof beside)[number]) =>
      [`${role}Role`, `dynamodb:${action} `, `LeadingKeys ${partition}`].every((part) => grant.includes(part));
    expect(found.filter((grant) => !beside.some((one) => isOf(grant, one)))).toEqual([]);
    expect(beside.filter((one) => !found.some((grant) => isOf(grant, one)))).toEqual([]);
  });

  it('is needed, but for those of a function’s own log and those of tracing, of which each role has what its service uses', () => {
    for (const role of cloud.template.roles) {
      const held = grantsOf(role).filter(({ action }) => action.startsWith('xray:'));
      const [service = ''] = role.trusted;
      expect(held.map(({ action, resource }) => `${action} ${resource}`).toSorted(), role.logicalId).toEqual(
        tracing[service]?.map((action) => `${action} *`),
      );
    }
  });

  it('is enough: the road is refused nothing but what an outage kept from it', () => {
    const kept =
      /states:SendTaskSuccess|StartApplications.* states:StartExecution|UnsealApplications.* s3:GetObjectVersion/;
    expect(refused.filter((one) => !kept.test(one))).toEqual([]);
  });
});

describe('the key of what is sealed', () => {
  const everything = { Effect: 'Allow' as const, Action: ['*'], Resource: ['*'], Condition: {}, from: 'all' };
  /** What this role could do that was asked on the road, had it every permission there is. */
  const couldRead = (role: Role, sealed: string) => {
    const { tables, buckets, keys } = cloud.template;
    const roles = [{ ...role, statements: [everything] }];
    const access = new Access({ roles, tables, buckets, keys }, new RequestLog());
    const reads = asked.filter(
      ({ action, resource }) =>
        /:((Batch)?GetItem|GetObject\w*)$/.test(action) && !/Tag/.test(action) && resource.includes(sealed),
    );
    expect(reads.length).toBeGreaterThan(0);
    return reads.some((ask) => access.decide(role.logicalId, ask).allowed);
  };

  it.each(['SealedTable', 'SealedDocuments'])('keeps %s from officers’ pages, had they every permission', (sealed) => {
    expect(couldRead(roleOf('OfficerSite'), sealed)).toBe(false);
    expect(couldRead(roleOf('ProviderSite'), sealed)).toBe(true);
  });
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The next opening of the spring, in milliseconds. */
const nextMarch = (now: number): number => {
  const year = new Date(now).getUTCFullYear();
  const opening = Date.UTC(year, 2, 1, 9);
  return opening > now ? opening : Date.UTC(year + 1, 2, 1, 9);
};

describe('a grant that is taken away is missed on the road itself', () => {
  const AGREEMENT = 's1-home-care';
  const signedIn = async (home: string, email: string) => {
    const visitor = new Visitor(cloud.siteUrl, { attempts: 1 });
    await visitor.signIn(home, { email });
    return visitor;
  };
  const lead = () => signedIn('/officers', 'procurement-lead@example.com');

  /** Takes away what matches, does something that needs it, and gives it back. Answers what the gate refused meanwhile. */
  const missing = async (taken: (grant: Grant) => boolean, act: () => Promise<unknown>): Promise<readonly string[]> => {
    const { roles } = cloud.template;
    const before = cloud.access.log.entries().at(-1);
    cloud.access.enforce(roles.map((role) => grantsOf(role).filter(taken).reduce(without, role)));
    try {
      await act();
    } finally {
      cloud.access.enforce(roles);
    }
    const entries = cloud.access.log.entries();
    return entries
      .slice(before ? entries.indexOf(before) + 1 : 0)
      .filter(({ decision }) => !decision.allowed)
      .map(({ caller, action }) => `${caller.replace(/Role.*/, '')} ${action}`);
  };
  const ofRole = (name: string, action: string, pattern?: string) => (grant: Grant) =>
    grant.role.includes(name) && grant.action === action && (!pattern || grant.condition?.value === pattern);

  it('by the public, on keys that a condition named', async () => {
    const anybody = new Visitor(cloud.siteUrl, { attempts: 1 });
    const denied = await missing(ofRole('PublicSite', 'dynamodb:Query', 'NOTICES#*'), async () => {
      await anybody.open(`/register/${AGREEMENT}`);
      await expect(anybody.open(`/agreements/${AGREEMENT}`)).rejects.toThrow('was answered 500');
    });
    expect(denied).toEqual(['SitesPublicSite dynamodb:Query']);
    await anybody.open(`/agreements/${AGREEMENT}`);
  });

  it('by a provider, whose own partition is kept from it', async () => {
    const willow = await signedIn('/apply/sign-in', 'willow-lane@example.com');
    const denied = await missing(ofRole('ProviderSite', 'dynamodb:BatchGetItem', 'INTEREST#*'), () =>
      expect(willow.open('/apply')).rejects.toThrow('was answered 500'),
    );
    expect(denied).toContain('SitesProviderSite dynamodb:BatchGetItem');
  });

  it('by an officer who downloads a file', async () => {
    const reader = await lead();
    const [window = ''] = linksOn((await reader.open('/officers/windows')).html, /\/windows\/s1-home-care-2028-03-01$/);
    const file = await downloadable(reader, window);
    const denied = await missing(ofRole('OfficerSite', 's3:GetObject'), () =>
      expect(reader.open(file)).rejects.toThrow('was answered 403'),
    );
    expect(denied).toEqual(['SitesOfficerSite s3:GetObject']);
  });

  it('by the morning’s schedule', async () => {
    const denied = await missing(ofRole('Morning', 'lambda:InvokeFunction'), () =>
      cloud.clock.advanceTo(cloud.clock.now() + DAY),
    );
    expect(denied).toEqual(['OpeningsMorning lambda:InvokeFunction']);
  });

  it('by a window’s machine, whose execution fails', async () => {
    // Nor may what is due each day run: half a year of it would be nothing but waiting.
    const daily = /^Openings(?:Morning|Night|Watch) /;
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const taken = ({ role, action }: Grant) =>
      action === 'lambda:InvokeFunction' && /^(?:MachinesWindow|Openings(?:Morning|Night|Watch))Role/.test(role);
    const denied = await missing(taken, async () => {
      // The schedule starts one also after the agreement's end, which then opens nothing. Its retries come to nothing.
      await cloud.clock.advanceTo(nextMarch(cloud.clock.now()) + HOUR);
    });
    told.mockRestore();
    expect(new Set(denied.filter((each) => !daily.test(each)))).toEqual(
      new Set(['MachinesWindow lambda:InvokeFunction']),
    );
    const { status, error, cause } = await latestWindow(cloud);
    expect([status, error]).toEqual(['FAILED', 'Lambda.AWSLambdaException']);
    expect(cause).toContain('AccessDeniedException');
  }, 60_000);
});
