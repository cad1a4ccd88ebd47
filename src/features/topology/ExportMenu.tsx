import { MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Picture } from '../../core/topology/card';
import type { Layout } from '../../core/topology/layOut';
import { useWords } from '../../ui/useWords';
import type { ExportFormat } from './exportPicture';

interface Props {
  picture: Picture;
  layout: Layout;
}

const FORMATS: readonly ExportFormat[] = ['svg', 'png', 'mermaid', 'csv'];

/** Downloads of the picture as it is filtered. What writes them is fetched when it is asked for. */
export const ExportMenu = ({ picture, layout }: Props): ReactElement => {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const run = async (format: ExportFormat): Promise<void> => {
    setOpen(false);
    try {
      const { exportPicture } = await import('./exportPicture');
      await exportPicture(format, say, picture, layout);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Select
        role="menu"
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={(_event, value) => {
          const format = FORMATS.find((one) => one === value);
          if (format !== undefined) void run(format);
        }}
        popperProps={{ position: 'right' }}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            isExpanded={open}
            {...(failed && { status: 'danger' as const })}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {say('topology.export')}
          </MenuToggle>
        )}
      >
        <SelectList>
          {FORMATS.map((format) => (
            <SelectOption key={format} value={format}>
              {say(`topology.export.${format}`)}
            </SelectOption>
          ))}
        </SelectList>
      </Select>
      <span role="status">{failed ? say('topology.export.failed') : ''}</span>
    </>
  );
};
