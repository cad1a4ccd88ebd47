import fc from 'fast-check';
import { emptyCreateDraft } from '../../core/intents/createDraft';
import type { PhysicalDraft } from '../../core/intents/createDraft';
import { withPhysical } from './withPhysical';

const CHOICES = [
  'existing-localnet',
  'new-localnet',
  'new-bridge',
  'existing-linux-bridge',
  'new-linux-bridge',
] as const;

const start = { form: emptyCreateDraft, aside: {} };

const after = (...changes: readonly Partial<PhysicalDraft>[]) =>
  changes.reduce<typeof start>(withPhysical, start).form.physical;

describe('changing the way to the nodes', () => {
  test('keeps the name of a new localnet apart from the localnet that was chosen', () => {
    const both = [
      { choice: 'new-localnet', localnet: 'printers', bridge: 'br-vmdata' },
      { choice: 'existing-localnet' },
      { localnet: 'vmdata' },
    ] as const;
    expect(after(...both)).toMatchObject({ localnet: 'vmdata' });
    expect(after(...both, { choice: 'new-localnet' })).toMatchObject({
      localnet: 'printers',
      bridge: 'br-vmdata',
    });
    expect(after(...both, { choice: 'new-bridge' }, { choice: 'existing-localnet' })).toMatchObject(
      {
        localnet: 'vmdata',
      },
    );
  });

  test('takes the name along where it means the same', () => {
    const typed = { choice: 'new-localnet', localnet: 'printers' } as const;
    expect(after(typed, { choice: 'new-bridge' }).localnet).toBe('printers');
  });

  test('never shows an OVS bridge as a Linux bridge', () => {
    const chosen = { choice: 'new-localnet', bridge: 'br-vmdata' } as const;
    const linux = { choice: 'existing-linux-bridge' } as const;
    expect(after(chosen, linux).bridge).toBe('');
    expect(after(chosen, linux, { bridge: 'br1' }, { choice: 'new-localnet' }).bridge).toBe(
      'br-vmdata',
    );
  });

  test('loses nothing, whatever is looked at before coming back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHOICES),
        fc.string(),
        fc.string(),
        fc.array(fc.constantFrom(...CHOICES)),
        (choice, localnet, bridge, visited) => {
          const typed = after({ choice }, { localnet, bridge });
          const back = after(
            { choice },
            { localnet, bridge },
            ...visited.map((other) => ({ choice: other })),
            { choice },
          );
          const uses = (field: 'localnet' | 'bridge') =>
            field === 'localnet'
              ? !choice.endsWith('linux-bridge')
              : choice === 'new-localnet' || choice === 'existing-linux-bridge';
          for (const field of ['localnet', 'bridge'] as const) {
            if (uses(field)) expect(back[field]).toBe(typed[field]);
          }
        },
      ),
    );
  });
});
