import type { K8sGroupVersionKind } from '@openshift-console/dynamic-plugin-sdk';
import type { ButtonProps } from '@patternfly/react-core';
import { Button } from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { NotInHost } from './NotInHost';
import { useObjectPath } from './useObjectPath';

export function ListPageCreateLink({
  to,
  children,
}: {
  to: string;
  children?: ReactNode;
}): ReactElement {
  const navigate = useNavigate();
  return <Button onClick={() => void navigate(to)}>{children}</Button>;
}

export function ListPageCreateButton(props: ButtonProps): ReactElement {
  return <Button variant="primary" {...props} />;
}

export default function ListPageCreate({
  groupVersionKind,
  namespace,
  children,
}: {
  groupVersionKind: K8sGroupVersionKind;
  namespace?: string;
  children?: ReactNode;
}): ReactElement {
  const path = useObjectPath(groupVersionKind, '~new', namespace);
  return <ListPageCreateLink to={path ?? ''}>{children}</ListPageCreateLink>;
}

export function ListPageCreateDropdown(): ReactElement {
  return <NotInHost name="ListPageCreateDropdown" />;
}
