import { ActionListItem, Button, PageSection } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { planRunner } from '../../cluster/planRunner';
import { usePlanRun } from '../../cluster/usePlanRun';
import { useSlice } from '../../cluster/useSlice';
import { attachPath, networksPath, topologyPath } from '../../components/paths/pagePaths';
import { PlanProgress } from '../../components/planProgress/PlanProgress';
import { ReadingNotices } from '../../components/reading/ReadingNotices';
import { ScopeBar } from '../../components/reading/ScopeBar';
import { useReading } from '../../components/reading/useReading';
import type { CreateVlanNetworks } from '../../core/intents/intent';
import { newNetworkId } from '../../core/intents/newNetworkId';
import { PageHeading } from '../../ui/PageHeading';
import { useSessionDraft } from '../../ui/useSessionDraft';
import { useWords } from '../../ui/useWords';
import { CreateWizard } from './CreateWizard';
import { draftSummary } from './draftSummary';
import { readWizardDraft, withLink } from './wizardDraft';

const AfterCreation = ({ intent }: { intent: CreateVlanNetworks }): ReactElement => {
  const say = useWords();
  const navigate = useNavigate();
  const id = newNetworkId(intent);
  return (
    <>
      <ActionListItem>
        <Button onClick={() => void navigate(topologyPath(id))}>{say('create.seeNetwork')}</Button>
      </ActionListItem>
      <ActionListItem>
        <Button variant="secondary" onClick={() => void navigate(attachPath(id))}>
          {say('create.attachNow')}
        </Button>
      </ActionListItem>
    </>
  );
};

const useWizardDraft = (owner: string) => {
  const [params] = useSearchParams();
  // The link that opened the page is taken once: what is typed later wins over it.
  const [link] = useState(params);
  const [read] = useState(() => (stored: unknown) => withLink(readWizardDraft(stored), link));
  return useSessionDraft('create', owner, read);
};

/** The Create page: the wizard, and the progress of what it has begun. */
export const CreatePage = (): ReactElement => {
  const say = useWords();
  const navigate = useNavigate();
  const identity = useSlice((snapshot) => snapshot.identity);
  const reading = useReading();
  const run = usePlanRun();
  const [draft, onDraft, clear] = useWizardDraft(identity.key);
  // A run that was over before the page was opened has been seen where it ended.
  const [wasOver] = useState(run?.state === 'done' || run?.state === 'undone');
  useEffect(() => {
    if (wasOver) planRunner.dismiss();
  }, [wasOver]);
  const creating = run?.plan.intent.type === 'create-vlan-networks' ? run.plan.intent : undefined;
  const isBusy = run !== undefined && (run.state === 'running' || run.state === 'undoing');
  const names = creating?.networks.map(({ name }) => name).join(', ') ?? '';
  return (
    <>
      <ScopeBar reading={reading} />
      <PageHeading
        parent={{ name: say('product.name'), path: networksPath }}
        crumb={say('create.breadcrumb')}
        title={
          creating === undefined
            ? say('create.title')
            : say('create.progressTitle', { name: names })
        }
        subtitle={creating === undefined ? draftSummary(say, draft.form.networks[0]) : undefined}
      />
      <ReadingNotices reading={reading} />
      <PageSection hasBodyWrapper={false} type="wizard" isFilled>
        {run !== undefined && creating !== undefined ? (
          <PageSection hasBodyWrapper={false}>
            <PlanProgress
              run={run}
              onRetry={planRunner.retry}
              onUndo={planRunner.undo}
              onDismiss={() => {
                const { state } = run;
                planRunner.dismiss();
                if (state === 'done') void navigate(networksPath);
              }}
            >
              <AfterCreation intent={creating} />
            </PlanProgress>
          </PageSection>
        ) : (
          <CreateWizard
            key={identity.key}
            draft={draft}
            onDraft={onDraft}
            busyReason={isBusy ? say('progress.otherRuns') : undefined}
            onCreate={(plan) => {
              planRunner.start(plan);
              clear();
            }}
          />
        )}
      </PageSection>
    </>
  );
};
