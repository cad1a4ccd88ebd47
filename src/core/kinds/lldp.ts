import { asArray, asInteger, asString, at } from '../values/json';

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
export const readLldpNeighbours = (input: unknown): readonly LldpNeighbour[] =>
  asArray(input).map((neighbour) => {
    const tlvs = asArray(neighbour);
    const first = (key: string): unknown =>
      tlvs.map((tlv) => at(tlv, key)).find((value) => value !== undefined);
    const pvid = asInteger(first('ieee-802-1-pvid')) ?? asInteger(first('pvid'));
    return {
      system: asString(first('system-name')) ?? asString(first('chassis-id')) ?? '',
      port: asString(first('port-id')) ?? '',
      vlans: tlvs
        .flatMap((tlv) => asArray(at(tlv, 'ieee-802-1-vlans')))
        .flatMap((vlan) => asInteger(at(vlan, 'vid')) ?? []),
      ...(pvid !== undefined && { pvid }),
    };
  });
