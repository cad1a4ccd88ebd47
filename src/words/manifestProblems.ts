import type { AttachmentConfigProblemCode } from '../core/kinds/attachmentConfigProblems';
import type { DesiredStateProblemCode } from '../core/kinds/desiredStateProblems';
import type { EditProblemCode } from '../core/kinds/manifestProblem';

/** Why a manifest is not written although the API server would take it, and what to do. One sentence per code. */
export const manifestProblems = {
  'manifest.edit-not-yaml': 'This is not YAML ({{detail}}). Mend the syntax.',
  'manifest.edit-identity':
    'Name, namespace, kind and the label of {{name}} say which object the plan follows and takes back. Leave them; a name is changed in the form.',
  'manifest.edit-no-node':
    'No node has the labels of the selector, and the policy would do nothing. Write labels that nodes have.',
  'manifest.config-not-json':
    'The configuration is not JSON ({{detail}}): no pod can use it. Mend the syntax.',
  'manifest.config-not-an-object':
    'The configuration is JSON and no object. Begin it with “{” and end it with “}”.',
  'manifest.config-plugin-list':
    'Write the configuration itself, not a list of plugins: in a list the name and the rest stand in different places.',
  'manifest.config-plugin-chain':
    'OVN-Kubernetes refuses a chain of plugins. Leave only its own configuration.',
  'manifest.config-list-and-single':
    'A list of plugins beside a single configuration is refused. Leave out “plugins”.',
  'manifest.config-plugins-no-list':
    '“plugins” is {{plugins}}, not a list of plugins, and OVN-Kubernetes passes it over. Leave it out.',
  'manifest.config-type':
    'The type is “{{type}}”, so OVN-Kubernetes passes the attachment over. Write ovn-k8s-cni-overlay.',
  'manifest.config-bridge-deprecated':
    'The plugin cnv-bridge is deprecated: machines on it did not migrate after an upgrade. Write "type": "bridge".',
  'manifest.config-bridge-missing':
    'Without a bridge the plugin makes one of its own, without a way out. Enter “bridge”.',
  'manifest.config-bridge-name':
    '“{{bridge}}” cannot be a bridge of a node. Use letters, digits, “.”, “_” and “-”, at most 15.',
  'manifest.config-bridge-key':
    'The bridge plugin does not know “{{key}}” and drops it without a word. Leave it out; the VLAN is called “vlan”.',
  'manifest.config-bridge-ipam':
    'An address plugin gives guests addresses that they do not use. Leave “ipam” out: VMs get their addresses on the VLAN.',
  'manifest.config-bridge-flag':
    '“{{key}}” is {{found}}, and is refused. Write true or false without quotation marks.',
  'manifest.config-bridge-default-vlan':
    'Every guest would be on VLAN 1 as well. Write "preserveDefaultVlan": false.',
  'manifest.config-bridge-vlan':
    'There is no VLAN {{vlan}} on a bridge. Write “vlan” as a number from 1 to 4094, or leave it out.',
  'manifest.config-bridge-trunk':
    'The trunk {{range}} is refused. Write each range with “minID” and “maxID” as numbers, low to high, from 1 to 4094.',
  'manifest.config-version-missing':
    'The configuration says no CNI version. Write "cniVersion": "0.3.1".',
  'manifest.config-version-not-text':
    'The CNI version {{version}} is a number, and is refused. Put it in quotation marks, as "0.3.1".',
  'manifest.config-version-unknown':
    'There is no CNI version {{version}}. Write "cniVersion": "0.3.1".',
  'manifest.config-name-missing':
    'The configuration names no network. Enter “name”: it is the network’s identity in the whole cluster.',
  'manifest.config-name-reserved':
    '“{{name}}” is the name of the cluster’s own network. Enter another name.',
  'manifest.config-name-characters':
    '“{{name}}” cannot be the name of a network. Use lower-case letters, digits and “-”, at most 63.',
  'manifest.config-topology-missing':
    'Without a topology the attachment silently leads to the cluster’s own network, and its VLAN is ignored. Write "topology": "localnet".',
  'manifest.config-topology':
    'OVN-Kubernetes knows no topology “{{topology}}” for a VLAN network. Write localnet, in lower-case letters.',
  'manifest.config-attachment-missing':
    'The configuration does not say which attachment it belongs to, and is refused. Write "netAttachDefName": "{{expected}}".',
  'manifest.config-attachment-other':
    'The configuration says that it belongs to {{found}}, and is refused here. Write "netAttachDefName": "{{expected}}".',
  'manifest.config-localnet-empty':
    'An empty “physicalNetworkName” is read as the network’s own name, and conflicts with attachments that write it. Enter a localnet, or leave it out.',
  'manifest.config-localnet-not-text':
    'The localnet {{localnet}} has to be a text. Put “physicalNetworkName” in quotation marks.',
  'manifest.config-localnet-characters':
    'No bridge mapping can have the name “{{localnet}}”. Enter in “physicalNetworkName” the name of a localnet.',
  'manifest.config-vlan-not-a-number':
    'VLAN {{vlan}} is refused, and the network would not exist. Write “vlanID” as a whole number without quotation marks.',
  'manifest.config-vlan-zero':
    'VLAN 0 silently means untagged. Leave “vlanID” out, or enter a number from 1 to 4094.',
  'manifest.config-vlan-out-of-range':
    'VLAN {{vlan}} is accepted, and no switch knows it. Enter a number from 1 to 4094.',
  'manifest.config-mtu-missing':
    'Without an MTU the network gets that of the pod network, not that of the VLAN. Write “mtu”; 1500 fits most networks.',
  'manifest.config-mtu-not-a-number':
    'MTU {{mtu}} is refused. Write “mtu” as a whole number of bytes without quotation marks.',
  'manifest.config-mtu-out-of-range':
    'An MTU of {{mtu}} is accepted and cannot work. Enter a number from 576 to 65536.',
  'manifest.config-ipam':
    'OVN-Kubernetes refuses the address plugin “{{plugin}}”. Leave “ipam” out: VMs get their addresses on the VLAN.',
  'manifest.config-ipam-not-an-object':
    '“ipam” is {{ipam}}, and is refused: it has to be an object. Leave it out, VMs get their addresses on the VLAN.',
  'manifest.config-subnets':
    'With subnets OVN hands out addresses that guests of a VLAN do not use, and drops frames of others. Leave them out.',
  'manifest.config-subnets-not-text':
    'The subnets {{subnets}} are refused: they have to be one text, separated by commas. VMs need none; leave them out.',
  'manifest.config-subnet-form':
    '“{{subnet}}” is not a subnet such as 192.0.2.0/24. VMs need none; leave the subnets out.',
  'manifest.config-subnet-host-bits':
    '{{subnet}} is the address of a machine, not of a network, and is accepted as if it were. Leave the subnets out, or zero its last part.',
  'manifest.config-exclude-outside':
    'The excluded range {{subnet}} is in none of the subnets, and is refused. Leave it out.',
  'manifest.config-role':
    'The role “{{role}}” is refused: a VLAN network is never the primary one. Leave “role” out.',
  'manifest.config-join-subnet':
    'A VLAN network has no join subnet, and is refused with one. Leave “joinSubnet” out.',
  'manifest.config-persistent-ips':
    'Only addresses that OVN hands out can be kept, and VMs get theirs on the VLAN. Leave “allowPersistentIPs” out.',
  'manifest.config-key-foreign':
    '“{{key}}” belongs to other networks: on a VLAN network it is refused, or does nothing. Leave it out.',
  'manifest.config-key-case':
    '“{{key}}” is read only because letter case is ignored. Write {{expected}}.',
  'manifest.config-key-unknown':
    'OVN-Kubernetes ignores “{{key}}” without a word. Leave it out, or check how it is spelled.',
  'manifest.state-key-unknown': 'nmstate refuses “{{key}}” in {{place}}. Check how it is spelled.',
  'manifest.state-ovs-db':
    'A section “ovs-db” replaces what Open vSwitch knows of the cluster, down to the node’s own identity. Leave it out.',
  'manifest.state-ovs-db-mappings':
    'Bridge mappings under “ovs-db” are refused. Write them under “ovn”, “bridge-mappings”.',
  'manifest.state-interface-name':
    '“{{name}}” cannot be the name of an interface. Use at most 15 letters, digits, “.”, “_” and “-”.',
  'manifest.state-interface-repeated':
    'Interface {{name}} is described twice; only the last one would count. Leave one of them out.',
  'manifest.state-stp-text':
    'STP of {{bridge}} is the text “{{stp}}”, and any text turns it on. Write false without quotation marks.',
  'manifest.state-stp-on':
    'STP of {{bridge}} interrupts VMs whenever a port changes. Write "stp": false.',
  'manifest.state-boolean-text':
    '{{key}} of {{bridge}} is the text “{{found}}”. Write true or false without quotation marks.',
  'manifest.state-patch-ports-text':
    '“allow-extra-patch-ports” of {{bridge}} is the text “{{found}}”, and is refused. Write true without quotation marks.',
  'manifest.state-patch-ports-forbidden':
    'Once a VM uses {{bridge}}, every later change of it fails. Write "allow-extra-patch-ports": true.',
  'manifest.state-port-repeated': '{{port}} is named twice as port of {{bridge}}. Leave one out.',
  'manifest.state-port-shared':
    '{{port}} cannot be port of {{bridge}} and of {{other}}. Choose one of the two.',
  'manifest.state-port-not-there':
    'There is no {{port}} on {{nodes}}: {{bridge}} would get an internal port of that name and no uplink, and the policy would say that all is well. Choose a NIC that is there.',
  'manifest.state-port-of-br-ex':
    '{{port}} carries br-ex on {{nodes}}: {{bridge}} would take it away and cut the node off. Choose another NIC.',
  'manifest.state-trunk-range':
    'Trunk {{range}} of {{port}} is accepted, and no switch knows it. Use VLANs from 0 to 4094.',
  'manifest.state-trunk-reversed':
    'Trunk {{range}} of {{port}} runs backwards and is accepted as it is. Write the smaller number first.',
  'manifest.state-trunk-overlap':
    'Trunk {{range}} of {{port}} overlaps another one, and is refused. Make them one range.',
  'manifest.state-access-with-trunk':
    'Port {{port}} is in access mode and has trunk VLANs. Leave one of the two out.',
  'manifest.state-bond-mode':
    'A bond of the node, such as {{bond}}, has no mode “{{mode}}”, and is refused. Write 802.3ad, active-backup or balance-xor.',
  'manifest.state-bond-mode-lacp':
    'The mode “lacp” of {{bond}} is that of a bond inside Open vSwitch, and is accepted without a word. For a bond of the node write 802.3ad.',
  'manifest.state-bond-one-port':
    'An OVS bond needs two NICs; {{bond}} with fewer is refused only after half a minute. Add one, or name the NIC itself as port.',
  'manifest.state-bridge-in-use':
    'Networks still use {{bridge}} on {{nodes}}, so its removal fails. Remove the mapping first, and the bridge when no port of OVN is left.',
  'manifest.state-mapping-dangles':
    'Localnet {{localnet}} on {{nodes}} would point to {{bridge}}, which is gone. Remove the mapping in the same policy.',
  'manifest.state-localnet-missing':
    'A mapping to bridge {{bridge}} has no localnet. Enter its name.',
  'manifest.state-localnet-reserved':
    'The mapping {{localnet}} belongs to OVN-Kubernetes: changing it cuts the cluster’s way out. Leave it out; it can be used as it is.',
  'manifest.state-br-ex':
    'br-ex belongs to the cluster, and its interfaces must not stand in a policy. Leave them out; a mapping to br-ex is fine.',
  'manifest.state-localnet-empty':
    'A mapping with an empty localnet makes every later change of the node’s network fail. Enter a name.',
  'manifest.state-localnet-characters':
    'A localnet named “{{localnet}}” makes every later change of the node’s network fail. Use letters, digits, “.”, “_” and “-”.',
  'manifest.state-localnet-repeated':
    'Localnet {{localnet}} is mapped twice, and is refused. Leave one of the mappings out.',
  'manifest.state-localnet-moved':
    'Localnet {{localnet}} leads to {{former}} on {{nodes}} and would silently be moved to {{bridge}}, with every network on it. Choose another name.',
  'manifest.state-mapping-no-bridge':
    'The mapping of localnet {{localnet}} names no bridge. Enter one.',
  'manifest.state-mapping-bridge-characters':
    'Localnet {{localnet}} is mapped to “{{bridge}}”, which cannot be a bridge; a “:” or “,” in it makes every later change of the node’s network fail. Enter the name of a bridge.',
  'manifest.state-interface-state':
    'The interface {{name}} cannot be {{state}}. Write up, down, absent or ignore.',
  'manifest.state-mapping-state':
    'The mapping of localnet {{localnet}} cannot be {{state}}. Write present or absent.',
  'manifest.state-mapping-to-absent-bridge':
    'Localnet {{localnet}} is mapped to {{bridge}}, which the same policy removes. Leave one of the two out.',
  'manifest.state-mapping-key-unknown':
    '“{{key}}” in the mapping of localnet {{localnet}} is ignored without a word. Leave it out, or check how it is spelled.',
} as const satisfies Readonly<
  Record<
    `manifest.${AttachmentConfigProblemCode | DesiredStateProblemCode | EditProblemCode}`,
    string
  >
>;
