import type { K8sGroupVersionKind } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import { ResourceIcon } from './ResourceIcon';
import { useObjectPath } from './useObjectPath';

/** Badge and name of an object, linked to its page. */
export function ResourceLink({
  groupVersionKind,
  name = '',
  namespace,
  displayName,
  linkTo = true,
  hideIcon = false,
  inline = false,
  className = '',
  onClick,
  children,
}: {
  groupVersionKind: K8sGroupVersionKind;
  name?: string;
  namespace?: string;
  displayName?: string;
  linkTo?: boolean;
  hideIcon?: boolean;
  inline?: boolean;
  className?: string;
  onClick?: () => void;
  children?: ReactNode;
}): ReactElement {
  const path = useObjectPath(groupVersionKind, name, namespace);
  const text = displayName ?? name;
  const Element = inline ? 'span' : 'div';
  return (
    <Element className={`host-resource-link ${className}`}>
      {!hideIcon && <ResourceIcon groupVersionKind={groupVersionKind} />}{' '}
      {linkTo && path !== undefined ? (
        <Link to={path} onClick={onClick} data-test={name}>
          {text}
        </Link>
      ) : (
        <span>{text}</span>
      )}
      {children}
    </Element>
  );
}
