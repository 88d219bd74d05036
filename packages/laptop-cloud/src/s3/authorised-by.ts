import type { Access } from '../gate/access.ts';
import type { Authorise } from './s3.ts';

/** What the roles of the template may do: the tags that an object has are conditions of it. */
export const authorisedBy =
  (access: Access): Authorise =>
  ({ accessKeyId, action, resource, tags }) => {
    const context = new Map(
      Object.entries(tags).map(([key, value]) => [`s3:existingobjecttag/${key.toLowerCase()}`, [value]]),
    );
    return access.decide(accessKeyId, { action, resource, context }).allowed;
  };
