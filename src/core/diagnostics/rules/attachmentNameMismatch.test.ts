import { localnetNad, nad } from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { attachmentNameMismatch } from './attachmentNameMismatch';

const check = (object: ReturnType<typeof nad>) =>
  attachmentNameMismatch.check('team-a/lan', worldFrom([object]));

describe('NAD-02', () => {
  it('is found where netAttachDefName names another namespace or attachment', () => {
    const [finding] = check(localnetNad('team-a', 'lan', { netAttachDefName: 'default/lan' }));
    expect(finding).toMatchObject({
      severity: 'error',
      params: { variant: 'differs', found: 'default/lan', attachment: 'team-a/lan' },
    });
  });

  it('is found where it is missing', () => {
    const [finding] = check(localnetNad('team-a', 'lan', { netAttachDefName: undefined }));
    expect(finding?.params.variant).toBe('missing');
  });

  it('is not found where it is right, nor for other plugins, which do not know it', () => {
    expect(check(localnetNad('team-a', 'lan'))).toEqual([]);
    expect(check(nad('team-a', 'lan', { name: 'lan', type: 'bridge', bridge: 'br1' }))).toEqual([]);
  });

  it('compares the name alone where a manifest leaves its namespace open, and both where it does not', () => {
    const variantsOf = (namespace: string, netAttachDefName: string) => {
      const world = worldFrom([localnetNad(namespace, 'lan', { netAttachDefName })]);
      const key = namespace === '' ? 'lan' : `${namespace}/lan`;
      return attachmentNameMismatch.check(key, world).map(({ params }) => params.variant);
    };
    expect(variantsOf('', 'team-b/lan')).toEqual([]);
    expect(variantsOf('', 'team-b/other')).toEqual(['differs']);
    expect(variantsOf('team-a', 'lan')).toEqual(['differs']);
  });

  it('is found while further attachments are still being read, and the code is unchecked', () => {
    const loading = { status: 'loading', read: 1, remaining: 9 } as const;
    const diagnosis = createDiagnosis(
      worldFrom([localnetNad('team-a', 'lan', { netAttachDefName: 'x/lan' })], { nad: loading }),
    );
    expect(diagnosis.all().map(({ code }) => code)).toContain('NAD-02');
    expect(diagnosis.unchecked().map(({ code }) => code)).toContain('NAD-02');
  });
});
