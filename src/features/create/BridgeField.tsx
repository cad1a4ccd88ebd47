import type { ReactElement } from 'react';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import { sayUnknown } from '../../words/sayUnknown';
import { proposedNodes } from './physicalOptions';
import type { PhysicalProps } from './physicalProps';
import { SelectField } from './SelectField';

/** A bridge that is there: an OVS bridge for a localnet, or a Linux bridge. */
export const BridgeField = ({
  physical,
  options,
  onChange,
  onTouched,
  wordsOf,
}: PhysicalProps): ReactElement => {
  const say = useWords();
  const words = wordsOf('bridge');
  const isLinux = physical.choice === 'existing-linux-bridge';
  const bridges = isLinux ? options.linuxBridges : options.bridges;
  const { statesUnread } = options;
  if (statesUnread !== undefined && bridges.length === 0) {
    return (
      <TextField
        id="create-bridge"
        label={say('create.bridge')}
        value={physical.bridge}
        isRequired
        hint={sayUnknown(say, statesUnread)}
        onChange={(bridge) => onChange({ bridge })}
        onBlur={() => onTouched('bridge')}
        {...words}
      />
    );
  }
  const hint = isLinux ? 'create.linuxHint' : 'create.bridgeHint';
  const none = isLinux ? 'create.linuxNone' : 'create.bridgesNone';
  return (
    <SelectField
      id="create-bridge"
      label={say('create.bridge')}
      value={physical.bridge}
      placeholder={say('create.bridgeChoose')}
      options={bridges.map(({ name, uplinks, nodes }) => ({
        value: name,
        label: say('create.bridgeOption', {
          bridge: name,
          uplinks: uplinks.length === 0 ? say('create.noUplink') : uplinks.join(', '),
          nodes: say('noun.nodes', { count: nodes.length }),
        }),
      }))}
      hint={say(bridges.length === 0 ? none : hint)}
      words={words}
      onChange={(bridge) => {
        const isOwn = isLinux || physical.nodesBy === 'typed';
        const nodeSelector = isOwn
          ? undefined
          : proposedNodes(options, bridge, physical.nodeSelector);
        onChange({ bridge, ...(nodeSelector !== undefined && { nodeSelector }) });
      }}
      onBlur={() => onTouched('bridge')}
    />
  );
};
