using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Probes.ApiContract;
using MaturityBot.Core.Probes.Architecture;
using MaturityBot.Core.Probes.BackgroundProcessing;
using MaturityBot.Core.Probes.Cicd;
using MaturityBot.Core.Probes.DataArchitecture;
using MaturityBot.Core.Probes.Documentation;
using MaturityBot.Core.Probes.FinOps;
using MaturityBot.Core.Probes.Iac;
using MaturityBot.Core.Probes.Observability;
using MaturityBot.Core.Probes.Reliability;
using MaturityBot.Core.Probes.Scalability;
using MaturityBot.Core.Probes.Security;
using MaturityBot.Core.Probes.TeamPractices;
using MaturityBot.Core.Probes.Testing;

namespace MaturityBot.Core.Probes;

/// <summary>Every probe there is. Adding one: its class, one line here, a folder of cases, a mention in a rubric.</summary>
public static class ProbeList
{
    /// <summary>All probes, by pillar.</summary>
    public static IReadOnlyList<IProbe> All { get; } =
    [
        // Architecture
        new CodeDividedProbe(),
        new PartsBuiltApartProbe(),
        new PackagesInternalProbe(),

        // API contract
        new ApiVersionedProbe(),
        new DeprecationHandledProbe(),

        // Data architecture
        new MigrationsKeptProbe(),
        new SchemaInCodeProbe(),
        new RetentionConfiguredProbe(),
        new OneWayToTheDatabaseProbe(),

        // Background processing
        new BackgroundWorkPresentProbe(),
        new EvidenceProbe("background-workers-present", "Are there workers in the code?", "no code is named after workers, queues, jobs or consumers", CodeMap.Reads, BackgroundWork.Workers),
        new EvidenceProbe("idempotency-handled", "Has doing the same item twice the effect of doing it once?", "nothing in the code that works off items speaks of idempotency", [.. BackgroundWork.Files, .. CodeMap.Reads], BackgroundWork.Idempotency),
        new EvidenceProbe("dead-letters-kept", "Is what fails for good kept where it can be tried again?", "nothing keeps what fails for good", [.. BackgroundWork.Files, .. CloudResource.Reads], BackgroundWork.DeadLetters),
        new WorkersScaleProbe(),

        // Security
        new DependencyUpdatesConfiguredProbe(),
        new DependencyUpdatesCompleteProbe(),
        LockFilesProbe.Some,
        LockFilesProbe.All,
        HostSwitchProbe.SecretScanning,
        HostSwitchProbe.PushProtection,
        HostSwitchProbe.VulnerabilityAlerts,
        HostSwitchProbe.SecurityUpdates,
        HostSwitchProbe.PrivateVulnerabilityReporting,
        HostSwitchProbe.CodeScanningDefaultSetup,
        new NoPrivateKeysCommittedProbe(),
        new NoCredentialsCommittedProbe(),
        new PipelineProbe("sast-in-ci", "Does static analysis for security flaws see every change?", "sast", step => step.LooksAtEveryChange, "analyses code for security flaws", "no pipeline analyses every change for security flaws", UnseenPart.Scanning)
            { Elsewhere = ScannersElsewhere.Code, AlsoReads = [.. ScannersElsewhere.Reads, .. CodeMap.Reads], DoesNotArise = ScannersElsewhere.NothingToAnalyse },
        new PipelineProbe("sca-in-ci", "Does a search for vulnerable dependencies see every change?", "sca", step => step.LooksAtEveryChange, "searches dependencies for vulnerabilities", "no pipeline searches the dependencies of every change for vulnerabilities", UnseenPart.Scanning),
        new PipelineProbe("secret-scan-in-ci", "Does a search for secrets see every change?", "secret-scan", step => step.LooksAtEveryChange, "searches for secrets", "no pipeline searches every change for secrets", UnseenPart.Scanning)
            { Elsewhere = ScannersElsewhere.Secrets, AlsoReads = ScannersElsewhere.Reads },
        new PipelineProbe("workflows-audited", "Are the pipelines themselves audited?", "workflow-audit", _ => true, "audits the pipelines", "nothing audits the pipelines", UnseenPart.Auditing),
        new PipelineProbe("security-posture-measured", "Is the security posture measured?", "security-posture", _ => true, "measures the security posture", "neither OpenSSF Scorecard nor results in code scanning", UnseenPart.Auditing),
        new SecurityPolicyProbe(),
        new ReadmeSecurityContactProbe(),
        new ThreatModelProbe(),
        new UpdatesMergedAutomaticallyProbe(),
        new ActionsPinnedProbe(),
        new WorkflowTokensRestrictedProbe(),
        new NoUntrustedCheckoutProbe(),
        new NoScriptInjectionProbe(),
        new CloudLoginWithoutKeysProbe(),
        new RateLimitsProbe(),
        new SecurityHeadersProbe(),
        new CrossOriginProbe(),
        new AuditLogProbe(),
        new SecretsFromStoreProbe(),
        new ContainersUnprivilegedProbe(),
        new LicencePresentProbe(),

        // Observability
        new AlertsNameRunbooksProbe(),
        new ObjectivesDocumentedProbe(),

        // Reliability
        new HealthChecksDefinedProbe(),
        new GracefulShutdownProbe(),
        new BackupsDefinedProbe(),
        new RecoveryObjectivesProbe(),
        new SpreadOverZonesProbe(),

        // Scalability
        new SessionsSharedProbe(),
        new StateInDatabaseProbe(),
        new JobQueueSharedProbe(),
        InstancesProbe.Several,
        InstancesProbe.Measured,
        new LoadTestsPresentProbe(),
        new PipelineProbe("load-tests-run", "Does a pipeline run load tests?", "load-test", _ => true, "runs load tests", "no pipeline runs load tests", UnseenPart.Nothing),
        new PipelineProbe("performance-regressions-detected", "Does a pipeline compare the speed of changes with what was before?", "benchmark", _ => true, "measures speed", "no pipeline measures speed", UnseenPart.Nothing),

        // Testing
        new SourceCodePresentProbe(),
        TestsPresentProbe.Any,
        new InfrastructureTestedProbe(),
        new DataTestsPresentProbe(),
        TestsPresentProbe.Unit,
        TestsPresentProbe.Integration,
        new PipelineProbe("integration-tests-in-ci", "Does a pipeline run integration or end-to-end tests?", "integration-test", step => !step.FailureIgnored, "runs integration or end-to-end tests", "no pipeline runs integration or end-to-end tests", UnseenPart.Testing),
        new TestsGatePullRequestsProbe(),
        new TestCodeBroadProbe(),
        new MostComponentsTestedProbe(),
        new StaticAnalysisInCiProbe(),
        new ChangedCodeCoverageGatedProbe(),
        new PipelineProbe("coverage-measured-on-pull-requests", "Is coverage measured on every pull request?", "coverage", step => step.GatesPullRequests, "measures coverage on pull requests", "no pipeline measures coverage on pull requests", UnseenPart.Nothing),
        new PipelineProbe("mutation-tests-run", "Does a pipeline run mutation tests?", "mutation-test", _ => true, "runs mutation tests", "no pipeline runs mutation tests", UnseenPart.Nothing),
        new PipelineProbe("contract-tests-run", "Does a pipeline test contracts between services?", "contract-test", _ => true, "tests contracts", "no pipeline tests contracts between services", UnseenPart.Nothing),
        new FlakyTestsQuarantinedProbe(),
        new PipelineProbe("flaky-tests-detected", "Does a tool find tests that fail at random?", "flaky-tests", _ => true, "hands test results to a tool that tells flaky tests", "no pipeline hands test results to a tool that tells flaky tests", UnseenPart.Nothing),
        new PipelineProbe("fuzzing-continuous", "Does a pipeline fuzz the code?", "fuzz", _ => true, "fuzzes the code", "no pipeline fuzzes the code", UnseenPart.Nothing),

        // CI/CD
        new CiBuildsChangesProbe(),
        new PipelineProbe("container-images-published", "Does a pipeline publish container images?", "image-push", step => step.RunsAfterMerge, "publishes an image", "no pipeline publishes a container image", UnseenPart.Delivery),
        new PipelineProbe("packages-published", "Does a pipeline publish packages or releases?", "package-publish", step => step.RunsAfterMerge, "publishes a release", "no pipeline publishes packages or releases", UnseenPart.Delivery),
        new PlatformBuildsProbe(),
        new DeploymentAutomatedProbe(),
        new ModulesReleasedProbe(),
        new DeploymentsVerifiedProbe(),
        new RollbackAutomatedProbe(),
        new ReleaseWaitsForTestsProbe(),
        ProgressiveDeliveryProbe.Staged,
        ProgressiveDeliveryProbe.Analysed,
        new EnvironmentsPromotedProbe(),
        new DeploymentsSerialisedProbe(),
        new PipelineProbe("artifacts-attested", "Is what is published signed or attested?", "provenance", step => step.RunsAfterMerge, "signs or attests", "no pipeline signs or attests what it publishes", UnseenPart.Nothing),
        new PipelineProbe("sbom-published", "Does a pipeline list what the product is made of?", "sbom", step => step.RunsAfterMerge, "makes a software bill of materials", "no pipeline makes a software bill of materials", UnseenPart.Nothing),
        new PipelineProbe("delivery-metrics-tracked", "Are deployments reported to a tool that computes delivery metrics?", "delivery-metrics", step => step.RunsAfterMerge, "reports deployments", "no pipeline reports deployments to a tool that computes delivery metrics", UnseenPart.Nothing),

        // Infrastructure as code
        InfrastructureDefinedProbe.InPart,
        InfrastructureDefinedProbe.Provisioned,
        new EnvironmentsParameterisedProbe(),
        new InfrastructureCheckedProbe("infrastructure-validated-on-pull-requests", "Does every pull request validate the infrastructure that it changes?", ["iac-validate", "iac-plan", "iac-policy"], "validates infrastructure", "no pipeline validates infrastructure on pull requests"),
        new TerraformStateRemoteProbe(),
        new InfrastructureVersionsPinnedProbe(),
        new InfrastructureCheckedProbe("infrastructure-planned-on-pull-requests", "Does every pull request show what it would change in the infrastructure?", ["iac-plan"], "shows what would change", "no pipeline shows on pull requests what would change"),
        new InfrastructureCheckedProbe("infrastructure-policies-checked", "Do policies check infrastructure on pull requests?", ["iac-policy"], "checks policies", "no pipeline checks infrastructure against policies"),
        new InfrastructureCheckedProbe("infrastructure-applied-by-pipeline", "Does a pipeline apply infrastructure from what is merged?", ["iac-apply"], "applies infrastructure", "no pipeline applies infrastructure", afterMerge: true),
        DriftProbe.Detected,
        DriftProbe.Corrected,

        // FinOps
        new MoreThanModulesProbe(),
        CostTagsProbe.Somewhere,
        CostTagsProbe.Everywhere,
        new CloudResourceProbe("budgets-defined", "Are budgets defined in code?", ["aws_budgets_budget", "azurerm_consumption_budget*", "google_billing_budget", "AWS::Budgets::Budget", "Microsoft.Consumption/budgets"], "a budget is defined", "no budget is defined in code"),
        new CloudResourceProbe("cost-anomalies-alerted", "Does unusual cost raise an alert?", ["aws_ce_anomaly_*", "azurerm_cost_anomaly_alert", "AWS::CE::Anomaly*", "Microsoft.CostManagement/scheduledActions"], "unusual cost raises an alert", "nothing raises an alert on unusual cost"),
        new CostMonitoringDeployedProbe(),
        new PipelineProbe("cost-estimated", "Does a pipeline estimate or report cost?", "cost-estimate", _ => true, "estimates or reports cost", "no pipeline estimates or reports cost", UnseenPart.Nothing),
        new PipelineProbe("cost-estimated-on-pull-requests", "Does every pull request show what it changes in cost?", "cost-estimate", step => step.GatesPullRequests, "shows the change in cost", "no pipeline shows the change in cost on pull requests", UnseenPart.Nothing),
        new IdleResourcesStoppedProbe(),

        // Documentation
        new ReadmeProbe(),
        new SetupGuideProbe(),
        new FurtherDocumentsProbe(),
        new ArchitectureDocumentProbe(),
        new DecisionRecordsProbe(),
        new DecisionStatusProbe(),
        new RunbooksProbe(),
        new ChangelogProbe(),
        new PipelineProbe("docs-checked-in-ci", "Are documents checked on every change?", "docs-check", step => step.LooksAtEveryChange, "checks documents", "no pipeline checks documents on every change", UnseenPart.Documents) { Elsewhere = DocumentationCare.Services },
        new PipelineProbe("docs-links-checked", "Is it checked that links of documents lead somewhere?", "docs-links", _ => true, "checks links", "no pipeline checks links", UnseenPart.Documents),
        new EvidenceProbe("docs-links-checked-on-schedule", "Are links checked by the clock, for they rot without any change?", "no pipeline checks links by the clock", Pipeline.Reads, DocumentationCare.ScheduledLinkChecks),
        new PipelineProbe("docs-coverage-measured", "Is it measured how much of the code is documented?", "docs-coverage", _ => true, "measures how much is documented", "no pipeline measures how much is documented", UnseenPart.Documents),
        new PipelineProbe("docs-published", "Do pipelines publish the documentation?", "docs-publish", step => step.RunsAfterMerge, "publishes documentation", "no pipeline publishes documentation", UnseenPart.Documents) { Elsewhere = DocumentationCare.Services },
        new EvidenceProbe("docs-mend-themselves", "Do pipelines report or mend by themselves what is wrong with documents?", "no pipeline reports or mends documents by itself", Pipeline.Reads, DocumentationCare.Mending),
        new DocumentsReviewedProbe(),
        new DocumentsOwnedProbe(),

        // Team practices
        new CodeOwnersProbe(),
        new ContributingGuideProbe(),
        new EvidenceProbe("readme-on-contributing", "Does the readme say how changes are made here?", "no section of the readme says how changes are made", Prose.Readme.Globs, snapshot => Prose.Readme.Sections(snapshot, ["contributing", "contribute", "contributions", "how to contribute"], 2)),
        new CodeOfConductProbe(),
        new GovernanceProbe(),
        new MaintainersNamedProbe(),
        new PullRequestTemplateProbe(),
        new IssueTemplatesProbe(),
        new ReviewChecklistProbe(),
        new SecurityAwareReviewProbe(),
        new ReviewRequiredProbe(),
        BranchRuleProbe.CodeOwnerReview,
        BranchRuleProbe.TwoApprovals,
        BranchRuleProbe.HistoryKept,
        new ChangeManagementProbe(),
        new PostmortemsKeptProbe(),
        new PostmortemActionsProbe(),
        new OnCallProbe(),
        new PipelineProbe("commit-form-enforced", "Is the form of commits or titles enforced?", "commit-form", _ => true, "checks the form of commits or titles", "nothing enforces the form of commits or titles", UnseenPart.Routine) { Elsewhere = PracticeFiles.CommitForms },
        new EvidenceProbe("delivery-measures-documented", "Are measures of delivery (DORA) written down or on a dashboard?", "no document and no dashboard on measures of delivery", PracticeFiles.DeliveryGuides.Globs, PracticeFiles.DeliveryMeasures),
        new PipelineProbe("routine-automated", "Is routine (labels, stale items, assignment) automated?", "routine", _ => true, "does routine work", "no pipeline and no bot does routine work", UnseenPart.Routine) { Elsewhere = PracticeFiles.RoutineBots },

        // Capabilities of the catalogue
        .. CapabilityProbe.All,
    ];

    /// <summary>All probes by id.</summary>
    public static IReadOnlyDictionary<string, IProbe> ById { get; } = All.ToDictionary(probe => probe.Id, StringComparer.Ordinal);
}
