import { splitKey } from '../../core/kinds/read';
import type { Say } from '../../words/catalogue';
import { sayUnknown } from '../../words/sayUnknown';
import type { AttachValidation } from './validateAttachForm';

/** What is said of machines that the network is not open to. */
export interface DoorWords {
  /** Of all of them, with what to do; `undefined`: there is none. */
  all: string | undefined;
  /** Of one machine; `undefined`: the network is open to it. */
  of: (vm: string) => string | undefined;
}

/** Words for the machines without a door; `network` is the network's name. */
export const doorWords = (
  say: Say,
  network: string,
  { withoutDoor, doorsUnread }: Pick<AttachValidation, 'withoutDoor' | 'doorsUnread'>,
): DoorWords => {
  const namespaces = [...new Set(withoutDoor.map((vm) => splitKey(vm).namespace))].join(', ');
  const params = { network, namespaces, vms: withoutDoor.join(', ') };
  const all =
    doorsUnread === undefined
      ? say('attach.noDoor', params)
      : say('attach.doorUnknown', { ...params, reason: sayUnknown(say, doorsUnread) });
  const one = doorsUnread === undefined ? 'attach.shut' : 'attach.shutUnknown';
  return {
    all: withoutDoor.length === 0 ? undefined : all,
    of: (vm) =>
      withoutDoor.includes(vm)
        ? say(one, { network, namespace: splitKey(vm).namespace })
        : undefined,
  };
};
