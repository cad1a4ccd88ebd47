import {
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadMain,
  MastheadToggle,
  PageToggleButton,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { ProjectMenu } from '../console/NamespaceBar';
import type { HarnessState } from '../harnessState';
import { changeHarness, logInAs } from './harnessApi';
import { PickMenu } from './PickMenu';
import type { HostRootState } from './store';
import type { ThemeName } from './theme';
import { applyTheme, currentTheme, themes } from './theme';

function ThemeMenu(): ReactElement {
  const [theme, setTheme] = useState(currentTheme);
  return (
    <PickMenu
      label="Theme"
      value={theme}
      options={themes.map(({ name, title }) => ({ value: name, title }))}
      onPick={(name) => {
        applyTheme(name as ThemeName);
        setTheme(name as ThemeName);
      }}
    />
  );
}

function FaultMenu({
  harness,
  onChange,
}: {
  harness: HarnessState;
  onChange: (state: HarnessState) => void;
}): ReactElement {
  const active = harness.faults.filter((fault) => fault.active);
  const summary =
    active.length === 0
      ? 'No failures'
      : active.length === 1
        ? (active[0]?.title ?? '')
        : `${String(active.length)} failures`;
  return (
    <PickMenu
      label="Failures"
      value={summary}
      options={harness.faults.map(({ name, title, active: isSelected }) => ({
        value: name,
        title,
        isSelected,
      }))}
      onPick={(name) => {
        const on = !harness.faults.some((fault) => fault.name === name && fault.active);
        void changeHarness('faults', { name, on }).then(onChange);
      }}
    />
  );
}

const nobody = 'nobody else';

function ImpersonationMenu({ harness }: { harness: HarnessState }): ReactElement {
  const dispatch = useDispatch();
  const impersonated = useSelector(({ sdkCore }: HostRootState) => sdkCore.impersonate?.name);
  return (
    <PickMenu
      label="Impersonate"
      value={impersonated ?? nobody}
      options={[
        { value: nobody, title: 'Impersonate nobody' },
        ...harness.users
          .filter(({ name }) => name !== harness.user)
          .map(({ name }) => ({ value: name, title: `As ${name}` })),
      ]}
      onPick={(name) => {
        const user = harness.users.find((candidate) => candidate.name === name);
        dispatch(
          user
            ? { type: 'beginImpersonate', name, groups: user.groups }
            : { type: 'endImpersonate' },
        );
      }}
    />
  );
}

/** The bar of the console with the harness's own switches in it. */
export function HostMasthead({
  harness,
  onHarnessChange,
}: {
  harness: HarnessState;
  onHarnessChange: (state: HarnessState) => void;
}): ReactElement {
  const user = useSelector(({ sdkCore }: HostRootState) => sdkCore.user?.username ?? '');
  const items = [
    !harness.real && (
      <PickMenu
        label="Scenario"
        value={harness.scenario}
        options={harness.scenarios.map(({ name, title }) => ({
          value: name,
          title: name,
          description: title,
        }))}
        onPick={(name) => {
          void changeHarness('scenario', { name }).then(() => {
            window.location.reload();
          });
        }}
      />
    ),
    !harness.real && <FaultMenu harness={harness} onChange={onHarnessChange} />,
    <ProjectMenu />,
    <ThemeMenu />,
    !harness.real && <ImpersonationMenu harness={harness} />,
    <PickMenu
      label="User"
      value={user}
      options={harness.users.map(({ name, title }) => ({
        value: name,
        title: name,
        description: title,
      }))}
      onPick={(name) => {
        const next = harness.users.find((candidate) => candidate.name === name);
        if (next && next.name !== user) {
          logInAs(next);
          onHarnessChange({ ...harness, user: next.name });
        }
      }}
    />,
  ].filter((item) => item !== false);
  return (
    <Masthead display={{ default: 'inline' }}>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton isHamburgerButton aria-label="Main menu" />
        </MastheadToggle>
        <MastheadBrand>
          <span className="host-brand">OpenShift</span>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isStatic>
          <ToolbarContent>
            <ToolbarGroup align={{ default: 'alignEnd' }} gap={{ default: 'gapNone' }}>
              {items.map((item, index) => (
                <ToolbarItem key={index}>{item}</ToolbarItem>
              ))}
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}
