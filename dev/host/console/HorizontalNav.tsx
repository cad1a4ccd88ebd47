import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import type { ComponentType, ReactElement } from 'react';
import { Suspense } from 'react';
import { Route, Routes, useHref, useLocation, useNavigate, useParams } from 'react-router';

interface NavPage {
  href: string;
  name: string;
  component: ComponentType<Record<string, unknown>>;
}

/**
 * Tabs whose state is the last segment of the path. As in the console, any other last segment means that the first tab is
 * open, and it takes the page with `href: ''`.
 */
export function HorizontalNavFacade({
  pages,
  resource,
  customData,
}: {
  pages: NavPage[];
  resource?: K8sResourceCommon;
  customData?: unknown;
}): ReactElement {
  const params = useParams();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const root = useHref('/').replace(/\/$/, '');
  const segments = pathname.replace(/\/$/, '').split('/');
  const last = segments.at(-1) ?? '';
  const active = pages.some(({ href }) => href === last) ? last : '';
  const base = active === '' ? segments.join('/') : segments.slice(0, -1).join('/');
  return (
    <>
      <PageSection hasBodyWrapper={false} type="tabs">
        <Tabs activeKey={active} component="nav" usePageInsets>
          {pages.map(({ href, name }) => {
            const to = href === '' ? base : `${base}/${href}`;
            return (
              <Tab
                key={href}
                eventKey={href}
                href={`${root}${to}`}
                title={<TabTitleText>{name}</TabTitleText>}
                aria-controls={undefined}
                data-test-id={`horizontal-link-${name}`}
                onClick={(event) => {
                  event.preventDefault();
                  void navigate(to);
                }}
              />
            );
          })}
        </Tabs>
      </PageSection>
      <Suspense fallback={null}>
        <Routes>
          {pages.map(({ href, component: Page }) => (
            <Route
              key={href}
              path={href}
              element={<Page {...params} obj={resource} params={params} customData={customData} />}
            />
          ))}
        </Routes>
      </Suspense>
    </>
  );
}
