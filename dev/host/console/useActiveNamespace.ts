import { useDispatch, useSelector } from 'react-redux';
import type { HostRootState } from '../app/store';

/** The active project, `#ALL_NS#` for all of them, and its setter. */
export function useActiveNamespace(): [string, (namespace: string) => void] {
  const dispatch = useDispatch();
  const namespace = useSelector((state: HostRootState) => state.UI.activeNamespace);
  return [
    namespace,
    (next) => {
      sessionStorage.setItem('host/namespace', next);
      dispatch({ type: 'setNamespace', namespace: next });
    },
  ];
}
