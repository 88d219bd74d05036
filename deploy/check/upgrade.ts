import * as z from 'zod';

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
/** What is read of a stack's template. */
export const template = z.object({ Resources: z.record(z.string(), resource).default({}) });
export type Template = z.output<typeof template>;

/** A stack as it is deployed, and as this version would have it; undefined where there is none. */
export interface Change {
  readonly stack: string;
  readonly deployed: Template | undefined;
  readonly wanted: Template | undefined;
}

/** What keeps records, and what of it cannot be changed: CloudFormation makes another one in its place. */
const kept: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::GlobalTable': ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::Cognito::UserPool': ['UsernameAttributes', 'AliasAttributes', 'UsernameConfiguration'],
  'AWS::KMS::Key': ['KeySpec', 'KeyUsage'],
  'AWS::StepFunctions::StateMachine': ['StateMachineName', 'StateMachineType'],
};

/** Things that this version would take away or make anew, though they hold records or processes: `Stored: SealedTable (AWS::DynamoDB::GlobalTable)`. */
export const keptNoMore = ({ stack, deployed, wanted }: Change): readonly string[] =>
  Object.entries(deployed?.Resources ?? {}).flatMap(([id, { Type, Properties }]) => {
    const lasting = kept[Type];
    if (!lasting) return [];
    const next = wanted?.Resources[id];
    const isSame =
      next?.Type === Type &&
      lasting.every((name) => JSON.stringify(next.Properties[name]) === JSON.stringify(Properties[name]));
    return isSame ? [] : [`${stack}: ${id} (${Type})`];
  });

/** Names of functions that deployed machines call, and this version has not: an execution under way would not find them. */
export const functionsMissed = (changes: readonly Change[]): readonly string[] => {
  const called = changes.flatMap(({ deployed }) =>
    ofType(deployed, 'AWS::StepFunctions::StateMachine').flatMap(({ DefinitionSubstitutions }) =>
      [...JSON.stringify(DefinitionSubstitutions ?? {}).matchAll(/:function:([\w-]+)/g)].map(([, name = '']) => name),
    ),
  );
  const there = changes.flatMap(({ wanted }) =>
    ofType(wanted, 'AWS::Lambda::Function').map(({ FunctionName }) => FunctionName),
  );
  return [...new Set(called)].filter((name) => !there.includes(name));
};

const ofType = (of: Template | undefined, type: string) =>
  Object.values(of?.Resources ?? {}).flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []));
