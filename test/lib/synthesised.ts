import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { agreements } from '../../agreements/index.ts';
import { ProcessesStack } from '../../lib/processes-stack.ts';
import type { Assets } from '../../lib/running/assets.ts';
import { liveServices } from '../../lib/running/outside-services.ts';
import { RunningStack } from '../../lib/running-stack.ts';
import { StoredStack } from '../../lib/stored-stack.ts';

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Record<string, unknown>;
}

/** A bundle of one line for every function: what is asserted here is not the code. */
export const oneLiners = (): Assets => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bundles-'));
  writeFileSync(path.join(folder, 'index.mjs'), 'export const handler = async () => {};\n');
  return () => folder;
};

/** All stacks. `context` is what cdk.json holds. */
export const appOfOneLiners = (context: Record<string, unknown> = {}, siteConcurrency?: number) => {
  const app = new App({ context });
  const stored = new StoredStack(app, 'Stored', { stage: 'test' });
  const processes = new ProcessesStack(app, 'Processes', { stage: 'test' });
  const running = new RunningStack(app, 'Running', {
    stored,
    machines: processes.machines,
    assets: oneLiners(),
    agreements,
    domainPrefix: 'test',
    siteConcurrency,
    outside: { ...liveServices, notifyTemplateId: '1e77e4a2-0c1b-4b7a-9a57-6c2f2c0f7e11', recipients: [] },
  });
  return { app, stored, processes, running };
};

/** All stacks as templates. */
export const synthesised = () => {
  const { stored, processes, running } = appOfOneLiners();
  return {
    stored: Template.fromStack(stored),
    processes: Template.fromStack(processes),
    running: Template.fromStack(running),
  };
};

/** Every statement that each role holds, by the role's logical id, from policies inside and beside it. */
export const statementsByRole = (template: Template): ReadonlyMap<string, readonly Statement[]> => {
  const byRole = new Map<string, Statement[]>();
  for (const [role, { Properties }] of Object.entries(template.findResources('AWS::IAM::Role')))
    byRole.set(
      role,
      (Properties.Policies ?? []).flatMap((policy: (typeof Properties)[string]) => policy.PolicyDocument.Statement),
    );
  for (const { Properties } of Object.values(template.findResources('AWS::IAM::Policy')))
    for (const { Ref } of Properties.Roles) byRole.get(Ref)?.push(...Properties.PolicyDocument.Statement);
  return byRole;
};

/** The same of all stacks of a stage. */
export const statementsOfStage = (stage: ReturnType<typeof synthesised>): ReadonlyMap<string, readonly Statement[]> =>
  new Map([stage.stored, stage.processes, stage.running].flatMap((template) => [...statementsByRole(template)]));

/** Logical ids, or names of imported values, that a resource expression names. */
export const named = (resource: unknown): string => JSON.stringify(resource);

export const actionsOf = ({ Action }: Statement): readonly string[] => [Action].flat();
