import { CfnStage, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Accepted, accept } from '../accept.ts';
import { KEPT } from '../kept.ts';
import { namesOf } from '../stage.ts';
import { addressesOfAward } from './addresses-of-award.ts';
import type { HouseFunction } from './house-function.ts';
import type { Sites } from './sites.ts';

/** So many requests a second at most, and so many at once: far above a deadline evening, far below a surprise on the bill. */
const RATE = 200;
const BURST = 400;

/**
 * What is kept of a request for a year, also of one that no function was asked about. No address of a person, no path and no query: a line
 * that joined an address to an application would tell before the close who has applied.
 */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
};

/** One HTTP API: /apply is the providers', /officers the officers' (what is about an award has a function of its own), the rest the public's. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { stage: ofService }: { readonly stage: string }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: namesOf(ofService).service });
    const stage = this.api.defaultStage?.node.defaultChild;
    if (stage instanceof CfnStage) {
      stage.defaultRouteSettings = { throttlingRateLimit: RATE, throttlingBurstLimit: BURST };
      stage.accessLogSettings = { destinationArn: this.#accessLogs().logGroupArn, format: JSON.stringify(ACCESS_LOG) };
    }
  }

  #accessLogs(): LogGroup {
    return new LogGroup(this, 'AccessLogs', { retention: RetentionDays.ONE_YEAR, removalPolicy: KEPT });
  }

  /** Opens the sites to visitors. */
  leadTo({ provider, officer, officerAward, public: everybody }: Sites): void {
    this.#lead('Provider', provider, ['/apply', '/apply/{proxy+}'], signsIn);
    this.#lead('Officer', officer, ['/officers', '/officers/{proxy+}'], signsIn);
    this.#lead('OfficerAward', officerAward, addressesOfAward, signsIn);
    this.#lead('Public', everybody, ['/', '/{proxy+}'], isPublic);
  }

  #lead(id: string, { lambda }: HouseFunction, paths: readonly string[], open: Accepted): void {
    // One permission to call it for all of its routes: those of thirty would be longer than what a function takes.
    const integration = new HttpLambdaIntegration(id, lambda, { scopePermissionToRoute: paths.length < 10 });
    for (const path of paths)
      for (const route of this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration })) accept(route, open);
  }
}

const signsIn: Accepted = {
  finding: 'APIG4',
  reason:
    'Browsers send a cookie when a page is opened, and no token that an authorizer of API Gateway could read. The site itself signs people in by OpenID Connect and looks at the session and the role before each route (functions/shared/sign-in).',
};

const isPublic: Accepted = {
  finding: 'APIG4',
  reason:
    'The public site is for everybody. Its role can read what is published, ask the regulator’s register, note who asks for news of openings and how often it is asked, and nothing else.',
};
