import { Button, List, ListItem, PageSection, Title } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { HarnessState } from '../harnessState';
import { logInAs } from './harnessApi';

/** Where the console sends who is logged out (an API answer of 401). */
export function LoginPage({ harness }: { harness: HarnessState }): ReactElement {
  const next = new URLSearchParams(window.location.search).get('next') ?? '/';
  // Only a path of this host is a place to go on to.
  const target = next.startsWith('/') && !next.startsWith('//') ? next : '/';
  return (
    <PageSection isFilled>
      <Title headingLevel="h1">You are logged out</Title>
      <List isPlain>
        {harness.users.map((user) => (
          <ListItem key={user.name}>
            <Button
              variant="link"
              onClick={() => {
                logInAs(user);
                window.location.assign(target);
              }}
            >
              Log in as {user.name}
            </Button>
            {user.title}
          </ListItem>
        ))}
      </List>
    </PageSection>
  );
}
