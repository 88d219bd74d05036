/** The execution of this name of a machine: Step Functions names it so before it is started. */
export const executionOf = (machineArn: string, name: string): string =>
  `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
