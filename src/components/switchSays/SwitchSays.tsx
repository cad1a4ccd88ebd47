import { Content, List, ListItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { listSorted } from '../../core/diagnostics/listNames';
import { switchSeenBy } from '../../core/diagnostics/switchSeen';
import type { SwitchSayings } from '../../core/networks/switchSayings';
import { vlanRangesText } from '../../core/values/vlanRanges';
import type { VlanRange } from '../../core/values/vlanRanges';
import { useWords } from '../../ui/useWords';

/** More lines than these would be read by nobody. */
const MOST = 6;

const rangesOf = (vlans: readonly number[]): readonly VlanRange[] => {
  const ranges: VlanRange[] = [];
  for (const vlan of [...vlans].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && vlan <= last.max + 1) last.max = vlan;
    else ranges.push({ min: vlan, max: vlan });
  }
  return ranges;
};

/**
 * What the switch ports say over LLDP at an uplink; that it says nothing proves nothing. With `network`, what each says is compared with the
 * VLAN of that network.
 */
export const SwitchSays = ({
  sayings,
  network,
}: {
  sayings: SwitchSayings;
  /** `vlan`: `undefined` for untagged. */
  network?: { vlan: number | undefined };
}): ReactElement => {
  const say = useWords();
  const compared = (line: string, saying: SwitchSayings['said'][number]): string =>
    network === undefined
      ? line
      : say('details.switchCompared', {
          line,
          seen: say(`details.switch.${switchSeenBy([saying], network.vlan)}`),
        });
  const lines = [
    ...sayings.said.map((saying) => {
      const { uplink, systems, ports, vlans, pvid, nodes } = saying;
      const line = say('create.switchPort', {
        uplink,
        nodes: listSorted(nodes),
        system: listSorted(systems),
        port: listSorted(ports),
        vlans:
          vlans.length === 0
            ? say('create.switchNoVlans')
            : say('create.switchVlans', { vlans: vlanRangesText(rangesOf(vlans)) }),
        native:
          pvid === undefined
            ? say('create.switchNoNative')
            : say('create.switchNative', { vlan: pvid }),
      });
      return compared(line, saying);
    }),
    ...sayings.silent.map(({ uplink, nodes }) =>
      say('create.switchSilent', { uplink, nodes: listSorted(nodes) }),
    ),
  ];
  return (
    <section aria-label={say('create.switch')}>
      <Content component="h3">{say('create.switch')}</Content>
      <List isPlain>
        {lines.slice(0, MOST).map((line) => (
          <ListItem key={line}>{line}</ListItem>
        ))}
        {lines.length > MOST && (
          <ListItem>{say('create.switchMore', { count: lines.length - MOST })}</ListItem>
        )}
      </List>
    </section>
  );
};
