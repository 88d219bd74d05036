let heard = 0;

/** Does to its caller whatever the event asks, so that a test can see each way in which a function may end. */
export const handler = async (
  event: { readonly do?: string; readonly ms?: number; [key: string]: unknown },
  context: unknown,
) => {
  heard += 1;
  console.log('echo hears', event.do ?? 'nothing');
  if (event.do === 'throw') throw new TypeError('as asked');
  if (event.do === 'sleep') await new Promise((done) => setTimeout(done, event.ms));
  if (event.do === 'loop') for (;;);
  if (event.do === 'exit') process.exit(3);
  if (event.do === 'crash') {
    setTimeout(() => {
      throw new RangeError('outside the promise');
    }, 1);
    await new Promise(() => {});
  }
  return { event, heard, env: process.env, now: new Date().toISOString(), context };
};
