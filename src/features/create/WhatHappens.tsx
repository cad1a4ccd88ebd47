import { Hint, HintBody } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';
import type { Say } from '../../words/catalogue';
import { sayUnknown } from '../../words/sayUnknown';
import type { PhysicalProps } from './physicalProps';
import { makesBridge } from './uplinkChoice';

type Props = Pick<PhysicalProps, 'physical' | 'rows' | 'matrix' | 'mtu' | 'load'>;

const onNewBridge = ({ physical, matrix, mtu }: Props, say: Say): readonly string[] => {
  const { localnet, newBridge: bridge, uplinks, uplinkKind, bondName, maxUnavailable } = physical;
  const count = matrix?.nodes ?? 0;
  const isLinux = physical.choice === 'new-linux-bridge';
  if (count === 0 || uplinks.length === 0 || bridge === '' || (!isLinux && localnet === '')) {
    return [say('create.happensPendingBridge')];
  }
  const names = uplinks.join(', ');
  const lowest = Math.min(
    ...(matrix?.rows ?? [])
      .filter((row) => row.names.some((name) => uplinks.includes(name)))
      .flatMap(({ cells }) => cells.flat())
      .flatMap(({ verdict }) => (verdict.state === 'free' ? (verdict.raisesMtuFrom ?? []) : [])),
  );
  const slots = Number(maxUnavailable.trim()) || Math.ceil(count / 2);
  const below = uplinkKind === 'interface' ? names : bondName;
  return [
    isLinux
      ? say('create.happensLinux', { count, uplinks: below, bridge, trunk: physical.trunk })
      : say('create.happensBridge', { count, uplinks: below, bridge, localnet }),
    ...(uplinkKind === 'interface'
      ? []
      : [say('create.happensBond', { bond: bondName, uplinks: names })]),
    ...(mtu !== undefined && Number.isFinite(lowest)
      ? [say('create.happensMtu', { from: lowest, to: mtu })]
      : []),
    ...(slots === 1 && count > 1 ? [say('create.happensOneByOne')] : []),
    say('create.happensTime', { count: Math.ceil(count / slots) }),
  ];
};

/** The machines that are near what changes. */
const onMachines = ({ physical, load }: Props, say: Say): readonly string[] => {
  if (load === undefined || physical.uplinks.length === 0 || !makesBridge(physical)) return [];
  const { vms, through, unread } = load;
  if (unread !== undefined) {
    return [say('create.happensVmsUnread', { reason: sayUnknown(say, unread) })];
  }
  if (vms === 0) return [say('create.happensVmsNone')];
  return [
    through.length > 0
      ? say('create.happensVmsThrough', { count: through.length, names: through.join(', ') })
      : say('create.happensVms', { count: vms }),
  ];
};

/** Nodes that come later are changed as well, without a question. */
const onLaterNodes = ({ physical }: Props, say: Say): readonly string[] => {
  const { choice, nodesBy, nodeSelector } = physical;
  if (choice.startsWith('existing-') || nodesBy === 'hand') return [];
  const isEmpty = nodeSelector.trim() === '';
  if (isEmpty && nodesBy === 'typed') return [];
  return [
    isEmpty
      ? say('create.happensLaterAll')
      : say('create.happensLater', { selector: nodeSelector.replace(/=(?=,|$)/g, '') }),
  ];
};

const sentences = (props: Props, say: Say): readonly string[] => {
  const { physical, rows } = props;
  const { choice, localnet, bridge } = physical;
  switch (choice) {
    case 'existing-localnet':
      return [
        localnet === ''
          ? say('create.happensPendingLocalnet')
          : say('create.happensExisting', { localnet }),
      ];
    case 'new-localnet': {
      const count = rows.filter(({ after }) => after === 'gets').length;
      return [
        count === 0 || localnet === ''
          ? say('create.happensPending')
          : say('create.happensNew', { count, localnet, bridge }),
      ];
    }
    case 'existing-linux-bridge':
      return [
        bridge === ''
          ? say('create.happensPendingLinux')
          : say('create.happensExistingLinux', { bridge }),
      ];
    case 'new-bridge':
    case 'new-linux-bridge':
      return onNewBridge(props, say);
  }
};

/** The blast radius in words, before anything is written. */
export const WhatHappens = (props: Props): ReactElement => {
  const say = useWords();
  const limit = props.physical.maxUnavailable.trim();
  const mayStop = !props.physical.choice.startsWith('existing') && /^[1-9]\d*$/.test(limit);
  return (
    <Hint>
      <HintBody aria-live="polite">
        <strong>{say('create.whatHappens')}</strong>{' '}
        {[...sentences(props, say), ...onMachines(props, say), ...onLaterNodes(props, say)].join(
          ' ',
        )}{' '}
        {mayStop &&
          say('create.failureStops', { nodes: say('noun.nodes', { count: Number(limit) }) })}
      </HintBody>
    </Hint>
  );
};
