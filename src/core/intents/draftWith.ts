import { DESCRIPTION_ANNOTATION } from '../kinds/managedBy';
import { asInteger, asObject, asString, asStringMap, at } from '../values/json';
import type { CreateDraft, NetworkDraft } from './createDraft';
import { nodeSelectorText } from './parseNodeSelector';

const configOf = (manifest: unknown): unknown => {
  try {
    return JSON.parse(asString(at(manifest, 'spec', 'config')) ?? '');
  } catch {
    return undefined;
  }
};

const withConfig = (network: NetworkDraft, manifest: unknown): NetworkDraft => {
  const config = configOf(manifest);
  const vlan = asInteger(at(config, 'vlanID')) ?? asInteger(at(config, 'vlan'));
  const mtu = asInteger(at(config, 'mtu'));
  return {
    ...network,
    untagged: vlan === undefined,
    ...(vlan !== undefined && { vlan: String(vlan) }),
    ...(mtu !== undefined && { mtu: String(mtu) }),
    description: asString(at(manifest, 'metadata', 'annotations', DESCRIPTION_ANNOTATION)) ?? '',
  };
};

/** The form with what an edited manifest says of the fields that the form owns: VLAN, MTU and description, nodes and how many at a time. */
export const draftWith = (
  draft: CreateDraft,
  kind: 'nad' | 'nncp',
  manifest: unknown,
): CreateDraft => {
  if (kind === 'nad') {
    const name = asString(at(manifest, 'metadata', 'name'));
    return {
      ...draft,
      networks: draft.networks.map((network) =>
        network.name.trim() === name ? withConfig(network, manifest) : network,
      ),
    };
  }
  const spec = asObject(at(manifest, 'spec'));
  const limit = spec?.maxUnavailable;
  const { physical } = draft;
  const nodeSelector = nodeSelectorText(asStringMap(spec?.nodeSelector));
  return {
    ...draft,
    physical: {
      ...physical,
      maxUnavailable: typeof limit === 'number' ? String(limit) : '',
      ...(physical.nodesBy !== 'hand' &&
        physical.matchBy === '' && {
          nodeSelector,
          // Without a selector a manifest is about every node.
          nodesBy: nodeSelector === '' ? 'label' : physical.nodesBy,
        }),
    },
  };
};
