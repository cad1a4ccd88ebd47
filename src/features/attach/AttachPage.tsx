import { ActionListItem, Button, Divider, PageSection, Skeleton } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { planRunner } from '../../cluster/planRunner';
import { usePlanRun } from '../../cluster/usePlanRun';
import { useSlice } from '../../cluster/useSlice';
import { networksPath, topologyPath } from '../../components/paths/pagePaths';
import { PlanProgress } from '../../components/planProgress/PlanProgress';
import { ReadingNotices } from '../../components/reading/ReadingNotices';
import { ScopeBar } from '../../components/reading/ScopeBar';
import { useReading } from '../../components/reading/useReading';
import { networkIdOf } from '../../core/kinds/networkId';
import type { AttachNics } from '../../core/intents/intent';
import type { World } from '../../core/networks/world';
import { PageHeading } from '../../ui/PageHeading';
import { useSessionDraft } from '../../ui/useSessionDraft';
import { useWords } from '../../ui/useWords';
import { readAttachForm, withLink } from './attachForm';
import { AttachFormView } from './AttachFormView';
import { attachOptions } from './attachOptions';
import { AttachReview } from './AttachReview';
import { awaitsReading } from './awaitsReading';
import { validateAttachForm } from './validateAttachForm';

/** What a run attaches to what: the network of the attachment of its first NIC. */
const targetOf = ({ nics }: AttachNics, world: World) => {
  const attachment = nics[0]?.attachment ?? '';
  const facts = world.inventory.get('nad', attachment);
  const id = facts === undefined ? undefined : networkIdOf(facts.config);
  const name = id === undefined ? undefined : world.network(id)?.name;
  const machines = new Set(nics.map(({ vm }) => vm)).size;
  return { id: id ?? '', name: name ?? attachment, machines };
};

const useAttachDraft = (owner: string) => {
  const [params] = useSearchParams();
  // The link that opened the page is taken once: what is typed later wins over it.
  const [link] = useState(params);
  const [read] = useState(() => (stored: unknown) => withLink(readAttachForm(stored), link));
  return useSessionDraft('attach', owner, read);
};

/** The Attach page: the form, its review, and the progress for each machine. */
export const AttachPage = (): ReactElement => {
  const say = useWords();
  const navigate = useNavigate();
  const identity = useSlice((snapshot) => snapshot.identity);
  const reading = useReading();
  const run = usePlanRun();
  const [form, onForm, clear] = useAttachDraft(identity.key);
  const [step, setStep] = useState<'form' | 'review' | 'sent-back'>('form');
  const [wasOver] = useState(run?.state === 'done' || run?.state === 'undone');
  useEffect(() => {
    if (wasOver) planRunner.dismiss();
  }, [wasOver]);
  const project = reading.scope === 'project' ? reading.project : '';
  const { options, validation } = useSlice(({ world }) => ({
    options: attachOptions(world, project),
    validation: validateAttachForm(form, world),
  }));
  const attaching = run?.plan.intent.type === 'attach-nics' ? run.plan.intent : undefined;
  const target = useSlice(
    ({ world }) => (attaching === undefined ? undefined : targetOf(attaching, world)),
    (a, b) => a?.id === b?.id && a?.name === b?.name,
  );
  const isBusy = run !== undefined && (run.state === 'running' || run.state === 'undoing');
  const isWaiting = awaitsReading(form, options);
  if (step === 'review' && !isWaiting && validation.intent === undefined) setStep('sent-back');
  const content = (): ReactElement => {
    if (run !== undefined && attaching !== undefined) {
      return (
        <PlanProgress
          run={run}
          onRetry={planRunner.retry}
          onUndo={planRunner.undo}
          onDismiss={planRunner.dismiss}
        >
          <ActionListItem>
            <Button onClick={() => void navigate(topologyPath(target?.id))}>
              {say('attach.seeNetwork')}
            </Button>
          </ActionListItem>
        </PlanProgress>
      );
    }
    if (isWaiting) return <Skeleton width="60%" screenreaderText={say('topology.loading')} />;
    if (step === 'review' && validation.intent !== undefined) {
      return (
        <AttachReview
          intent={validation.intent}
          network={options.networks.find(({ id }) => id === form.network)?.name ?? form.network}
          vms={options.vms}
          refusals={validation.refusals}
          busyReason={isBusy ? say('progress.otherRuns') : undefined}
          onBack={() => setStep('form')}
          onAttach={(plan) => {
            planRunner.start(plan);
            setStep('form');
            clear();
          }}
        />
      );
    }
    return (
      <AttachFormView
        key={identity.key}
        form={form}
        options={options}
        validation={validation}
        wasSentBack={step === 'sent-back'}
        onChange={(change) => onForm({ ...form, ...change })}
        onReview={() => setStep('review')}
        onCancel={() => void navigate(networksPath)}
      />
    );
  };
  return (
    <>
      <ScopeBar reading={reading} />
      <PageHeading
        parent={{ name: say('product.name'), path: networksPath }}
        crumb={say('attach.crumb')}
        title={
          target === undefined
            ? say('attach.title')
            : say('attach.progressTitle', { count: target.machines, network: target.name })
        }
        subtitle={target === undefined ? say('attach.lead') : undefined}
      />
      <ReadingNotices reading={reading} />
      {target !== undefined && <Divider />}
      <PageSection hasBodyWrapper={false}>{content()}</PageSection>
    </>
  );
};
