const lambda = (name: string, next: object, pattern = '') => ({
  Type: 'Task',
  Resource: `arn:aws:states:::lambda:invoke${pattern}`,
  Arguments: { FunctionName: name, Payload: pattern ? '{% $states.context.Task.Token %}' : '{% $states.input %}' },
  ...next,
});

/** A machine that asks, waits for a person, and goes on by what it was told. */
export const aMachine = {
  Comment: 'An award.',
  QueryLanguage: 'JSONata',
  StartAt: 'Was it approved?',
  States: {
    'Was it approved?': {
      Type: 'Choice',
      Choices: [{ Condition: "{% $states.input.status = 'approved' %}", Next: 'Make the contracts' }],
      Default: 'Wait for the approval',
    },
    'Wait for the approval': lambda('Ask', { Next: 'Was it approved?' }, '.waitForTaskToken'),
    'Make the contracts': lambda('Make', { Next: 'The award is made' }),
    'The award is made': { Type: 'Succeed' },
  },
};
