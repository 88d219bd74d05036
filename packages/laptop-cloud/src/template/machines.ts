import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { stateMachineArn } from './names.ts';
import type { Resources } from './resources.ts';

const Properties = z.object({
  RoleArn: z.string(),
  StateMachineType: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  DefinitionS3Location: z.object({ Key: z.string() }).optional(),
  DefinitionString: z.string().optional(),
  Definition: z.record(z.string(), z.unknown()).optional(),
  LoggingConfiguration: z
    .object({
      Level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).default('OFF'),
      IncludeExecutionData: z.boolean().default(false),
      Destinations: z.array(z.object({ CloudWatchLogsLogGroup: z.object({ LogGroupArn: z.string() }) })).default([]),
    })
    .prefault({}),
  TracingConfiguration: z.object({ Enabled: z.boolean() }).default({ Enabled: false }),
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

export interface Machine {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
  readonly logging: {
    readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
    readonly includeExecutionData: boolean;
    readonly logGroups: readonly string[];
  };
  readonly tracing: boolean;
  /** Amazon States Language as JSON text, its substitutions made. */
  readonly definition: string;
}

export function readMachines(resources: Resources): Machine[] {
  return resources.of(['AWS::StepFunctions::StateMachine'], Properties).map(({ logicalId, name, properties }) => {
    const file = resources.assembly.assets.get(properties.DefinitionS3Location?.Key ?? '');
    const text =
      file === undefined
        ? (properties.DefinitionString ?? JSON.stringify(properties.Definition))
        : readFileSync(file, 'utf8');
    if (text === undefined) throw new Error(`${logicalId}: its definition is not in the assembly`);
    const { LoggingConfiguration: logs, TracingConfiguration: tracing } = properties;
    const substitutions = new Map(Object.entries(properties.DefinitionSubstitutions));
    return {
      logicalId,
      name,
      arn: stateMachineArn(name),
      type: properties.StateMachineType,
      roleArn: properties.RoleArn,
      logging: {
        level: logs.Level,
        includeExecutionData: logs.IncludeExecutionData,
        logGroups: logs.Destinations.map(({ CloudWatchLogsLogGroup: { LogGroupArn: arn } }) => arn),
      },
      tracing: tracing.Enabled,
      // Values stand inside JSON strings, so they are written as such.
      definition: text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, key: string) => {
        const value = substitutions.get(key);
        return value === undefined ? whole : JSON.stringify(String(value)).slice(1, -1);
      }),
    };
  });
}
