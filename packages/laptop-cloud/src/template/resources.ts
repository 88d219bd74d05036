import type * as z from 'zod';
import type { Assembly, StackTemplate } from './assembly.ts';
import { Intrinsics, UnknownInTemplate } from './intrinsics.ts';

/** A resource with its properties worked out. */
export interface Resource<Properties> {
  readonly logicalId: string;
  readonly stack: string;
  /** The physical name: the logical id where the template gives none. */
  readonly name: string;
  readonly properties: Properties;
}

/** All resources of an app, its stacks taken together. */
export class Resources {
  readonly assembly: Assembly;
  readonly #intrinsics: Intrinsics;

  constructor(assembly: Assembly, siteUrl: string) {
    this.assembly = assembly;
    this.#intrinsics = new Intrinsics(assembly.stacks, siteUrl);
  }

  /** The resources of these types; properties that the schema does not name are neither worked out nor given. */
  of<Shape extends z.ZodRawShape>(
    types: readonly string[],
    schema: z.ZodObject<Shape>,
  ): Resource<z.infer<z.ZodObject<Shape>>>[] {
    const found = this.assembly.stacks.flatMap((stack) =>
      Object.entries(stack.Resources)
        .filter(([, resource]) => types.includes(resource.Type))
        .map(([logicalId, resource]) => ({
          logicalId,
          stack: stack.name,
          name: this.#intrinsics.physicalName(logicalId, stack),
          properties: this.#parse(schema, resource.Properties, stack, logicalId),
        })),
    );
    const twice = found.find(({ name }, at) => found.findIndex((other) => other.name === name) !== at);
    if (twice) throw new UnknownInTemplate(`${twice.name}: two resources of one type (${types[0]}) have this name`);
    return found;
  }

  /** How many resources there are of each type. */
  types(): Map<string, number> {
    const counted = new Map<string, number>();
    for (const { Type } of this.assembly.stacks.flatMap((stack) => Object.values(stack.Resources))) {
      counted.set(Type, (counted.get(Type) ?? 0) + 1);
    }
    return counted;
  }

  #parse<Shape extends z.ZodRawShape>(
    schema: z.ZodObject<Shape>,
    properties: Record<string, unknown>,
    stack: StackTemplate,
    logicalId: string,
  ) {
    const asked = Object.entries(properties).filter(([key]) => key in schema.shape);
    const parsed = schema.safeParse(this.#intrinsics.resolve(Object.fromEntries(asked), stack));
    if (!parsed.success) throw new UnknownInTemplate(`${stack.name}/${logicalId}: ${parsed.error.message}`);
    return parsed.data;
  }
}
