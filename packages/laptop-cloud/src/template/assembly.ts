import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const Resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const Template = z.object({
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
});

/** A stack's template as CDK wrote it: intrinsic functions still stand in it. */
export type StackTemplate = z.infer<typeof Template> & { readonly name: string };

export interface Assembly {
  readonly stacks: readonly StackTemplate[];
  /** From an asset's key in the bootstrap bucket to the file or folder that would be uploaded there. */
  readonly assets: ReadonlyMap<string, string>;
}

const Manifest = z.object({
  artifacts: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        properties: z
          .object({ templateFile: z.string(), file: z.string(), directoryName: z.string() })
          .partial()
          .default({}),
      }),
    )
    .default({}),
});
const AssetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Reads a cloud assembly (cdk.out), stages within it included. */
export function readAssembly(dir: string): Assembly {
  const stacks: StackTemplate[] = [];
  const assets = new Map<string, string>();
  const { artifacts } = Manifest.parse(readJson(dir, 'manifest.json'));
  for (const [name, { type, properties }] of Object.entries(artifacts)) {
    if (type === 'aws:cloudformation:stack' && properties.templateFile !== undefined) {
      stacks.push({ name, ...Template.parse(readJson(dir, properties.templateFile)) });
    }
    if (type === 'cdk:asset-manifest' && properties.file !== undefined) {
      for (const { source, destinations } of Object.values(AssetManifest.parse(readJson(dir, properties.file)).files)) {
        for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, resolve(dir, source.path ?? ''));
      }
    }
    if (type === 'cdk:cloud-assembly' && properties.directoryName !== undefined) {
      const nested = readAssembly(join(dir, properties.directoryName));
      stacks.push(...nested.stacks);
      for (const [key, path] of nested.assets) assets.set(key, path);
    }
  }
  return { stacks, assets };
}
