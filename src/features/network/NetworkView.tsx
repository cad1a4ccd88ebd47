import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';
import {
  Alert,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  PageSection,
  Title,
} from '@patternfly/react-core';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactElement, ReactNode } from 'react';
import { FindingList } from '../../components/findings/FindingList';
import { SwitchSays } from '../../components/switchSays/SwitchSays';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import type { UnknownReason } from '../../core/inventory/loadState';
import { useWords } from '../../ui/useWords';
import { sayUnknown } from '../../words/sayUnknown';
import { ChainTable } from './ChainTable';
import { MachinesTable } from './MachinesTable';
import type { AttachmentRow, NetworkDetails } from './networkDetails';
import { NodesTable } from './NodesTable';
import './network.css';

const Part = ({
  title,
  unread,
  children,
}: {
  title: string;
  /** Why the part may not be whole. */
  unread?: UnknownReason | undefined;
  children: ReactNode;
}): ReactElement => {
  const say = useWords();
  return (
    <PageSection hasBodyWrapper={false}>
      <div className="vlan-networks-part">
        <Title headingLevel="h2">{title}</Title>
        {unread !== undefined && (
          <Alert component="h3" isInline isPlain variant="info" title={sayUnknown(say, unread)} />
        )}
        {children}
      </div>
    </PageSection>
  );
};

const Facts = ({ details }: { details: NetworkDetails }): ReactElement => {
  const say = useWords();
  const { network, verdict } = details;
  const facts: readonly [term: string, value: ReactNode][] = [
    ...(network.description === undefined
      ? []
      : [[say('details.description'), network.description] as const]),
    [
      say('details.kind'),
      network.type === 'other'
        ? say('networks.type.other', { plugin: network.plugin ?? '' })
        : say(`networks.type.${network.type}`),
    ],
    [
      say('networks.vlan'),
      network.vlan ?? say(network.guestsTag === true ? 'networks.guestsTag' : 'networks.untagged'),
    ],
    [say('networks.mtu'), network.mtu ?? say('networks.mtuNotSet')],
    ...(network.localnet === undefined
      ? []
      : [[say('networks.localnet'), network.localnet] as const]),
    ...(network.bridge === undefined
      ? []
      : [[say('details.column.bridge'), network.bridge] as const]),
    ...(network.cudn === undefined
      ? []
      : [[say('details.owner'), say('details.ownerCudn', { name: network.cudn })] as const]),
    [say('details.switch'), say(`details.switch.${verdict.switchSeen}`)],
  ].map(([term, value]) => [String(term), value]);
  return (
    <DescriptionList isHorizontal isCompact columnModifier={{ xl: '2Col' }}>
      {facts.map(([term, value]) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription>{value}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
};

const Attachments = ({ rows }: { rows: readonly AttachmentRow[] }): ReactElement => {
  const say = useWords();
  return (
    <Table variant="compact" className="vlan-networks-details-table">
      <Caption>{say('details.namespacesCaption')}</Caption>
      <Thead>
        <Tr>
          <Th>{say('details.column.namespace')}</Th>
          <Th>{say('details.column.attachment')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(({ key, namespace, name }) => (
          <Tr key={key}>
            <Td dataLabel={say('details.column.namespace')}>{namespace}</Td>
            <Td dataLabel={say('details.column.attachment')}>
              <ResourceLink
                groupVersionKind={kindRegistry.nad.gvk}
                namespace={namespace}
                name={name}
              />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};

/** The page of one network on plain data. */
export const NetworkView = ({ details }: { details: NetworkDetails }): ReactElement => {
  const say = useWords();
  const { network, findings, unread, verdict, nodes, nodesUnread, sayings } = details;
  const { attachments, attachmentsUnread, nics, nicsUnread } = details;
  return (
    <>
      <Part title={say('details.findings')}>
        {findings.length === 0 && unread === undefined && (
          <Alert
            component="h3"
            isInline
            isPlain
            variant={verdict.health === 'ok' ? 'success' : 'info'}
            title={say(`details.noFindings.${verdict.health}`)}
          />
        )}
        <FindingList findings={findings} heading="h3" />
        {unread !== undefined && (
          <Alert
            component="h3"
            isInline
            isPlain
            variant="info"
            title={say('details.unread', { reason: sayUnknown(say, unread) })}
          />
        )}
      </Part>
      <Part title={say('details.facts')}>
        <Facts details={details} />
      </Part>
      <Part title={say('details.chain')}>
        <ChainTable verdict={verdict} />
        {sayings.said.length + sayings.silent.length > 0 && (
          <SwitchSays sayings={sayings} network={network} />
        )}
      </Part>
      <Part title={say('details.nodes')} unread={nodesUnread}>
        <NodesTable rows={nodes} />
      </Part>
      <Part title={say('details.namespaces')} unread={attachmentsUnread}>
        <Attachments rows={attachments} />
      </Part>
      <Part title={say('details.vms')} unread={nicsUnread}>
        <MachinesTable nics={nics} areAllRead={nicsUnread === undefined} />
      </Part>
    </>
  );
};
