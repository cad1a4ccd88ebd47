import { Label } from '@patternfly/react-core';
import type { LabelProps } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  MinusCircleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import type { NodeOutlook } from './nodeOutlook';

const looks: Record<NodeOutlook['after'], Pick<LabelProps, 'status' | 'icon'>> = {
  gets: { status: 'success', icon: <CheckCircleIcon /> },
  'no-bridge': { status: 'danger', icon: <ExclamationCircleIcon /> },
  'not-chosen': { icon: <MinusCircleIcon /> },
  unread: { icon: <QuestionCircleIcon /> },
};

/** Node by node: what it has of the bridge, and whether it gets the localnet. */
export const NodesMatrix = ({
  bridge,
  localnet,
  rows,
}: {
  bridge: string;
  localnet: string;
  rows: readonly NodeOutlook[];
}): ReactElement => {
  const say = useWords();
  const afterText = (after: NodeOutlook['after']): string => {
    switch (after) {
      case 'gets':
        return localnet === '' ? say('create.nodeGets') : say('create.nodeMapped', { localnet });
      case 'no-bridge':
        return say('create.nodeNoBridge', { bridge });
      case 'not-chosen':
        return say('create.nodeNotChosen');
      case 'unread':
        return say('create.nodeUnread');
    }
  };
  return (
    <Table variant="compact" className="vlan-networks-matrix">
      <Caption>{say('create.matrixCaption')}</Caption>
      <Thead>
        <Tr>
          <Th>{say('create.column.node')}</Th>
          <Th>{say('create.column.uplinks')}</Th>
          <Th>{say('create.column.mtu')}</Th>
          <Th>{say('create.column.after')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(({ node, uplinks, mtu, after }) => (
          <Tr key={node}>
            <Td dataLabel={say('create.column.node')}>
              <WholeWords>{node}</WholeWords>
            </Td>
            <Td dataLabel={say('create.column.uplinks')}>
              {uplinks.length === 0 ? say('create.noUplink') : uplinks.join(', ')}
            </Td>
            <Td dataLabel={say('create.column.mtu')}>{mtu ?? say('networks.none')}</Td>
            <Td dataLabel={say('create.column.after')}>
              <Label variant="outline" isCompact textMaxWidth="20rem" {...looks[after]}>
                {afterText(after)}
              </Label>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
