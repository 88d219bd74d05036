import { basename, join, resolve } from 'node:path';
import { type Cloud, type CloudOptions, startCloud } from '../cloud.ts';
import { shortName } from '../lambda/logs.ts';
import type { Outside } from '../outside.ts';
import { SynthesisFailed, synthesize } from '../template/synthesis.ts';
import { BuildFailed, startBuilder } from './builder.ts';
import { type Change, onChange } from './on-change.ts';
import { requireReadable } from './readable.ts';

/** What an app is made of, and how its code is built. */
export interface Sources {
  /**
   * A module that is run as a process of its own, with a folder as its argument. Whenever its parent sends it a
   * message it builds the code of all functions into that folder, each into one with the name of the folder that the
   * app gives to CDK, and sends back `{ changed }`, those (absolute) whose code is another than before, or
   * `{ problem }`, for people to read.
   */
  readonly builder: string;
  /** The folders of what functions are built from, absolute. */
  readonly code: readonly string[];
  /** The folders of all else: what changes there needs a new start. */
  readonly rest: readonly string[];
}

export interface DevelopOptions<Around extends Outside> extends CloudOptions<Around> {
  readonly sources: Sources;
  /** Starts the whole again, after it was closed. @param since when the change was saved that asks for it, by `process.hrtime`. */
  readonly startAgain: (since: bigint) => void;
  /** Takes each line that tells what came of a change. */
  readonly tell: (line: string) => void;
}

/**
 * Starts a cloud as `startCloud` does, in which functions run what was last saved: what compiles takes the place of what
 * ran before, while the clock and all that is stored go on.
 *
 * @throws as `startCloud` does, and BuildFailed
 */
export async function develop<Around extends Outside>(options: DevelopOptions<Around>): Promise<Cloud<Around>> {
  const { app, sources, startAgain, tell } = options;
  const outDir = app.outDir ?? join(app.dir, 'cdk.out');
  const codeDir = resolve(outDir, 'development');
  const builder = startBuilder(sources.builder, codeDir);
  const code = { at: (folder: string) => join(codeDir, basename(folder)), ready: builder.build() };
  code.ready.catch(() => {});

  const rebuild = async (since: number) => {
    const changed = await builder.build();
    const renewed = (await starting).functions.renew((fn) => changed.includes(fn.codeDir));
    if (renewed.length === 0) return;
    const names = renewed.map(({ logicalId }) => shortName(logicalId)).join(', ');
    tell(`Running what was saved ${Math.round(performance.now() - since)} ms ago: ${names}`);
  };
  const restart = async (since: number) => {
    tell('More than the functions’ code has changed: starting again ...');
    // First by themselves: what cannot be read or synthesized must not end what runs.
    for (const folder of sources.rest) requireReadable(folder);
    await synthesize(app.dir, outDir, { codeInPlace: true });
    await close();
    startAgain(process.hrtime.bigint() - BigInt(Math.round((performance.now() - since) * 1e6)));
  };
  const react = async ({ since, folders }: Change) => {
    try {
      await (sources.rest.some((folder) => folders.has(folder)) ? restart : rebuild)(since);
    } catch (error) {
      const known = error instanceof BuildFailed || error instanceof SynthesisFailed;
      tell(`${known ? error.message.trimEnd() : String(error)}\nWhat ran before goes on.`);
    }
  };
  // From before the first build, so that nothing that is saved meanwhile is missed.
  const unwatch = onChange([...sources.code, ...sources.rest], react);
  const starting = startCloud({ ...options, app: { ...app, code } });
  const close = async () => {
    unwatch();
    await starting.then((cloud) => cloud.close()).finally(builder.close);
  };
  try {
    return { ...(await starting), close };
  } catch (error) {
    unwatch();
    await builder.close();
    throw error;
  }
}
