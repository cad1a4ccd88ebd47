import {
  CodeBlock,
  CodeBlockCode,
  EmptyState,
  EmptyStateBody,
  PageSection,
} from '@patternfly/react-core';
import type { ReactElement } from 'react';

export default function ErrorBoundaryFallbackPage({
  errorMessage,
  componentStack,
  stack,
  title,
}: {
  errorMessage: string;
  componentStack: string;
  stack: string;
  title: string;
}): ReactElement {
  return (
    <PageSection>
      <EmptyState titleText="Something wrong happened" headingLevel="h1" status="danger">
        <EmptyStateBody>
          {title}: {errorMessage}
        </EmptyStateBody>
      </EmptyState>
      <CodeBlock>
        <CodeBlockCode>
          {componentStack}
          {stack}
        </CodeBlockCode>
      </CodeBlock>
    </PageSection>
  );
}
