import { emptyAttachDraft } from '../../core/intents/attachDraft';
import { parseResourceName } from '../../core/values/resourceName';
import { asObject, asArray, asString, asStringMap, at } from '../../core/values/json';

/** The attach form as typed. The network stands for its attachments: each VM joins through one that it can reach. */
export interface AttachForm {
  /** `namespace/name` of each VM. */
  vms: readonly string[];
  /** `NetworkId`; empty: none is chosen. */
  network: string;
  podNetwork: 'beside' | 'instead';
  /** `undefined`: none was typed, so the NIC follows the network. See `nicNameOf`. */
  nicName: string | undefined;
  model: string;
  macs: Readonly<Record<string, string>>;
}

export const emptyAttachForm: AttachForm = {
  vms: [],
  network: '',
  podNetwork: 'beside',
  nicName: undefined,
  model: emptyAttachDraft.model,
  macs: {},
};

/** Reads a stored form; whatever is missing or damaged in it is as in an empty form. */
export const readAttachForm = (stored: unknown): AttachForm => ({
  vms: asArray(at(stored, 'vms')).flatMap((vm) => asString(vm) ?? []),
  network: asString(at(stored, 'network')) ?? '',
  podNetwork: asString(at(stored, 'podNetwork')) === 'instead' ? 'instead' : 'beside',
  nicName: asString(at(stored, 'nicName')),
  model: asString(at(stored, 'model')) ?? emptyAttachForm.model,
  macs: asObject(at(stored, 'macs')) === undefined ? {} : asStringMap(at(stored, 'macs')),
});

/** What a link asks for: machines (`vm=namespace/name`, several times) and a network. What it does not name stays as it was typed. */
export const withLink = (form: AttachForm, params: URLSearchParams): AttachForm => {
  const vms = params.getAll('vm').filter((vm) => /^[^/]+\/[^/]+$/.test(vm));
  const network = params.get('network') ?? '';
  return {
    ...form,
    ...(vms.length > 0 && { vms: [...new Set(vms)] }),
    ...(network !== '' && { network }),
  };
};

/** The name that the NIC gets: what was typed, else that of the network where it can serve as one; `networkName` is undefined until one is chosen. */
export const nicNameOf = (
  { nicName }: Pick<AttachForm, 'nicName'>,
  networkName: string | undefined,
): string => {
  if (nicName !== undefined) return nicName;
  return networkName !== undefined && parseResourceName(networkName).ok ? networkName : '';
};
