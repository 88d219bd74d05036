import type { StackTemplate } from './assembly.ts';
import { account, functionArn, kinds, region, userPoolUrl } from './names.ts';

/** What of a template the laptop's cloud cannot read: a resource, an attribute or a function that it does not know. */
export class UnknownInTemplate extends Error {
  override readonly name = 'UnknownInTemplate';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pseudo: Readonly<Record<string, string | undefined>> = {
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Works out the values of a set of stacks as CloudFormation would, each only when it is asked for. */
export class Intrinsics {
  readonly #stacks: readonly StackTemplate[];
  readonly #siteUrl: string;

  /** @param siteUrl what an HTTP API gives as its endpoint. */
  constructor(stacks: readonly StackTemplate[], siteUrl: string) {
    this.#stacks = stacks;
    this.#siteUrl = siteUrl;
  }

  /** The value with every intrinsic function replaced; properties that come to AWS::NoValue are left out. */
  resolve(value: unknown, stack: StackTemplate): unknown {
    if (Array.isArray(value))
      return value.map((item) => this.resolve(item, stack)).filter((item) => item !== undefined);
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
      return this.#call(first[0], first[1], stack);
    }
    return Object.fromEntries(
      entries.map(([key, item]) => [key, this.resolve(item, stack)]).filter(([, item]) => item !== undefined),
    );
  }

  /** The physical name of a resource: the one that the template gives it, else its logical id. */
  physicalName(logicalId: string, stack: StackTemplate): string {
    const resource = this.#resource(logicalId, stack);
    const nameIn = kinds[resource.Type]?.nameIn;
    const given = nameIn === undefined ? undefined : this.resolve(resource.Properties[nameIn], stack);
    return typeof given === 'string' ? given : logicalId;
  }

  #call(name: string, given: unknown, stack: StackTemplate): unknown {
    switch (name) {
      case 'Ref':
        return this.#ref(String(given), stack);
      case 'Fn::GetAtt': {
        const [id = '', ...attribute] = Array.isArray(given) ? given.map(String) : String(given).split('.');
        return this.#attribute(id, attribute.join('.'), stack);
      }
      case 'Fn::Join': {
        const [by, parts] = this.#list(given, stack);
        return this.#list(parts, stack).map(String).join(String(by));
      }
      case 'Fn::Sub':
        return this.#substitute(given, stack);
      case 'Fn::Select': {
        const [index, list] = this.#list(given, stack);
        return this.#list(list, stack)[Number(index)];
      }
      case 'Fn::Split': {
        const [by, text] = this.#list(given, stack);
        return String(text).split(String(by));
      }
      case 'Fn::ImportValue':
        return this.#imported(this.resolve(given, stack));
      default:
        throw new UnknownInTemplate(`${stack.name}: ${name} is not known here: ${JSON.stringify(given)}`);
    }
  }

  #list(given: unknown, stack: StackTemplate): unknown[] {
    const list = this.resolve(given, stack);
    if (!Array.isArray(list))
      throw new UnknownInTemplate(`${stack.name}: a list is needed, not ${JSON.stringify(given)}`);
    return list;
  }

  #resource(id: string, stack: StackTemplate) {
    const resource = stack.Resources[id];
    if (!resource) throw new UnknownInTemplate(`${stack.name}: there is no ${id}`);
    return resource;
  }

  #ref(id: string, stack: StackTemplate): unknown {
    if (id === 'AWS::NoValue') return undefined;
    if (id === 'AWS::StackName') return stack.name;
    const known = pseudo[id] ?? stack.Parameters[id]?.Default;
    if (known !== undefined) return known;
    const { Type: type, Properties: properties } = this.#resource(id, stack);
    if (type === 'AWS::Lambda::Version') return `${this.#functionArn(properties, stack)}:1`;
    if (type === 'AWS::Lambda::Alias') return `${this.#functionArn(properties, stack)}:${String(properties.Name)}`;
    const kind = kinds[type];
    if (!kind) throw new UnknownInTemplate(`${stack.name}: Ref of ${id}, a ${type}, is not known here`);
    const name = this.physicalName(id, stack);
    return kind.refIsArn && kind.arn ? kind.arn(name) : name;
  }

  #functionArn(properties: Record<string, unknown>, stack: StackTemplate): string {
    const named = String(this.resolve(properties.FunctionName, stack));
    return named.startsWith('arn:') ? named : functionArn(named);
  }

  #attribute(id: string, attribute: string, stack: StackTemplate): string {
    const { Type: type } = this.#resource(id, stack);
    const name = this.physicalName(id, stack);
    const arn = kinds[type]?.arn;
    if (attribute === 'Arn' && arn) return arn(name);
    switch (`${type} ${attribute}`) {
      case 'AWS::ApiGatewayV2::Api ApiEndpoint':
        return this.#siteUrl;
      case 'AWS::Cognito::UserPool ProviderURL':
        return userPoolUrl(name);
      case 'AWS::Cognito::UserPool ProviderName':
        return userPoolUrl(name).slice('https://'.length);
      case 'AWS::Cognito::UserPool UserPoolId':
      case 'AWS::Cognito::UserPoolClient ClientId':
      case 'AWS::StepFunctions::StateMachine Name':
      case 'AWS::SQS::Queue QueueName':
      case 'AWS::SNS::Topic TopicName':
        return name;
      case 'AWS::DynamoDB::GlobalTable StreamArn':
      case 'AWS::DynamoDB::Table StreamArn':
        return `${arn?.(name)}/stream/2026-01-01T00:00:00.000`;
      case 'AWS::S3::Bucket DomainName':
        return `${name}.s3.amazonaws.com`;
      case 'AWS::S3::Bucket RegionalDomainName':
        return `${name}.s3.${region}.amazonaws.com`;
      case 'AWS::SSM::Parameter Value':
        return String(this.resolve(this.#resource(id, stack).Properties.Value, stack));
      default:
        throw new UnknownInTemplate(`${stack.name}: attribute ${attribute} of ${id}, a ${type}, is not known here`);
    }
  }

  #substitute(given: unknown, stack: StackTemplate): string {
    const [text, own] = Array.isArray(given) ? given : [given, {}];
    const variables = isObject(own) ? own : {};
    return String(text).replace(/\$\{(!?)([^}]*)\}/g, (whole, literal: string, name: string) => {
      if (literal) return whole.replace('!', '');
      if (name in variables) return String(this.resolve(variables[name], stack));
      const [id = '', ...attribute] = name.split('.');
      return attribute.length > 0 ? this.#attribute(id, attribute.join('.'), stack) : String(this.#ref(id, stack));
    });
  }

  #imported(name: unknown): unknown {
    for (const stack of this.#stacks) {
      for (const { Value: value, Export: exported } of Object.values(stack.Outputs)) {
        if (exported && this.resolve(exported.Name, stack) === name) return this.resolve(value, stack);
      }
    }
    throw new UnknownInTemplate(`No stack exports ${String(name)}`);
  }
}
