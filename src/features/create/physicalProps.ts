import type { PhysicalDraft } from '../../core/intents/createDraft';
import type { NodesLoad } from '../../core/networks/nodesLoad';
import type { SwitchSayings } from '../../core/networks/switchSayings';
import type { UplinkMatrix } from '../../core/networks/uplinkMatrix';
import type { FieldWords } from './fieldWords';
import type { NodeOutlook } from './nodeOutlook';
import type { PhysicalOptions } from './physicalOptions';

export type PhysicalField = keyof PhysicalDraft;

/** What every part of the second step works with. */
export interface PhysicalProps {
  physical: PhysicalDraft;
  options: PhysicalOptions;
  /** What the nodes make of the bridge and the nodes chosen so far. */
  rows: readonly NodeOutlook[];
  /** NICs and bonds of the nodes chosen so far; there while a bridge is to be made. */
  matrix: UplinkMatrix | undefined;
  /** What the switch says at the uplinks chosen so far. */
  sayings: SwitchSayings;
  /** What runs on the nodes that would change; missing where none would. */
  load: NodesLoad | undefined;
  /** Shows a column of several nodes node by node, or together again. */
  onExpand: (column: string) => void;
  /** The MTU that the networks of the form need. */
  mtu: number | undefined;
  onChange: (change: Partial<PhysicalDraft>) => void;
  onTouched: (field: PhysicalField) => void;
  wordsOf: (field: PhysicalField) => FieldWords;
}
