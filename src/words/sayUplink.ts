import type { UplinkVerdict } from '../core/networks/uplinkMatrix';
import type { Say } from './catalogue';

const sayUse = (use: Extract<UplinkVerdict, { state: 'used' }>['use'], say: Say): string => {
  switch (use.reason) {
    case 'carries-node':
      return say('uplink.carries-node', { via: use.via });
    case 'port-of':
      return say('uplink.port-of', { controller: use.controller });
    case 'vlan-parent':
      return say('uplink.vlan-parent', { child: use.child });
    case 'vlan-interface':
      return say('uplink.vlan-interface', { id: use.id });
    case 'vfs':
      return say('uplink.vfs', { count: use.count });
    case 'master-of':
      return say('uplink.master-of', { attachment: use.attachment });
    case 'not-managed':
      return say('uplink.not-managed');
    case 'policy':
      return say('uplink.policy', { policy: use.policy });
  }
};

/** A few words for what an interface is to a node: free, or why not. */
export const sayUplink = (verdict: UplinkVerdict, say: Say): string => {
  switch (verdict.state) {
    case 'free':
      if (verdict.losesAddresses.length > 0) {
        return say('uplink.freeLoses', { addresses: verdict.losesAddresses.join(', ') });
      }
      return say(verdict.speedless ? 'uplink.freeSpeedless' : 'uplink.free');
    case 'too-small':
      return say('uplink.too-small', { limit: verdict.maxMtu });
    case 'missing':
      return say('uplink.missing');
    case 'unknown':
      return say('uplink.unknown');
    case 'used':
      return sayUse(verdict.use, say);
  }
};
