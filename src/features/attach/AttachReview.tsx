import {
  ActionList,
  ActionListGroup,
  ActionListItem,
  Alert,
  Button,
  Content,
  List,
  ListItem,
} from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { PlanReview } from '../../components/planReview/PlanReview';
import { usePlanReview, whyNotRun } from '../../components/planReview/usePlanReview';
import type { AttachNics } from '../../core/intents/intent';
import type { Plan } from '../../core/plan/plan';
import { downloadText } from '../../ui/downloadText';
import { ReasonedButton } from '../../ui/ReasonedButton';
import { useWords } from '../../ui/useWords';
import type { VmOption } from './attachOptions';
import { Preflight } from './Preflight';
import type { AttachValidation } from './validateAttachForm';

/** What will be written into which machine, and what everybody who has a say about it says. */
export const AttachReview = ({
  intent,
  network,
  vms,
  refusals,
  busyReason,
  onBack,
  onAttach,
}: {
  intent: AttachNics;
  /** Name of the network. */
  network: string;
  vms: readonly VmOption[];
  refusals: AttachValidation['refusals'];
  /** Why no plan can be started now, whatever it is. */
  busyReason: string | undefined;
  onBack: () => void;
  onAttach: (plan: Plan) => void;
}): ReactElement => {
  const say = useWords();
  const review = usePlanReview(intent, undefined);
  const { preparation } = review;
  const prepared = preparation.status === 'ready' ? preparation.prepared : undefined;
  const reason = whyNotRun(review);
  const chosen = [...new Set(intent.nics.map(({ vm }) => vm))];
  const params = { count: chosen.length, nic: intent.nics[0]?.name ?? '', network };
  return (
    <div className="vlan-networks-review">
      <Content component="h2">{say('attach.review')}</Content>
      <PlanReview
        preparation={preparation}
        rights={review.rights}
        reviews={review.reviews}
        onAgain={review.again}
      >
        <section>
          <Content component="h3">{say('attach.willExist')}</Content>
          <List>
            <ListItem>
              {intent.podNetwork === 'beside'
                ? say('attach.willBeside', params)
                : say('attach.willInstead', params)}
            </ListItem>
          </List>
          <Preflight chosen={chosen} vms={vms} refusals={refusals} />
        </section>
      </PlanReview>
      {reason === 'refused' && <Alert isInline variant="warning" title={say('review.refused')} />}
      <ActionList>
        <ActionListGroup>
          <ActionListItem>
            <Button variant="secondary" onClick={onBack}>
              {say('create.back')}
            </Button>
          </ActionListItem>
          <ActionListItem>
            <ReasonedButton
              disabledReason={busyReason ?? (reason && say(`review.${reason}`))}
              onClick={() => {
                if (prepared !== undefined) onAttach(prepared.plan);
              }}
            >
              {say('attach.attach')}
            </ReasonedButton>
          </ActionListItem>
          <ActionListItem>
            <ReasonedButton
              variant="secondary"
              disabledReason={prepared === undefined ? say('review.preparing') : undefined}
              onClick={() => {
                if (prepared !== undefined)
                  downloadText(`attach-${network}.yaml`, 'application/yaml', prepared.yaml);
              }}
            >
              {say('review.download')}
            </ReasonedButton>
          </ActionListItem>
        </ActionListGroup>
      </ActionList>
    </div>
  );
};
