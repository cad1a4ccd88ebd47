import { useDispatch, useSelector } from 'react-redux';
import type { HostRootState } from '../app/store';

export default function useActivePerspective(): [string, (perspective: string) => void] {
  const dispatch = useDispatch();
  const perspective = useSelector((state: HostRootState) => state.UI.perspective);
  return [
    perspective,
    (next) => {
      localStorage.setItem('host/perspective', next);
      dispatch({ type: 'setPerspective', perspective: next });
    },
  ];
}
