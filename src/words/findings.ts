/**
 * What findings say, keyed `finding.<code>.<part>[.<variant>]`: title, cause, remedy, and where VMs are concerned the impact. Every title
 * stands by itself: it names its subject.
 */
export const findings = {
  'severity.critical': 'Critical',
  'severity.error': 'Error',
  'severity.warning': 'Warning',
  'severity.info': 'Information',

  'finding.PLT-01.title': 'The NMState operator is not installed',
  'finding.PLT-01.cause':
    'The cluster has no node network states, so bridges, mappings and uplinks of its nodes cannot be seen.',
  'finding.PLT-01.remedy':
    'Install the Kubernetes NMState Operator from the catalogue and create the NMState object named "nmstate".',

  'finding.PLT-05.title': 'You may not read the network of the nodes',
  'finding.PLT-05.cause':
    'Your account may not list {{kinds}}. Which nodes a network reaches is unknown to you, not missing.',
  'finding.PLT-05.remedy':
    'Ask an administrator for the role cluster-reader, or to look at the network for you.',

  'finding.NNCP-01.title_one': 'Policy {{policy}} failed on {{nodes}}',
  'finding.NNCP-01.title_other': 'Policy {{policy}} failed on {{count}} nodes',
  'finding.NNCP-01.cause': 'nmstate on {{nodes}}: “{{error}}”.',
  'finding.NNCP-01.impact_one':
    'Because of that it was not attempted on one more node: {{abortedNodes}}.',
  'finding.NNCP-01.impact_other':
    'Because of that it was not attempted on {{count}} more nodes: {{abortedNodes}}.',
  'finding.NNCP-01.remedy':
    'Mend what the message names, in the policy or on the node, then retry the policy. What was changed on the node has been rolled back.',
  'finding.NNCP-01.remedy.overbooked':
    'Take the NIC out of one of the two bridges or bonds of the policy, then apply it again.',
  'finding.NNCP-01.remedy.unknown-port':
    'The node has no NIC of that name. Correct the name, or write a policy of its own for nodes with other hardware.',
  'finding.NNCP-01.remedy.duplicate-localnet':
    'Name each localnet once in the bridge mappings of the policy.',
  'finding.NNCP-01.remedy.mapping-without-bridge':
    'Give the mapping a bridge, or say "state: absent" to take it away.',
  'finding.NNCP-01.remedy.unknown-field':
    'Correct the misspelt field; compare it with the nmstate documentation.',
  'finding.NNCP-01.remedy.broken-mappings':
    'The mappings of the node are damaged and every policy fails there. Repair them on the node: ovs-vsctl set open . external_ids:ovn-bridge-mappings=…',
  'finding.NNCP-01.remedy.probe-gateway':
    'The node no longer reached its default gateway and was rolled back. The policy takes a NIC that the node itself needs, or the gateway does not answer pings.',
  'finding.NNCP-01.remedy.probe-api-server':
    'The node no longer reached the API server and was rolled back. The policy takes a NIC that the node itself needs: choose another one.',
  'finding.NNCP-01.remedy.probe-dns':
    'The node could no longer resolve names and was rolled back. Check the DNS servers and the NIC that leads to them.',
  'finding.NNCP-01.remedy.probe-node':
    'The node was not ready after the change and was rolled back. The policy takes a NIC that the node itself needs: choose another one.',
  'finding.NNCP-01.remedy.bond-mode': 'Set the mode of the bond, and options that fit the mode.',
  'finding.NNCP-01.remedy.verification':
    'The node took the setting and then had another value. Compare the two in the message: an MTU above what the NIC can do, or patch ports that the policy would remove (allow-extra-patch-ports).',
  'finding.NNCP-01.remedy.timeout': 'The node took too long. Retry the policy.',
  'finding.NNCP-01.remedy.service':
    'NetworkManager or Open vSwitch did not answer on the node. Look at their logs, then retry the policy.',
  'finding.NNCP-01.remedy.template':
    'A capture or template of the policy does not fit this node. Correct it; the capture itself can only be changed by a new policy.',

  'finding.MAP-01.title': 'Localnet {{localnet}} is mapped on no node',
  'finding.MAP-01.cause.unmapped':
    'No node maps it and no policy asks for it. Networks that refer to it: {{networks}}.',
  'finding.MAP-01.cause.misspelt':
    'No node maps it and no policy asks for it. Networks that refer to it: {{networks}}. Perhaps {{suggestion}} is meant.',
  'finding.MAP-01.remedy.unmapped':
    'Map {{localnet}} to an OVS bridge by a policy, or let the networks refer to a localnet that exists.',
  'finding.MAP-01.remedy.misspelt':
    'Let the networks refer to {{suggestion}}, or map {{localnet}} to an OVS bridge by a policy.',

  'finding.MAP-02.title_one': 'Localnet {{localnet}} is missing on {{nodes}}',
  'finding.MAP-02.title_other': 'Localnet {{localnet}} is missing on {{count}} nodes',
  'finding.MAP-02.title.bridge_one': '{{nodes}} has no bridge {{bridge}} for localnet {{localnet}}',
  'finding.MAP-02.title.bridge_other':
    '{{count}} nodes have no bridge {{bridge}} for localnet {{localnet}}',
  'finding.MAP-02.cause.not-selected_one':
    'The policy {{policy}} does not select it: the node has no label {{label}}.',
  'finding.MAP-02.cause.not-selected_other':
    'The policy {{policy}} does not select {{nodes}}: the nodes have no label {{label}}.',
  'finding.MAP-02.cause.no-policy':
    'Other nodes map it without a policy that asks for it, so nothing brings it to {{nodes}}.',
  'finding.MAP-02.cause.failed': 'The policy {{policy}} failed on {{nodes}}.',
  'finding.MAP-02.cause.aborted':
    'The policy {{policy}} was not attempted on {{nodes}}, because it failed on other nodes.',
  'finding.MAP-02.cause.progressing': 'The policy {{policy}} is not done yet on {{nodes}}.',
  'finding.MAP-02.cause.lost':
    'The policy {{policy}} says that it is applied on {{nodes}}, but the mapping is not there: something took it away later.',
  'finding.MAP-02.cause.result-unread':
    'The policy {{policy}} selects {{nodes}}; how it went there could not be read.',
  'finding.MAP-02.cause.policies-unread':
    'Whether a policy should map it on {{nodes}} is unknown, because the policies could not be read.',
  'finding.MAP-02.cause.result-damaged':
    'The policy {{policy}} selects {{nodes}}; a result that the cluster holds does not say what it should, so how it went there is unknown.',
  'finding.MAP-02.cause.policy-damaged':
    'Whether the policy {{policy}} should map it on {{nodes}} is unknown, because the policy holds something that cannot be read.',
  'finding.MAP-02.impact_one': '{{vms}} VM that may be scheduled there would lose {{networks}}.',
  'finding.MAP-02.impact_other': '{{vms}} VMs that may be scheduled there would lose {{networks}}.',
  'finding.MAP-02.remedy.not-selected':
    'Give {{nodes}} the label {{label}}, or keep the VMs away by a node selector.',
  'finding.MAP-02.remedy.no-policy':
    'Write a policy that maps {{localnet}} to {{bridge}} on all nodes where VMs may run, or keep the VMs away by a node selector.',
  'finding.MAP-02.remedy.failed': 'Mend why {{policy}} failed, then retry it.',
  'finding.MAP-02.remedy.aborted': 'Mend the node on which {{policy}} failed first, then retry it.',
  'finding.MAP-02.remedy.progressing': 'Wait until {{policy}} is done.',
  'finding.MAP-02.remedy.lost':
    'Find the policy or the hand that removed the mapping, then retry {{policy}}.',
  'finding.MAP-02.remedy.result-unread': 'Ask someone who may read the enactments of {{policy}}.',
  'finding.MAP-02.remedy.result-damaged':
    'Look at the enactments of {{policy}} with oc get nnce -o yaml; its own status says how many nodes failed.',
  'finding.MAP-02.remedy.policy-damaged':
    'Look at the desired state and the selector of {{policy}}, and mend what has the wrong type.',
  'finding.MAP-02.remedy.policies-unread': 'Ask someone who may read the policies.',

  'finding.MAP-03.title_one':
    'Localnet {{localnet}} points to {{bridge}}, which {{nodes}} does not have',
  'finding.MAP-03.title_other':
    'Localnet {{localnet}} points to {{bridge}}, which {{count}} nodes do not have',
  'finding.MAP-03.cause':
    'On {{nodes}} the mapping is there and the bridge is not. Neither nmstate nor OVN checks that, so policies stay green.',
  'finding.MAP-03.remedy':
    'Create the OVS bridge {{bridge}} with an uplink by a policy, or map {{localnet}} to a bridge that exists.',

  'finding.MAP-04.title': 'Localnet {{localnet}} points to {{bridge}}, which is a Linux bridge',
  'finding.MAP-04.cause': 'OVN can use OVS bridges only. On {{nodes}} the mapping carries nothing.',
  'finding.MAP-04.remedy':
    'Map {{localnet}} to an OVS bridge, or attach the VMs to {{bridge}} by a Linux bridge network.',

  'finding.BR-01.title_one': 'Bridge {{bridge}} has no uplink on {{nodes}}',
  'finding.BR-01.title_other': 'Bridge {{bridge}} has no uplink on {{count}} nodes',
  'finding.BR-01.cause.no-port':
    'On {{nodes}} no NIC or bond is a port of the bridge, so {{localnets}} ends there.',
  'finding.BR-01.cause.made-up-port':
    'On {{nodes}} there is no NIC named {{ports}}; nmstate made an internal port of that name and called the policy done. {{localnets}} ends there.',
  'finding.BR-01.remedy.no-port': 'Add a free NIC or bond to {{bridge}} by a policy.',
  'finding.BR-01.remedy.made-up-port':
    'Correct the name of the NIC in the policy, or write a policy of its own for nodes with other hardware.',

  'finding.NAD-01.title': 'The configuration of {{attachment}} is not valid',
  'finding.NAD-01.cause.empty': 'Its spec.config is empty.',
  'finding.NAD-01.cause.not-text':
    'Its spec.config must be JSON as text, and is something else: {{detail}}',
  'finding.NAD-01.cause.not-json': 'Its spec.config cannot be read: {{detail}}',
  'finding.NAD-01.cause.not-an-object': 'Its spec.config is JSON, but not an object.',
  'finding.NAD-01.cause.no-type': 'It names no plugin (type).',
  'finding.NAD-01.cause.wrong-type': 'OVN refuses it, because {{detail}} is of the wrong type.',
  'finding.NAD-01.cause.ipam-not-an-object':
    'Its ipam is {{detail}}, which is refused: it must be an object.',
  'finding.NAD-01.cause.mtu-not-a-number':
    'Its MTU is {{detail}}, which is refused: it must be a whole number without quotes.',
  'finding.NAD-01.cause.mtu-out-of-range':
    'Its MTU is {{detail}}. That is accepted and cannot work: MTUs go from 576 to 65536.',
  'finding.NAD-01.remedy':
    'Correct spec.config. VMs with a NIC on {{attachment}} do not start until then, or have no connection.',

  'finding.NAD-03.title': 'The network of {{attachment}} has no name that OVN takes',
  'finding.NAD-03.cause.no-name': 'Its network has no name, so OVN refuses it.',
  'finding.NAD-03.cause.name-reserved':
    'OVN refuses the name {{detail}}: it belongs to the cluster network.',
  'finding.NAD-03.remedy':
    'Correct spec.config. VMs with a NIC on {{attachment}} do not start until then, or have no connection.',

  'finding.NAD-06.title': '{{attachment}} has a VLAN ID that cannot be used',
  'finding.NAD-06.cause.vlan-not-a-number':
    'Its VLAN ID is {{detail}}, which is refused: it must be a whole number without quotes.',
  'finding.NAD-06.cause.vlan-out-of-range':
    'Its VLAN ID is {{detail}}. No frame can carry that: VLAN IDs go from 1 to 4094.',
  'finding.NAD-06.remedy':
    'Correct spec.config. VMs with a NIC on {{attachment}} do not start until then, or have no connection.',

  'finding.NAD-08.title': '{{attachment}} asks for an IPAM plugin',
  'finding.NAD-08.cause.ipam': 'OVN refuses the IPAM plugin {{detail}}.',
  'finding.NAD-08.remedy':
    'Correct spec.config. VMs with a NIC on {{attachment}} do not start until then, or have no connection.',

  'finding.NAD-10.title': '{{attachment}} has no topology that OVN knows',
  'finding.NAD-10.cause.topology':
    'OVN knows no topology “{{detail}}”, only localnet, layer2 and layer3, and refuses it.',
  'finding.NAD-10.cause.topology-missing':
    'It has no topology. OVN then takes it, without a word, for an attachment to the default network of the cluster, and ignores its name and its VLAN.',
  'finding.NAD-10.remedy':
    'Correct spec.config. VMs with a NIC on {{attachment}} do not start until then, or have no connection.',
  'finding.NAD-10.remedy.topology-missing':
    'Set topology to localnet. VMs with a NIC on {{attachment}} are on the default network until then.',

  'finding.NAD-13.title': '{{attachment}} holds several plugins',
  'finding.NAD-13.cause.several-plugins':
    'OVN refuses it: it takes either one configuration or a list of one plugin.',
  'finding.NAD-13.remedy':
    'Correct spec.config. VMs with a NIC on {{attachment}} do not start until then, or have no connection.',

  'finding.NAD-15.title': '{{attachment}} asks for what a VLAN network cannot have',
  'finding.NAD-15.cause.role': 'OVN refuses the role “{{detail}}” for a VLAN network.',
  'finding.NAD-15.cause.join-subnet': 'OVN refuses a join subnet for a VLAN network.',
  'finding.NAD-15.remedy':
    'Correct spec.config. VMs with a NIC on {{attachment}} do not start until then, or have no connection.',

  'finding.NAD-02.title': '{{attachment}} carries another name in its configuration',
  'finding.NAD-02.cause.differs':
    'Its netAttachDefName is {{found}}, so OVN refuses it. A copy from another namespace usually ends like this.',
  'finding.NAD-02.cause.missing': 'It has no netAttachDefName, so OVN refuses it.',
  'finding.NAD-02.remedy': 'Set netAttachDefName to {{attachment}}.',

  'finding.NAD-04.title': 'Attachments of the network {{network}} differ',
  'finding.NAD-04.cause.differ':
    'All attachments of one network must have the same settings. These differ in {{settings}}: {{setting}} is {{valueA}} in {{attachmentA}} and {{valueB}} in {{attachmentB}}. VMs of one of them do not start, and a restart of the network control plane may fail.',
  'finding.NAD-04.cause.mtu-default':
    'MTU is {{valueA}} in {{attachmentA}} and {{valueB}} in {{attachmentB}}. They agree only if the one left out equals the MTU of the cluster network, which is not known here.',
  'finding.NAD-04.remedy':
    'Give all attachments of {{network}} the same settings, or the odd one a network name of its own. That means to make it anew: attachments in use cannot be changed.',

  'finding.NAD-07.title': '{{key}} in {{attachment}} has no effect',
  'finding.NAD-07.cause.vlan':
    'OVN knows no key {{key}} and drops it without a word, so the network {{network}} is untagged. {{meant}} is meant.',
  'finding.NAD-07.cause.misspelt':
    'OVN knows no key {{key}} and drops it without a word. {{meant}} is meant.',
  'finding.NAD-07.cause.unknown-key': 'OVN drops keys that it does not know without a word.',
  'finding.NAD-07.remedy': 'Rename {{key}} to {{meant}}; a VLAN ID is a number without quotes.',
  'finding.NAD-07.remedy.unknown-key': 'Remove {{key}}, or look up how OVN calls it.',

  'finding.NAD-11.title.no-mtu': '{{attachment}} sets no MTU',
  'finding.NAD-11.title.commented-out': '{{attachment}} has keys that are commented out',
  'finding.NAD-11.cause.no-mtu':
    'OVN then takes the MTU of the cluster network, usually 1400, where the wire has 1500: large packets between VMs and other machines of the network may get lost.',
  'finding.NAD-11.cause.commented-out':
    '{{keys}}: a leading underscore makes a key that OVN does not know. The defaults are in force.',
  'finding.NAD-11.remedy.no-mtu': 'Set mtu to that of the wire, usually 1500.',
  'finding.NAD-11.remedy.commented-out':
    'Nothing to do if that is meant; otherwise remove the underscore.',

  'finding.VM-01.title': '{{vm}}: NIC {{nic}} refers to {{attachment}}, which does not exist',
  'finding.VM-01.cause':
    'The namespace {{namespace}} has no such network attachment definition. It was deleted or misspelt, or a user-defined network does not select the namespace yet.',
  'finding.VM-01.remedy':
    'Create the attachment, or let the NIC refer to one that exists. The VM does not start until then.',

  'finding.VM-02.title': '{{vm}}: NIC {{nic}} refers to {{attachment}} in another namespace',
  'finding.VM-02.cause':
    'VMs of {{namespace}} may use attachments of {{namespace}} and of the shared namespaces such as default, not of {{foreign}}.',
  'finding.VM-02.remedy':
    'Add an attachment of the same network to {{namespace}}, or a shared one to default.',

  'finding.VM-04.title_one':
    '{{vm}} may be scheduled to {{nodes}}, which {{network}} does not reach',
  'finding.VM-04.title_other':
    '{{vm}} may be scheduled to {{count}} nodes that {{network}} does not reach',
  'finding.VM-04.cause.some':
    '{{nodes}} of the {{candidates}} nodes where it may run lack the localnet {{localnet}}, and the scheduler does not know that. NIC {{nic}} would have no network after a restart or migration.',
  'finding.VM-04.cause.nowhere':
    'None of the nodes where it may run has the localnet {{localnet}}, so NIC {{nic}} has no network anywhere.',
  'finding.VM-04.remedy.some':
    'Map {{localnet}} on those nodes too, or give the VM a node selector that leaves them out.',
  'finding.VM-04.remedy.nowhere':
    'Map {{localnet}} on the nodes where the VM may run, or let it run elsewhere.',
} as const;
