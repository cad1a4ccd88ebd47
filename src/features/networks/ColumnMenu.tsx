import { MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { ColumnsIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';
import { COLUMNS } from './networkQuery';
import type { Column } from './networkQuery';

/** Chooses the columns of the table. The name stays: a row without it cannot be told from another. */
export const ColumnMenu = ({
  columns,
  onColumns,
}: {
  columns: ReadonlySet<Column>;
  onColumns: (columns: readonly Column[]) => void;
}): ReactElement => {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      role="menu"
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={(_, value) =>
        onColumns(COLUMNS.filter((column) => columns.has(column) !== (column === value)))
      }
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          isExpanded={isOpen}
          icon={<ColumnsIcon />}
          onClick={() => setOpen(!isOpen)}
          variant="plain"
          aria-label={say('networks.columns')}
        />
      )}
    >
      <SelectList aria-label={say('networks.columns')}>
        {COLUMNS.map((column) => (
          <SelectOption
            key={column}
            value={column}
            hasCheckbox
            isSelected={columns.has(column)}
            isDisabled={column === 'name'}
          >
            {say(`networks.${column}`)}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};
