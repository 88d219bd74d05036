import { Duration } from 'aws-cdk-lib';
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
import { KEPT } from '../kept.ts';
import type { AccountEmail } from '../settings.ts';
import { INVITED_FOR_DAYS, invitation, sendBySes, verification } from './account-emails.ts';

const roles = {
  evaluator: 'Scores applications alone',
  moderator: 'Agrees consensus scores',
  approver: 'Approves awards under an authority',
  'procurement-lead': 'Opens and extends windows, decides referrals, recommends awards',
  'contract-manager': 'Decides referrals and looks after contracts',
  auditor: 'Reads what is on record of each window once it is unsealed, and decides nothing',
  administrator: 'Sees and ends officers’ sessions; sees nothing of applications',
} as const satisfies Record<OfficerRole, string>;

export interface PeopleProps {
  /** Whether nobody deletes a pool before that is allowed anew. */
  readonly isProtected: boolean;
  /** Who emails about accounts come from; Cognito's own address where it is left out. */
  readonly accountEmail?: AccountEmail | undefined;
  /** Named in invitations, once the council has given the service its address. */
  readonly siteUrl?: string | undefined;
}

/** Two pools, so that nobody becomes an officer by signing up: providers register themselves, officers are invited and use a second factor. */
export class People extends Construct {
  readonly providers: UserPool;
  readonly officers: UserPool;

  constructor(scope: Construct, id: string, { isProtected, accountEmail, siteUrl }: PeopleProps) {
    super(scope, id);
    const common = {
      signInAliases: { email: true },
      // Letters go to the address that somebody signs in with: it is theirs.
      autoVerify: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: { minLength: 12, tempPasswordValidity: Duration.days(INVITED_FOR_DAYS) },
      userVerification: verification,
      deletionProtection: isProtected,
      removalPolicy: KEPT,
      standardAttributes: { fullname: { required: true, mutable: true } },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    };
    this.providers = new UserPool(this, 'Providers', {
      ...common,
      selfSignUpEnabled: true,
      mfa: Mfa.OFF,
    });
    this.officers = new UserPool(this, 'Officers', {
      ...common,
      selfSignUpEnabled: false,
      userInvitation: invitation(siteUrl),
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
    });
    for (const pool of [this.providers, this.officers]) {
      this.#refuseLeakedPasswords(pool);
      accept(pool, longPasswords);
      if (accountEmail) sendBySes(pool, accountEmail);
    }
    accept(this.providers, noSecondFactor);
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

const noSecondFactor: Accepted = {
  finding: 'COG2',
  reason:
    'Officers must have a second factor. Providers have none: somebody who lost one on the evening of a deadline would be kept from applying, and an account reaches its own applications alone. One that they could choose, no page of Cognito’s would offer (docs/decisions/0037).',
};
