import { observer } from '@patternfly/react-topology';
import type { GraphElement } from '@patternfly/react-topology';
import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useCanvas } from './canvasContext';
import type { LinkData } from './canvasModel';

/** One link. The screen reader meets links by walking from card to card, so the lines themselves are silent. */
const Edge = ({ element }: { element: GraphElement<never, LinkData> }): ReactElement | null => {
  const { look } = useCanvas();
  const data = element.getData();
  const [source, target] = [data?.source ?? '', data?.target ?? ''];
  const lit = useSyncExternalStore(look.subscribe, () => look.linkClass(source, target));
  if (data === undefined) return null;
  const { path, status, middle, number, strength } = data;
  return (
    <>
      <path
        className={`vlan-networks-link is-${status} is-strength-${String(strength)} ${lit}`}
        data-link={element.getId()}
        d={path}
      />
      {status === 'broken' && (
        <path
          className={`vlan-networks-link vlan-networks-link-cross is-broken ${lit}`}
          d={`M${String(middle.x - 4)} ${String(middle.y - 4)}l8 8m0-8l-8 8`}
        />
      )}
      {number !== '' && (
        <text
          className={`vlan-networks-link-number ${lit}`}
          x={middle.x}
          y={middle.y + 4}
          aria-hidden="true"
        >
          {number}
        </text>
      )}
    </>
  );
};

export const LaneEdge = observer(Edge);
