import { MenuToggle, PageSection, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { consoleFetchJSON, HttpError } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useSelector } from 'react-redux';
import type { HostRootState } from '../app/store';
import { allProjects } from '../app/store';
import { useActiveNamespace } from './useActiveNamespace';

const kubernetes = `${window.SERVER_FLAGS.basePath}api/kubernetes`;

/** The projects that the user sees; on a cluster without the Project API, the namespaces. */
async function readProjects(): Promise<string[]> {
  const list = async (path: string): Promise<string[]> => {
    const { items } = (await consoleFetchJSON(`${kubernetes}${path}`)) as {
      items: { metadata: { name: string } }[];
    };
    return items.map(({ metadata }) => metadata.name).sort();
  };
  try {
    return await list('/apis/project.openshift.io/v1/projects');
  } catch (error) {
    if (error instanceof HttpError && error.code === 404) {
      return list('/api/v1/namespaces');
    }
    throw error;
  }
}

/** The menu that picks the active project; `onNamespaceChange` is called with `#ALL_NS#` for all of them. */
export function ProjectMenu({
  onNamespaceChange,
  isDisabled = false,
}: {
  onNamespaceChange?: (namespace: string) => void;
  isDisabled?: boolean;
}): ReactElement {
  const identity = useSelector(
    ({ sdkCore }: HostRootState) => sdkCore.impersonate?.name ?? sdkCore.user?.uid,
  );
  const [namespace, setNamespace] = useActiveNamespace();
  const [isOpen, setOpen] = useState(false);
  const [projects, setProjects] = useState<string[]>([]);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    let current = true;
    const show = (names: string[], why: string): void => {
      if (current) {
        setProjects(names);
        setProblem(why);
      }
    };
    readProjects().then(
      (names) => {
        show(names, '');
      },
      (error: unknown) => {
        show([], String(error));
      },
    );
    return () => {
      // The next time the menu opens, perhaps for another user, it begins empty.
      show([], '');
      current = false;
    };
  }, [isOpen, identity]);
  const title = namespace === allProjects ? 'All Projects' : namespace;
  return (
    <Select
      isOpen={isOpen}
      isScrollable
      selected={namespace}
      onOpenChange={setOpen}
      onSelect={(_, value) => {
        setNamespace(String(value));
        onNamespaceChange?.(String(value));
        setOpen(false);
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          isExpanded={isOpen}
          isDisabled={isDisabled}
          data-test-id="namespace-bar-dropdown"
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          Project: {title}
        </MenuToggle>
      )}
    >
      <SelectList>
        <SelectOption value={allProjects}>All Projects</SelectOption>
        {projects.map((name) => (
          <SelectOption key={name} value={name}>
            {name}
          </SelectOption>
        ))}
        {problem !== '' && <SelectOption isDisabled>{problem}</SelectOption>}
      </SelectList>
    </Select>
  );
}

export function NamespaceBar({
  children,
  ...menu
}: {
  onNamespaceChange?: (namespace: string) => void;
  isDisabled?: boolean;
  children?: ReactNode;
}): ReactElement {
  return (
    <PageSection hasBodyWrapper={false} padding={{ default: 'noPadding' }} type="subnav">
      <div>
        <ProjectMenu {...menu} />
      </div>
      {children}
    </PageSection>
  );
}
