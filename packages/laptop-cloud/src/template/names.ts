/** Where the laptop's cloud claims to be: ARNs are computed from these, by us, as DynamoDB Local gives wrong ones. */
export const region = 'eu-west-2';
export const account = '000000000000';

/** `arn:aws:SERVICE:eu-west-2:000000000000:REST`. */
export const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;

export const tableArn = (name: string) => arn('dynamodb', `table/${name}`);
export const functionArn = (name: string) => arn('lambda', `function:${name}`);
export const stateMachineArn = (name: string) => arn('states', `stateMachine:${name}`);
export const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`;
export const bucketArn = (name: string) => `arn:aws:s3:::${name}`;
/** A parameter's name begins with a slash or not; its ARN has exactly one. */
export const parameterArn = (name: string) => arn('ssm', `parameter/${name.replace(/^\//, '')}`);
export const userPoolArn = (id: string) => arn('cognito-idp', `userpool/${id}`);
export const userPoolUrl = (id: string) => `https://cognito-idp.${region}.amazonaws.com/${id}`;

interface Kind {
  /** The property that holds the physical name, where a template may set one. */
  readonly nameIn?: string;
  readonly arn?: (name: string) => string;
  /** Whether `Ref` gives the ARN; it gives the name otherwise. */
  readonly refIsArn?: true;
}

/** What CloudFormation answers to `Ref` and `Fn::GetAtt ... Arn`, by resource type. */
export const kinds: Readonly<Record<string, Kind>> = {
  'AWS::ApiGatewayV2::Api': {},
  'AWS::ApiGatewayV2::Integration': {},
  'AWS::CloudWatch::Alarm': { nameIn: 'AlarmName', arn: (name) => arn('cloudwatch', `alarm:${name}`) },
  'AWS::CloudWatch::Dashboard': { nameIn: 'DashboardName' },
  'AWS::Cognito::UserPool': { arn: userPoolArn },
  'AWS::Cognito::UserPoolClient': {},
  'AWS::Cognito::UserPoolDomain': {},
  'AWS::DynamoDB::GlobalTable': { nameIn: 'TableName', arn: tableArn },
  'AWS::DynamoDB::Table': { nameIn: 'TableName', arn: tableArn },
  'AWS::Events::EventBus': { nameIn: 'Name', arn: (name) => arn('events', `event-bus/${name}`) },
  'AWS::Events::Rule': { nameIn: 'Name', arn: (name) => arn('events', `rule/${name}`) },
  'AWS::GuardDuty::MalwareProtectionPlan': { arn: (id) => arn('guardduty', `malware-protection-plan/${id}`) },
  'AWS::IAM::ManagedPolicy': {
    nameIn: 'ManagedPolicyName',
    arn: (name) => `arn:aws:iam::${account}:policy/${name}`,
    refIsArn: true,
  },
  'AWS::IAM::Role': { nameIn: 'RoleName', arn: roleArn },
  'AWS::KMS::Key': { arn: (id) => arn('kms', `key/${id}`) },
  'AWS::Lambda::EventSourceMapping': {},
  'AWS::Lambda::Function': { nameIn: 'FunctionName', arn: functionArn },
  'AWS::Logs::LogGroup': { nameIn: 'LogGroupName', arn: (name) => arn('logs', `log-group:${name}:*`) },
  'AWS::S3::Bucket': { nameIn: 'BucketName', arn: bucketArn },
  'AWS::SNS::Topic': { nameIn: 'TopicName', arn: (name) => arn('sns', name), refIsArn: true },
  'AWS::SQS::Queue': { nameIn: 'QueueName', arn: (name) => arn('sqs', name) },
  'AWS::SSM::Parameter': { nameIn: 'Name', arn: parameterArn },
  'AWS::Scheduler::Schedule': { nameIn: 'Name', arn: (name) => arn('scheduler', `schedule/default/${name}`) },
  'AWS::Scheduler::ScheduleGroup': { nameIn: 'Name', arn: (name) => arn('scheduler', `schedule-group/${name}`) },
  'AWS::StepFunctions::StateMachine': { nameIn: 'StateMachineName', arn: stateMachineArn, refIsArn: true },
};

/** The name of a table that a request names so, or by its ARN. */
export const tableNameIn = (table: string): string => table.slice(table.lastIndexOf('/') + 1);
