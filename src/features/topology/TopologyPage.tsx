import { useCallback, useState } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../cluster/snapshot';
import { useSlice } from '../../cluster/useSlice';
import { useReading } from '../../components/reading/useReading';
import { TopologyModels } from './topologyModel';
import { TopologySkeleton } from './TopologySkeleton';
import { TopologyView } from './TopologyView';
import { useNodePicture } from './useNodePicture';
import { useTopologyQuery } from './useTopologyQuery';

/** The Topology tab. */
export const TopologyPage = (): ReactElement => {
  const { query, change, select } = useTopologyQuery();
  const [models] = useState(() => new TopologyModels());
  const drawNode = useNodePicture(query.isolated !== undefined);
  const modelOf = useCallback(
    (snapshot: Snapshot) => models.of(snapshot, query, drawNode),
    [models, query, drawNode],
  );
  const model = useSlice(modelOf);
  const { loading } = useReading();
  if (loading !== undefined && model.picture.cards.length === 0) return <TopologySkeleton />;
  return <TopologyView model={model} query={query} onQuery={change} onSelect={select} />;
};
