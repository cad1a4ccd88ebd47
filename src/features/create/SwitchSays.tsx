import { Content, List, ListItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';
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

/** What the switch ports say over LLDP at what is to become the uplink; that it says nothing proves nothing. */
export const SwitchSays = ({ sayings }: { sayings: SwitchSayings }): ReactElement => {
  const say = useWords();
  const lines = [
    ...sayings.said.map(({ uplink, systems, ports, vlans, pvid, nodes }) =>
      say('create.switchPort', {
        uplink,
        nodes: nodes.join(', '),
        system: systems.join(', '),
        port: ports.join(', '),
        vlans:
          vlans.length === 0
            ? say('create.switchNoVlans')
            : say('create.switchVlans', { vlans: vlanRangesText(rangesOf(vlans)) }),
        native:
          pvid === undefined
            ? say('create.switchNoNative')
            : say('create.switchNative', { vlan: pvid }),
      }),
    ),
    ...sayings.silent.map(({ uplink, nodes }) =>
      say('create.switchSilent', { uplink, nodes: nodes.join(', ') }),
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
