import type { InterfaceFacts } from '../kinds/networkInterface';

const BRIDGES = new Set(['ovs-bridge', 'linux-bridge']);

/** Names that a desired interface takes below itself. */
const takes = ({ ports, bond }: InterfaceFacts): readonly string[] => [
  ...(bond?.members ?? []),
  ...(ports ?? []).flatMap((port) => (port.bond === undefined ? [port.name] : port.bond.members)),
];

const merged = (before: InterfaceFacts | undefined, wanted: InterfaceFacts): InterfaceFacts => {
  const { allowExtraPatchPorts, ...reported } = wanted;
  const patchPorts = (before?.ports ?? []).filter(
    ({ name }) => !(wanted.ports ?? []).some((port) => port.name === name),
  );
  return {
    ...before,
    ...reported,
    ...(BRIDGES.has(wanted.type) &&
      wanted.ports !== undefined && {
        ports: [
          ...wanted.ports,
          ...patchPorts.filter(({ name }) => name.startsWith('patch-') || name === wanted.name),
        ],
      }),
  };
};

/** A port of a bridge or bond has no addresses any more, and is up. */
const enslaved = ({ addresses, ...facts }: InterfaceFacts, controller: string): InterfaceFacts => ({
  ...facts,
  state: 'up',
  controller,
});

/**
 * Interfaces of a node once nmstate has applied a policy's interfaces: what is described is merged into what is there, ports follow their
 * new controller, what is absent is gone and lets its ports go. OVN's patch ports stay on their bridge (`allow-extra-patch-ports`).
 */
export const projectInterfaces = (
  present: readonly InterfaceFacts[],
  desired: readonly InterfaceFacts[],
): readonly InterfaceFacts[] => {
  const gone = desired.filter(({ state }) => state === 'absent');
  const wanted = desired.filter(({ state }) => state !== 'absent');
  const same = (a: InterfaceFacts, b: InterfaceFacts): boolean =>
    a.name === b.name && (a.type === b.type || b.type === 'unknown');
  const isGone = ({ name }: InterfaceFacts): boolean => gone.some((facts) => facts.name === name);
  const kept = present
    .filter((facts) => !isGone(facts))
    .map((facts) => {
      const { controller, ...free } = facts;
      return gone.some(({ name }) => name === controller) ? free : facts;
    });
  const result = [
    ...kept.map((facts) => {
      const change = wanted.find((entry) => same(facts, entry));
      return change === undefined ? facts : merged(facts, change);
    }),
    ...wanted
      .filter((entry) => !kept.some((facts) => same(facts, entry)))
      .map((entry) => merged(undefined, entry)),
  ];
  const controllerOf = new Map(
    wanted.flatMap((entry) => takes(entry).map((name) => [name, entry.name] as const)),
  );
  return result.map((facts) => {
    const controller = controllerOf.get(facts.name);
    return controller === undefined || controller === facts.name
      ? facts
      : enslaved(facts, controller);
  });
};
