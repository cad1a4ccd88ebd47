import {
  Badge,
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
} from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';
import { toggled } from './topologyQuery';

export interface FilterOption {
  value: string;
  label: string;
}

interface Props {
  label: string;
  /** Asked for when the menu opens: a cluster has more VMs than anybody wants sorted for a menu that stays shut. */
  options: () => readonly FilterOption[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** Options in the menu at once; a cluster of 2,000 nodes is searched, not scrolled. */
const SHOWN = 20;

const plain = (value: string): FilterOption => ({ value, label: value });

/** A filter of several values, chosen by searching. */
export const FilterSelect = ({ label, options, chosen, onChange }: Props): ReactElement => {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { listed, rest, searchable } = useMemo(() => {
    const all = open ? options() : [];
    const needle = text.trim().toLowerCase();
    const first = chosen.map((value) => all.find((one) => one.value === value) ?? plain(value));
    const matching = all.filter(
      ({ value, label: name }) =>
        !chosen.includes(value) && (needle === '' || name.toLowerCase().includes(needle)),
    );
    const shown = [...first, ...matching].slice(0, SHOWN);
    return {
      listed: shown,
      rest: first.length + matching.length - shown.length,
      searchable: all.length > SHOWN,
    };
  }, [open, options, chosen, text]);
  return (
    <Select
      role="menu"
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={(_event, value) => {
        onChange(toggled(chosen, String(value)));
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          isExpanded={open}
          onClick={() => {
            setOpen(!open);
          }}
          {...(chosen.length > 0 && { badge: <Badge isRead>{chosen.length}</Badge> })}
        >
          {label}
        </MenuToggle>
      )}
    >
      {searchable && (
        <SearchInput
          className="vlan-networks-filter-search"
          aria-label={say('topology.filter.find')}
          placeholder={say('topology.filter.find')}
          value={text}
          onChange={(_event, value) => {
            setText(value);
          }}
        />
      )}
      <SelectList>
        {listed.map(({ value, label: name }) => (
          <SelectOption key={value} value={value} hasCheckbox isSelected={chosen.includes(value)}>
            {name}
          </SelectOption>
        ))}
        {listed.length === 0 && (
          <SelectOption isDisabled>{say('topology.filter.none')}</SelectOption>
        )}
        {rest > 0 && (
          <SelectOption isDisabled>{say('topology.filter.tooMany', { count: rest })}</SelectOption>
        )}
      </SelectList>
    </Select>
  );
};
