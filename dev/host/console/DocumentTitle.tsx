import type { ReactNode } from 'react';
import { useEffect } from 'react';

/** Sets the tab's title: what the page says, then the product, as the console does. */
export function DocumentTitle({ children }: { children?: ReactNode }): null {
  const title = String(children);
  useEffect(() => {
    document.title = `${title} · OpenShift`;
  }, [title]);
  return null;
}
