import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { splitKey } from '../../core/kinds/read';
import type { AttachmentRow } from '../../core/topology/attachmentRows';
import { useWords } from '../../ui/useWords';
import { WindowedList } from '../../ui/WindowedList';
import { NicRow } from './NicList';
import { toggled } from './topologyQuery';
import type { TopologySource } from './TopologySource';

/** Up to this many NICs every attachment is open from the start. */
const FEW = 25;

const keyOf = (row: AttachmentRow): string => {
  switch (row.level) {
    case 'namespace':
      return row.namespace;
    case 'attachment':
      return row.key;
    case 'nic':
      return `${row.nic.vm} ${row.nic.name}`;
  }
};

interface Props {
  source: TopologySource;
  network: string;
}

/** What the link between a network and its NICs stands for: namespace → attachment → VM. */
export const AttachmentList = ({ source, network }: Props): ReactElement => {
  const say = useWords();
  const all = source.attachments(network, new Set());
  const nics = all.filter(({ level }) => level === 'nic').length;
  const keys = all.flatMap((row) => (row.level === 'attachment' ? [row.key] : []));
  // What somebody did differs from how the list begins, so only that is kept.
  const [touched, setTouched] = useState<readonly string[]>([]);
  const isClosed = (key: string): boolean => nics > FEW !== touched.includes(key);
  const rows = source.attachments(network, new Set(keys.filter(isClosed)));
  return (
    <section className="vlan-networks-panel-rows">
      <h3>{say('topology.panel.attachments')}</h3>
      <WindowedList label={say('topology.panel.attachments')} rows={rows} keyOf={keyOf}>
        {(row) => {
          switch (row.level) {
            case 'namespace':
              return (
                <>
                  <b title={row.namespace}>{row.namespace}</b>
                  <span>
                    {say('topology.nads', { count: row.attachments })}
                    {', '}
                    {say('noun.nics', { count: row.nics })}
                  </span>
                </>
              );
            case 'attachment': {
              const { name } = splitKey(row.key);
              const closed = isClosed(row.key);
              return (
                <div className="is-level-2">
                  <Button
                    variant="link"
                    isInline
                    isDisabled={row.nics === 0}
                    aria-expanded={!closed}
                    icon={<span aria-hidden="true">{closed ? '▸' : '▾'}</span>}
                    title={name}
                    onClick={() => {
                      setTouched(toggled(touched, row.key));
                    }}
                  >
                    {name}
                  </Button>
                  <span>
                    {say('noun.nics', { count: row.nics })}
                    {row.owner === undefined
                      ? ''
                      : `, ${say('topology.panel.renderedBy', { owner: row.owner })}`}
                  </span>
                </div>
              );
            }
            case 'nic':
              return (
                <div className="is-level-3">
                  <NicRow nic={row.nic} />
                </div>
              );
          }
        }}
      </WindowedList>
    </section>
  );
};
