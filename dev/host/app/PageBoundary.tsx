import { ErrorBoundaryFallbackPage } from '@openshift-console/dynamic-plugin-sdk';
import type { ErrorInfo, ReactNode } from 'react';
import { Component } from 'react';

interface State {
  error?: Error;
  componentStack: string;
}

/** Shows what a page threw instead of an empty frame. */
export class PageBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { componentStack: '' };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  override componentDidCatch(_: Error, info: ErrorInfo): void {
    this.setState({ componentStack: info.componentStack ?? '' });
  }

  override render(): ReactNode {
    const { error, componentStack } = this.state;
    if (!error) {
      return this.props.children;
    }
    return (
      <ErrorBoundaryFallbackPage
        errorMessage={error.message}
        componentStack={componentStack}
        stack={error.stack ?? ''}
        title={error.name}
      />
    );
  }
}
