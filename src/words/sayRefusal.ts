import type { Refusal } from '../core/intents/refusal';
import type { Say } from './catalogue';
import type { refusals } from './refusals';
import type { Params } from './say';

type RefusalParams = Params<(typeof refusals)[keyof typeof refusals]>;

/** Every parameter that a refusal's text may have, so that any code can be said; a refusal brings those of its own text. */
const BLANK: RefusalParams = {
  addresses: '',
  attachment: '',
  bridge: '',
  child: '',
  controller: '',
  count: '',
  id: '',
  limit: '',
  localnet: '',
  mac: '',
  members: '',
  mode: '',
  model: '',
  modes: '',
  models: '',
  mtu: '',
  name: '',
  names: '',
  namespace: '',
  namespaces: '',
  network: '',
  networks: '',
  nic: '',
  node: '',
  nodes: '',
  other: '',
  part: '',
  policy: '',
  selector: '',
  tag: '',
  trunk: '',
  uplink: '',
  via: '',
  vlan: '',
  vm: '',
  users: '',
  vms: '',
};

/** The sentence of a refusal or warning: what is wrong and what to do. */
export const sayRefusal = ({ code, params }: Refusal, say: Say): string =>
  say(`refusal.${code}`, { ...BLANK, ...params });
