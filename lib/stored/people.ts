import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  CfnUserPoolRiskConfigurationAttachment,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { OfficerRole } from '../../domain/people/officer.ts';
import { type Accepted, accept } from '../accept.ts';

const roles = {
  evaluator: 'Scores applications alone',
  moderator: 'Agrees consensus scores',
  approver: 'Approves awards under an authority',
  'procurement-lead': 'Opens and extends windows, decides referrals, recommends awards',
  'contract-manager': 'Decides referrals and looks after contracts',
  administrator: 'Sees and ends officers’ sessions; sees nothing of applications',
} as const satisfies Record<OfficerRole, string>;

/** Two pools, so that nobody becomes an officer by signing up: providers register themselves, officers are invited and use a second factor. */
export class People extends Construct {
  readonly providers: UserPool;
  readonly officers: UserPool;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const common = {
      signInAliases: { email: true },
      // Letters go to the address that somebody signs in with: it is theirs.
      autoVerify: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: { minLength: 12 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      standardAttributes: { fullname: { required: true, mutable: true } },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
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
    for (const pool of [this.providers, this.officers]) {
      this.#refuseLeakedPasswords(pool);
      accept(pool, longPasswords);
    }
    accept(this.providers, secondFactorIsAChoice);
    for (const [role, description] of Object.entries(roles)) {
      new CfnUserPoolGroup(this, `Role ${role}`, {
        userPoolId: this.officers.userPoolId,
        groupName: role,
        description,
      });
    }
  }
  /** Refuses a password that is known from a leak elsewhere. A guess at who is signing in keeps nobody out: it could cost them a deadline. */
  #refuseLeakedPasswords({ node, userPoolId }: UserPool): void {
    const noAction = { eventAction: 'NO_ACTION', notify: false };
    new CfnUserPoolRiskConfigurationAttachment(this, `${node.id}Risks`, {
      userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
      accountTakeoverRiskConfiguration: {
        actions: { lowAction: noAction, mediumAction: noAction, highAction: noAction },
      },
    });
  }
}

const longPasswords: Accepted = {
  finding: 'COG1',
  reason:
    'Passwords have 12 characters or more, and ones that are known from a leak are refused. The National Cyber Security Centre advises against asking for kinds of characters.',
};

const secondFactorIsAChoice: Accepted = {
  finding: 'COG2',
  reason:
    'Officers must have a second factor. Providers may: somebody who lost one on the evening of a deadline would be kept from applying, and an account reaches its own applications alone.',
};
