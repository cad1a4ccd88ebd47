import fc from 'fast-check';
import { asString, at } from '../values/json';
import { localnetAttachment } from './localnetAttachment';
import type { LocalnetAttachment } from './localnetAttachment';
import { readNetworkAttachmentDefinition } from './networkAttachmentDefinition';

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);

const attachments: fc.Arbitrary<LocalnetAttachment> = fc.record(
  {
    namespace: label,
    name: label,
    localnet: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,30}$/),
    vlan: fc.integer({ min: 1, max: 4094 }),
    mtu: fc.integer({ min: 576, max: 65536 }),
    description: fc.string(),
  },
  { requiredKeys: ['namespace', 'name', 'localnet', 'mtu'] },
);

const WHITELIST = [
  'cniVersion',
  'name',
  'type',
  'topology',
  'netAttachDefName',
  'physicalNetworkName',
  'vlanID',
  'mtu',
];

const configOf = (attachment: LocalnetAttachment): unknown =>
  JSON.parse(asString(at(localnetAttachment(attachment), 'spec', 'config')) ?? '');

describe('the attachment of a localnet network', () => {
  test('reads back as it was meant', () => {
    fc.assert(
      fc.property(attachments, (attachment) => {
        const { namespace, name, localnet, vlan, mtu, description } = attachment;
        const { facts, problems } = readNetworkAttachmentDefinition(localnetAttachment(attachment));
        expect(problems).toEqual([]);
        expect(facts).toEqual({
          namespace,
          name,
          config: {
            type: 'ovn',
            topology: 'localnet',
            network: name,
            physicalNetworkName: localnet,
            vlan,
            mtu,
            netAttachDefName: `${namespace}/${name}`,
            subnets: '',
            excludeSubnets: '',
            role: '',
            allowPersistentIPs: false,
            unknownKeys: [],
          },
          owner: undefined,
          resourceName: undefined,
          description: description === '' ? undefined : description,
          managedByUs: true,
        });
      }),
    );
  });

  test('holds the keys that OVN-Kubernetes wants and no other, numbers as numbers', () => {
    fc.assert(
      fc.property(attachments, (attachment) => {
        const config = Object(configOf(attachment)) as Record<string, unknown>;
        expect(WHITELIST).toEqual(expect.arrayContaining(Object.keys(config)));
        expect(Object.keys(config)).toContain('physicalNetworkName');
        expect(typeof config.mtu).toBe('number');
        expect('vlanID' in config).toBe(attachment.vlan !== undefined);
        if ('vlanID' in config) expect(typeof config.vlanID).toBe('number');
      }),
    );
  });
});
