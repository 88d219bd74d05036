import { text } from '../../../../domain/questions/kinds.ts';
import { registerIdFrom } from '../../../../domain/register/register-id.ts';
import { form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { typeCode } from '../../decisions/type-code.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The code that went to the register's contact of a location is typed: it shows that this account speaks for it. */
export const controlCode = (deps: Deps) =>
  form({
    template: ({ isTyped }) => (isTyped ? 'provider/control-proved.njk' : 'provider/control-code.njk'),
    load: async ({ params, visitor }: SignedInRequest<'/{locationId}'>) => {
      const locationId = registerIdFrom(params.locationId);
      const whose = { providerId: visitor.actsFor.providerId, locationId: locationId ?? '' };
      const issued = locationId ? await deps.controls.code(whose) : undefined;
      if (!issued) throw notFound();
      const typed = await deps.controls.typed(whose);
      const isTyped = typed?.issuedAt === issued.issuedAt && typed.right !== undefined;
      return { issued, typed, isTyped };
    },
    show: ({ issued, isTyped }) => ({
      title: isTyped ? 'You speak for this location' : `Show that you speak for location ${issued.locationId}`,
      locationId: issued.locationId,
      button: 'Send the code',
      back: { href: paths.home, text: 'Back to your applications' },
    }),
    fields: {
      code: text({
        label: 'Code',
        hint: '8 letters and numbers, like 7KQM-2XPD. It came by post or telephone to the location itself.',
        width: 10,
        missing: 'Enter the code that came to the location',
      }),
    },
    act: (about, { code }, request) => typeCode(deps, about, code, request),
    next: ({ issued }) => paths.control(issued.locationId),
  });
