import { rebundling } from '../lib/bundling/rebundling.ts';

// A process of its own for whoever runs the functions while they are written: bundles them into the folder given
// whenever its parent says a word, and answers what came of it.
const rebundle = await rebundling(process.argv[2] ?? 'cdk.out/development');
process.on('message', async () => process.send?.(await rebundle()));
process.on('disconnect', () => process.exit());
