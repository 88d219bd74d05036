import { RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, CfnUserPoolGroup, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { OfficerRole } from '../../domain/people/officer.ts';

const roles = {
  evaluator: 'Scores applications alone',
  moderator: 'Agrees consensus scores',
  approver: 'Approves awards under an authority',
  'procurement-lead': 'Opens and extends windows, decides referrals, recommends awards',
  'contract-manager': 'Decides referrals and looks after contracts',
} as const satisfies Record<OfficerRole, string>;

/** Two pools, so that nobody becomes an officer by signing up: providers register themselves, officers are invited and use a second factor. */
export class People extends Construct {
  readonly providers: UserPool;
  readonly officers: UserPool;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const common = {
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: { minLength: 12 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      standardAttributes: { fullname: { required: true, mutable: true } },
    };
    this.providers = new UserPool(this, 'Providers', {
      ...common,
      selfSignUpEnabled: true,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
    });
    this.officers = new UserPool(this, 'Officers', {
      ...common,
      selfSignUpEnabled: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
    });
    for (const [role, description] of Object.entries(roles)) {
      new CfnUserPoolGroup(this, `Role ${role}`, {
        userPoolId: this.officers.userPoolId,
        groupName: role,
        description,
      });
    }
  }
}
