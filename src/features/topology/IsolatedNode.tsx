import { Button } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { NodePicture } from '../../core/topology/nodePicture';
import { useWords } from '../../ui/useWords';
import { sayNodeDifference } from '../../words/sayNodeDifference';
import { sayNodeSet } from '../../words/sayNodeSet';

interface Props {
  shown: NodePicture;
  onBack: () => void;
}

/** Above the picture of one node: which node, what it has in common with others, how it differs, and the way back. */
export const IsolatedNode = ({ shown: { node, nodeSet }, onBack }: Props): ReactElement => {
  const say = useWords();
  const differences = nodeSet?.differences ?? [];
  return (
    <div className="vlan-networks-isolated">
      <Button variant="link" isInline onClick={onBack}>
        {say('topology.isolated.back')}
      </Button>
      <h2>{say('topology.isolated.title', { node })}</h2>
      {nodeSet !== undefined && (
        <span>{say('topology.isolated.like', { set: sayNodeSet(say, nodeSet) })}</span>
      )}
      {differences.length > 0 && (
        <span>
          {differences.map((difference) => sayNodeDifference(say, difference)).join(' · ')}
        </span>
      )}
    </div>
  );
};
