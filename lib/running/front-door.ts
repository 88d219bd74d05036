import { CfnStage, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { Sites } from './sites.ts';

/** So many requests a second at most, and so many at once: far above a deadline evening, far below a surprise on the bill. */
const RATE = 200;
const BURST = 400;

/** One HTTP API: /apply is the providers', /officers the officers', the rest the public's. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: 'provider-onboarding' });
    const stage = this.api.defaultStage?.node.defaultChild;
    if (stage instanceof CfnStage)
      stage.defaultRouteSettings = { throttlingRateLimit: RATE, throttlingBurstLimit: BURST };
  }

  /** Opens the sites to visitors. */
  leadTo({ provider, officer, public: everybody }: Sites): void {
    const provides = new HttpLambdaIntegration('Provider', provider.lambda);
    const offices = new HttpLambdaIntegration('Officer', officer.lambda);
    for (const path of ['/apply', '/apply/{proxy+}'])
      this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration: provides });
    for (const path of ['/officers', '/officers/{proxy+}'])
      this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration: offices });
    const publishes = new HttpLambdaIntegration('Public', everybody.lambda);
    for (const path of ['/', '/{proxy+}'])
      this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration: publishes });
  }
}
