import { Content, List, ListItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { CreateVlanNetworks, NewNetwork, Rollout } from '../../core/intents/intent';
import { nodeSelectorText } from '../../core/intents/parseNodeSelector';
import type { Known } from '../../core/inventory/loadState';
import type { Coverage } from '../../core/networks/chain';
import { vlanRangesText } from '../../core/values/vlanRanges';
import { useWords } from '../../ui/useWords';
import type { Say } from '../../words/catalogue';
import { isOnNoNode, sayCoverage } from '../../words/sayCoverage';
import { sayUnknown } from '../../words/sayUnknown';

const networkText = (say: Say, { name, vlan, mtu }: NewNetwork): string =>
  vlan === undefined
    ? say('create.existNetworkUntagged', { name, mtu })
    : say('create.existNetworkTagged', { name, vlan, mtu });

const coverageText = (say: Say, coverage: Known<Coverage>): string => {
  if (!coverage.known)
    return say('create.existCoverageUnknown', { reason: sayUnknown(say, coverage.reason) });
  if (isOnNoNode(coverage.value)) return say('create.existNoNodes');
  return say('create.existCoverage', { nodes: sayCoverage(say, coverage.value) });
};

const nodesText = (say: Say, { nodeSelector, parts }: Rollout): string => {
  if (parts !== undefined) return say('create.onNodesInTurn', { count: parts.length });
  // A label without a value is called by its key, as the documents of Kubernetes do.
  const selector = nodeSelectorText(nodeSelector).replace(/=(?=,|$)/g, '');
  return selector === '' ? say('create.onEveryNode') : say('create.onNodesWith', { selector });
};

const physicalText = (say: Say, { physical }: CreateVlanNetworks): string => {
  switch (physical.type) {
    case 'existing-localnet':
      return say('create.existLocalnet', { localnet: physical.localnet });
    case 'existing-linux-bridge':
      return say('create.existLinux', { bridge: physical.bridge });
    case 'new-localnet':
      return say('create.existNewLocalnet', { ...physical, nodes: nodesText(say, physical) });
    case 'new-bridge': {
      const { localnet, bridge, uplink } = physical;
      const nodes = nodesText(say, physical);
      return say('create.existNewBridge', { localnet, bridge, uplinks: uplink.name, nodes });
    }
    case 'new-linux-bridge': {
      const { bridge, uplink, trunk } = physical;
      return say('create.existNewLinux', {
        bridge,
        uplinks: uplink.name,
        trunk: vlanRangesText(trunk),
        nodes: nodesText(say, physical),
      });
    }
  }
};

const guestsText = (say: Say, { physical }: CreateVlanNetworks): readonly string[] => {
  if (!('guests' in physical)) return [];
  const { changeMacs, vlans } = physical.guests;
  return [
    ...(changeMacs ? [say('create.existGuestsMacs')] : []),
    ...(vlans.length > 0 ? [say('create.existGuestsTag', { trunk: vlanRangesText(vlans) })] : []),
  ];
};

/** What the intent makes, in words. */
export const WillExist = ({
  intent,
  coverage,
}: {
  intent: CreateVlanNetworks;
  /** Coverage of the network once all is done. */
  coverage: Known<Coverage> | undefined;
}): ReactElement => {
  const say = useWords();
  const { networks, namespaces } = intent;
  return (
    <section>
      <Content component="h3">{say('create.willExist')}</Content>
      <List>
        {networks.map((network) => (
          <ListItem key={network.name}>{networkText(say, network)}</ListItem>
        ))}
        <ListItem>{physicalText(say, intent)}</ListItem>
        {guestsText(say, intent).map((text) => (
          <ListItem key={text}>{text}</ListItem>
        ))}
        <ListItem>
          {say('create.existAttachments', {
            count: namespaces.length,
            names: namespaces.join(', '),
          })}
        </ListItem>
        {coverage !== undefined && <ListItem>{coverageText(say, coverage)}</ListItem>}
      </List>
    </section>
  );
};
