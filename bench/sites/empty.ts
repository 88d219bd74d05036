import { type BuildOptions, buildSync } from 'esbuild';
import { asDeployed, esbuildOptions } from '../../lib/bundling/esbuild-options.ts';
import { projectFolder } from '../../lib/bundling/project.ts';

/** What a client of AWS's SDK is called in its package. */
const clients: Readonly<Record<string, string>> = {
  'client-cognito-identity-provider': 'CognitoIdentityProviderClient',
  'client-dynamodb': 'DynamoDBClient',
  'client-lambda': 'LambdaClient',
  'client-s3': 'S3Client',
  'client-sfn': 'SFNClient',
  'client-ssm': 'SSMClient',
};

/** The clients that a bundle holds: the names of classes are kept in it. */
export const clientsIn = (bundle: string): readonly string[] =>
  Object.entries(clients).flatMap(([each, name]) => (bundle.includes(`"${name}"`) ? [each] : []));

/** Bundles, as functions are, a handler that does nothing and has these clients. @throws Error for one that has no name here */
export const emptyHandler = (packages: readonly string[], outfile: string): void => {
  const lines = packages.map((each, index) => {
    const name = clients[each];
    if (!name) throw new Error(`What is the client of ${each} called?`);
    return `import { ${name} as C${index} } from '@aws-sdk/${each}'; export const c${index} = new C${index}({});`;
  });
  const { entryPoints: _, ...options } = esbuildOptions();
  buildSync({
    ...options,
    ...asDeployed,
    outfile,
    stdin: { contents: `${lines.join('\n')}\nexport const handler = async () => {};`, resolveDir: projectFolder },
  } satisfies BuildOptions);
};
