import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import type { Step } from '../../core/plan/plan';
import { useWords } from '../../ui/useWords';

/** Asks before a run that stopped is forgotten: it is the only place that can take back what it left in the cluster. */
export const CloseFailedRun = ({
  left,
  onClose,
  onStay,
}: {
  /** Steps whose objects stay in the cluster. */
  left: readonly Step[];
  onClose: () => void;
  onStay: () => void;
}): ReactElement => {
  const say = useWords();
  return (
    <Modal
      isOpen
      variant="small"
      aria-labelledby="close-failed-title"
      aria-describedby="close-failed-body"
      onClose={onStay}
    >
      <ModalHeader title={say('progress.left.title')} labelId="close-failed-title" />
      <ModalBody id="close-failed-body">
        <p>{say('progress.left.body')}</p>
        <ul>
          {left.map(({ id, kind, namespace, name }) => (
            <li key={id}>
              <ResourceLink
                groupVersionKind={kindRegistry[kind].gvk}
                name={name}
                {...(namespace !== '' && { namespace })}
              />
            </li>
          ))}
        </ul>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onStay}>{say('progress.left.stay')}</Button>
        <Button variant="link" onClick={onClose}>
          {say('progress.left.close')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};
