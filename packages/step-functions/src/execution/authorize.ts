/** Lets whoever knows the role's policies refuse what a machine does within Step Functions. @throws when the role may not do that */
export type Authorize = (roleArn: string, action: string, resourceArn: string) => void | Promise<void>;
