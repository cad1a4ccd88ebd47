import type { K8sGroupVersionKind } from '@openshift-console/dynamic-plugin-sdk';
import { Label } from '@patternfly/react-core';
import type { ReactElement } from 'react';

/** The badge with the capitals of a kind. */
export function ResourceIcon({
  groupVersionKind,
  kind,
}: {
  groupVersionKind?: K8sGroupVersionKind;
  kind?: string;
}): ReactElement {
  const name = groupVersionKind?.kind ?? kind?.split('~').pop() ?? '';
  return (
    <Label isCompact color="blue" title={name}>
      {name.replace(/[a-z]/g, '').slice(0, 4)}
    </Label>
  );
}
