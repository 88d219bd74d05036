/** ARNs of state machines and what belongs to them in one account and region. */
export const arns = (region: string, account: string) => {
  const of = (kind: string, rest: string) => `arn:aws:states:${region}:${account}:${kind}:${rest}`;
  return {
    machine: (name: string) => of('stateMachine', name),
    execution: (machineName: string, name: string) => of('execution', `${machineName}:${name}`),
    mapRun: (machineName: string, label: string, id: string) => of('mapRun', `${machineName}/${label}:${id}`),
    /** The EventBridge rule by which Step Functions hears of executions that others wait for. */
    managedRule: `arn:aws:events:${region}:${account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`,
  };
};

export type Arns = ReturnType<typeof arns>;

const ARN = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:(stateMachine|execution|mapRun):(.+)$/;

/** What a Step Functions ARN names; `undefined` when it is not one of that kind. */
export const parseArn = (arn: string, kind: 'stateMachine' | 'execution' | 'mapRun'): string[] | undefined => {
  const [, found, rest] = ARN.exec(arn) ?? [];
  return found === kind && rest !== undefined ? rest.split(':') : undefined;
};
