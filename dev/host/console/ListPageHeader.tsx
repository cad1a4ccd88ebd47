import { Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';

/** The heading of a page: title with badge and help text on the left, the page's actions on the right, alerts below. */
export default function ListPageHeader({
  title,
  badge,
  helpText,
  helpAlert,
  children,
}: {
  title: string;
  badge?: ReactNode;
  helpText?: ReactNode;
  helpAlert?: ReactNode;
  /** Only the real console has favourites. */
  hideFavoriteButton?: boolean;
  children?: ReactNode;
}): ReactElement {
  return (
    <PageSection hasBodyWrapper={false} data-test="page-heading">
      <Flex alignItems={{ default: 'alignItemsFlexStart' }}>
        <FlexItem grow={{ default: 'grow' }}>
          <Title headingLevel="h1">
            {title} {badge}
          </Title>
          {helpText !== undefined && <div className="host-help-text">{helpText}</div>}
        </FlexItem>
        <Flex gap={{ default: 'gapSm' }}>{children}</Flex>
      </Flex>
      {helpAlert}
    </PageSection>
  );
}
