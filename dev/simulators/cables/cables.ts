import type { KubeObject } from '../../cluster/api';
import { asNumber, asRecord, asRecords, asText, at, isRecord, without, type Json } from '../json';
import { nameOf, readState, typeOf, writeState } from '../nmstate/networkState';

/**
 * Where a simulated node's cables end: an annotation of the Node, by NIC. No part of a real cluster knows this; the
 * simulators need it so that a NIC that is brought up meets a switch.
 */
export const CABLES_ANNOTATION = 'vlan-networks.simulators/cables';

/** The far end of a cable. */
export interface Cable {
  /** Mbit/s that both ends agree on. */
  speed: number;
  /** The switch's LLDP data units, as nmstate shows them; none where the switch does not speak LLDP. */
  neighbor?: Json[];
}

/** The cables of a node by NIC; what cannot be read counts as not plugged in. */
export function cablesOf(node: KubeObject | undefined): Map<string, Cable> {
  let cables: unknown;
  try {
    cables = JSON.parse(node?.metadata.annotations?.[CABLES_ANNOTATION] ?? '{}');
  } catch {
    cables = {};
  }
  return new Map(
    Object.entries(asRecord(cables)).map(([nic, cable]) => {
      const neighbor = asRecords(at(cable, 'neighbor'));
      const speed = asNumber(at(cable, 'speed')) ?? 0;
      return [nic, neighbor.length === 0 ? { speed } : { speed, neighbor }];
    }),
  );
}

/**
 * A node's state with what its cables bring: a NIC that is up reports its speed, one that listens for LLDP its neighbor,
 * one that is not up neither.
 */
export function withCables(currentState: Json, cables: Map<string, Cable>): Json {
  const state = readState(currentState);
  const interfaces = state.interfaces.map((item) => {
    const cable = typeOf(item) === 'ethernet' ? cables.get(nameOf(item)) : undefined;
    return cable === undefined ? item : plugged(item, cable);
  });
  return writeState({ ...state, interfaces });
}

function plugged(item: Json, { speed, neighbor }: Cable): Json {
  const isUp = asText(item.state) === 'up';
  const ethernet = without(asRecord(item.ethernet), 'speed', 'duplex');
  const link = isUp && speed > 0 ? { speed, duplex: 'full' } : {};
  const listens = isRecord(item.lldp) && item.lldp.enabled === true;
  const heard = isUp && neighbor !== undefined ? [neighbor] : [];
  return {
    ...item,
    ethernet: { ...ethernet, ...link },
    ...(listens ? { lldp: { ...asRecord(item.lldp), neighbors: heard } } : {}),
  };
}
