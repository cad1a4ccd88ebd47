import { emptyCreateDraft, emptyNetworkDraft } from '../../core/intents/createDraft';
import type { CreateDraft, NetworkDraft, PhysicalDraft } from '../../core/intents/createDraft';
import type { PatchOperation } from '../../core/kinds/manifest';
import { MATCHES } from '../../core/networks/matchUplinks';
import type { HandEdits } from '../../core/plan/handEdits';
import {
  asArray,
  asBoolean,
  asInteger,
  asObject,
  asString,
  asStringMap,
  at,
} from '../../core/values/json';
import { withPhysical } from './withPhysical';
import type { NamesAside } from './withPhysical';

export const STEPS = ['networks', 'physical', 'namespaces', 'review'] as const;

export type StepName = (typeof STEPS)[number];

/** What the wizard holds: everything typed, and where the person is. */
export interface WizardDraft {
  form: CreateDraft;
  /** Index in `STEPS`. */
  step: number;
  /** What was edited by hand in the manifests of the review. */
  edits: HandEdits;
  aside: NamesAside;
}

const readNetwork = (stored: unknown): NetworkDraft => ({
  name: asString(at(stored, 'name')) ?? emptyNetworkDraft.name,
  vlan: asString(at(stored, 'vlan')) ?? emptyNetworkDraft.vlan,
  untagged: asBoolean(at(stored, 'untagged')) ?? emptyNetworkDraft.untagged,
  mtu: asString(at(stored, 'mtu')) ?? emptyNetworkDraft.mtu,
  description: asString(at(stored, 'description')) ?? emptyNetworkDraft.description,
});

const CHOICES = [
  'existing-localnet',
  'new-localnet',
  'new-bridge',
  'existing-linux-bridge',
  'new-linux-bridge',
] as const;
const UPLINK_KINDS = ['interface', 'linux-bond', 'ovs-bond'] as const;

const oneOf = <T extends string>(known: readonly T[], stored: unknown, empty: T): T =>
  known.find((value) => value === stored) ?? empty;

/** Fields that are texts, lists of texts and ticks are read by what they are in an empty form. */
const readPhysical = (stored: unknown): PhysicalDraft => {
  const empty = emptyCreateDraft.physical;
  const read = Object.fromEntries(
    Object.entries(empty).map(([field, value]) => {
      const found = at(stored, field);
      if (typeof value === 'boolean') return [field, asBoolean(found) ?? value];
      if (typeof value === 'string') return [field, asString(found) ?? value];
      return [field, asArray(found).flatMap((name) => asString(name) ?? [])];
    }),
  ) as typeof empty;
  return {
    ...read,
    choice: oneOf(CHOICES, read.choice, empty.choice),
    uplinkKind: oneOf(UPLINK_KINDS, read.uplinkKind, empty.uplinkKind),
    nodesBy: oneOf(['label', 'typed', 'hand'], read.nodesBy, empty.nodesBy),
    pickedBy: oneOf(['label', 'hostname'], read.pickedBy, empty.pickedBy),
    matchBy: oneOf(['', ...MATCHES], read.matchBy, empty.matchBy),
  };
};

/** The draft with what the link that opened the page names: a localnet or a Linux bridge that is there. */
export const withLink = (draft: WizardDraft, link: URLSearchParams): WizardDraft => {
  const localnet = link.get('localnet');
  const bridge = link.get('bridge');
  if (localnet !== null) return withPhysical(draft, { choice: 'existing-localnet', localnet });
  if (bridge !== null) return withPhysical(draft, { choice: 'existing-linux-bridge', bridge });
  return draft;
};

const readOperations = (stored: unknown): readonly PatchOperation[] =>
  asArray(stored).flatMap((entry) => {
    const op = (['add', 'remove', 'replace'] as const).find((known) => known === at(entry, 'op'));
    const path = asString(at(entry, 'path'));
    if (op === undefined || path === undefined) return [];
    return [op === 'remove' ? { op, path } : { op, path, value: at(entry, 'value') }];
  });

const readEdits = (stored: unknown): HandEdits =>
  Object.fromEntries(
    Object.entries(asObject(stored) ?? {}).map(([step, edit]) => [step, readOperations(edit)]),
  );

/** Reads a stored draft; whatever is missing or damaged in it is as in an empty form. */
export const readWizardDraft = (stored: unknown): WizardDraft => {
  const step = asInteger(at(stored, 'step')) ?? 0;
  const networks = asArray(at(stored, 'form', 'networks')).map(readNetwork);
  return {
    form: {
      networks: networks.length === 0 ? emptyCreateDraft.networks : networks,
      physical: readPhysical(at(stored, 'form', 'physical')),
      namespaces: asArray(at(stored, 'form', 'namespaces')).flatMap((name) => asString(name) ?? []),
    },
    step: step >= 0 && step < STEPS.length ? step : 0,
    edits: readEdits(at(stored, 'edits')),
    aside: asStringMap(at(stored, 'aside')),
  };
};
