import * as z from 'zod';
import { UnknownInTemplate } from './intrinsics.ts';
import type { Resources } from './resources.ts';

const RouteProperties = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.string().default('NONE'),
});
const IntegrationProperties = z.object({
  IntegrationType: z.string(),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.string().optional(),
  TimeoutInMillis: z.coerce.number().default(30_000),
});

export interface Route {
  /** As in the template: `METHOD /path/{name}/{rest+}` or `$default`. */
  readonly key: string;
  readonly apiId: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
}

export function readRoutes(resources: Resources): Route[] {
  const integrations = new Map(
    resources
      .of(['AWS::ApiGatewayV2::Integration'], IntegrationProperties)
      .map((one) => [one.logicalId, one.properties]),
  );
  return resources.of(['AWS::ApiGatewayV2::Route'], RouteProperties).map(({ logicalId, properties }) => {
    const integration = integrations.get(properties.Target.slice('integrations/'.length));
    if (integration?.IntegrationType !== 'AWS_PROXY' || integration.PayloadFormatVersion !== '2.0') {
      throw new UnknownInTemplate(`${logicalId}: only Lambda integrations of payload format 2.0 are known here`);
    }
    if (properties.AuthorizationType !== 'NONE') {
      throw new UnknownInTemplate(`${logicalId}: authorizers are not known here`);
    }
    // Either the function's ARN, or that of API Gateway's call to it, which holds the former.
    const functionArn = /arn:aws:lambda:[^:]*:\d*:function:[^/]+/.exec(integration.IntegrationUri)?.[0];
    if (functionArn === undefined)
      throw new UnknownInTemplate(`${logicalId}: ${integration.IntegrationUri} is no function`);
    return { key: properties.RouteKey, apiId: properties.ApiId, functionArn, timeoutMs: integration.TimeoutInMillis };
  });
}
