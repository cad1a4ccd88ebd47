import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { useState } from 'react';

export interface PickOption {
  value: string;
  title: string;
  description?: string;
  isSelected?: boolean;
}

/** A menu whose toggle names what is picked; it is spoken as "label: picked". */
export function PickMenu({
  label,
  value,
  options,
  onPick,
}: {
  label: string;
  value: string;
  options: PickOption[];
  onPick: (value: string) => void;
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const title = options.find((option) => option.value === value)?.title ?? value;
  return (
    <Dropdown
      isOpen={isOpen}
      isScrollable
      onOpenChange={setOpen}
      popperProps={{ position: 'start' }}
      onSelect={(_, picked) => {
        setOpen(false);
        onPick(String(picked));
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          isExpanded={isOpen}
          aria-label={`${label}: ${title}`}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {title}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {options.map((option) => (
          <DropdownItem
            key={option.value}
            value={option.value}
            description={option.description}
            isSelected={option.isSelected ?? option.value === value}
          >
            {option.title}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
