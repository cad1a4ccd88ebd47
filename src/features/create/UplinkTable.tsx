import { Button, Checkbox, Label, Radio } from '@patternfly/react-core';
import type { LabelProps } from '@patternfly/react-core';
import {
  AngleDownIcon,
  AngleRightIcon,
  CheckCircleIcon,
  ExclamationTriangleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactElement } from 'react';
import type { UplinkKind } from '../../core/intents/createDraft';
import type {
  UplinkCellPart,
  UplinkColumn,
  UplinkMatrix,
  UplinkRow,
  UplinkVerdict,
} from '../../core/networks/uplinkMatrix';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import type { Say } from '../../words/catalogue';
import { sayUplink } from '../../words/sayUplink';

const lookOf = (verdict: UplinkVerdict): Pick<LabelProps, 'status' | 'icon'> | undefined => {
  switch (verdict.state) {
    case 'free':
      return verdict.losesAddresses.length > 0
        ? { status: 'warning', icon: <ExclamationTriangleIcon /> }
        : { status: 'success', icon: <CheckCircleIcon /> };
    case 'unknown':
      return { icon: <QuestionCircleIcon /> };
    default:
      return undefined;
  }
};

const Part = ({ part, share }: { part: UplinkCellPart; share: string }): ReactElement => {
  const say = useWords();
  const look = lookOf(part.verdict);
  const text = `${sayUplink(part.verdict, say)}${share}`;
  return (
    <div title={part.nodes.length > 1 ? part.nodes.join(', ') : undefined}>
      {look === undefined ? (
        <WholeWords>{text}</WholeWords>
      ) : (
        <Label variant="outline" isCompact {...look}>
          {text}
        </Label>
      )}
    </div>
  );
};

const Cell = ({ parts }: { parts: readonly UplinkCellPart[] }): ReactElement => {
  const say = useWords();
  return (
    <>
      {parts.map((part) => (
        <Part
          key={part.nodes[0]}
          part={part}
          share={parts.length === 1 ? '' : ` · ${say('noun.nodes', { count: part.nodes.length })}`}
        />
      ))}
    </>
  );
};

const columnTitle = ({ id, nodes }: UplinkColumn, say: Say): string =>
  nodes.length === 1 ? id : say('uplink.column', { node: id, count: nodes.length - 1 });

/** Title of a column; that of several nodes opens into its nodes, and the first of these closes them again. */
const ColumnHead = ({
  column,
  onExpand,
}: {
  column: UplinkColumn;
  onExpand: (column: string) => void;
}): ReactElement => {
  const say = useWords();
  const { id, nodes, partOf } = column;
  const title = columnTitle(column, say);
  const isOpen = partOf === id;
  const target = isOpen ? id : nodes.length > 1 && partOf === undefined ? id : undefined;
  if (target === undefined) return <WholeWords>{title}</WholeWords>;
  return (
    <Button
      variant="plain"
      isInline
      hasNoPadding
      aria-expanded={isOpen}
      aria-label={say(isOpen ? 'uplink.together' : 'uplink.apart', { nodes: title })}
      icon={isOpen ? <AngleDownIcon /> : <AngleRightIcon />}
      onClick={() => onExpand(target)}
    >
      <WholeWords>{title}</WholeWords>
    </Button>
  );
};

const factsOf = ({ bond, speed }: UplinkRow, say: Say): string =>
  [
    ...(bond === undefined
      ? []
      : [say('uplink.bond', { count: bond.members.length, mode: bond.mode })]),
    ...(speed === undefined ? [] : [say('uplink.speed', { speed: speed / 1000 })]),
  ].join(' · ');

/** Every uplink candidate against every node, with the reason in each cell; what is free somewhere can be chosen. */
export const UplinkTable = ({
  matrix,
  kind,
  chosen,
  onChoose,
  onExpand,
  describedBy,
}: {
  matrix: UplinkMatrix;
  kind: UplinkKind;
  chosen: readonly string[];
  onChoose: (uplinks: readonly string[]) => void;
  onExpand: (column: string) => void;
  /** Id of the sentence that says what is wrong with the choice. */
  describedBy: string;
}): ReactElement => {
  const say = useWords();
  const { columns, rows, nodes } = matrix;
  const gone = chosen.filter((name) => !rows.some(({ names }) => names.includes(name)));
  const choiceOf = (row: UplinkRow): ReactElement => {
    const [name = ''] = row.names;
    const isChosen = row.names.some((other) => chosen.includes(other));
    const shared = {
      id: `uplink-${name}`,
      'aria-label': row.names.join(', '),
      // What is chosen already can be taken off again, whatever became of it.
      isDisabled:
        !isChosen && (row.freeOn === 0 || (kind !== 'interface' && row.type !== 'ethernet')),
      isChecked: isChosen,
    };
    return kind === 'interface' ? (
      <Radio {...shared} name="uplink" onChange={() => onChoose([name])} />
    ) : (
      <Checkbox
        {...shared}
        onChange={(_, isChecked) =>
          onChoose(
            isChecked ? [...chosen, name] : chosen.filter((other) => !row.names.includes(other)),
          )
        }
      />
    );
  };
  return (
    <div
      role={kind === 'interface' ? 'radiogroup' : 'group'}
      aria-label={say('uplink.caption')}
      aria-describedby={describedBy}
      className="vlan-networks-uplinks"
    >
      <Table
        variant="compact"
        gridBreakPoint=""
        className="vlan-networks-dense"
        aria-label={say('uplink.caption')}
      >
        <Thead>
          <Tr>
            <Th screenReaderText={say('uplink.choose')} />
            <Th>{say('uplink.uplink')}</Th>
            {columns.map((column) => (
              <Th key={column.id} modifier="wrap">
                <ColumnHead column={column} onExpand={onExpand} />
              </Th>
            ))}
            <Th modifier="nowrap">{say('uplink.freeOn')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {gone.map((name) => (
            <Tr key={name} isRowSelected>
              <Td>
                <Checkbox
                  id={`uplink-${name}`}
                  aria-label={name}
                  isChecked
                  onChange={() => onChoose(chosen.filter((other) => other !== name))}
                />
              </Td>
              <Td dataLabel={say('uplink.uplink')}>
                <strong>
                  <WholeWords>{name}</WholeWords>
                </strong>
              </Td>
              <Td colSpan={columns.length + 1}>{say('uplink.gone')}</Td>
            </Tr>
          ))}
          {rows.map((row) => (
            <Tr
              key={row.names.join()}
              isRowSelected={row.names.some((name) => chosen.includes(name))}
            >
              <Td>{choiceOf(row)}</Td>
              <Td dataLabel={say('uplink.uplink')}>
                <strong>
                  <WholeWords>{row.names.join(', ')}</WholeWords>
                </strong>
                <div className="vlan-networks-uplink-facts">{factsOf(row, say)}</div>
              </Td>
              {row.cells.map((parts, index) => (
                <Td key={columns[index]?.id} dataLabel={columns[index]?.id ?? ''}>
                  <Cell parts={parts} />
                </Td>
              ))}
              <Td dataLabel={say('uplink.freeOn')} modifier="nowrap">
                {row.freeOn === 0
                  ? say('uplink.nowhere')
                  : say('uplink.freeOf', { free: row.freeOn, all: nodes })}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </div>
  );
};
