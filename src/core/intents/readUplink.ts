import { LINUX_BOND_MODES, OVS_BOND_MODES } from '../kinds/bridgePolicy';
import type { LinuxBondMode, LinuxBondOptions, PolicyUplink } from '../kinds/bridgePolicy';
import type { InterfaceName } from '../values/interfaceName';
import type { PhysicalDraft } from './createDraft';
import { isRefused, refuse, warn } from './refusal';
import type { Refusal } from './refusal';

export const LACP_RATES = ['slow', 'fast'] as const;
export const HASH_POLICIES = ['layer2', 'layer2+3', 'layer3+4'] as const;

/** Which options a mode of a kernel bond takes (Linux Documentation/networking/bonding.rst). */
export const BOND_OPTIONS: Readonly<Record<LinuxBondMode, readonly (keyof LinuxBondOptions)[]>> = {
  '802.3ad': ['miimon', 'lacp_rate', 'xmit_hash_policy'],
  'active-backup': ['miimon', 'primary'],
  'balance-xor': ['miimon', 'xmit_hash_policy'],
};

const MIIMON = /^[1-9]\d{0,4}$/;

/** Options of other modes that were chosen before are kept in the form and not written. */
const readOptions = (
  draft: PhysicalDraft,
  mode: LinuxBondMode,
): { options: LinuxBondOptions; refusals: readonly Refusal[] } => {
  const takes = BOND_OPTIONS[mode];
  const miimon = draft.bondMiimon.trim();
  const primary = draft.bondPrimary;
  const rate = LACP_RATES.find((known) => known === draft.bondLacpRate);
  const hash = HASH_POLICIES.find((known) => known === draft.bondHash);
  return {
    options: {
      ...(MIIMON.test(miimon) && { miimon: Number(miimon) }),
      ...(takes.includes('lacp_rate') && rate !== undefined && { lacp_rate: rate }),
      ...(takes.includes('xmit_hash_policy') && hash !== undefined && { xmit_hash_policy: hash }),
      ...(takes.includes('primary') && primary !== '' && { primary }),
    },
    refusals: [
      // Without it the kernel never looks at the link, and frames go into a NIC whose cable is out.
      ...(MIIMON.test(miimon) ? [] : [refuse('physical.bondMiimon', 'bond-miimon')]),
      ...(takes.includes('primary') && primary !== '' && !draft.uplinks.includes(primary)
        ? [refuse('physical.bondPrimary', 'bond-primary', { uplink: primary })]
        : []),
      ...(mode === 'balance-xor' ? [warn('physical.bondMode', 'bond-static', { mode })] : []),
    ],
  };
};

/**
 * The uplink of a draft: what is there, or a bond that the policy makes. `bond` is the read name of such a bond; without it there is no
 * uplink. `isLinux`: the bridge is of the kernel, which knows no bonds inside it.
 */
export const readUplink = (
  draft: PhysicalDraft,
  bond: InterfaceName | undefined,
  isLinux: boolean,
): { uplink: PolicyUplink | undefined; refusals: readonly Refusal[] } => {
  const { uplinkKind, uplinks, bondMode } = draft;
  const [first, ...rest] = uplinks;
  if (uplinkKind === 'interface') {
    return first !== undefined && rest.length === 0
      ? { uplink: { type: 'interface', name: first }, refusals: [] }
      : { uplink: undefined, refusals: [refuse('physical.uplinks', 'uplink-empty')] };
  }
  if (uplinkKind === 'ovs-bond' && isLinux) {
    return { uplink: undefined, refusals: [refuse('physical.uplinkKind', 'bond-inside-linux')] };
  }
  const linuxMode =
    uplinkKind === 'linux-bond' ? LINUX_BOND_MODES.find((known) => known === bondMode) : undefined;
  const ovsMode =
    uplinkKind === 'ovs-bond' ? OVS_BOND_MODES.find((known) => known === bondMode) : undefined;
  const modes: readonly string[] = uplinkKind === 'linux-bond' ? LINUX_BOND_MODES : OVS_BOND_MODES;
  const read = linuxMode === undefined ? undefined : readOptions(draft, linuxMode);
  const refusals = [
    ...(uplinks.length < 2 ? [refuse('physical.uplinks', 'bond-members')] : []),
    ...(linuxMode === undefined && ovsMode === undefined
      ? [refuse('physical.bondMode', 'bond-mode', { mode: bondMode, modes: modes.join(', ') })]
      : []),
    ...(read?.refusals ?? []),
  ];
  if (isRefused(refusals) || bond === undefined) return { uplink: undefined, refusals };
  const made = { name: bond, members: uplinks };
  if (ovsMode !== undefined) {
    return { uplink: { type: 'ovs-bond', mode: ovsMode, ...made }, refusals };
  }
  return {
    uplink: linuxMode &&
      read && { type: 'linux-bond', mode: linuxMode, options: read.options, ...made },
    refusals,
  };
};
