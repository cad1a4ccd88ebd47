import {
  ActionList,
  ActionListGroup,
  ActionListItem,
  Button,
  Content,
  Form,
} from '@patternfly/react-core';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { RefusalCode } from '../../core/intents/refusal';
import { useWords } from '../../ui/useWords';
import { sayRefusal } from '../../words/sayRefusal';
import { nicNameOf } from './attachForm';
import type { AttachForm } from './attachForm';
import type { AttachOptions } from './attachOptions';
import { AttachProblems } from './AttachProblems';
import { doorWords } from './doorWords';
import { NetworkTable } from './NetworkTable';
import { NicFields } from './NicFields';
import { Preflight } from './Preflight';
import type { AttachValidation } from './validateAttachForm';
import { VmTable } from './VmTable';
import './attach.css';

/** Machines that a sentence names; more are counted. */
const NAMED = 3;

/** What became of a choice is said at once, not only when the form is to be left. */
const AT_ONCE: ReadonlySet<RefusalCode> = new Set(['network-missing', 'network-unread']);

/** The attach form: machines, network, NIC, and what it means for each machine. */
export const AttachFormView = ({
  form,
  options,
  validation,
  wasSentBack = false,
  onChange,
  onReview,
  onCancel,
}: {
  form: AttachForm;
  options: AttachOptions;
  validation: AttachValidation;
  /** The review was left because the cluster changed under it. */
  wasSentBack?: boolean;
  onChange: (change: Partial<AttachForm>) => void;
  onReview: () => void;
  onCancel: () => void;
}): ReactElement => {
  const say = useWords();
  const { intent, refusals, absent } = validation;
  const body = useRef<HTMLDivElement>(null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [attempts, setAttempts] = useState(wasSentBack ? 1 : 0);
  const problemsAt = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempts === 0) return;
    const field = body.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (field ?? problemsAt.current)?.focus();
  }, [attempts]);
  const nameOf = (id: string): string | undefined =>
    options.networks.find((network) => network.id === id)?.name;
  const refused = refusals.filter(({ severity }) => severity === 'refusal');
  const refusalOf = (field: string): string | undefined => {
    const own = refused.find((refusal) => refusal.field === field);
    return own !== undefined && (attempts > 0 || touched.has(field) || AT_ONCE.has(own.code))
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
  const doors = doorWords(say, nameOf(form.network) ?? form.network, validation);
  const problems = [
    ...(doors.all === undefined ? [] : [doors.all]),
    ...refused.map((refusal) => sayRefusal(refusal, say)),
  ];
  return (
    <div ref={body} className="vlan-networks-attach">
      <Form onSubmit={(event) => event.preventDefault()}>
        {attempts > 0 && (wasSentBack || intent === undefined) && (
          <AttachProblems problems={problems} wasSentBack={wasSentBack} focus={problemsAt} />
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
          refusal={doors.all ?? refusalOf('attachment')}
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
            <Preflight chosen={form.vms} vms={options.vms} refusals={refusals} whyShut={doors.of} />
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
