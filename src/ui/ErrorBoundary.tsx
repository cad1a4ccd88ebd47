import { Alert, AlertActionLink, PageSection } from '@patternfly/react-core';
import { Component } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from './useWords';

const Fallback = ({ error, onRetry }: { error: Error; onRetry: () => void }): ReactElement => {
  const say = useWords();
  return (
    <PageSection hasBodyWrapper={false}>
      <Alert
        variant="danger"
        isInline
        title={say('shell.crashed')}
        actionLinks={<AlertActionLink onClick={onRetry}>{say('shell.again')}</AlertActionLink>}
      >
        <p>{say('shell.crashedBody')}</p>
        <pre>{error.message}</pre>
      </Alert>
    </PageSection>
  );
};

interface Props {
  children: ReactNode;
  /** A new value forgets the error: another page, another identity. */
  resetKey?: string;
}

interface State {
  error: Error | undefined;
  resetKey: string | undefined;
}

/** Keeps a defect of one page from taking the console down. The SDK exports a fallback page, but no boundary. */
export class ErrorBoundary extends Component<Props, State> {
  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey
      ? null
      : { error: undefined, resetKey: props.resetKey };
  }

  override state: State = { error: undefined, resetKey: this.props.resetKey };

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Fallback error={error} onRetry={() => this.setState({ error: undefined })} />;
  }
}
