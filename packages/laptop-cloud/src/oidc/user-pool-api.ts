import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { withVirtualDate } from '../gate/answers.ts';
import type { Handler } from '../gate/handler.ts';
import type { Accounts } from './accounts.ts';

const PREFIX = 'AWSCognitoIdentityProviderService.';

const ofUser = z.object({ UserPoolId: z.string(), Username: z.string().min(1) });

class Refused extends Error {
  override readonly name: string;
  constructor(name: 'UserNotFoundException' | 'ResourceNotFoundException' | 'UnknownOperationException', text: string) {
    super(text);
    this.name = name;
  }
}

/**
 * What administrators of a user pool may ask of Cognito's API about a user: `AdminGetUser` and `AdminListGroupsForUser`. As there, a user is
 * named by `sub` or by address, and a disabled one still has groups.
 *
 * @param accountsOf those of the pool with this id.
 */
export const userPoolApi = (accountsOf: (poolId: string) => Accounts | undefined): Handler => {
  const userIn = (body: unknown) => {
    const { UserPoolId, Username } = ofUser.parse(body);
    const accounts = accountsOf(UserPoolId);
    if (!accounts) throw new Refused('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`);
    const found = accounts.withSub(Username) ?? accounts.withEmail(Username);
    if (!found) throw new Refused('UserNotFoundException', 'User does not exist.');
    return { UserPoolId, ...found };
  };

  const operations: Readonly<Record<string, (body: unknown) => object>> = {
    AdminGetUser(body) {
      const { sub, email, name, disabled } = userIn(body);
      return {
        Username: sub,
        Enabled: !disabled,
        UserStatus: 'CONFIRMED',
        UserAttributes: [
          { Name: 'sub', Value: sub },
          { Name: 'email', Value: email },
          { Name: 'name', Value: name },
        ],
      };
    },
    AdminListGroupsForUser(body) {
      const { UserPoolId, groups } = userIn(body);
      return { Groups: groups.map((GroupName) => ({ GroupName, UserPoolId })) };
    },
  };

  const answer = (operation: string, body: string): object => {
    const known = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (!known) throw new Refused('UnknownOperationException', `Cognito’s ${operation} is not on the laptop`);
    return known(JSON.parse(body));
  };

  return async (req, res) => {
    const target = `${req.headers['x-amz-target']}`;
    if (!target.startsWith(PREFIX)) return false;
    const { status, json } = await text(req)
      .then((body) => ({ status: 200, json: answer(target.slice(PREFIX.length), body) }))
      .catch((error: unknown) => ({ status: 400, json: refusal(error) }));
    withVirtualDate(res);
    res.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    res.end(JSON.stringify(json));
    return true;
  };
};

const refusal = (error: unknown): object => {
  if (error instanceof Refused) return { __type: error.name, message: error.message };
  if (error instanceof z.ZodError) return { __type: 'InvalidParameterException', message: z.prettifyError(error) };
  if (error instanceof SyntaxError) return { __type: 'SerializationException', message: error.message };
  throw error;
};
