/** Words of a plan's steps, as they are reviewed, written and taken back. */
export const plan = {
  'plan.empty': 'Nothing to do: the cluster is like this already.',
  'plan.step.map': 'Map localnet {{localnet}} to bridge {{bridge}} by policy {{name}}',
  'plan.step.attachment': 'Create network attachment {{name}} in namespace {{namespace}}',
  'plan.step.attach': 'Change the NICs of VM {{namespace}}/{{name}}',
  'plan.step.attach-nic': 'Attach NIC {{nic}} to VM {{namespace}}/{{name}}',
  'plan.step.retry': 'Try policy {{name}} again on all its nodes',
  'plan.step.unmap': 'Take the mapping of policy {{name}} off the nodes',
  'plan.step.remap': 'Put the mapping of policy {{name}} back on the nodes',
  'plan.step.detach': 'Restore the NICs of VM {{namespace}}/{{name}}',
  'plan.step.delete-policy': 'Delete policy {{name}}',
  'plan.step.delete-attachment': 'Delete network attachment {{name}} in namespace {{namespace}}',
  'plan.step.create-object': 'Create {{kind}} {{name}}',
  'plan.step.change-object': 'Change {{kind}} {{name}}',
  'plan.step.delete-object': 'Delete {{kind}} {{name}}',
  'plan.wait.policy': 'Wait until every node has applied policy {{policy}}',
  'plan.wait.nic': 'Wait until NIC {{nic}} is attached to {{vm}}',
} as const;
