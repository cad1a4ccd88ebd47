/** The attach form as typed. */
export interface AttachDraft {
  /** `namespace/name` of each VM. */
  vms: readonly string[];
  /** `namespace/name` of the NAD. */
  attachment: string;
  podNetwork: 'beside' | 'instead';
  nicName: string;
  model: string;
  /** MAC by VM; a VM without an entry, or with an empty one, gets one from the cluster. */
  macs: Readonly<Record<string, string>>;
}

export const emptyAttachDraft: AttachDraft = {
  vms: [],
  attachment: '',
  podNetwork: 'beside',
  nicName: '',
  model: 'virtio',
  macs: {},
};
