import { asInteger, asString, at } from '../values/json';
import type { Part } from './part';

/** What a switch says of itself over LLDP. */
export interface LldpNeighbour {
  system: string;
  port: string;
  /** VLAN IDs that the port announces (IEEE 802.1 TLV, subtype 3). Empty: it announces none, which proves nothing. */
  vlans: readonly number[];
  /** Native VLAN (IEEE 802.1 TLV, subtype 1). */
  pvid?: number;
}

/** nmstate reports a neighbour as a list of TLV objects, `neighbors` as a list of those lists. */
export const readLldpNeighbours = (part: Part): readonly LldpNeighbour[] =>
  part.list().map((neighbour) => {
    const tlvs = neighbour.list();
    const first = (key: string): unknown =>
      tlvs.map((tlv) => at(tlv.object(), key)).find((value) => value !== undefined);
    const pvid = asInteger(first('ieee-802-1-pvid')) ?? asInteger(first('pvid'));
    return {
      system: asString(first('system-name')) ?? asString(first('chassis-id')) ?? '',
      port: asString(first('port-id')) ?? '',
      vlans: tlvs
        .flatMap((tlv) => tlv.at('ieee-802-1-vlans').list())
        .flatMap((vlan) => vlan.at('vid').read(asInteger) ?? []),
      ...(pvid !== undefined && { pvid }),
    };
  });
