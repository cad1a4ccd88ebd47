import type { InterfaceNameError } from '../values/interfaceName';
import type { LocalnetNameError } from '../values/localnetName';
import type { MacAddressError } from '../values/macAddress';
import type { MtuError } from '../values/mtu';
import type { ResourceNameError } from '../values/resourceName';
import type { NodeSelectorError } from './parseNodeSelector';
import type { VlanIdError } from '../values/vlanId';
import type { VlanRangesError } from '../values/vlanRanges';

/** Why a field, or an object, does not fit: each has a sentence `refusal.<code>` that says what to do. */
export type RefusalCode =
  | VlanIdError
  | VlanRangesError
  | MtuError
  | LocalnetNameError
  | InterfaceNameError
  | ResourceNameError
  | MacAddressError
  | 'mtu-above-uplink'
  | 'mtu-uplink-unknown'
  | 'networks-empty'
  | 'network-name-reserved'
  | 'network-name-taken'
  | 'network-name-collides'
  | 'network-name-repeated'
  | 'attachment-taken'
  | 'names-unproven'
  | 'vlan-in-use'
  | 'untagged-in-use'
  | 'vlan-repeated'
  | 'tagged-twice'
  | 'localnet-taken'
  | 'localnet-asked'
  | 'localnet-awaited'
  | 'localnet-unknown'
  | 'localnet-not-whole'
  | 'localnets-unproven'
  | 'bridge-empty'
  | 'bridge-reserved'
  | 'bridge-missing'
  | 'bridge-not-ovs'
  | 'bridge-no-uplink'
  | 'bridge-unread'
  | 'bridge-on-node'
  | 'bridge-asked'
  | 'bridge-not-linux'
  | 'bridge-unknown'
  | 'bridge-not-whole'
  | 'interface-unwanted'
  | 'localnet-unwanted'
  | 'guests-need-linux-bridge'
  | 'trunk-narrow'
  | 'vlan-needed'
  | 'vlan-not-in-trunk'
  | 'vlan-on-bridge'
  | 'vlan-native'
  | 'vlan-not-announced'
  | 'bond-switches'
  | 'uplink-empty'
  | 'bond-members'
  | 'bond-of-bonds'
  | 'bond-mode'
  | 'bond-repeated'
  | 'bond-miimon'
  | 'bond-primary'
  | 'bond-static'
  | 'bond-inside-linux'
  | 'uplink-missing'
  | 'uplink-unread'
  | 'uplink-carries-node'
  | 'uplink-port-of'
  | 'uplink-vlan-parent'
  | 'uplink-vlan-interface'
  | 'uplink-vfs'
  | 'uplink-master-of'
  | 'uplink-not-managed'
  | 'uplink-policy'
  | 'uplink-too-small'
  | 'uplink-loses-address'
  | 'uplink-members-differ'
  | 'uplink-unmatched'
  | 'uplinks-matched'
  | NodeSelectorError['code']
  | 'selector-empty'
  | 'selector-no-node'
  | 'selector-leaves-out'
  | 'nodes-unread'
  | 'nodes-empty'
  | 'nodes-by-label'
  | 'nodes-too-many'
  | 'nodes-not-ready'
  | 'node-missing'
  | 'node-nameless'
  | 'node-label-elsewhere'
  | 'max-unavailable-form'
  | 'namespaces-empty'
  | 'namespace-unknown'
  | 'namespace-deleting'
  | 'vms-empty'
  | 'vm-missing'
  | 'vm-deleting'
  | 'vm-unread'
  | 'network-missing'
  | 'network-unread'
  | 'attachment-empty'
  | 'attachment-form'
  | 'attachment-missing'
  | 'attachment-unread'
  | 'attachment-unusable'
  | 'attachment-isolated'
  | 'attached-already'
  | 'nic-name-taken'
  | 'model-unknown'
  | 'mac-in-use'
  | 'mac-repeated'
  | 'macs-unproven'
  | 'vm-nodes-unmapped'
  | 'vm-nodes-unread'
  | 'two-gateways'
  | 'restart-needed'
  | 'live-attach-depends'
  | 'localnet-in-use'
  | 'localnet-use-unproven'
  | 'localnet-foreign'
  | 'policy-foreign'
  | 'policy-edited'
  | 'bridge-in-use'
  | 'bridge-use-unproven'
  | 'bridge-networks-unproven'
  | 'bridge-foreign'
  | 'bridge-policy-foreign'
  | 'bridge-policy-edited'
  | 'attachment-foreign'
  | 'attachment-in-use'
  | 'attachment-use-unproven'
  | 'policy-missing'
  | 'policy-unread'
  | 'policy-progressing'
  | 'policy-empty';

/** What is wrong with a field that a person filled in, or with an object that an intent names. Data only. */
export interface Refusal {
  /** `networks[0].vlan`, `physical.localnet`, `namespaces`, `vms[team-a/web]`; what the page's field is called by. */
  field: string;
  code: RefusalCode;
  params: Readonly<Record<string, string | number>>;
  /** A warning is said and does not stop anybody. */
  severity: 'refusal' | 'warning';
}

type Params = Refusal['params'];

export const refuse = (field: string, code: RefusalCode, params: Params = {}): Refusal => ({
  field,
  code,
  params,
  severity: 'refusal',
});

export const warn = (field: string, code: RefusalCode, params: Params = {}): Refusal => ({
  field,
  code,
  params,
  severity: 'warning',
});

/** Outcome of reading a draft: an intent only when nothing is refused. */
export interface Validation<I> {
  intent: I | undefined;
  refusals: readonly Refusal[];
}

export const isRefused = (refusals: readonly Refusal[]): boolean =>
  refusals.some(({ severity }) => severity === 'refusal');
