import { ToolbarGroup, ToolbarItem } from '@patternfly/react-core';
import { useCallback } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';
import { sayNodeSet } from '../../words/sayNodeSet';
import { FilterSelect } from './FilterSelect';
import { signs } from './topologyQuery';
import type { TopologyQuery } from './topologyQuery';
import type { TopologySource } from './TopologySource';

interface Props {
  source: TopologySource;
  query: TopologyQuery;
  onQuery: (part: Partial<TopologyQuery>) => void;
}

/** Filters that are needed less often: VLAN, nodes, sets of equal nodes, VMs, severity. */
export const MoreFilters = ({ source, query, onQuery }: Props): ReactElement => {
  const say = useWords();
  const vlans = useCallback(
    () =>
      source.vlans().map((vlan) => ({
        value: String(vlan),
        label: vlan === 0 ? say('topology.untagged') : say('topology.vlan', { vlan }),
      })),
    [source, say],
  );
  const nodes = useCallback(
    () => source.nodes().map((name) => ({ value: name, label: name })),
    [source],
  );
  const nodeSets = useCallback(
    () => source.nodeSets().map((set) => ({ value: set.id, label: sayNodeSet(say, set) })),
    [source, say],
  );
  const vms = useCallback(
    () => source.vms().map((name) => ({ value: name, label: name })),
    [source],
  );
  const severities = useCallback(
    () => signs.map((sign) => ({ value: sign, label: say(`topology.sign.${sign}`) })),
    [say],
  );
  return (
    <ToolbarGroup variant="filter-group">
      <ToolbarItem>
        <FilterSelect
          label={say('topology.filter.vlans')}
          options={vlans}
          chosen={query.vlans.map(String)}
          onChange={(chosen) => {
            onQuery({ vlans: chosen.map(Number) });
          }}
        />
      </ToolbarItem>
      <ToolbarItem>
        <FilterSelect
          label={say('topology.filter.nodes')}
          options={nodes}
          chosen={query.nodes}
          onChange={(chosen) => {
            onQuery({ nodes: chosen });
          }}
        />
      </ToolbarItem>
      <ToolbarItem>
        <FilterSelect
          label={say('topology.filter.nodeSets')}
          options={nodeSets}
          chosen={query.nodeSets}
          onChange={(chosen) => {
            onQuery({ nodeSets: chosen });
          }}
        />
      </ToolbarItem>
      <ToolbarItem>
        <FilterSelect
          label={say('topology.filter.vms')}
          options={vms}
          chosen={query.vms}
          onChange={(chosen) => {
            onQuery({ vms: chosen });
          }}
        />
      </ToolbarItem>
      <ToolbarItem>
        <FilterSelect
          label={say('topology.filter.signs')}
          options={severities}
          chosen={query.signs}
          onChange={(chosen) => {
            onQuery({ signs: signs.filter((sign) => chosen.includes(sign)) });
          }}
        />
      </ToolbarItem>
    </ToolbarGroup>
  );
};
