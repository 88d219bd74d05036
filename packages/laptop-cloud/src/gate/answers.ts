import type { ServerResponse } from 'node:http';

/** Node would send the real time, by which the SDK would correct its clock back to it. */
export function withVirtualDate(res: ServerResponse): void {
  res.setHeader('date', new Date().toUTCString());
}

/**
 * Answers with an error in the form of the service: AWS JSON (DynamoDB, Step Functions, Systems Manager, Cognito) has the type in
 * the body, Lambda's API in a header.
 *
 * @param more what else the body of AWS JSON says
 */
export function refuse(
  res: ServerResponse,
  service: string,
  type: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  withVirtualDate(res);
  if (service === 'lambda') {
    const status = type === 'AccessDeniedException' ? 403 : 400;
    res.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type });
    res.end(JSON.stringify({ Message: message, message }));
    return;
  }
  const isNewer = service === 'ssm' || service === 'cognito-idp';
  const version = isNewer ? '1.1' : '1.0';
  res.writeHead(400, { 'content-type': `application/x-amz-json-${version}` });
  const namespace = isNewer ? '' : 'com.amazon.coral.service#';
  res.end(JSON.stringify({ __type: `${namespace}${type}`, Message: message, message, ...more }));
}
