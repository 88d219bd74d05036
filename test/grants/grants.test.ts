import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../../local/cloud.ts';
import { Access } from '../../local/gate/access.ts';
import { RequestLog } from '../../local/gate/request-log.ts';
import type { Role } from '../../local/template/access.ts';
import { type Asked, gather } from './asked.ts';
import { type Grant, grantsOf, inWords, without } from './grants.ts';
import { type Outage, walk } from './road.ts';

let folder: string;
let cloud: Cloud;
let asked: readonly Asked[];

const roleOf = (name: string): Role => {
  const role = cloud.template.roles.find(({ logicalId }) => logicalId.includes(`${name}FunctionServiceRole`));
  if (!role) throw new Error(`There is no function ${name}`);
  return role;
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'grants-'));
  cloud = await startCloud({
    port: 0,
    dir: path.join(folder, 'state'),
    outDir: path.join(folder, 'cdk.out'),
    quietLogs: true,
  });
  const gathered = gather(cloud.access.log);
  const looking = setInterval(() => gathered.look(), 200);
  const outage: Outage = async (functions, meanwhile) => {
    const mute = functions.map(roleOf);
    const answersNothing = (role: Role): Role => ({
      ...role,
      statements: role.statements.filter(({ Action = [] }) => !Action.includes('states:SendTaskSuccess')),
    });
    cloud.access.enforce(cloud.template.roles.map((role) => (mute.includes(role) ? answersNothing(role) : role)));
    await meanwhile();
    cloud.access.enforce(cloud.template.roles);
  };
  try {
    await walk(cloud, outage);
  } finally {
    clearInterval(looking);
    gathered.look();
    asked = gathered.allowed;
  }
}, 600_000);
afterAll(async () => {
  await cloud?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whether somebody on the road would be refused something without this grant. */
const isNeeded = (role: Role, grant: Grant): boolean => {
  const { tables, buckets } = cloud.template;
  const access = new Access({ roles: [without(role, grant)], tables, buckets }, new RequestLog());
  return asked.some((ask) => ask.caller === role.logicalId && !access.decide(ask.caller, ask).allowed);
};

describe('each grant of the template', () => {
  it('is needed: without it the gate refuses a call that the road makes', () => {
    const idle = cloud.template.roles.flatMap((role) => grantsOf(role).filter((grant) => !isNeeded(role, grant)));
    expect(idle.map(inWords)).toEqual([]);
  });
});
