import { Content, List, ListItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { CreateVlanNetworks, NewNetwork } from '../../core/intents/intent';
import { nodeSelectorText } from '../../core/intents/parseNodeSelector';
import type { Known } from '../../core/inventory/loadState';
import type { Coverage } from '../../core/networks/chain';
import { useWords } from '../../ui/useWords';
import type { Say } from '../../words/catalogue';
import { sayUnknown } from '../../words/sayUnknown';

const networkText = (say: Say, { name, vlan, mtu }: NewNetwork): string =>
  vlan === undefined
    ? say('create.existNetworkUntagged', { name, mtu })
    : say('create.existNetworkTagged', { name, vlan, mtu });

const coverageText = (say: Say, coverage: Known<Coverage>): string => {
  if (!coverage.known)
    return say('create.existCoverageUnknown', { reason: sayUnknown(say, coverage.reason) });
  const { whole, broken, unknown } = coverage.value;
  const all = whole.length + broken.length + unknown.length;
  return say('create.existCoverage', { whole: whole.length, all });
};

const localnetText = (say: Say, { physical }: CreateVlanNetworks): string => {
  const { localnet } = physical;
  if (physical.type === 'existing-localnet') return say('create.existLocalnet', { localnet });
  const { bridge, nodeSelector } = physical;
  // A label without a value is called by its key, as the documents of Kubernetes do.
  const selector = nodeSelectorText(nodeSelector).replace(/=(?=,|$)/g, '');
  const nodes =
    selector === '' ? say('create.onEveryNode') : say('create.onNodesWith', { selector });
  if (physical.type === 'new-localnet') {
    return say('create.existNewLocalnet', { localnet, bridge, nodes });
  }
  return say('create.existNewBridge', { localnet, bridge, uplinks: physical.uplink.name, nodes });
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
        <ListItem>{localnetText(say, intent)}</ListItem>
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
