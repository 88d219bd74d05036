import { Stack } from 'aws-cdk-lib';
import { CfnUserPool, type UserPool, VerificationEmailStyle } from 'aws-cdk-lib/aws-cognito';
import type { AccountEmail } from '../settings.ts';

/** So many days the temporary password of an invitation holds: an officer may be on leave. */
export const INVITED_FOR_DAYS = 30;

/** What Cognito writes to somebody who was invited as an officer. It puts their address and the password in. */
export const invitation = (siteUrl: string | undefined) => ({
  emailSubject: 'Your account to work on agreements with care providers',
  emailBody: [
    '<p>The council has made an account for you, to work on its agreements with care providers.</p>',
    `<p>Sign in${siteUrl ? ` at ${siteUrl}/officers` : ''} within ${INVITED_FOR_DAYS} days. Your email address: {username}. Your temporary password: {####}</p>`,
    '<p>You then choose a password of your own and set up a second factor: an app on your phone or computer that shows a code.</p>',
    '<p>If you do not know why you are invited, ask the council before you sign in.</p>',
  ].join('\n'),
});

/** What Cognito writes to somebody who registers or has forgotten their password: one text for both. */
export const verification = {
  emailStyle: VerificationEmailStyle.CODE,
  emailSubject: 'Your code',
  emailBody: [
    '<p>Your code is {####}</p>',
    '<p>Enter it on the page that asks for it, to confirm your email address or to choose a new password.</p>',
    '<p>If you did not ask for a code, you need not do anything. Nobody from the council will ask you for it.</p>',
  ].join('\n'),
};

/** Has a pool's emails sent by Amazon SES. CDK’s own way asks for the region, and the stacks are made for any. */
export const sendBySes = (pool: UserPool, { from, identity }: AccountEmail): void => {
  const resource = pool.node.defaultChild;
  if (!(resource instanceof CfnUserPool)) throw new Error(`${pool.node.path} is no user pool`);
  resource.emailConfiguration = {
    emailSendingAccount: 'DEVELOPER',
    from: `Provider onboarding <${from}>`,
    sourceArn: Stack.of(pool).formatArn({ service: 'ses', resource: 'identity', resourceName: identity }),
  };
};
