import { Stack } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  ManagedLoginVersion,
  OAuthScope,
  type UserPool,
  UserPoolClient,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { namesOf } from '../stage.ts';
import type { People } from '../stored/people.ts';

export interface SignInProps {
  readonly people: People;
  readonly stage: string;
  readonly siteUrl: string;
  /** Begins the addresses of the two sign-in pages; unique in the region. */
  readonly domainPrefix: string;
}

/** How the two sites ask who somebody is: OpenID Connect, code with PKCE, clients without a secret. */
export class SignInPools extends Construct {
  readonly providerClient: UserPoolClient;
  readonly officerClient: UserPoolClient;
  readonly providerIssuer: string;
  readonly officerIssuer: string;

  constructor(scope: Construct, id: string, { people, stage, siteUrl, domainPrefix }: SignInProps) {
    super(scope, id);
    const domain = (of: 'providers' | 'officers') => namesOf(stage).signInDomain(domainPrefix, of);
    this.providerClient = this.#client('Providers', people.providers, `${siteUrl}/apply`, domain('providers'));
    this.officerClient = this.#client('Officers', people.officers, `${siteUrl}/officers`, domain('officers'));
    this.providerIssuer = this.#issuerOf(people.providers);
    this.officerIssuer = this.#issuerOf(people.officers);
  }

  #client(id: string, userPool: UserPool, home: string, domainPrefix: string): UserPoolClient {
    // The classic pages know no `prompt=login`: they let through whoever signed in within the hour.
    const managedLoginVersion = ManagedLoginVersion.NEWER_MANAGED_LOGIN;
    new UserPoolDomain(this, `${id}Domain`, { userPool, cognitoDomain: { domainPrefix }, managedLoginVersion });
    const client = new UserPoolClient(this, `${id}Client`, {
      userPool,
      generateSecret: false,
      preventUserExistenceErrors: true,
      // Cognito reads an empty list as leave to sign in past the sign-in pages; a token that comes of that may change its owner's name.
      authFlows: { userSrp: false },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${home}/signed-in`],
        logoutUrls: [`${home}/signed-out`],
      },
    });
    // Without a style of the client's own, these pages are not shown.
    new CfnManagedLoginBranding(this, `${id}Pages`, {
      userPoolId: userPool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }

  #issuerOf(pool: UserPool): string {
    return `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${pool.userPoolId}`;
  }
}
