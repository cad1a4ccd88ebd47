import { Label } from '@patternfly/react-core';
import type { LabelProps } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactElement } from 'react';
import type { HopStatus, HopVerdict, NetworkVerdict } from '../../core/diagnostics/diagnosis';
import { listSorted } from '../../core/diagnostics/listNames';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import type { Say } from '../../words/catalogue';
import { sayHopWhy } from '../../words/sayHopWhy';

const looks: Record<HopStatus, Pick<LabelProps, 'status' | 'icon'>> = {
  ok: { status: 'success', icon: <CheckCircleIcon /> },
  warning: { status: 'warning', icon: <ExclamationTriangleIcon /> },
  error: { status: 'danger', icon: <ExclamationCircleIcon /> },
  unknown: { icon: <QuestionCircleIcon /> },
};

const whereText = (say: Say, { nodes }: HopVerdict): string => {
  if (nodes === undefined) return '';
  const { ok, broken, unknown } = nodes;
  return [
    ...(ok.length > 0 ? [say('details.onNodes', { count: ok.length })] : []),
    ...(broken.length > 0 ? [say('details.brokenOn', { nodes: listSorted(broken) })] : []),
    ...(unknown.length > 0 ? [say('details.unknownOn', { nodes: listSorted(unknown) })] : []),
  ].join(', ');
};

/** The chain of a network, link by link. */
export const ChainTable = ({
  verdict,
}: {
  verdict: Pick<NetworkVerdict, 'hops' | 'switchSeen'>;
}): ReactElement => {
  const say = useWords();
  return (
    <Table variant="compact" className="vlan-networks-details-table">
      <Caption>{say('details.chainCaption')}</Caption>
      <Thead>
        <Tr>
          <Th width={20}>{say('details.column.hop')}</Th>
          <Th width={15}>{say('details.column.status')}</Th>
          <Th width={25}>{say('details.column.where')}</Th>
          <Th>{say('details.column.why')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {verdict.hops.map((hop) => (
          <Tr key={hop.hop}>
            <Td dataLabel={say('details.column.hop')}>{say(`details.hop.${hop.hop}`)}</Td>
            <Td dataLabel={say('details.column.status')}>
              <Label variant="outline" isCompact {...looks[hop.status]}>
                {say(`details.hopStatus.${hop.status}`)}
              </Label>
            </Td>
            <Td dataLabel={say('details.column.where')}>
              <WholeWords>{whereText(say, hop) || say('networks.none')}</WholeWords>
            </Td>
            <Td dataLabel={say('details.column.why')}>
              <WholeWords>
                {sayHopWhy(say, hop, verdict).join(' · ') || say('networks.none')}
              </WholeWords>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
