import { localnetNad, nad } from '../../../../dev/fixtures/objects';
import { stateOf, worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { attachmentConfigUnreadable } from './attachmentConfigUnreadable';

const variantsOf = (config: unknown) =>
  attachmentConfigUnreadable
    .check('team-a/lan', worldFrom([nad('team-a', 'lan', config)]))
    .map(({ params }) => params.variant);

describe('NAD-01', () => {
  it.each([
    ['', 'empty'],
    ['{"name": "lan",}', 'not-json'],
    ['[]', 'not-an-object'],
    ['"lan"', 'not-an-object'],
  ])('is found for the config %j', (config, variant) => {
    expect(variantsOf(config)).toEqual([variant]);
  });

  it('is found for a config that is an object where text is due, and says so', () => {
    const object = { ...nad('team-a', 'lan', ''), spec: { config: { type: 'bridge' } } };
    const [finding] = attachmentConfigUnreadable.check('team-a/lan', worldFrom([object]));
    expect(finding?.params).toMatchObject({ variant: 'not-text', detail: '{"type":"bridge"}' });
  });

  it('is not found for a sound config, nor for one whose fault has a code of its own', () => {
    expect(variantsOf({ name: 'lan', type: 'bridge', bridge: 'br1' })).toEqual([]);
    expect(variantsOf({ name: 'lan', type: 'ovn-k8s-cni-overlay', topology: 'Localnet' })).toEqual(
      [],
    );
    expect(attachmentConfigUnreadable.check('team-a/none', worldFrom([]))).toEqual([]);
  });

  it('is found in the namespace that may be read, and is unchecked elsewhere', () => {
    const forbidden = { status: 'forbidden', reason: '' } as const;
    const world = worldFrom([nad('team-a', 'lan', '{'), localnetNad('team-a', 'b')], {
      nad: forbidden,
    });
    world.apply([stateOf('nad', { status: 'loaded' }, 'team-a')]);
    const diagnosis = createDiagnosis(world);
    expect(diagnosis.all().map(({ code }) => code)).toEqual(['NAD-01']);
    expect(diagnosis.unchecked()).toContainEqual({
      code: 'NAD-01',
      reason: { kind: 'nad', cause: 'forbidden', detail: '', elsewhere: true },
      checkedIn: ['team-a'],
    });
  });
});
