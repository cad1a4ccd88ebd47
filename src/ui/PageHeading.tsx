import { Breadcrumb, BreadcrumbItem, PageSection, Title } from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import './pageHeading.css';

/** The heading of a page below another one: where it belongs, what it is, and one line about it. */
export const PageHeading = ({
  parent,
  crumb,
  title,
  subtitle,
  children,
}: {
  parent: { name: string; path: string };
  crumb: string;
  title: string;
  subtitle?: string | undefined;
  /** The page's actions. */
  children?: ReactNode;
}): ReactElement => (
  <>
    <PageSection hasBodyWrapper={false} type="breadcrumb">
      <Breadcrumb>
        <BreadcrumbItem>
          <Link to={parent.path}>{parent.name}</Link>
        </BreadcrumbItem>
        <BreadcrumbItem isActive>{crumb}</BreadcrumbItem>
      </Breadcrumb>
    </PageSection>
    <PageSection hasBodyWrapper={false}>
      <div className="vlan-networks-heading">
        <div>
          <Title headingLevel="h1">{title}</Title>
          {subtitle !== undefined && <p className="vlan-networks-subtitle">{subtitle}</p>}
        </div>
        {children !== undefined && <div className="vlan-networks-actions">{children}</div>}
      </div>
    </PageSection>
  </>
);
