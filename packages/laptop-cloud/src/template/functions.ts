import * as z from 'zod';
import { functionArn } from './names.ts';
import type { Resources } from './resources.ts';

const Properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  Role: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  ReservedConcurrentExecutions: z.number().optional(),
  LoggingConfig: z.object({ LogGroup: z.string().optional() }).optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
});
const AsyncProperties = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number().optional(),
  MaximumEventAgeInSeconds: z.number().optional(),
});

export interface LambdaFunction {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The folder that would be zipped and uploaded, or what stands in its place. */
  readonly codeDir: string;
  /** `FILE.EXPORT` */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** How many events at once; undefined: as many as come. */
  readonly reservedConcurrency: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleArn: string;
  readonly logGroup: string;
  /** How often an event that nobody waits for is tried again after a failure. */
  readonly asyncRetries: number;
}

export function readFunctions(resources: Resources, codeAt: (folder: string) => string): LambdaFunction[] {
  const asyncs = resources.of(['AWS::Lambda::EventInvokeConfig'], AsyncProperties);
  return resources.of(['AWS::Lambda::Function'], Properties).map(({ logicalId, name, properties }) => {
    const codeDir = resources.assembly.assets.get(properties.Code.S3Key);
    if (codeDir === undefined)
      throw new Error(`${logicalId}: its code ${properties.Code.S3Key} is not in the assembly`);
    const own = asyncs.find((config) => config.properties.FunctionName === name);
    return {
      logicalId,
      name,
      arn: functionArn(name),
      codeDir: codeAt(codeDir),
      handler: properties.Handler,
      timeoutSeconds: properties.Timeout,
      memoryMb: properties.MemorySize,
      reservedConcurrency: properties.ReservedConcurrentExecutions,
      environment: properties.Environment?.Variables ?? {},
      roleArn: properties.Role,
      logGroup: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
      asyncRetries: own?.properties.MaximumRetryAttempts ?? 2,
    };
  });
}
