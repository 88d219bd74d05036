import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Role } from '@laptop/cloud/gate';
import { documentClient } from '../../../adapters/dynamodb/table.ts';
import { laptopClock } from '../../../laptop/demo/system.ts';
import { startLaptop } from '../../../laptop/laptop.ts';
import { laptopOf } from '../../support/laptop-of.ts';

export type MachineName = 'Window' | 'Application' | 'Award' | 'Change';

/** A laptop, and what an operator, an accident or somebody who means harm can do to it past the service's own pages. */
export const aLaptop = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'alarms-'));
  const options = laptopOf(folder);
  const cloud = await startLaptop(options);
  const { template, access, functions, engineUrl, gateUrl } = cloud;
  const clock = laptopClock(cloud.siteUrl);
  const engine = new SFNClient({
    endpoint: engineUrl,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
  });

  const starting = <Thing extends { readonly logicalId: string }>(things: readonly Thing[], start: string): Thing => {
    const found = things.find(({ logicalId }) => logicalId.startsWith(start));
    if (!found) throw new Error(`The template has no ${start}`);
    return found;
  };
  const functionOf = (name: string) => starting(template.functions, `${name}Function`).name;
  const machineOf = (name: MachineName) => starting(template.machines, `Machines${name}`).arn;

  /** Roles as they are deployed, and one more statement for the officers' site, whose key then reaches every record. */
  const reacher = starting(template.roles, 'SitesOfficerSiteRole');
  const tables = template.tables.map(({ arn }) => arn);
  const everything = {
    Effect: 'Allow' as const,
    Action: ['dynamodb:*'],
    Resource: tables,
    Condition: {},
    from: 'test',
  };
  const records = documentClient(
    new DynamoDBClient({
      endpoint: gateUrl,
      region: 'eu-west-2',
      credentials: { accessKeyId: reacher.logicalId, secretAccessKey: 'local' },
    }),
  );
  const changes = new Set<(role: Role) => Role>();
  /** Has roles be other than they are deployed, while something is done. */
  const changed = async <Result>(change: (role: Role) => Role, work: () => Promise<Result>): Promise<Result> => {
    const enforce = () =>
      access.enforce(template.roles.map((role) => [...changes].reduce((so, next) => next(so), role)));
    changes.add(change);
    enforce();
    try {
      return await work();
    } finally {
      changes.delete(change);
      enforce();
    }
  };
  const reaching = <Result>(work: () => Promise<Result>) =>
    changed(
      (role) => (role.arn === reacher.arn ? { ...role, statements: [...role.statements, everything] } : role),
      work,
    );

  return {
    cloud,
    clock,
    invoke: (name: string, event: object = {}) => functions.invoke(functionOf(name), JSON.stringify(event)),
    invokeLater: (name: string, event: object = {}) => functions.invokeLater(functionOf(name), JSON.stringify(event)),

    /** While something is done, a role may do nothing at all, or not what these actions begin with. */
    muted: (role: string, meanwhile: () => Promise<unknown>, actions = '') => {
      const { arn } = starting(template.roles, `${role}Role`);
      const isLeft = ({ Action = [] }: Role['statements'][number]) => !Action.some((one) => one.startsWith(actions));
      return changed(
        (each) => (each.arn === arn ? { ...each, statements: each.statements.filter(isLeft) } : each),
        meanwhile,
      );
    },

    async throttled(name: string, meanwhile: () => Promise<unknown>): Promise<void> {
      functions.throttle(functionOf(name), true);
      await meanwhile();
      functions.throttle(functionOf(name), false);
    },

    async start(machine: MachineName, name: string, input: object): Promise<void> {
      const stateMachineArn = machineOf(machine);
      await engine.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    },
    async stop(machine: MachineName, cause?: string): Promise<void> {
      const running = { stateMachineArn: machineOf(machine), statusFilter: 'RUNNING' as const };
      const { executions = [] } = await engine.send(new ListExecutionsCommand(running));
      for (const { executionArn } of executions)
        await engine.send(new StopExecutionCommand({ executionArn, ...(cause !== undefined && { cause }) }));
    },
    /** An execution that is begun meanwhile has five seconds. */
    async shortLived(machine: MachineName, meanwhile: () => Promise<unknown>): Promise<void> {
      const stateMachineArn = machineOf(machine);
      const { definition = '' } = await engine.send(new DescribeStateMachineCommand({ stateMachineArn }));
      const short = JSON.stringify({ ...JSON.parse(definition), TimeoutSeconds: 5 });
      await engine.send(new UpdateStateMachineCommand({ stateMachineArn, definition: short }));
      await meanwhile();
      await engine.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
    },

    /** Writes into a table, whatever lies there. */
    put: (table: string, Item: Record<string, unknown>) =>
      reaching(() => records.send(new PutCommand({ TableName: starting(template.tables, table).name, Item }))),
    read: (table: string, Key: { readonly pk: string; readonly sk: string }) =>
      reaching(async () => {
        const TableName = starting(template.tables, table).name;
        const { Item } = await records.send(new GetCommand({ TableName, Key }));
        if (!Item) throw new Error(`There is no ${Key.pk} ${Key.sk}`);
        return Item;
      }),

    async close(): Promise<void> {
      engine.destroy();
      records.destroy();
      await cloud.close();
      rmSync(folder, { recursive: true, force: true });
    },
    /** With these it is started again on what it kept. */
    options,
  };
};
export type ALaptop = Awaited<ReturnType<typeof aLaptop>>;
