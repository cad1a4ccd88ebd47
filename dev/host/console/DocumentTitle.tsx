import { useEffect } from 'react';

/** Sets the tab's title: what the page says, then the product, as the console does. */
export function DocumentTitle({ children }: { children: string | string[] }): null {
  const title = [children].flat().join('');
  useEffect(() => {
    document.title = `${title} · OpenShift`;
  }, [title]);
  return null;
}
