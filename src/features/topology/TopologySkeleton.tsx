import { Skeleton } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { lanes } from '../../core/topology/card';
import { useWords } from '../../ui/useWords';

const ROWS = [0, 1, 2];

/** Six lanes to come. */
export const TopologySkeleton = (): ReactElement => {
  const say = useWords();
  return (
    <div className="vlan-networks-topology-skeleton" role="status">
      <span className="pf-v6-u-screen-reader">{say('topology.loading')}</span>
      {lanes.map((lane) => (
        <div key={lane} aria-hidden="true">
          {ROWS.map((row) => (
            <Skeleton key={row} height="56px" />
          ))}
        </div>
      ))}
    </div>
  );
};
