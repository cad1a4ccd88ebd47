import { Wizard, WizardStep } from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { networksPath } from '../../components/paths/pagePaths';
import { usePlanReview, whyNotRun } from '../../components/planReview/usePlanReview';
import type { CreateDraft } from '../../core/intents/createDraft';
import { emptyNetworkDraft } from '../../core/intents/createDraft';
import { neededMtu } from '../../core/intents/neededMtu';
import { newNetworkId } from '../../core/intents/newNetworkId';
import type { Plan } from '../../core/plan/plan';
import { downloadText } from '../../ui/downloadText';
import { useWords } from '../../ui/useWords';
import { fieldWords } from './fieldWords';
import { NamespacesStep } from './NamespacesStep';
import { NetworkStep } from './NetworkStep';
import { PhysicalStep } from './PhysicalStep';
import { ReviewStep } from './ReviewStep';
import { StepProblems } from './StepProblems';
import { furthestStep, refusalsUpTo, warningsAt } from './stepRefusals';
import { useAttempts } from './useAttempts';
import { useManifestEdits } from './useManifestEdits';
import { useWizardFacts } from './useWizardFacts';
import { WizardButtons } from './WizardButtons';
import { STEPS } from './wizardDraft';
import type { StepName, WizardDraft } from './wizardDraft';
import { withPhysical } from './withPhysical';
import './create.css';

/** Whoever is in the review has left every field: what refuses it is said at once. */
const REVIEW = STEPS.length - 1;

/** The four steps. Everything typed is in `draft`, which the caller keeps. */
export const CreateWizard = ({
  draft,
  onDraft,
  busyReason,
  onCreate,
}: {
  draft: WizardDraft;
  onDraft: (draft: WizardDraft) => void;
  /** Why no plan can be started now, whatever it is. */
  busyReason: string | undefined;
  onCreate: (plan: Plan) => void;
}): ReactElement => {
  const say = useWords();
  const navigate = useNavigate();
  const manifests = useManifestEdits(draft, onDraft);
  const { form, step } = draft;
  const network = form.networks[0] ?? emptyNetworkDraft;
  const facts = useWizardFacts(form);
  const { validation, options, namespaces } = facts;
  const { intent, refusals } = validation;
  const { body, upTo, touch, isTouched, refuse } = useAttempts();
  const isReview = step === REVIEW;
  const review = usePlanReview(
    isReview ? intent : undefined,
    intent && newNetworkId(intent),
    draft.edits,
  );
  const change = (part: Partial<CreateDraft>): void =>
    onDraft({ ...draft, form: { ...form, ...part } });
  const wordsOf = (field: string) => fieldWords(say, refusals, field, isTouched(field));
  const furthest = furthestStep(refusals);
  // While the cluster is being read, nothing can be said of the plan, nor of what it lacks.
  const isReading = isReview && review.preparation.status === 'reading';
  const problems = (index: number): readonly (typeof refusals)[number][] =>
    upTo >= index || (index === REVIEW && !isReading) ? refusalsUpTo(index, refusals) : [];
  const wizardStep = (name: StepName, content: ReactNode): ReactElement => {
    const index = STEPS.indexOf(name);
    return (
      <WizardStep
        key={name}
        id={name}
        name={say(`create.step.${name}`)}
        isDisabled={index > furthest && index !== step}
      >
        <div ref={index === step ? body : undefined} className="vlan-networks-review">
          <StepProblems
            step={name}
            severity="refusal"
            refusals={problems(index)}
            // Whoever is sent back sees at the field what is wrong with it.
            onGo={(where) => refuse(STEPS.indexOf(where))}
          />
          {name !== 'review' && content}
          <StepProblems
            step={name}
            severity="warning"
            refusals={isReading ? [] : warningsAt(name, refusals)}
            onGo={() => undefined}
          />
          {name === 'review' && content}
        </div>
      </WizardStep>
    );
  };
  const prepared = review.preparation.status === 'ready' ? review.preparation.prepared : undefined;
  const reason = whyNotRun(review);
  const isRefused = intent === undefined && !isReading;
  const whyNotCreate =
    busyReason ?? (isRefused ? say('create.mendFirst') : reason && say(`review.${reason}`));
  const whyNoPlan = isRefused
    ? say('create.mendFirst')
    : say(isReading ? 'review.reading' : 'review.preparing');
  const whyNoYaml = prepared === undefined ? whyNoPlan : undefined;
  return (
    <Wizard
      className="vlan-networks-wizard"
      startIndex={step + 1}
      navAriaLabel={say('create.steps')}
      onStepChange={(_, { id }) => {
        const index = STEPS.findIndex((name) => name === id);
        if (index >= 0) onDraft({ ...draft, step: index });
      }}
      footer={
        <WizardButtons
          mayLeave={(index) => refusalsUpTo(index, refusals).length === 0}
          onRefused={refuse}
          whyNotCreate={whyNotCreate}
          onCreate={() => {
            if (prepared !== undefined) onCreate(prepared.plan);
          }}
          whyNoYaml={whyNoYaml}
          onDownload={() => {
            if (prepared !== undefined)
              downloadText(`${network.name}.yaml`, 'application/yaml', prepared.yaml);
          }}
          onCancel={() => void navigate(networksPath)}
        />
      }
    >
      {wizardStep(
        'networks',
        <NetworkStep
          network={network}
          onChange={(part) => change({ networks: [{ ...network, ...part }] })}
          onTouched={(field) => touch(`networks[0].${field}`)}
          wordsOf={(field) => wordsOf(`networks[0].${field}`)}
        />,
      )}
      {wizardStep(
        'physical',
        <PhysicalStep
          physical={form.physical}
          options={options}
          rows={facts.rows}
          matrix={facts.matrix}
          sayings={facts.sayings}
          load={facts.load}
          onExpand={facts.onExpand}
          mtu={neededMtu(form)}
          onChange={(part) => onDraft(withPhysical(draft, part))}
          onTouched={(field) => touch(`physical.${field}`)}
          wordsOf={(field) => wordsOf(`physical.${field}`)}
        />,
      )}
      {wizardStep(
        'namespaces',
        <NamespacesStep
          chosen={form.namespaces}
          options={namespaces}
          onChange={(chosen) => change({ namespaces: chosen })}
          onTouched={() => touch('namespaces')}
          words={wordsOf('namespaces')}
        />,
      )}
      {wizardStep(
        'review',
        <ReviewStep intent={intent} isRefused={isRefused} review={review} manifests={manifests} />,
      )}
    </Wizard>
  );
};
