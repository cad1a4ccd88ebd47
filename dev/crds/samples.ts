import type { KubeObject } from '../cluster/api';

/** Whole objects as a cluster holds them, one or more of each kind: all of them are accepted. */
const condition = {
  type: 'Available',
  status: 'True',
  reason: 'SuccessfullyConfigured',
  message: '1/1 nodes successfully configured',
  lastHeartbeatTime: '2026-01-01T00:00:00Z',
  lastTransitionTime: '2026-01-01T00:00:00Z',
};

const networkCondition = {
  type: 'NetworkCreated',
  status: 'True',
  reason: 'NetworkAttachmentDefinitionCreated',
  message: 'NetworkAttachmentDefinition has been created in following namespaces: [team-a]',
  lastTransitionTime: '2026-01-01T00:00:00Z',
};

const machineSpec = {
  nodeSelector: { 'kubernetes.io/hostname': 'worker-1' },
  tolerations: [{ key: 'x', operator: 'Exists', effect: 'NoSchedule' }],
  domain: {
    memory: { guest: '2Gi' },
    devices: {
      autoattachPodInterface: false,
      interfaces: [
        { name: 'default', masquerade: {}, model: 'virtio' },
        {
          name: 'vlan-1924',
          bridge: {},
          model: 'virtio',
          macAddress: '02:00:00:00:00:01',
          state: 'up',
        },
      ],
    },
  },
  networks: [
    { name: 'default', pod: {} },
    { name: 'vlan-1924', multus: { networkName: 'team-a/vlan-1924' } },
  ],
};

const migrationState = {
  sourceNode: 'worker-1',
  targetNode: 'worker-2',
  completed: true,
  endTimestamp: null,
};

export const samples: Record<string, KubeObject> = {
  NodeNetworkState: {
    apiVersion: 'nmstate.io/v1beta1',
    kind: 'NodeNetworkState',
    metadata: { name: 'worker-1' },
    status: {
      currentState: {
        interfaces: [
          { name: 'ens224', type: 'ethernet', state: 'down', lldp: { neighbors: [[{ type: 5 }]] } },
        ],
        ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }] },
      },
      lastSuccessfulUpdateTime: '2026-01-01T00:00:00Z',
      handlerNmstateVersion: '2.2.52',
      conditions: [condition],
    },
  },
  NodeNetworkConfigurationPolicy: {
    apiVersion: 'nmstate.io/v1',
    kind: 'NodeNetworkConfigurationPolicy',
    metadata: { name: 'br-vmdata' },
    spec: {
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      maxUnavailable: '50%',
      capture: { 'base-iface': 'interfaces.name == "eth1"' },
      desiredState: {
        interfaces: [
          { name: 'br-vmdata', type: 'ovs-bridge', bridge: { port: [{ name: 'ens224' }] } },
        ],
      },
    },
    status: {
      conditions: [condition],
      unavailableNodeCount: 0,
      unavailableNodeCountMap: { '1': 0 },
      lastUnavailableNodeCountUpdate: '2026-01-01T00:00:00Z',
    },
  },
  NodeNetworkConfigurationEnactment: {
    apiVersion: 'nmstate.io/v1beta1',
    kind: 'NodeNetworkConfigurationEnactment',
    metadata: { name: 'worker-1.br-vmdata' },
    status: {
      desiredState: { interfaces: [] },
      desiredStateMetaInfo: { version: '0' },
      capturedStates: { 'base-iface': { state: { interfaces: [] }, metaInfo: { version: '0' } } },
      policyGeneration: 1,
      features: ['x'],
      retryCount: { '1': 5 },
      conditions: [condition],
    },
  },
  NMState: {
    apiVersion: 'nmstate.io/v1',
    kind: 'NMState',
    metadata: { name: 'nmstate' },
    spec: {
      nodeSelector: { a: 'b' },
      logLevel: 'debug',
      probeConfiguration: { dns: { host: 'example.com' } },
    },
    status: { conditions: [condition] },
  },
  NetworkAttachmentDefinition: {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: 'vlan-1924', namespace: 'team-a' },
    spec: { config: '{"cniVersion":"0.3.1","type":"ovn-k8s-cni-overlay"}' },
  },
  MultiNetworkPolicy: {
    apiVersion: 'k8s.cni.cncf.io/v1beta1',
    kind: 'MultiNetworkPolicy',
    metadata: { name: 'deny', namespace: 'team-a' },
    spec: {
      podSelector: {
        matchLabels: { a: 'b' },
        matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }],
      },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          ports: [{ protocol: 'TCP', port: 80 }],
          from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
        },
      ],
      egress: [{ ports: [{ port: 'http' }], to: [{ namespaceSelector: {} }] }],
    },
  },
  ClusterUserDefinedNetwork: {
    apiVersion: 'k8s.ovn.org/v1',
    kind: 'ClusterUserDefinedNetwork',
    metadata: { name: 'vlan-200' },
    spec: {
      namespaceSelector: { matchLabels: { 'vlan-200': 'true' } },
      network: {
        topology: 'Localnet',
        localnet: {
          role: 'Secondary',
          physicalNetworkName: 'vmdata',
          ipam: { mode: 'Enabled', lifecycle: 'Persistent' },
          subnets: ['10.0.0.0/24', 'fd00::/64'],
          excludeSubnets: ['10.0.0.0/30'],
          mtu: 1500,
          vlan: { mode: 'Access', access: { id: 200 } },
        },
      },
    },
    status: { conditions: [networkCondition] },
  },
  UserDefinedNetwork: {
    apiVersion: 'k8s.ovn.org/v1',
    kind: 'UserDefinedNetwork',
    metadata: { name: 'flat', namespace: 'team-a' },
    spec: {
      topology: 'Layer2',
      layer2: { role: 'Secondary', mtu: 1400, subnets: ['10.0.0.0/24'] },
    },
    status: { conditions: [networkCondition] },
  },
  VirtualMachine: {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web-1', namespace: 'team-a' },
    spec: {
      runStrategy: 'Always',
      template: { metadata: { labels: { app: 'web' } }, spec: machineSpec },
    },
    status: {
      printableStatus: 'Running',
      created: true,
      ready: true,
      desiredGeneration: 1,
      observedGeneration: 1,
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          lastProbeTime: null,
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
  },
  VirtualMachineInstance: {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { name: 'web-1', namespace: 'team-a' },
    spec: machineSpec,
    status: {
      phase: 'Running',
      nodeName: 'worker-1',
      activePods: { 'some-uid': 'worker-1' },
      interfaces: [
        {
          name: 'vlan-1924',
          mac: '02:00:00:00:00:01',
          ipAddress: '10.0.0.5',
          ipAddresses: ['10.0.0.5'],
          infoSource: 'domain, multus-status',
          podInterfaceName: 'pod16477688c0e',
          linkState: 'up',
          queueCount: 1,
        },
      ],
      migrationState,
      conditions: [{ type: 'Ready', status: 'True', lastProbeTime: null }],
    },
  },
  VirtualMachineInstanceMigration: {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: { name: 'move', namespace: 'team-a' },
    spec: { vmiName: 'web-1', addedNodeSelector: { a: 'b' } },
    status: { phase: 'Succeeded', migrationState },
  },
  KubeVirt: {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'openshift-cnv' },
    spec: {
      configuration: {
        vmRolloutStrategy: 'LiveUpdate',
        developerConfiguration: { featureGates: ['LiveUpdateNADRef'], disabledFeatureGates: [] },
      },
    },
    status: { phase: 'Deployed', observedKubeVirtVersion: 'v1.8.0', operatorVersion: 'v1.8.0' },
  },
  'Network of config': {
    apiVersion: 'config.openshift.io/v1',
    kind: 'Network',
    metadata: { name: 'cluster' },
    spec: {
      networkType: 'OVNKubernetes',
      clusterNetwork: [{ cidr: '10.128.0.0/14', hostPrefix: 23 }],
      serviceNetwork: ['172.30.0.0/16'],
    },
    status: { networkType: 'OVNKubernetes', clusterNetworkMTU: 1400 },
  },
  'Network of operator': {
    apiVersion: 'operator.openshift.io/v1',
    kind: 'Network',
    metadata: { name: 'cluster' },
    spec: {
      managementState: 'Managed',
      useMultiNetworkPolicy: true,
      disableMultiNetwork: false,
      logLevel: 'Normal',
      defaultNetwork: {
        type: 'OVNKubernetes',
        ovnKubernetesConfig: {
          mtu: 1400,
          genevePort: 6081,
          gatewayConfig: { routingViaHost: false, ipForwarding: 'Restricted' },
        },
      },
    },
    status: {
      conditions: [
        { type: 'Available', status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z' },
      ],
    },
  },
  ClusterVersion: {
    apiVersion: 'config.openshift.io/v1',
    kind: 'ClusterVersion',
    metadata: { name: 'version' },
    spec: { clusterID: '00000000-0000-4000-8000-000000000000', channel: 'stable-4.22' },
    status: {
      desired: { version: '4.22.3', image: 'quay.io/openshift/release:4.22.3' },
      observedGeneration: 1,
      versionHash: 'abc',
      availableUpdates: null,
      history: [
        {
          state: 'Completed',
          version: '4.22.3',
          image: 'quay.io/openshift/release:4.22.3',
          verified: false,
          startedTime: '2026-01-01T00:00:00Z',
          completionTime: null,
        },
      ],
      conditions: [
        { type: 'Available', status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z' },
      ],
    },
  },
};
