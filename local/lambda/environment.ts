import { devNull } from 'node:os';
import type { LambdaFunction } from '../template/functions.ts';
import { region } from '../template/names.ts';

/** Where the laptop has what the functions look for. */
export interface Places {
  /** `http://127.0.0.1:PORT` of the site and its stand-ins. */
  readonly siteUrl: string;
  /** Of the gate. */
  readonly gateUrl: string;
}

/** Of the addresses outside AWS that a function may be given, those that the laptop stands in for. */
const standIns: Readonly<Record<string, (siteUrl: string, given: string) => string>> = {
  // The last part of an issuer's URL is the user pool's id.
  OIDC_ISSUER: (siteUrl, given) => `${siteUrl}/_local/oidc/${given.split('/').at(-1)}`,
  CQC_BASE_URL: (siteUrl) => `${siteUrl}/_local/cqc/public/v1`,
  NOTIFY_BASE_URL: (siteUrl) => `${siteUrl}/_local/notify`,
  BANK_HOLIDAYS_URL: (siteUrl) => `${siteUrl}/_local/gov-uk/bank-holidays.json`,
};

/**
 * The whole environment of a function: what Lambda sets, what the template sets, and where the laptop's services are.
 *
 * @param accessKeyId the logical id of the function's role.
 */
export function environmentOf(fn: LambdaFunction, accessKeyId: string, places: Places): Record<string, string> {
  const given = Object.entries(fn.environment).map(([key, value]) => [
    key,
    standIns[key]?.(places.siteUrl, value) ?? value,
  ]);
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
