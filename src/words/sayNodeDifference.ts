import type { NodeDifference } from '../core/topology/nodeDifference';
import type { Say } from './catalogue';

/** One way in which a node differs from the others of its role: `br-ex: MTU 1500, usually 9000`. */
export const sayNodeDifference = (say: Say, difference: NodeDifference): string => {
  const reported = (value: number | undefined): string | number =>
    value ?? say('topology.drift.notReported');
  switch (difference.type) {
    case 'bridge-missing':
    case 'bridge-extra':
    case 'uplink-absent':
    case 'trunk':
      return say(`topology.drift.${difference.type}`, { bridge: difference.bridge });
    case 'mapping-missing':
    case 'mapping-extra': {
      const { localnet, bridge } = difference;
      return say(`topology.drift.${difference.type}`, { localnet, bridge });
    }
    case 'mapping-elsewhere': {
      const { localnet, has, usual } = difference;
      return say('topology.drift.mapping-elsewhere', { localnet, has, usual });
    }
    case 'mappings-not-reported':
      return say('topology.drift.mappings-not-reported');
    case 'loose-interfaces':
      return say('topology.drift.loose-interfaces', {
        has: difference.has,
        usual: difference.usual,
      });
    case 'mtu':
    case 'vlan': {
      const { type, bridge, has, usual } = difference;
      return say(`topology.drift.${type}`, { bridge, has: reported(has), usual: reported(usual) });
    }
    default: {
      const { type, bridge, has, usual } = difference;
      return say(`topology.drift.${type}`, { bridge, has, usual });
    }
  }
};
