import type { KubeObject } from '../../cluster/api';
import { bindUser, testUsers } from '../../cluster/seedRbac';
import { INSTALLED_AT, metadata } from './identity';

const VERSION = '4.22.3';

function condition(type: string, status: 'True' | 'False', reason: string): object {
  return { type, status, reason, message: '', lastTransitionTime: INSTALLED_AT };
}

/** A namespace with labels beyond its name. */
export function namespace(name: string, labels: Record<string, string> = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: metadata('Namespace', name, undefined, {
      labels: { 'kubernetes.io/metadata.name': name, ...labels },
    }),
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

function clusterVersion(): KubeObject {
  return {
    apiVersion: 'config.openshift.io/v1',
    kind: 'ClusterVersion',
    metadata: metadata('ClusterVersion', 'version'),
    spec: { channel: 'stable-4.22', clusterID: '5b1ad0f2-3f5e-4d1c-9a37-1f0c6d2f4e11' },
    status: {
      desired: { version: VERSION, image: 'quay.io/openshift-release-dev/ocp-release' },
      history: [
        {
          state: 'Completed',
          version: VERSION,
          image: 'quay.io/openshift-release-dev/ocp-release',
          startedTime: INSTALLED_AT,
          completionTime: INSTALLED_AT,
          verified: true,
        },
      ],
      observedGeneration: 1,
      versionHash: 'GkZ1Vh5XzWk=',
      availableUpdates: null,
      conditions: [
        condition('Available', 'True', 'Done'),
        condition('Progressing', 'False', 'Done'),
      ],
    },
  };
}

function networkConfigs(): KubeObject[] {
  const clusterNetwork = [{ cidr: '10.128.0.0/14', hostPrefix: 23 }];
  const serviceNetwork = ['172.30.0.0/16'];
  return [
    {
      apiVersion: 'config.openshift.io/v1',
      kind: 'Network',
      metadata: metadata('Network.config', 'cluster'),
      spec: {
        clusterNetwork,
        serviceNetwork,
        networkType: 'OVNKubernetes',
        externalIP: { policy: {} },
      },
      status: {
        clusterNetwork,
        serviceNetwork,
        networkType: 'OVNKubernetes',
        clusterNetworkMTU: 1400,
      },
    },
    {
      apiVersion: 'operator.openshift.io/v1',
      kind: 'Network',
      metadata: metadata('Network.operator', 'cluster'),
      spec: {
        managementState: 'Managed',
        clusterNetwork,
        serviceNetwork,
        defaultNetwork: {
          type: 'OVNKubernetes',
          ovnKubernetesConfig: {
            mtu: 1400,
            genevePort: 6081,
            gatewayConfig: { ipForwarding: 'Restricted', routingViaHost: false },
          },
        },
        disableMultiNetwork: false,
        useMultiNetworkPolicy: false,
      },
      status: {
        conditions: [condition('Available', 'True', ''), condition('Degraded', 'False', '')],
      },
    },
  ];
}

function operators(): KubeObject[] {
  return [
    {
      apiVersion: 'nmstate.io/v1',
      kind: 'NMState',
      metadata: metadata('NMState', 'nmstate'),
      spec: {},
      status: {
        conditions: [
          condition('Available', 'True', 'SuccessfullyConfigured'),
          condition('Progressing', 'False', 'SuccessfullyConfigured'),
          condition('Degraded', 'False', 'SuccessfullyConfigured'),
        ],
      },
    },
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'KubeVirt',
      metadata: metadata('KubeVirt', 'kubevirt-kubevirt-hyperconverged', 'openshift-cnv'),
      spec: {
        configuration: { vmRolloutStrategy: 'LiveUpdate' },
        workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] },
      },
      status: {
        phase: 'Deployed',
        observedKubeVirtVersion: 'v1.8.1',
        conditions: [condition('Available', 'True', 'AllComponentsReady')],
      },
    },
  ];
}

const OPENSHIFT_NAMESPACES = [
  'openshift-cnv',
  'openshift-multus',
  'openshift-network-operator',
  'openshift-nmstate',
  'openshift-ovn-kubernetes',
];

/** What every OpenShift 4.22 cluster with NMState and OpenShift Virtualization has. */
export function platform(): KubeObject[] {
  return [
    ...OPENSHIFT_NAMESPACES.map((name) => namespace(name)),
    clusterVersion(),
    ...networkConfigs(),
    ...operators(),
  ];
}

/** The rights of the harness's project users: one administers the project, one views it. */
export function projectMembers(project: string): KubeObject[] {
  return [
    bindUser(testUsers.projectAdmin, 'admin', project),
    bindUser(testUsers.projectViewer, 'view', project),
  ];
}
