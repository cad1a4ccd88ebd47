import {
  ActionList,
  ActionListGroup,
  ActionListItem,
  Alert,
  Button,
  Content,
  Form,
} from '@patternfly/react-core';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Refusal } from '../../core/intents/refusal';
import { splitKey } from '../../core/kinds/read';
import { useWords } from '../../ui/useWords';
import { sayRefusal } from '../../words/sayRefusal';
import { sayUnknown } from '../../words/sayUnknown';
import { nicNameOf } from './attachForm';
import type { AttachForm } from './attachForm';
import type { AttachOptions } from './attachOptions';
import { NetworkTable } from './NetworkTable';
import { NicFields } from './NicFields';
import { Preflight } from './Preflight';
import type { AttachValidation } from './validateAttachForm';
import { VmTable } from './VmTable';
import './attach.css';

/** Machines that a sentence names; more are counted. */
const NAMED = 3;

/** The attach form: machines, network, NIC, and what it means for each machine. */
export const AttachFormView = ({
  form,
  options,
  validation: { intent, refusals, absent, withoutDoor, doorsUnread },
  onChange,
  onReview,
  onCancel,
}: {
  form: AttachForm;
  options: AttachOptions;
  validation: AttachValidation;
  onChange: (change: Partial<AttachForm>) => void;
  onReview: () => void;
  onCancel: () => void;
}): ReactElement => {
  const say = useWords();
  const body = useRef<HTMLDivElement>(null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts > 0) body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);
  const nameOf = (id: string): string | undefined =>
    options.networks.find((network) => network.id === id)?.name;
  const refused = refusals.filter(({ severity }) => severity === 'refusal');
  const refusalOf = (field: string): string | undefined => {
    const own = refused.find((refusal) => refusal.field === field);
    return own !== undefined && (attempts > 0 || touched.has(field))
      ? sayRefusal(own, say)
      : undefined;
  };
  // What is chosen clashes at once, whoever typed the name: the network proposes one, too.
  const taken = refused.filter(({ code }) => code === 'nic-name-taken');
  const nicTaken =
    taken.length === 0
      ? undefined
      : say('attach.nicTaken', {
          count: taken.length,
          name: taken[0]?.params.name ?? '',
          vms: taken
            .slice(0, NAMED)
            .map(({ params }) => params.vm)
            .join(', '),
        });
  const doors = {
    network: nameOf(form.network) ?? form.network,
    namespaces: [...new Set(withoutDoor.map((vm) => splitKey(vm).namespace))].join(', '),
    vms: withoutDoor.join(', '),
  };
  const shut =
    doorsUnread === undefined
      ? say('attach.noDoor', doors)
      : say('attach.doorUnknown', { ...doors, reason: sayUnknown(say, doorsUnread) });
  const noDoor = withoutDoor.length === 0 ? undefined : shut;
  return (
    <div ref={body} className="vlan-networks-attach">
      <Form onSubmit={(event) => event.preventDefault()}>
        {attempts > 0 && intent === undefined && (
          <Alert isInline variant="danger" title={say('attach.mend')} isLiveRegion>
            <ul>
              {noDoor !== undefined && <li>{noDoor}</li>}
              {refused.map((refusal: Refusal) => (
                <li key={`${refusal.field} ${refusal.code}`}>{sayRefusal(refusal, say)}</li>
              ))}
            </ul>
          </Alert>
        )}
        <VmTable
          chosen={form.vms}
          absent={absent}
          options={options}
          refusal={refusalOf('vms')}
          onChange={(vms) => onChange({ vms })}
        />
        <NetworkTable
          chosen={form.network}
          options={options}
          refusal={noDoor ?? refusalOf('attachment')}
          onChoose={(network) => onChange({ network })}
        />
        <NicFields
          form={form}
          nicName={nicNameOf(form, nameOf(form.network))}
          onChange={onChange}
          onTouched={(field) => setTouched((before) => new Set(before).add(field))}
          refusalOf={(field) => (field === 'nicName' ? nicTaken : undefined) ?? refusalOf(field)}
        />
        {form.vms.length > 0 && form.network !== '' && (
          <section>
            <Content component="h2">{say('attach.preflight')}</Content>
            <Preflight chosen={form.vms} vms={options.vms} refusals={refusals} />
          </section>
        )}
        <ActionList>
          <ActionListGroup>
            <ActionListItem>
              <Button
                onClick={() => {
                  if (intent === undefined) setAttempts(attempts + 1);
                  else onReview();
                }}
              >
                {say('create.next')}
              </Button>
            </ActionListItem>
            <ActionListItem>
              <Button variant="link" onClick={onCancel}>
                {say('shell.cancel')}
              </Button>
            </ActionListItem>
          </ActionListGroup>
        </ActionList>
      </Form>
    </div>
  );
};
