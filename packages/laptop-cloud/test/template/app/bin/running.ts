import { Duration, Stack, type StackProps, TimeZone } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import { Effect, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  FilterCriteria,
  FilterRule,
  Function as Lambda,
  Runtime,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { build } from './bundle.ts';
import type { Stored } from './stored.ts';

const bundles = { Page: 'page', Task: 'task', Echo: 'echo', Reader: 'reader' } as const;

/** What runs: a page, a task of a machine, the machine, its schedules, what follows a table, the HTTP API. */
export class Running extends Stack {
  constructor(scope: Construct, id: string, { stored, ...props }: StackProps & { readonly stored: Stored }) {
    super(scope, id, props);
    const client = stored.people.addClient('Client', {
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: ['https://a.example/back'],
      },
    });
    const page = this.#lambda('Page', {
      TABLE: stored.places.tableName,
      SESSIONS: stored.sessions.tableName,
      OIDC_ISSUER: stored.people.userPoolProviderUrl,
      CLIENT_ID: client.userPoolClientId,
    });
    const task = this.#lambda('Task', { TABLE: stored.places.tableName });
    const echo = this.#lambda('Echo', {}, 2);
    stored.places.grantReadWriteData(page);
    stored.greeting.grantRead(page);
    page.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['dynamodb:*'],
        resources: [stored.places.tableArn],
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['SEALED#*'] } },
      }),
    );
    task.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:PutItem'],
        resources: [stored.places.tableArn, `${stored.places.tableArn}/index/*`],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OPEN#*'] } },
      }),
    );
    const machine = new StateMachine(this, 'Window', {
      definitionBody: DefinitionBody.fromFile(new URL('../window.asl.json', import.meta.url).pathname),
      definitionSubstitutions: { TaskArn: task.functionArn },
    });
    task.grantInvoke(machine);
    echo.grantInvoke(page);
    machine.grantStartExecution(page);
    this.#asking(echo, task, page);
    this.#schedules(machine, task);
    this.#reading(stored, page);
    this.#api(page);
  }

  #lambda(id: keyof typeof bundles, environment: Record<string, string>, seconds = 10) {
    return new Lambda(this, id, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(build(bundles[id])),
      environment,
      timeout: Duration.seconds(seconds),
      memorySize: 256,
    });
  }

  /** A machine that waits for an answer, and the function that may give it. */
  #asking(echo: Lambda, task: Lambda, page: Lambda) {
    const asking = new StateMachine(this, 'Asking', {
      definitionBody: DefinitionBody.fromFile(new URL('../asking.asl.json', import.meta.url).pathname),
      definitionSubstitutions: { EchoArn: echo.functionArn },
    });
    echo.grantInvoke(asking);
    asking.grantStartExecution(page);
    new Policy(this, 'TaskAnswers', {
      roles: task.role ? [task.role] : [],
      statements: [new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: [asking.stateMachineArn] })],
    });
  }

  /** Letters that the page writes, and a function that is given those that are for somebody. */
  #reading({ letters, sessions }: Stored, page: Lambda) {
    letters.grantWriteData(page);
    const reader = this.#lambda('Reader', { SESSIONS: sessions.tableName }, 30);
    sessions.grantReadWriteData(reader);
    const isFor = { dynamodb: { Keys: { id: { S: FilterRule.beginsWith('LETTER#') } } } };
    reader.addEventSource(
      new DynamoEventSource(letters, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        filters: [FilterCriteria.filter({ ...isFor, eventName: FilterRule.notEquals('REMOVE') })],
        reportBatchItemFailures: true,
      }),
    );
  }

  #schedules(machine: StateMachine, task: Lambda) {
    new Schedule(this, 'OpenWindow', {
      schedule: ScheduleExpression.cron({
        minute: '0',
        hour: '12',
        day: '1',
        month: 'MAR,SEP',
        timeZone: TimeZone.EUROPE_LONDON,
      }),
      target: new StepFunctionsStartExecution(machine, {
        input: ScheduleTargetInput.fromObject({ agreementId: 's1', scheduledTime: '<aws.scheduler.scheduled-time>' }),
      }),
    });
    new Schedule(this, 'Nightly', {
      schedule: ScheduleExpression.cron({ minute: '30', hour: '2', timeZone: TimeZone.EUROPE_LONDON }),
      target: new LambdaInvoke(task, {
        input: ScheduleTargetInput.fromObject({
          agreementId: 'nightly',
          scheduledTime: '<aws.scheduler.scheduled-time>',
        }),
      }),
    });
  }

  #api(page: Lambda) {
    const api = new HttpApi(this, 'Site');
    const integration = new HttpLambdaIntegration('PageIntegration', page);
    api.addRoutes({ path: '/', integration, methods: [HttpMethod.GET] });
    api.addRoutes({ path: '/places/{id}', integration, methods: [HttpMethod.ANY] });
    api.addRoutes({ path: '/files/{proxy+}', integration, methods: [HttpMethod.GET, HttpMethod.POST] });
  }
}
