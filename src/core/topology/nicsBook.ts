import { splitKey } from '../kinds/read';
import type { FactMemo } from '../networks/factMemo';
import type { Nic } from '../networks/nic';

interface NicsSummary {
  vms: readonly string[];
  /** Namespaces of the VMs. */
  namespaces: readonly string[];
  /** Number of namespaces that the attachments are in. */
  doors: number;
}

interface NicsTrouble {
  /** The set of VMs in trouble that this was worked out for. */
  all: ReadonlySet<string>;
  troubled: readonly string[];
  whole: number;
}

const summaryOf = (nics: readonly Nic[]): NicsSummary => {
  const vms: string[] = [];
  const namespaces: string[] = [];
  const attachments = new Set<string>();
  // They are sorted by VM, so that those of one VM and of one namespace follow each other.
  for (const { vm, attachment } of nics) {
    attachments.add(attachment);
    if (vms.at(-1) === vm) continue;
    vms.push(vm);
    if (!vm.startsWith(`${namespaces.at(-1) ?? ''}/`)) namespaces.push(splitKey(vm).namespace);
  }
  const doors = new Set([...attachments].map((key) => splitKey(key).namespace)).size;
  return { vms, namespaces: [...new Set(namespaces)], doors };
};

/** Summaries of lists of NICs, kept for as long as the list is the same: a network may have tens of thousands. */
export class NicsBook {
  private readonly troubles = new WeakMap<readonly Nic[], NicsTrouble>();

  constructor(private readonly memo: FactMemo) {}

  /** Which VMs of a list are in trouble, and how many of its NICs belong to others. */
  among(nics: readonly Nic[], all: ReadonlySet<string>): NicsTrouble {
    const before = this.troubles.get(nics);
    if (before?.all === all) return before;
    const troubled = all.size === 0 ? [] : this.of(nics).vms.filter((vm) => all.has(vm));
    // Nearly every VM has one NIC on a network.
    const whole =
      this.of(nics).vms.length === nics.length
        ? nics.length - troubled.length
        : nics.filter(({ vm }) => !all.has(vm)).length;
    const trouble = { all, troubled, whole };
    this.troubles.set(nics, trouble);
    return trouble;
  }

  of(nics: readonly Nic[]): NicsSummary {
    return this.memo.of(nics, 'summary', summaryOf);
  }
}
