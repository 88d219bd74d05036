import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { type MakeUp, madeUpValues } from './made-up-values.ts';

const one = z.object({ Name: z.string(), WithDecryption: z.boolean().optional() });
const several = z.object({ Names: z.array(z.string()).min(1).max(10), WithDecryption: z.boolean().optional() });

const errorBody = (type: string, message?: string) => ({ __type: type, ...(message && { message }) });

interface Answer {
  readonly status: number;
  readonly json: object;
}

interface Options {
  readonly file: string;
  readonly names: readonly string[];
  /** What makes up the value of a name, where its owner would give it a form of its own. */
  readonly forms?: () => ReadonlyMap<string, MakeUp>;
}

/**
 * Systems Manager's parameters: those `names` that the template's functions read. Each is a SecureString whose value is
 * made up once and kept in `file`. As on AWS, a name that is not declared is `ParameterNotFound`, and who forgets
 * `WithDecryption` gets cipher text.
 */
export const ssm = ({ file, names, forms = () => new Map() }: Options) => {
  const keptValue = madeUpValues(file, forms);

  const parameter = (name: string, decrypted = false) => {
    const { value, madeAt } = keptValue(name);
    return {
      ARN: `arn:aws:ssm:eu-west-2:000000000000:parameter/${name.replace(/^\//, '')}`,
      DataType: 'text',
      LastModifiedDate: Date.parse(madeAt) / 1000,
      Name: name,
      Type: 'SecureString',
      Value: decrypted ? value : Buffer.from(`cipher text of ${name}`).toString('base64'),
      Version: 1,
    };
  };

  const operations: Record<string, (body: unknown) => Answer> = {
    GetParameter(body) {
      const { Name, WithDecryption } = one.parse(body);
      if (!names.includes(Name)) return { status: 400, json: errorBody('ParameterNotFound') };
      return { status: 200, json: { Parameter: parameter(Name, WithDecryption) } };
    },
    GetParameters(body) {
      const { Names, WithDecryption } = several.parse(body);
      const known = Names.filter((name) => names.includes(name));
      const unknown = Names.filter((name) => !names.includes(name));
      return {
        status: 200,
        json: { InvalidParameters: unknown, Parameters: known.map((name) => parameter(name, WithDecryption)) },
      };
    },
  };

  const answer = (target: string, body: string): Answer => {
    const name = target.replace('AmazonSSM.', '');
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!operation) return { status: 400, json: errorBody('UnknownOperationException') };
    try {
      return operation(JSON.parse(body));
    } catch (error) {
      if (error instanceof z.ZodError)
        return { status: 400, json: errorBody('ValidationException', z.prettifyError(error)) };
      if (error instanceof SyntaxError) return { status: 400, json: errorBody('SerializationException') };
      throw error;
    }
  };

  return {
    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const target = `${req.headers['x-amz-target']}`;
      if (!target.startsWith('AmazonSSM.')) return false;
      const { status, json } = answer(target, await text(req));
      res.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', date: new Date().toUTCString() });
      res.end(JSON.stringify(json));
      return true;
    },

    /** The plain value of a declared parameter, for the stand-in that must know the key it gave out. */
    value(name: string): string {
      if (!names.includes(name)) throw new RangeError(`No function of the template reads the parameter ${name}`);
      return keptValue(name).value;
    },
  };
};
