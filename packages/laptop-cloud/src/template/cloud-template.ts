import * as z from 'zod';
import { type Role, readRoles } from './access.ts';
import { type Alarm, readAlarms } from './alarms.ts';
import { type Assembly, readAssembly } from './assembly.ts';
import { type EventRule, readEventRules } from './event-rules.ts';
import { type EventSource, readEventSources } from './event-sources.ts';
import { type LambdaFunction, readFunctions } from './functions.ts';
import { type EncryptionKey, readKeys } from './keys.ts';
import { type Machine, readMachines } from './machines.ts';
import { type MalwarePlan, readMalwarePlans } from './malware-plans.ts';
import { type MetricFilter, readMetricFilters } from './metric-filters.ts';
import { Resources } from './resources.ts';
import { type Route, readRoutes } from './routes.ts';
import { readSchedules, type Schedule } from './schedules.ts';
import { type Bucket, type Parameter, readBuckets, readParameters } from './stores.ts';
import { readTables, type Table } from './tables.ts';
import { readTopics, type Topic } from './topics.ts';
import { checkTrust } from './trust.ts';
import { readUserPools, type UserPool } from './user-pools.ts';

/** What the CDK app asks for, its stacks taken together and every reference worked out. */
export interface CloudTemplate {
  readonly tables: readonly Table[];
  readonly functions: readonly LambdaFunction[];
  readonly eventSources: readonly EventSource[];
  readonly routes: readonly Route[];
  readonly roles: readonly Role[];
  readonly machines: readonly Machine[];
  readonly schedules: readonly Schedule[];
  readonly eventRules: readonly EventRule[];
  readonly malwarePlans: readonly MalwarePlan[];
  readonly userPools: readonly UserPool[];
  readonly buckets: readonly Bucket[];
  readonly keys: readonly EncryptionKey[];
  readonly parameters: readonly Parameter[];
  readonly alarms: readonly Alarm[];
  readonly metricFilters: readonly MetricFilter[];
  readonly topics: readonly Topic[];
  /** By which metrics tell the HTTP APIs apart. */
  readonly apiIds: readonly string[];
  /** Types that would do something on AWS and do nothing here. */
  readonly leftOut: readonly string[];
}

/** A template may have these, but what they would do is not done on the laptop, which must not pass in silence. */
const notDone = ['AWS::Lambda::Url', 'AWS::Pipes::Pipe', 'AWS::CloudFront::Distribution'];

/**
 * Reads a cloud assembly.
 *
 * @param siteUrl what stands for the HTTP API's endpoint.
 * @param tornDown stacks of the app that are not deployed, by their names.
 * @param codeAt where a function's code runs from, by the folder that the assembly names.
 * @throws UnknownInTemplate where the template holds something that cannot be worked out.
 */
export function readCloudTemplate({
  outDir,
  siteUrl,
  tornDown = [],
  codeAt = (folder) => folder,
}: {
  readonly outDir: string;
  readonly siteUrl: string;
  readonly tornDown?: readonly string[];
  readonly codeAt?: (folder: string) => string;
}): CloudTemplate {
  const resources = new Resources(without(tornDown, readAssembly(outDir)), siteUrl);
  const types = resources.types();
  const tables = readTables(resources);
  const functions = readFunctions(resources, codeAt);
  const template: CloudTemplate = {
    tables,
    functions,
    eventSources: readEventSources(resources, tables, functions),
    routes: readRoutes(resources),
    roles: readRoles(resources),
    machines: readMachines(resources),
    schedules: readSchedules(resources),
    eventRules: readEventRules(resources),
    malwarePlans: readMalwarePlans(resources),
    userPools: readUserPools(resources),
    buckets: readBuckets(resources),
    keys: readKeys(resources),
    parameters: readParameters(resources),
    alarms: readAlarms(resources),
    metricFilters: readMetricFilters(resources),
    topics: readTopics(resources),
    apiIds: resources.of(['AWS::ApiGatewayV2::Api'], z.object({})).map(({ name }) => name),
    leftOut: notDone.filter((type) => types.has(type)),
  };
  checkTrust(template);
  return template;
}

const without = (tornDown: readonly string[], { stacks, assets }: Assembly): Assembly => ({
  stacks: stacks.filter(({ name }) => !tornDown.includes(name)),
  assets,
});
