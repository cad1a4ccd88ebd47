import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import type { ApiServer, KubeObject } from '../cluster/api';
import { isRecord, listAt, recordAt, textAt } from '../cluster/jsonValue';
import { loadCrds } from '../cluster/loadCrds';
import { decodeObject } from '../cluster/objectMeta';
import { seedRbac } from '../cluster/seedRbac';
import { accepted, inParallel, until } from './requests';

/** What a control plane serves beside the built-in kinds, and what it refuses of it. */
export interface Definitions {
  crds: KubeObject[];
  /** kubernetes-nmstate's ValidatingAdmissionPolicy and its binding. */
  admission: KubeObject[];
}

const ownAdmission = fileURLToPath(
  new URL('../admission/nncp-validation-policy.yaml', import.meta.url),
);

/** Where upstream's definitions are, when they are at hand. */
export function upstreamFolder(): string | undefined {
  const folder = path.resolve(process.env.VLAN_NETWORKS_CRDS ?? '../shared/crds');
  return existsSync(folder) ? folder : undefined;
}

function admissionIn(file: string): KubeObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document) => decodeObject(document.toJS()))
    .filter(({ kind }) => kind.startsWith('ValidatingAdmissionPolicy'));
}

/** The definitions of a folder of YAML files, or the project's own. @throws Error naming the file that cannot be parsed. */
export function loadDefinitions(folder?: string): Definitions {
  if (folder === undefined) return { crds: loadCrds(), admission: admissionIn(ownAdmission) };
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const admission = files.flatMap((name) => admissionIn(path.join(folder, name)));
  return {
    crds: loadCrds(folder),
    // Who brings only CRDs gets the admission that belongs to them.
    admission: admission.length > 0 ? admission : admissionIn(ownAdmission),
  };
}

function pathOf(object: KubeObject): string {
  const plural = object.kind.endsWith('y') ? `${object.kind.slice(0, -1)}ies` : `${object.kind}s`;
  return `/apis/${object.apiVersion}/${plural.toLowerCase()}`;
}

/** Creates an object, or puts it in the place of the one that kube-apiserver made at its start. */
async function put(api: ApiServer, object: KubeObject): Promise<void> {
  const created = await api.request({ method: 'POST', path: pathOf(object), body: object });
  if (created.status !== 409) {
    accepted(created);
    return;
  }
  const place = `${pathOf(object)}/${object.metadata.name}`;
  const { metadata } = accepted(await api.request({ method: 'GET', path: place }));
  const { resourceVersion = '' } = metadata;
  const body = { ...object, metadata: { ...object.metadata, resourceVersion } };
  accepted(await api.request({ method: 'PUT', path: place, body }));
}

/** Every `group/version` of a CRD with the names of its resources. */
function served(crd: KubeObject): { groupVersion: string; plural: string }[] {
  const spec = recordAt(crd, 'spec');
  const plural = textAt(recordAt(spec, 'names'), 'plural');
  return listAt(spec, 'versions')
    .filter(isRecord)
    .filter((version) => version.served === true)
    .map((version) => ({
      groupVersion: `${textAt(spec, 'group')}/${textAt(version, 'name')}`,
      plural,
    }));
}

async function isServed(
  api: ApiServer,
  { groupVersion, plural }: { groupVersion: string; plural: string },
): Promise<boolean> {
  const path = `/apis/${groupVersion}/${plural}?limit=1`;
  return (await api.request({ method: 'GET', path })).status === 200;
}

async function areFound(api: ApiServer, groupVersions: string[]): Promise<boolean> {
  const { body } = await api.request({ method: 'GET', path: '/apis' });
  const groups = JSON.stringify(body);
  return groupVersions.every((groupVersion) => groups.includes(`"${groupVersion}"`));
}

/** A policy that admission refuses: kube-apiserver takes a moment to heed a new admission policy. */
const refusedPolicy = {
  apiVersion: 'nmstate.io/v1',
  kind: 'NodeNetworkConfigurationPolicy',
  metadata: { name: `n${'x'.repeat(63)}` },
  spec: {},
};

async function isHeeded(api: ApiServer): Promise<boolean> {
  const path = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies?dryRun=All';
  const { status } = await api.request({ method: 'POST', path, body: refusedPolicy });
  return status === 422;
}

/** Installs CRDs and admission, and waits until they are in force. */
export async function installKinds(
  api: ApiServer,
  { crds, admission }: Definitions,
): Promise<void> {
  await inParallel([...crds, ...admission], (object) => put(api, object));
  const kinds = crds.flatMap(served);
  // One after the other: asking for all of them again and again keeps the server from getting there.
  for (const kind of kinds) await until(`${kind.plural} are served`, () => isServed(api, kind));
  const groupVersions = kinds.map(({ groupVersion }) => groupVersion);
  await until('the CRDs are found', () => areFound(api, groupVersions));
  await until('the admission policy is heeded', () => isHeeded(api));
}

/**
 * Installs the roles of OpenShift, once kube-apiserver has made its own. Its `cluster-admin` stays: it holds more. Its `admin`, `edit` and
 * `view` are filled by a controller that does not run here, so they are replaced.
 */
export async function installRoles(api: ApiServer): Promise<void> {
  const roles = seedRbac().filter(({ metadata }) => metadata.name !== 'cluster-admin');
  await inParallel(roles, (object) => put(api, object));
}
