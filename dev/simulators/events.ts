import type { KubeObject } from '../cluster/api';
import type { Client } from './client';
import { timestamp, type Clock } from './clock';
import { asNumber } from './json';
import { resources } from './resources';

export interface EventFacts {
  about: KubeObject;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  /** The component that reports. */
  source: string;
}

/** A short, stable digest (FNV-1a, 32 bits, hexadecimal) for names that must be the same each time. */
export function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

/** The name of the event: the same for the same report about the same object. */
export function eventName({ about, reason, message }: EventFacts): string {
  return `${about.metadata.name}.${digest(`${about.kind} ${reason} ${message}`)}`;
}

/**
 * Reports an event as clients of Kubernetes do: one that was reported before gets a higher count and a new last time,
 * or, unless `again`, stays as it is.
 */
export async function recordEvent(
  client: Client,
  clock: Clock,
  facts: EventFacts,
  again = true,
): Promise<void> {
  const { about, type, reason, message, source } = facts;
  const namespace = about.metadata.namespace ?? 'default';
  const name = eventName(facts);
  const time = timestamp(clock);
  const key = `${namespace}/${name}`;
  const stored = await client.update(resources.event, key, (draft) => {
    if (!again) return;
    draft.count = (asNumber(draft.count) ?? 1) + 1;
    draft.lastTimestamp = time;
  });
  if (stored !== undefined) return;
  await client.create(resources.event, {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name, namespace },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name: about.metadata.name,
      ...(about.metadata.namespace === undefined ? {} : { namespace: about.metadata.namespace }),
      uid: about.metadata.uid ?? '',
      resourceVersion: about.metadata.resourceVersion ?? '',
    },
    type,
    reason,
    message,
    source: { component: source },
    count: 1,
    firstTimestamp: time,
    lastTimestamp: time,
  });
}
