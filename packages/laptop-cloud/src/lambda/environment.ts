import { devNull } from 'node:os';
import { issuerPath } from '../oidc/issuer-path.ts';
import type { LambdaFunction } from '../template/functions.ts';
import { region, userPoolUrl } from '../template/names.ts';

/** Where the laptop has what the functions look for. */
export interface Places {
  /** `http://127.0.0.1:PORT` of the site and its stand-ins. */
  readonly siteUrl: string;
  /** Of the gate. */
  readonly gateUrl: string;
  /** Each variable that holds the address of a service outside, with the path on the site where it is played. */
  readonly outside: Readonly<Record<string, string>>;
}

const poolUrl = new RegExp(`^${userPoolUrl('')}(\\w+)$`);

/** What a function is given for what the template gives: addresses off this machine become those of who stands in for them. */
const localOf = (key: string, value: string, { siteUrl, outside }: Places): string => {
  if (outside[key] !== undefined) return `${siteUrl}${outside[key]}`;
  const [, pool] = poolUrl.exec(value) ?? [];
  return pool === undefined ? value : `${siteUrl}${issuerPath(pool)}`;
};

/**
 * The whole environment of a function: what Lambda sets, what the template sets, and where the laptop's services are.
 *
 * @param accessKeyId the logical id of the function's role.
 */
export function environmentOf(fn: LambdaFunction, accessKeyId: string, places: Places): Record<string, string> {
  const given = Object.entries(fn.environment).map(([key, value]) => [key, localOf(key, value, places)]);
  return {
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    _HANDLER: fn.handler,
    LAMBDA_TASK_ROOT: fn.codeDir,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'laptop',
    ...Object.fromEntries(given),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: places.gateUrl,
    // Else the SDK would read those of the person at the laptop.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
}
