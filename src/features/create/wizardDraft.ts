import { emptyCreateDraft, emptyNetworkDraft } from '../../core/intents/createDraft';
import type { CreateDraft, NetworkDraft, PhysicalDraft } from '../../core/intents/createDraft';
import { asArray, asBoolean, asInteger, asString, at } from '../../core/values/json';

export const STEPS = ['networks', 'physical', 'namespaces', 'review'] as const;

export type StepName = (typeof STEPS)[number];

/** What the wizard holds: everything typed, and where the person is. */
export interface WizardDraft {
  form: CreateDraft;
  /** Index in `STEPS`. */
  step: number;
}

const readNetwork = (stored: unknown): NetworkDraft => ({
  name: asString(at(stored, 'name')) ?? emptyNetworkDraft.name,
  vlan: asString(at(stored, 'vlan')) ?? emptyNetworkDraft.vlan,
  untagged: asBoolean(at(stored, 'untagged')) ?? emptyNetworkDraft.untagged,
  mtu: asString(at(stored, 'mtu')) ?? emptyNetworkDraft.mtu,
  description: asString(at(stored, 'description')) ?? emptyNetworkDraft.description,
});

const CHOICES = ['existing-localnet', 'new-localnet', 'new-bridge'] as const;
const UPLINK_KINDS = ['interface', 'linux-bond', 'ovs-bond'] as const;

const readPhysical = (stored: unknown): PhysicalDraft => {
  const empty = emptyCreateDraft.physical;
  return {
    choice: CHOICES.find((choice) => choice === at(stored, 'choice')) ?? empty.choice,
    localnet: asString(at(stored, 'localnet')) ?? empty.localnet,
    bridge: asString(at(stored, 'bridge')) ?? empty.bridge,
    newBridge: asString(at(stored, 'newBridge')) ?? empty.newBridge,
    uplinkKind: UPLINK_KINDS.find((kind) => kind === at(stored, 'uplinkKind')) ?? empty.uplinkKind,
    uplinks: asArray(at(stored, 'uplinks')).flatMap((name) => asString(name) ?? []),
    bondName: asString(at(stored, 'bondName')) ?? empty.bondName,
    bondMode: asString(at(stored, 'bondMode')) ?? empty.bondMode,
    lldp: asBoolean(at(stored, 'lldp')) ?? empty.lldp,
    nodeSelector: asString(at(stored, 'nodeSelector')) ?? empty.nodeSelector,
    maxUnavailable: asString(at(stored, 'maxUnavailable')) ?? empty.maxUnavailable,
  };
};

/** The draft with what the link that opened the page names: a localnet that is there. */
export const withLink = (draft: WizardDraft, link: URLSearchParams): WizardDraft => {
  const localnet = link.get('localnet');
  if (localnet === null) return draft;
  const physical: PhysicalDraft = {
    ...draft.form.physical,
    choice: 'existing-localnet',
    localnet,
  };
  return { ...draft, form: { ...draft.form, physical } };
};

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
  };
};
