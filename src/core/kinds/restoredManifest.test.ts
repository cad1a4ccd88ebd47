import { restoredManifest } from './restoredManifest';

describe('having an object back', () => {
  test('keeps what people wrote and leaves out what the server set', () => {
    expect(
      restoredManifest({
        apiVersion: 'k8s.cni.cncf.io/v1',
        kind: 'NetworkAttachmentDefinition',
        metadata: {
          name: 'a',
          namespace: 'team-a',
          uid: 'u',
          resourceVersion: '7',
          generation: 2,
          creationTimestamp: '2026-01-01T00:00:00Z',
          managedFields: [{}],
          labels: { mine: 'yes' },
          annotations: { note: 'x', 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
        },
        spec: { config: '{}' },
        status: { ok: true },
      }),
    ).toEqual({
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: {
        name: 'a',
        namespace: 'team-a',
        labels: { mine: 'yes' },
        annotations: { note: 'x' },
      },
      spec: { config: '{}' },
    });
  });

  test('keeps no empty maps', () => {
    expect(restoredManifest({ apiVersion: 'v1', kind: 'K', metadata: { name: 'a' } })).toEqual({
      apiVersion: 'v1',
      kind: 'K',
      metadata: { name: 'a' },
    });
  });

  test.each([undefined, {}, { kind: 'K', apiVersion: 'v1' }, { metadata: { name: 'a' } }])(
    'is not possible for %j',
    (object) => {
      expect(restoredManifest(object)).toBeUndefined();
    },
  );
});
