import {
  Button,
  SearchInput,
  ToggleGroup,
  ToggleGroupItem,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';
import { FilterSelect } from './FilterSelect';
import type { TopologyModel } from './topologyModel';
import { isFiltered, unfiltered } from './topologyQuery';
import type { TopologyQuery, View } from './topologyQuery';

interface Props {
  model: TopologyModel;
  query: TopologyQuery;
  onQuery: (part: Partial<TopologyQuery>) => void;
  /** Enter in the search field. */
  onFound: () => void;
}

const VIEWS: readonly View[] = ['graph', 'list'];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;

/** Search, filters and the choice between picture and list. */
export const TopologyToolbar = ({ model, query, onQuery, onFound }: Props): ReactElement => {
  const say = useWords();
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      search.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => {
      document.removeEventListener('keydown', focus);
    };
  }, []);
  return (
    <Toolbar className="vlan-networks-topology-toolbar">
      <ToolbarContent>
        <ToolbarItem className="vlan-networks-topology-search">
          <SearchInput
            ref={search}
            aria-label={say('topology.searchLabel')}
            placeholder={say('topology.search')}
            value={query.search}
            onChange={(_event, value) => {
              onQuery({ search: value });
            }}
            onClear={() => {
              onQuery({ search: '' });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onFound();
            }}
          />
        </ToolbarItem>
        <ToolbarGroup variant="filter-group">
          <ToolbarItem>
            <FilterSelect
              label={say('topology.filter.localnets')}
              options={model.localnets}
              chosen={query.localnets}
              onChange={(localnets) => {
                onQuery({ localnets });
              }}
            />
          </ToolbarItem>
          <ToolbarItem>
            <FilterSelect
              label={say('topology.filter.namespaces')}
              options={model.namespaces}
              chosen={query.namespaces}
              onChange={(namespaces) => {
                onQuery({ namespaces });
              }}
            />
          </ToolbarItem>
          <ToolbarItem>
            <FilterSelect
              label={say('topology.filter.nodes')}
              options={model.nodes}
              chosen={query.nodes}
              onChange={(nodes) => {
                onQuery({ nodes });
              }}
            />
          </ToolbarItem>
          <ToolbarItem>
            <ToggleGroup aria-label={say('topology.filter.onlyProblems')}>
              <ToggleGroupItem
                text={say('topology.filter.onlyProblems')}
                isSelected={query.onlyProblems}
                onChange={() => {
                  onQuery({ onlyProblems: !query.onlyProblems });
                }}
              />
            </ToggleGroup>
          </ToolbarItem>
          {isFiltered(query) && (
            <ToolbarItem>
              <Button
                variant="link"
                onClick={() => {
                  onQuery(unfiltered);
                }}
              >
                {say('topology.filter.clear')}
              </Button>
            </ToolbarItem>
          )}
        </ToolbarGroup>
        <ToolbarItem align={{ default: 'alignEnd' }}>
          <ToggleGroup aria-label={say('topology.view')}>
            {VIEWS.map((view) => (
              <ToggleGroupItem
                key={view}
                text={say(`topology.view.${view}`)}
                isSelected={query.view === view}
                onChange={() => {
                  onQuery({ view });
                }}
              />
            ))}
          </ToggleGroup>
        </ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
};
