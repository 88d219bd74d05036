import { type BuildOptions, build } from 'esbuild';
import { asDeployed, esbuildOptions } from '../../lib/bundling/esbuild-options.ts';
import { projectFolder } from '../../lib/bundling/project.ts';

/** What a client of AWS's SDK is called in its package, and its service in what the client says of it. */
const clients: Readonly<Record<string, { readonly name: string; readonly service: string }>> = {
  'client-cognito-identity-provider': {
    name: 'CognitoIdentityProviderClient',
    service: 'com.amazonaws.cognitoidentityprovider',
  },
  'client-dynamodb': { name: 'DynamoDBClient', service: 'com.amazonaws.dynamodb' },
  'client-lambda': { name: 'LambdaClient', service: 'com.amazonaws.lambda' },
  'client-s3': { name: 'S3Client', service: 'com.amazonaws.s3' },
  'client-sfn': { name: 'SFNClient', service: 'com.amazonaws.sfn' },
  'client-ssm': { name: 'SSMClient', service: 'com.amazonaws.ssm' },
};

/** The clients that a bundle holds. */
export const clientsIn = (bundle: string): readonly string[] =>
  Object.entries(clients).flatMap(([each, { service }]) => (bundle.includes(`"${service}"`) ? [each] : []));

/** Bundles, as functions are, a handler that does nothing and has these clients. @throws Error for one that has no name here */
export const emptyHandler = async (packages: readonly string[], outfile: string): Promise<void> => {
  const lines = packages.map((each, index) => {
    const name = clients[each]?.name;
    if (!name) throw new Error(`What is the client of ${each} called?`);
    return `import { ${name} as C${index} } from '@aws-sdk/${each}'; export const c${index} = new C${index}({});`;
  });
  const { entryPoints: _, ...options } = esbuildOptions();
  await build({
    ...options,
    ...asDeployed,
    outfile,
    stdin: { contents: `${lines.join('\n')}\nexport const handler = async () => {};`, resolveDir: projectFolder },
  } satisfies BuildOptions);
};
