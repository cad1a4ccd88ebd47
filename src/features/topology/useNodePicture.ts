import { useEffect, useState } from 'react';
import type { nodePicture } from '../../core/topology/nodePicture';

/** What draws one node by itself. */
export type DrawNode = typeof nodePicture;

/** `nodePicture`, loaded once it is `wanted`: the picture of the cluster does not wait for it. Until then `undefined`. */
export const useNodePicture = (wanted: boolean): DrawNode | undefined => {
  const [draw, setDraw] = useState<DrawNode>();
  const loads = wanted && draw === undefined;
  useEffect(() => {
    if (!loads) return undefined;
    let isAwaited = true;
    void import('../../core/topology/nodePicture').then(
      (loaded) => {
        if (isAwaited) setDraw(() => loaded.nodePicture);
      },
      (error: unknown) => {
        // As a page that cannot be loaded: the console's own boundary says so.
        setDraw(() => {
          throw error;
        });
      },
    );
    return () => {
      isAwaited = false;
    };
  }, [loads]);
  return draw;
};
