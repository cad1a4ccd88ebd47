import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { k8sDelete, useK8sModel, useOverlay } from '@openshift-console/dynamic-plugin-sdk';
import { Alert, Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';
import { useState } from 'react';
import type { To } from 'react-router';
import { useNavigate } from 'react-router';

interface DeleteModalProps {
  closeOverlay: () => void;
  kind: string;
  name: string;
  message: ReactNode;
  buttonText: ReactNode;
  remove: () => Promise<unknown>;
  onDeleted: () => void;
}

function DeleteModal(props: DeleteModalProps): ReactElement {
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const remove = (): void => {
    setBusy(true);
    props.remove().then(
      () => {
        props.closeOverlay();
        props.onDeleted();
      },
      (error: unknown) => {
        setBusy(false);
        setProblem(String(error));
      },
    );
  };
  return (
    <Modal isOpen variant="small" onClose={props.closeOverlay} aria-label={`Delete ${props.kind}`}>
      <ModalHeader title={`Delete ${props.kind}?`} titleIconVariant="warning" />
      <ModalBody>
        Are you sure you want to delete <strong>{props.name}</strong>? {props.message}
        {problem !== '' && <Alert isInline variant="danger" title={problem} />}
      </ModalBody>
      <ModalFooter>
        <Button variant="danger" isLoading={isBusy} isDisabled={isBusy} onClick={remove}>
          {props.buttonText}
        </Button>
        <Button variant="link" onClick={props.closeOverlay}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  );
}

/** Gives a function that asks, deletes the object and goes to `redirectTo`. */
export function useDeleteModal(
  resource: K8sResourceCommon,
  redirectTo?: To,
  message: ReactNode = null,
  buttonText: ReactNode = 'Delete',
): () => void {
  const launchOverlay = useOverlay();
  const navigate = useNavigate();
  const [group, version] = (resource.apiVersion ?? 'v1').split('/');
  const [model] = useK8sModel(
    version === undefined
      ? { version: group ?? 'v1', kind: resource.kind ?? '' }
      : { group: group ?? '', version, kind: resource.kind ?? '' },
  );
  return () => {
    launchOverlay<Omit<DeleteModalProps, 'closeOverlay'>>(DeleteModal, {
      kind: resource.kind ?? '',
      name: resource.metadata?.name ?? '',
      message,
      buttonText,
      remove: () => k8sDelete({ model, resource }),
      onDeleted: () => {
        if (redirectTo !== undefined) {
          void navigate(redirectTo);
        }
      },
    });
  };
}
