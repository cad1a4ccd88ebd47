import type { RoutePage } from '@openshift-console/dynamic-plugin-sdk';
import { isRoutePage } from '@openshift-console/dynamic-plugin-sdk';
import type { CodeRef } from '@openshift/dynamic-plugin-sdk';
import { useExtensions } from '@openshift/dynamic-plugin-sdk';
import { Bullseye, EmptyState, EmptyStateBody, PageSection, Spinner } from '@patternfly/react-core';
import type { ComponentType, ReactElement } from 'react';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { PageBoundary } from './PageBoundary';

const lazyPages = new WeakMap<CodeRef<ComponentType>, ComponentType>();

/** The page behind a code reference, fetched when it is first drawn; the same component each time, so that its state is kept. */
function lazyPage(load: CodeRef<ComponentType>): ComponentType {
  const known = lazyPages.get(load);
  if (known) {
    return known;
  }
  const page = lazy(async () => ({ default: await load() }));
  lazyPages.set(load, page);
  return page;
}

function PluginPage({ page: Page }: { page: ComponentType }): ReactElement {
  return (
    <PageBoundary>
      <Suspense
        fallback={
          <Bullseye>
            <Spinner aria-label="Loading page" />
          </Bullseye>
        }
      >
        <Page />
      </Suspense>
    </PageBoundary>
  );
}

function ConsolePage(): ReactElement {
  return (
    <PageSection isFilled>
      <EmptyState titleText="A page of the console" headingLevel="h1">
        <EmptyStateBody>
          This page belongs to the console or to another plugin. It exists only in the real console.
        </EmptyStateBody>
      </EmptyState>
    </PageSection>
  );
}

/** The routes of the plugins, as the console makes them: a path that is not exact also takes everything below it. */
export function PluginRoutes(): ReactElement {
  const pages = useExtensions<RoutePage>(isRoutePage);
  return (
    <Routes>
      {pages.flatMap(({ uid, properties: { path, exact, component } }) =>
        [path]
          .flat()
          .map((one) => (
            <Route
              key={`${uid}-${one}`}
              path={exact === true ? one : `${one}/*`}
              element={<PluginPage key={uid} page={lazyPage(component)} />}
            />
          )),
      )}
      <Route path="*" element={<ConsolePage />} />
    </Routes>
  );
}
