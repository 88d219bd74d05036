import { expect, it } from 'vitest';
import { CannotBeUnsealed } from '../../../domain/application/set-aside.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { aCouncil, closesAt, opensAt, windowId } from './a-council.ts';

it('an application whose file storage was too busy to copy is copied when the task is tried again, and no officer is asked', async () => {
  const council = await aCouncil();
  council.at(opensAt);
  const window = await council.aWindow();
  for (const [index, each] of ['a', 'b', 'c'].entries()) await council.submits(each, `1-10${index}`);
  council.at('2027-03-31T11:01:00.000Z');
  await council.windows.move(window, 'closed', {}, { at: closesAt, action: 'window closed' });
  let isBusy = true;
  const unseal = unsealApplications({
    ...council,
    unsealDocuments: async () => {
      if (!isBusy) return;
      isBusy = false;
      const cause = Object.assign(new Error('Please reduce your request rate.'), { name: 'SlowDown' });
      throw new CannotBeUnsealed('file-not-copied', { cause });
    },
  });
  // As the window's machine does: what fails is tried again, by the name of its error.
  await expect(unseal({ windowId })).rejects.toMatchObject({ name: 'SlowDown' });
  const opened = () => Promise.all(['a', 'b', 'c'].map((each) => council.applications.get(`${windowId}.${each}`)));
  expect((await opened()).filter(Boolean)).toHaveLength(2);
  expect(await council.windows.get(windowId)).toMatchObject({ status: 'closed' });
  await unseal({ windowId });
  expect((await opened()).filter(Boolean)).toHaveLength(3);
  expect(await council.windows.get(windowId)).toMatchObject({ status: 'evaluating' });
  const setAside = await council.setAside.of(windowId);
  await council.close();
  expect(setAside).toEqual([]);
});
