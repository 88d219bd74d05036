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
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

export interface Machine {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
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
    const substitutions = new Map(Object.entries(properties.DefinitionSubstitutions));
    return {
      logicalId,
      name,
      arn: stateMachineArn(name),
      type: properties.StateMachineType,
      roleArn: properties.RoleArn,
      // Values stand inside JSON strings, so they are written as such.
      definition: text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, key: string) => {
        const value = substitutions.get(key);
        return value === undefined ? whole : JSON.stringify(String(value)).slice(1, -1);
      }),
    };
  });
}
