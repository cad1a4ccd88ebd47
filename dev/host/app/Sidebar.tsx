import type { HrefNavItem } from '@openshift-console/dynamic-plugin-sdk';
import { isHrefNavItem, useActivePerspective } from '@openshift-console/dynamic-plugin-sdk';
import { useExtensions } from '@openshift/dynamic-plugin-sdk';
import {
  Nav,
  NavExpandable,
  NavItem,
  NavList,
  PageSidebar,
  PageSidebarBody,
} from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'react-router';
import type { NavEntry, NavSection } from './hostNavigation';
import { hostSections, insertEntry, isActive, perspectives } from './hostNavigation';
import { translateExtensionText } from './i18n';
import { PickMenu } from './PickMenu';

function asList(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}

function sectionsOf(perspective: string, items: HrefNavItem[]): NavSection[] {
  return (hostSections[perspective] ?? []).map((section) => ({
    ...section,
    entries: items
      .map(({ properties }) => properties)
      .filter(
        (item) => (item.perspective ?? 'admin') === perspective && item.section === section.id,
      )
      .reduce<NavEntry[]>(
        (entries, item) =>
          insertEntry(entries, {
            id: item.id,
            name: translateExtensionText(item.name),
            href: item.href,
            startsWith: item.startsWith ?? [],
            insertBefore: asList(item.insertBefore),
            insertAfter: asList(item.insertAfter),
          }),
        section.entries,
      ),
  }));
}

export function Sidebar(): ReactElement {
  const [perspective, setPerspective] = useActivePerspective();
  const items = useExtensions(isHrefNavItem);
  const { pathname } = useLocation();
  return (
    <PageSidebar>
      <PageSidebarBody>
        <PickMenu
          label="Perspective"
          value={perspective}
          options={perspectives.map(({ id, name }) => ({ value: id, title: name }))}
          onPick={setPerspective}
        />
        <Nav aria-label="Main navigation">
          <NavList>
            {sectionsOf(perspective, items).map(({ id, name, entries }) => {
              const active = entries.some((entry) => isActive(entry, pathname));
              return (
                <NavExpandable
                  // A section opens by itself when the page shown is in it.
                  key={`${id}-${String(active)}`}
                  title={name}
                  isActive={active}
                  isExpanded={active}
                >
                  {entries.map((entry) => (
                    <NavItem key={entry.id} itemId={entry.id} isActive={isActive(entry, pathname)}>
                      <Link to={entry.href} data-test="nav">
                        {entry.name}
                      </Link>
                    </NavItem>
                  ))}
                </NavExpandable>
              );
            })}
          </NavList>
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}
