import { INTERFACE_NAME } from '../values/interfaceName';
import { asArray, asInteger, asObject, at } from '../values/json';
import type { JsonObject } from '../values/json';
import { parseVlanId } from '../values/vlanId';
import { manifestProblem } from './manifestProblem';
import type { ManifestProblem } from './manifestProblem';

export type BridgeConfigProblemCode =
  | 'config-bridge-deprecated'
  | 'config-bridge-missing'
  | 'config-bridge-name'
  | 'config-bridge-key'
  | 'config-bridge-ipam'
  | 'config-bridge-flag'
  | 'config-bridge-default-vlan'
  | 'config-bridge-vlan'
  | 'config-bridge-trunk';

type Problem = ManifestProblem<BridgeConfigProblemCode>;

const problem = manifestProblem<BridgeConfigProblemCode>;

/** Keys of the plugin (containernetworking plugins/main/bridge `NetConf`) and of every CNI configuration; others are dropped without a word. */
const KEYS = [
  ...['cniVersion', 'name', 'type', 'bridge', 'isGateway', 'isDefaultGateway', 'forceAddress'],
  ...['ipMasq', 'ipMasqBackend', 'mtu', 'hairpinMode', 'promiscMode', 'vlan', 'vlanTrunk'],
  ...['preserveDefaultVlan', 'macspoofchk', 'enabledad', 'disableContainerInterface'],
  ...['portIsolation', 'ipam', 'dns', 'args', 'capabilities', 'runtimeConfig'],
];

const FLAGS = ['macspoofchk', 'preserveDefaultVlan', 'promiscMode', 'hairpinMode', 'portIsolation'];

const text = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const isVlan = (value: unknown): boolean => typeof value === 'number' && parseVlanId(value).ok;

const trunkProblems = ({ vlanTrunk }: JsonObject): readonly Problem[] => {
  if (vlanTrunk === undefined) return [];
  const wrong = asArray(vlanTrunk).find((entry) => {
    const [id, min, max] = ['id', 'minID', 'maxID'].map((key) => at(entry, key));
    if (id !== undefined) return !isVlan(id);
    return !isVlan(min) || !isVlan(max) || (asInteger(min) ?? 0) > (asInteger(max) ?? 0);
  });
  return wrong === undefined && Array.isArray(vlanTrunk)
    ? []
    : [problem('config-bridge-trunk', { range: text(wrong ?? vlanTrunk) })];
};

/** Why the CNI configuration of a Linux bridge network must not be written; its name, version and MTU are judged elsewhere. */
export const bridgeConfigProblems = (config: JsonObject): readonly Problem[] => {
  const { type, bridge, vlan } = config;
  const named = typeof bridge === 'string' && bridge !== '';
  return [
    ...(type === 'cnv-bridge' ? [problem('config-bridge-deprecated')] : []),
    ...(named ? [] : [problem('config-bridge-missing')]),
    ...(named && !INTERFACE_NAME.test(bridge) ? [problem('config-bridge-name', { bridge })] : []),
    ...Object.keys(config)
      .filter((key) => !KEYS.includes(key))
      .map((key) => problem('config-bridge-key', { key })),
    ...FLAGS.filter((key) => !['boolean', 'undefined'].includes(typeof config[key])).map((key) =>
      problem('config-bridge-flag', { key, found: text(config[key]) }),
    ),
    ...(config.preserveDefaultVlan === false || typeof config.preserveDefaultVlan === 'string'
      ? []
      : [problem('config-bridge-default-vlan')]),
    ...(vlan === undefined || isVlan(vlan)
      ? []
      : [problem('config-bridge-vlan', { vlan: text(vlan) })]),
    ...trunkProblems(config),
    ...(asObject(config.ipam)?.type === undefined ? [] : [problem('config-bridge-ipam')]),
  ];
};
