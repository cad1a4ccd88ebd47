import type { NetworkDraft } from '../../core/intents/createDraft';
import { parseMtu } from '../../core/values/mtu';
import { parseVlanId } from '../../core/values/vlanId';
import type { Say } from '../../words/catalogue';

/**
 * The network of the form in one line. It repeats what is read out of a field, not what is typed (`0005` is VLAN 5); of a field that cannot be
 * read it says nothing, because the field does.
 */
export const draftSummary = (say: Say, network: NetworkDraft | undefined): string => {
  const name = network?.name.trim() ?? '';
  if (network === undefined || name === '') return say('create.lead');
  const mtu = parseMtu(network.mtu);
  if (!mtu.ok) return name;
  if (network.untagged) return say('create.summaryUntagged', { name, mtu: mtu.value });
  const vlan = parseVlanId(network.vlan);
  return vlan.ok ? say('create.summaryTagged', { name, vlan: vlan.value, mtu: mtu.value }) : name;
};
