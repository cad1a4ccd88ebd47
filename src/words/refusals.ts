import type { RefusalCode } from '../core/intents/refusal';

/** Why a field does not fit, and what to do. One sentence per code of `RefusalCode`. */
export const refusals = {
  'refusal.vlan-empty': 'Enter a VLAN ID from 1 to 4094, or choose untagged.',
  'refusal.vlan-not-a-number':
    '“{{vlan}}” is not a VLAN ID. Enter a whole number from 1 to 4094, digits only.',
  'refusal.vlan-out-of-range':
    'VLAN {{vlan}} does not exist on a switch. Enter a number from 1 to 4094; for traffic without a tag, choose untagged.',
  'refusal.mtu-empty': 'Enter an MTU in bytes. 1500 fits most networks.',
  'refusal.mtu-not-a-number':
    '“{{mtu}}” is not an MTU. Enter a whole number of bytes, digits only.',
  'refusal.mtu-out-of-range':
    'An MTU of {{mtu}} is not possible. Enter a number from 576 to 65536; 1500 fits most networks, 9000 those with jumbo frames.',
  'refusal.mtu-above-uplink':
    'An MTU of {{mtu}} does not fit through {{uplink}} on {{node}}, which carries {{limit}}. Enter {{limit}} or less, or raise the MTU of the uplink first.',
  'refusal.mtu-uplink-unknown':
    'Whether an MTU of {{mtu}} fits is not known: the MTU of the uplink could not be read on {{nodes}}. Check it there before VMs use the network.',
  'refusal.localnet-empty': 'Choose a localnet, or enter a name for a new one.',
  'refusal.localnet-too-long': 'A localnet name has at most 63 characters. Shorten “{{localnet}}”.',
  'refusal.localnet-characters':
    '“{{localnet}}” cannot be the name of a localnet. Use lower-case letters, digits, “.”, “_” and “-”, and begin with a letter or digit; a “:” or “,” would break every later network change on the nodes.',
  'refusal.localnet-reserved':
    '“{{localnet}}” belongs to OVN-Kubernetes. To use physnet, choose it as an existing localnet; for a new localnet, enter another name.',
  'refusal.localnet-hidden-prefix':
    'Names that begin with “physnet” are hidden by other pages of the console. Enter another name than “{{localnet}}”.',
  'refusal.localnet-taken':
    'Localnet “{{localnet}}” is there already, on bridge {{bridge}}. Choose it as an existing localnet, or enter another name.',
  'refusal.localnet-asked':
    'Policy {{policy}} already asks for localnet “{{localnet}}”. Choose it as an existing localnet once the policy is done, or enter another name.',
  'refusal.localnet-awaited':
    'These networks already point to localnet “{{localnet}}” and will come alive with it: {{networks}}.',
  'refusal.localnet-unknown':
    'No node has localnet “{{localnet}}”. Choose one of the list, or make a new localnet.',
  'refusal.localnet-not-whole':
    'Localnet “{{localnet}}” does not reach every node where VMs may run. VMs on these nodes would have no network: {{nodes}}. You can go on, and extend the localnet later.',
  'refusal.localnets-unproven':
    'The state of the nodes cannot be read, so whether localnet “{{localnet}}” exists is not known. Ask a cluster administrator before you go on.',
  'refusal.name-empty': 'Enter a name.',
  'refusal.name-too-long': 'A name has at most 63 characters. Shorten “{{name}}”.',
  'refusal.name-characters':
    '“{{name}}” cannot be used as a name. Use lower-case letters, digits and “-”, and begin and end with a letter or digit.',
  'refusal.networks-empty': 'Enter at least one network.',
  'refusal.network-name-reserved':
    '“{{name}}” is the name of the cluster’s own network. Enter another name.',
  'refusal.network-name-taken':
    'A network named “{{name}}” is there already, in namespace {{namespaces}}. One name is one network in the whole cluster: enter another name.',
  'refusal.network-name-collides':
    '“{{name}}” and the network “{{other}}” get the same name inside OVN, where “-” and “/” become “.”. Enter another name.',
  'refusal.network-name-repeated':
    'Two networks of this form are named “{{name}}”, or get the same name inside OVN. Give one of them another name.',
  'refusal.attachment-taken':
    'Namespace {{namespace}} already has a network attachment “{{name}}”. Enter another name, or leave this namespace out.',
  'refusal.names-unproven':
    'Network attachments of other namespaces cannot be read, so whether “{{name}}” is free in the whole cluster is not known. Choose a name that is unlikely to be taken.',
  'refusal.vlan-in-use':
    'VLAN {{vlan}} on localnet “{{localnet}}” is already used by network “{{network}}”. Both will be one segment with separate policies; to share the network, attach VMs to “{{network}}” instead.',
  'refusal.untagged-in-use':
    'Network “{{network}}” already uses localnet “{{localnet}}” untagged. Both will be one segment with separate policies; to share the network, attach VMs to “{{network}}” instead.',
  'refusal.vlan-repeated':
    'Network “{{network}}” of this form has the same VLAN. Both will be one segment; enter another VLAN ID unless that is meant.',
  'refusal.tagged-twice':
    'The uplink {{uplink}} is itself a VLAN interface (VLAN {{tag}}), so frames of VLAN {{vlan}} would be tagged twice. Choose untagged to use VLAN {{tag}}, or a bridge with another uplink.',
  'refusal.bridge-empty': 'Choose a bridge.',
  'refusal.bridge-reserved':
    'Bridge {{bridge}} is internal to OVN. Choose br-ex, or a bridge with an uplink of its own.',
  'refusal.bridge-missing':
    'There is no bridge {{bridge}} on {{nodes}}. Choose nodes that have it, or another bridge.',
  'refusal.bridge-not-ovs':
    'Bridge {{bridge}} on {{nodes}} is a Linux bridge, and a localnet needs an OVS bridge. Choose another bridge.',
  'refusal.bridge-no-uplink':
    'Bridge {{bridge}} has no uplink on {{nodes}}: VMs there would reach each other and nothing else. Add the uplink before VMs use the network.',
  'refusal.bridge-unread':
    'The state of {{nodes}} could not be read, so whether bridge {{bridge}} exists there is not known. Check it before you go on.',
  'refusal.interface-empty': 'Enter a name for it, such as br-vmdata or bond1.',
  'refusal.interface-too-long':
    '“{{name}}” is too long: an interface of a node has at most 15 characters. Shorten it.',
  'refusal.interface-characters':
    '“{{name}}” cannot be the name of an interface. Use lower-case letters, digits, “.”, “_” and “-”, and begin with a letter.',
  'refusal.interface-reserved':
    '“{{name}}” belongs to OVN-Kubernetes or to the node itself. Enter another name.',
  'refusal.bridge-on-node':
    'There is an interface {{name}} already on {{nodes}}. Enter another name, or put the localnet on the bridge that is there.',
  'refusal.bridge-asked':
    'Policy {{policy}} already describes an interface {{name}}. Enter another name, so that the two do not overwrite each other.',
  'refusal.bridge-not-linux':
    'Bridge {{bridge}} on {{nodes}} is an OVS bridge. Choose a Linux bridge, or use a localnet.',
  'refusal.bridge-unknown':
    'No node has a bridge {{bridge}}. Choose one of the list, or make a new Linux bridge.',
  'refusal.bridge-not-whole':
    'Nodes where VMs may run have no bridge {{bridge}}: {{nodes}}. VMs on it will run on the others only.',
  'refusal.interface-unwanted':
    'Policy {{policy}} says that there is to be no {{name}} on {{nodes}}. Of two policies the last one applied wins, and both report success. Take that out of {{policy}}, or choose another name or other nodes.',
  'refusal.localnet-unwanted':
    'Policy {{policy}} takes localnet “{{localnet}}” off {{nodes}}. Of two policies the last one applied wins, and both report success. Remove {{policy}} first, or enter another name.',
  'refusal.guests-need-linux-bridge':
    'A localnet drops the frames of guests that change MAC addresses or tag VLANs themselves. Choose a Linux bridge.',
  'refusal.trunk-empty': 'Enter the VLANs of the trunk, such as 2-4094 or 100-110, 200.',
  'refusal.trunk-form':
    '“{{part}}” is not a list of VLANs. Enter IDs and ranges from low to high, separated by commas, such as 100-110, 200.',
  'refusal.trunk-out-of-range': 'Enter VLAN IDs from 1 to 4094 only; “{{part}}” has others.',
  'refusal.trunk-overlap':
    '“{{part}}” names a VLAN twice, which nmstate refuses. Name each VLAN once.',
  'refusal.trunk-narrow':
    'Port {{uplink}} of {{bridge}} lets only VLAN {{trunk}} through on {{node}}. Enter VLANs among these, or use another bridge.',
  'refusal.vlan-needed':
    'The ports of {{bridge}} let tagged frames through only. Enter a VLAN ID, or say that guests tag VLANs themselves.',
  'refusal.vlan-not-in-trunk':
    'A port of {{bridge}} lets VLAN {{trunk}} through, and not {{vlan}}. Enter one of these, or widen the trunk.',
  'refusal.vlan-on-bridge':
    'VLAN {{vlan}} on bridge {{bridge}} has a network already. Both are the same segment.',
  'refusal.vlan-native':
    'The switch says at {{uplink}} on {{nodes}} that VLAN {{vlan}} is its native one, which most switches carry without a tag: tagged frames of it go nowhere. Choose untagged for this VLAN.',
  'refusal.vlan-not-announced':
    'The switch announces other VLANs than {{vlan}} at {{uplink}} on {{nodes}}. Ask your network team whether the ports carry it.',
  'refusal.bond-switches':
    'NICs of the bond end at different switches on {{nodes}} ({{members}}). {{mode}} works there only when these switches act as one (MLAG).',
  'refusal.bond-miimon':
    'Enter how often the links are looked at, in milliseconds from 1 to 99999; 100 is usual. Without it a broken cable is not noticed.',
  'refusal.bond-primary': '{{uplink}} is not one of the NICs of the bond. Choose one of them.',
  'refusal.bond-static':
    '{{mode}} needs a static port channel on the switch: without one the switch sees addresses jump between its ports.',
  'refusal.bond-inside-linux':
    'A bond inside Open vSwitch needs an OVS bridge. Choose a bond of NICs, or a NIC or bond that is there.',
  'refusal.bond-repeated': 'The bridge and the bond cannot both be named {{name}}. Rename one.',
  'refusal.uplink-empty': 'Choose the NIC or bond through which the bridge reaches the switch.',
  'refusal.bond-members': 'Choose at least two NICs for the bond.',
  'refusal.bond-mode': 'Choose how the bond shares its NICs: {{modes}}.',
  'refusal.bond-of-bonds':
    '{{uplink}} is a bond itself and cannot be part of another. Choose NICs only, or use {{uplink}} as it is.',
  'refusal.uplink-missing':
    '{{uplink}} is missing on {{nodes}}. Choose another one, or other nodes: nmstate would make an internal port of that name, without a word and without a cable.',
  'refusal.uplink-unread':
    'The state of {{nodes}} could not be read, so whether {{uplink}} is there and free is not known. Check it before you go on.',
  'refusal.uplink-carries-node':
    '{{uplink}} carries the node itself on {{nodes}}, by {{via}}: a bridge on it would cut the node off. Choose another one.',
  'refusal.uplink-port-of':
    '{{uplink}} is a port of {{controller}} on {{nodes}}. Choose {{controller}} if that is free, or another NIC.',
  'refusal.uplink-vlan-parent':
    'The VLAN interface {{child}} stands on {{uplink}} on {{nodes}}. Choose another one, or remove {{child}} first.',
  'refusal.uplink-vlan-interface':
    '{{uplink}} is itself a VLAN interface (VLAN {{id}}) on {{nodes}}: frames of a VLAN would be tagged twice. Choose a NIC or a bond.',
  'refusal.uplink-vfs':
    '{{uplink}} has given out {{count}} virtual functions on {{nodes}}, which pods and VMs may be using. Choose another NIC.',
  'refusal.uplink-master-of':
    'The network attachment {{attachment}} stands on {{uplink}} on {{nodes}}; live migration or storage may use it. Choose another NIC.',
  'refusal.uplink-not-managed':
    '{{uplink}} is left alone by nmstate on {{nodes}}, so a policy cannot use it. Choose another NIC.',
  'refusal.uplink-policy':
    'Policy {{policy}} uses {{uplink}} on {{nodes}}: of two policies the last one written would win, without a word. Choose another NIC or other nodes, or edit that policy.',
  'refusal.uplink-too-small':
    '{{uplink}} on {{nodes}} carries at most {{limit}} bytes. Enter a lower MTU for the network, or choose another NIC.',
  'refusal.uplink-loses-address':
    '{{uplink}} loses its address {{addresses}} on {{nodes}}. No node is known by it, but make sure that nobody uses it.',
  'refusal.uplink-members-differ':
    'Bond {{uplink}} has other NICs on other nodes ({{members}}), so one policy cannot raise the MTU of all. Enter the MTU that it has, or choose nodes that are alike.',
  'refusal.uplink-unmatched':
    '{{uplink}} has no counterpart on {{node}}, or more than one. Match the NICs by something else, or leave the node out.',
  'refusal.uplinks-matched':
    'NICs have other names on some nodes, which get a policy of their own: {{names}}. Check that these are the right ones.',
  'refusal.nodes-empty': 'Choose at least one node.',
  'refusal.nodes-by-label':
    'You may not read nodes, so they cannot be picked by hand. Select them by a label.',
  'refusal.nodes-too-many':
    '{{count}} nodes would be {{count}} policies. Up to {{limit}} nodes can be selected by their names; let the plan label them instead.',
  'refusal.nodes-not-ready':
    'These nodes are not ready, and are changed as soon as they are back: {{nodes}}.',
  'refusal.node-missing': 'These nodes are not there any more: {{nodes}}. Take them off the list.',
  'refusal.node-nameless':
    'These nodes lack the label kubernetes.io/hostname, so no policy can select them by name: {{nodes}}. Let the plan label them instead.',
  'refusal.node-label-elsewhere':
    'Label {{selector}} is already on nodes that you did not choose: {{nodes}}. Choose these as well, or enter another name.',
  'refusal.selector-form':
    '“{{part}}” is not a node label. Enter pairs such as key=value, separated by commas.',
  'refusal.selector-repeated':
    'The label “{{part}}” is there twice, with different values. A node has one value of each label: leave one of them.',
  'refusal.selector-empty': 'Type a label such as key=value, or choose Every node.',
  'refusal.selector-no-node':
    'No node has the labels {{selector}}. Choose labels that at least one node has.',
  'refusal.selector-leaves-out':
    'These nodes may run VMs and are not selected, so the network will not reach them: {{nodes}}.',
  'refusal.nodes-unread':
    'You may not read nodes, so which nodes the labels select is not known. Ask a cluster administrator.',
  'refusal.max-unavailable-form':
    'Enter the number of nodes that may change at the same time, from 1 to 9999, or leave the field empty.',
  'refusal.namespaces-empty': 'Choose at least one namespace.',
  'refusal.namespace-unknown':
    'There is no namespace “{{namespace}}”, or you may not see it. Leave it out.',
  'refusal.namespace-deleting': 'Namespace “{{namespace}}” is being deleted. Leave it out.',
  'refusal.vms-empty': 'Choose at least one virtual machine.',
  'refusal.vm-missing': 'There is no virtual machine {{vm}} any more. Take it off the list.',
  'refusal.vm-deleting': 'Virtual machine {{vm}} is being deleted. Take it off the list.',
  'refusal.vm-unread':
    'Virtual machine {{vm}} could not be read. Check that you may read it, then try again.',
  'refusal.network-missing': 'There is no network {{network}} any more. Choose another network.',
  'refusal.network-unread':
    'Network {{network}} was not found, and not every network attachment can be read. Choose a network of the list, or ask someone who may read them.',
  'refusal.attachment-empty': 'Choose a network.',
  'refusal.attachment-form':
    '“{{attachment}}” is not a network attachment. Enter it as namespace/name.',
  'refusal.attachment-missing':
    'There is no network attachment {{attachment}}. Choose one of the list, or create the network first.',
  'refusal.attachment-unread':
    'Network attachment {{attachment}} cannot be read, so what it leads to is not known. Check the name with its owner.',
  'refusal.attachment-unusable':
    'Network attachment {{attachment}} is not a VLAN network: its configuration is unreadable, or of a type that is only shown here. Choose another network.',
  'refusal.attachment-isolated':
    '{{vm}} cannot use {{attachment}}: namespaces are isolated from each other. Create the network in namespace {{namespace}} or in default.',
  'refusal.attached-already':
    'NIC {{nic}} of {{vm}} is on {{attachment}} already. A second NIC on one network does not work on older clusters.',
  'refusal.nic-name-taken': '{{vm}} already has a NIC named “{{name}}”. Enter another name.',
  'refusal.model-unknown': 'KubeVirt knows no NIC model “{{model}}”. Choose one of: {{models}}.',
  'refusal.mac-empty': 'Enter a MAC address, or leave the field to the cluster.',
  'refusal.mac-form':
    '“{{mac}}” is not a MAC address. Enter six pairs of hexadecimal digits, such as 02:00:00:12:34:56.',
  'refusal.mac-multicast':
    '{{mac}} cannot be the address of a NIC: no switch forwards frames from it. Choose one whose second digit is 2, 6, a or e.',
  'refusal.mac-reserved': 'KubeVirt keeps {{mac}} for itself. Enter another MAC address.',
  'refusal.mac-in-use':
    'MAC address {{mac}} belongs to {{vm}} on network “{{network}}”. Enter another one, or leave the field empty.',
  'refusal.mac-repeated':
    'MAC address {{mac}} is also entered for {{vm}}. Enter another one, or leave the field empty.',
  'refusal.macs-unproven':
    'Machines of other namespaces cannot be read, so whether MAC address {{mac}} is free is not known. Leave the field empty unless it was given to you.',
  'refusal.vm-nodes-unmapped':
    '{{vm}} may run on nodes that network “{{network}}” does not reach: {{nodes}}. There it would not start; extend the localnet, or restrict the VM to other nodes.',
  'refusal.vm-nodes-unread':
    'Whether network “{{network}}” reaches every node where {{vm}} may run is not known, because nodes or their state cannot be read.',
  'refusal.two-gateways':
    '{{vm}} keeps the pod network and may get two default gateways; the guest then answers other subnets through the pod network. Give the new NIC no gateway, or routes of its own.',
  'refusal.restart-needed':
    '{{vm}} is running, and its pod network goes away only with a restart. Restart it when that suits you.',
  'refusal.live-attach-depends':
    '{{vm}} is running: the NIC is attached by a live migration, or at the next restart. Which of the two depends on a cluster setting and on whether the VM can migrate.',
  'refusal.localnet-in-use':
    'Localnet “{{localnet}}” stays, because these networks use it: {{networks}}. Remove them first.',
  'refusal.localnet-use-unproven':
    'Localnet “{{localnet}}” stays, because not every network can be read, so nobody can say that it is unused. Ask a cluster administrator.',
  'refusal.localnet-foreign':
    'Localnet “{{localnet}}” stays: no policy asks for it, so it was mapped by other means. Whoever mapped it takes it away.',
  'refusal.policy-foreign':
    'Localnet “{{localnet}}” stays, because policy {{policy}}, which was not made here, asks for it. Ask whoever made the policy.',
  'refusal.policy-edited':
    'Policy {{policy}} was edited and does more than map localnet “{{localnet}}” now, so it is not removed. Take out what was added, or remove it by hand.',
  'refusal.bridge-in-use':
    'Bridge {{bridge}} stays, because others are on it: {{users}}. Take them off it first.',
  'refusal.bridge-use-unproven':
    'Bridge {{bridge}} stays, because the networks of the nodes cannot be read, so nobody can say who else is on it. Ask a cluster administrator.',
  'refusal.bridge-networks-unproven':
    'Bridge {{bridge}} stays, because not every network can be read, so nobody can say that it is unused. Ask a cluster administrator.',
  'refusal.bridge-foreign':
    'Bridge {{bridge}} stays: no policy asks for it, so it was made by other means. Whoever made it takes it away.',
  'refusal.bridge-policy-foreign':
    'Bridge {{bridge}} stays, because policy {{policy}}, which was not made here, asks for it. Ask whoever made the policy.',
  'refusal.bridge-policy-edited':
    'Policy {{policy}} was edited and does more than make bridge {{bridge}} now, so it is not removed. Take out what was added, or remove it by hand.',
  'refusal.attachment-foreign':
    'Attachment {{attachment}} stays: it was not made here. Ask whoever made it.',
  'refusal.attachment-in-use':
    'Attachment {{attachment}} stays, because these virtual machines use it: {{vms}}. Detach them first.',
  'refusal.attachment-use-unproven':
    'Attachment {{attachment}} stays, because not every virtual machine can be read, so nobody can say that it is unused. Ask a cluster administrator.',
  'refusal.policy-missing': 'There is no policy {{policy}} any more.',
  'refusal.policy-unread':
    'Policy {{policy}} could not be read. Check that you may read it, then try again.',
  'refusal.policy-progressing':
    'Policy {{policy}} is still in progress, and is not accepted again before it ends. Wait until every node has a result.',
  'refusal.policy-empty': 'Policy {{policy}} asks for nothing, so there is nothing to try again.',
} as const satisfies Readonly<Record<`refusal.${RefusalCode}`, string>>;
