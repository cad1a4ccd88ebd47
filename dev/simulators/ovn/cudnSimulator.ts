import type { KubeObject } from '../../cluster/api';
import { timestamp } from '../clock';
import { withConditions, type Condition } from '../conditions';
import { asRecord, asRecords, asText, asTexts, at, type Json } from '../json';
import type { Machinery } from '../machinery';
import { hasLabels } from '../nodes';
import { keyOf, resources } from '../resources';
import type { Reconciled } from '../workQueue';
import { podsOfNad } from '../pods/podNetworks';
import { DEFAULT_MTU } from './networkConfig';

const NAD_LABEL = 'k8s.ovn.org/user-defined-network';
const FINALIZER = 'k8s.ovn.org/user-defined-network-protection';

/** A label selector of a namespace: equality pairs and expressions, all of which must hold; an empty one selects all. */
export function selectsNamespace(selector: unknown, namespace: KubeObject): boolean {
  const labels = namespace.metadata.labels ?? {};
  return (
    hasLabels(namespace, at(selector, 'matchLabels')) &&
    asRecords(at(selector, 'matchExpressions')).every(({ key, operator, values }) => {
      const value = labels[asText(key)];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      const listed = value !== undefined && asTexts(values).includes(value);
      return operator === 'In' ? listed : !listed;
    })
  );
}

/** The configuration of the NAD that a localnet CUDN renders in a namespace; its network is `cluster_udn_<name>`. */
export function renderedConfig(cudn: KubeObject, namespace: string, clusterMtu: number): string {
  const { name } = cudn.metadata;
  const localnet = asRecord(at(cudn, 'spec', 'network', 'localnet'));
  const vlanId = at(localnet, 'vlan', 'access', 'id');
  const subnets = asTexts(localnet.subnets).join(',');
  const config: Json = {
    cniVersion: '1.0.0',
    type: 'ovn-k8s-cni-overlay',
    name: `cluster_udn_${name}`,
    netAttachDefName: `${namespace}/${name}`,
    topology: 'localnet',
    role: asText(localnet.role).toLowerCase(),
    physicalNetworkName: asText(localnet.physicalNetworkName),
    // The default of a localnet is the overlay's MTU with the encapsulation given back.
    mtu: localnet.mtu ?? clusterMtu + 100,
    ...(vlanId === undefined ? {} : { vlanID: vlanId }),
    ...(subnets === '' ? {} : { subnets }),
  };
  return JSON.stringify(config);
}

/** The NAD that a CUDN renders in a namespace. */
export function renderedNad(cudn: KubeObject, namespace: string, clusterMtu: number): KubeObject {
  return {
    apiVersion: resources.nad.apiVersion,
    kind: resources.nad.kind,
    metadata: {
      name: cudn.metadata.name,
      namespace,
      labels: { [NAD_LABEL]: '' },
      finalizers: [FINALIZER],
      ownerReferences: [
        {
          apiVersion: resources.cudn.apiVersion,
          kind: resources.cudn.kind,
          name: cudn.metadata.name,
          uid: cudn.metadata.uid ?? '',
          controller: true,
        },
      ],
    },
    spec: { config: renderedConfig(cudn, namespace, clusterMtu) },
  };
}

/** OVN-Kubernetes' controller of ClusterUserDefinedNetworks of topology Localnet: one NAD per selected namespace. */
export function cudnSimulator(machinery: Machinery): void {
  const { clock, client, caches } = machinery;

  const setStatus = async (name: string, condition: Omit<Condition, 'type'>): Promise<void> => {
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      const stated = [{ type: 'NetworkCreated', ...condition }];
      draft.status = {
        ...status,
        conditions: withConditions(status.conditions, stated, timestamp(clock), 'none'),
      };
    };
    await client.update(resources.cudn, name, change, 'status');
  };

  const isOurs = (cudn: KubeObject, nad: KubeObject): boolean =>
    (nad.metadata.ownerReferences ?? []).some(
      (owner) => owner.kind === resources.cudn.kind && owner.uid === cudn.metadata.uid,
    );

  /** Deletes a rendered NAD, unless pods use it; returns the pods that do. */
  const withdraw = async (nad: KubeObject): Promise<string[]> => {
    const users = podsOfNad(caches.pod.all(), keyOf(nad)).map(keyOf);
    if (users.length > 0) return users;
    await client.update(resources.nad, keyOf(nad), (draft) => {
      draft.metadata.finalizers = (draft.metadata.finalizers ?? []).filter(
        (finalizer) => finalizer !== FINALIZER,
      );
    });
    await client.remove(resources.nad, keyOf(nad));
    return [];
  };

  const withdrawAll = async (name: string, nads: KubeObject[]): Promise<boolean> => {
    const users = (await Promise.all(nads.map(withdraw))).flat();
    if (users.length === 0) return true;
    const message =
      `failed to delete NetworkAttachmentDefinition [${nads.map(keyOf).join(', ')}]: ` +
      `network in use by the following pods: [${users.join(', ')}]`;
    await setStatus(name, {
      status: 'False',
      reason: 'NetworkAttachmentDefinitionSyncError',
      message,
    });
    return false;
  };

  const render = async (cudn: KubeObject): Promise<Reconciled> => {
    const { name } = cudn.metadata;
    const selected = caches.namespace
      .all()
      .filter((namespace) => namespace.metadata.deletionTimestamp === undefined)
      .filter((namespace) => selectsNamespace(at(cudn, 'spec', 'namespaceSelector'), namespace))
      .map((namespace) => namespace.metadata.name)
      .sort();
    const existing = caches.nad.all().filter((nad) => isOurs(cudn, nad));
    const surplus = existing.filter((nad) => !selected.includes(nad.metadata.namespace ?? ''));
    if (!(await withdrawAll(name, surplus))) return 'retry';
    const foreign: string[] = [];
    for (const namespace of selected) {
      const wanted = renderedNad(cudn, namespace, DEFAULT_MTU);
      const nad = caches.nad.get(keyOf(wanted)) ?? (await client.create(resources.nad, wanted));
      if (!isOurs(cudn, nad)) foreign.push(keyOf(nad));
      else if (at(nad, 'spec', 'config') !== at(wanted, 'spec', 'config')) {
        await client.update(resources.nad, keyOf(nad), (draft) => {
          draft.spec = wanted.spec;
        });
      }
    }
    if (foreign.length > 0) {
      const message = `foreign NetworkAttachmentDefinition with the desired name already exist [${foreign.join(', ')}]`;
      await setStatus(name, {
        status: 'False',
        reason: 'NetworkAttachmentDefinitionSyncError',
        message,
      });
      return 'retry';
    }
    const message = `NetworkAttachmentDefinition has been created in following namespaces: [${selected.join(', ')}]`;
    await setStatus(name, {
      status: 'True',
      reason: 'NetworkAttachmentDefinitionCreated',
      message,
    });
    return 'done';
  };

  const reconcile = async (name: string): Promise<Reconciled> => {
    const cudn = await client.get(resources.cudn, name);
    if (cudn === undefined || at(cudn, 'spec', 'network', 'topology') !== 'Localnet') return 'done';
    if (cudn.metadata.deletionTimestamp !== undefined) {
      const rendered = caches.nad.all().filter((nad) => isOurs(cudn, nad));
      if (!(await withdrawAll(name, rendered))) return 'retry';
      await client.update(resources.cudn, name, (draft) => {
        draft.metadata.finalizers = (draft.metadata.finalizers ?? []).filter(
          (finalizer) => finalizer !== FINALIZER,
        );
      });
      return 'done';
    }
    await client.update(resources.cudn, name, (draft) => {
      draft.metadata.finalizers = [...new Set([...(draft.metadata.finalizers ?? []), FINALIZER])];
    });
    return render(cudn);
  };

  const cudns = machinery.queue('CUDN', reconcile);
  caches.cudn.onChange((name, cudn) => {
    if (cudn !== undefined) cudns.add(name);
  });
  caches.namespace.onChange((_name, namespace, former) => {
    const labels = JSON.stringify(namespace?.metadata.labels);
    if (labels === JSON.stringify(former?.metadata.labels)) return;
    for (const cudn of caches.cudn.all()) cudns.add(cudn.metadata.name);
  });
  caches.nad.onChange((_key, nad, former) => {
    const owners = (nad ?? former)?.metadata.ownerReferences ?? [];
    for (const owner of owners) if (owner.kind === resources.cudn.kind) cudns.add(owner.name);
  });
}
