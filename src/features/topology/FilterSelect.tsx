import {
  Badge,
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
} from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';

interface Props {
  label: string;
  options: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** Options in the menu at once; a cluster of 2,000 nodes is searched, not scrolled. */
const SHOWN = 20;

/** A filter of several values, chosen by searching. */
export const FilterSelect = ({ label, options, chosen, onChange }: Props): ReactElement => {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const needle = text.trim().toLowerCase();
  const matching = options.filter((option) => option.toLowerCase().includes(needle));
  const listed = [...new Set([...chosen, ...matching])].slice(0, SHOWN);
  const rest = new Set([...chosen, ...matching]).size - listed.length;
  return (
    <Select
      role="menu"
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={(_event, value) => {
        const name = String(value);
        onChange(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
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
      {options.length > SHOWN && (
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
        {listed.map((option) => (
          <SelectOption
            key={option}
            value={option}
            hasCheckbox
            isSelected={chosen.includes(option)}
          >
            {option}
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
