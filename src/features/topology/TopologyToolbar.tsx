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
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../ui/useWords';
import { FilterSelect } from './FilterSelect';
import type { FilterOption } from './FilterSelect';
import { MoreFilters } from './MoreFilters';
import { hasMoreFilters, isFiltered, unfiltered } from './topologyQuery';
import type { TopologyQuery, View } from './topologyQuery';
import type { TopologySource } from './TopologySource';

interface Props {
  source: TopologySource;
  query: TopologyQuery;
  onQuery: (part: Partial<TopologyQuery>) => void;
  /** Enter in the search field. */
  onFound: () => void;
  /** What else stands at the end of the line. */
  children?: ReactNode;
}

const VIEWS: readonly View[] = ['graph', 'list'];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;

const named = (names: readonly string[]): readonly FilterOption[] =>
  names.map((name) => ({ value: name, label: name }));

const Search = ({ query, onQuery, onFound }: Omit<Props, 'source' | 'children'>): ReactElement => {
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
    <SearchInput
      ref={search}
      aria-label={say('topology.searchLabel')}
      placeholder={say('topology.search')}
      title={say('topology.searchHelp')}
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
  );
};

const Tools = ({ source, query, onQuery, onFound, children }: Props): ReactElement => {
  const say = useWords();
  const [asksMore, setAsksMore] = useState(false);
  const localnets = useCallback(() => named(source.localnets()), [source]);
  const namespaces = useCallback(() => named(source.namespaces()), [source]);
  // Filters choose what of the cluster is drawn; one node is drawn whole.
  const whole = query.isolated !== undefined;
  const filtered = !whole && isFiltered(query);
  const more = !whole && (asksMore || hasMoreFilters(query));
  return (
    <Toolbar className="vlan-networks-topology-toolbar">
      <ToolbarContent>
        <ToolbarItem className="vlan-networks-topology-search">
          <Search query={query} onQuery={onQuery} onFound={onFound} />
        </ToolbarItem>
        {!whole && (
          <ToolbarGroup variant="filter-group">
            <ToolbarItem>
              <FilterSelect
                label={say('topology.filter.localnets')}
                options={localnets}
                chosen={query.localnets}
                onChange={(chosen) => {
                  onQuery({ localnets: chosen });
                }}
              />
            </ToolbarItem>
            <ToolbarItem>
              <FilterSelect
                label={say('topology.filter.namespaces')}
                options={namespaces}
                chosen={query.namespaces}
                onChange={(chosen) => {
                  onQuery({ namespaces: chosen });
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
            <ToolbarItem>
              <Button
                variant="link"
                aria-expanded={more}
                aria-label={say('topology.filter.moreLabel')}
                onClick={() => {
                  setAsksMore(!more);
                }}
              >
                {say('topology.filter.more')}
              </Button>
            </ToolbarItem>
          </ToolbarGroup>
        )}
        <ToolbarGroup align={{ default: 'alignEnd' }}>
          <ToolbarItem>
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
          {children !== undefined && <ToolbarItem>{children}</ToolbarItem>}
        </ToolbarGroup>
      </ToolbarContent>
      {(more || filtered) && (
        <ToolbarContent>
          {more && <MoreFilters source={source} query={query} onQuery={onQuery} />}
          {filtered && (
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
        </ToolbarContent>
      )}
    </Toolbar>
  );
};

/** Search, filters, the choice between picture and list. Drawn again only when the query changes, not with every change of the cluster. */
export const TopologyToolbar = memo(Tools);
