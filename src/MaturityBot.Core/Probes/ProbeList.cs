using MaturityBot.Core.Probes.Cicd;
using MaturityBot.Core.Probes.Documentation;
using MaturityBot.Core.Probes.FinOps;
using MaturityBot.Core.Probes.Iac;
using MaturityBot.Core.Probes.Security;
using MaturityBot.Core.Probes.TeamPractices;
using MaturityBot.Core.Probes.Testing;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes;

/// <summary>Every probe there is. Adding one: its class, one line here, a folder of cases, a mention in a rubric.</summary>
public static class ProbeList
{
    /// <summary>All probes, by pillar.</summary>
    public static IReadOnlyList<IProbe> All { get; } =
    [
        // Architecture

        // API contract

        // Data architecture

        // Background processing

        // Security
        new DependencyUpdatesConfiguredProbe(),
        HostSwitchProbe.SecretScanning,
        HostSwitchProbe.PushProtection,
        HostSwitchProbe.VulnerabilityAlerts,
        HostSwitchProbe.SecurityUpdates,
        HostSwitchProbe.PrivateVulnerabilityReporting,
        HostSwitchProbe.CodeScanningDefaultSetup,
        new NoPrivateKeysCommittedProbe(),
        new NoCredentialsCommittedProbe(),
        new CiToolProbe("sast-in-ci", "Does static analysis for security flaws run on every change?", "no workflow analyses code for security flaws", Scanners.Code)
            { OnEveryChange = true, Elsewhere = ScannersElsewhere.Code, AlsoReads = ScannersElsewhere.Reads },
        new CiToolProbe("sca-in-ci", "Does a search for vulnerable dependencies run on every change?", "no workflow searches dependencies for vulnerabilities", Scanners.Dependencies) { OnEveryChange = true },
        new CiToolProbe("secret-scan-in-ci", "Does a search for secrets run on every change?", "no workflow searches for secrets", Scanners.Secrets)
            { OnEveryChange = true, Elsewhere = ScannersElsewhere.Secrets, AlsoReads = ScannersElsewhere.Reads },
        new CiToolProbe("workflows-audited", "Are the workflows themselves audited?", "nothing audits the workflows", Scanners.Workflows),
        new CiToolProbe("security-posture-measured", "Is the security posture measured?", "neither OpenSSF Scorecard nor results in code scanning", Scanners.Posture),
        new CiToolProbe("fuzzing-in-ci", "Does fuzzing look for flaws?", "no workflow fuzzes", Scanners.Fuzzing)
            { Elsewhere = snapshot => snapshot.Find(".clusterfuzzlite/Dockerfile", ".clusterfuzzlite/project.yaml").Select(entry => Evidence.In(entry, "fuzzing is set up")) },
        new SecurityPolicyProbe(),
        new ReadmeSecurityContactProbe(),
        new ThreatModelProbe(),
        new UpdatesMergedAutomaticallyProbe(),
        new ActionsPinnedProbe(),
        new WorkflowTokensRestrictedProbe(),
        new NoUntrustedCheckoutProbe(),
        new NoScriptInjectionProbe(),
        new CloudLoginWithoutKeysProbe(),
        new LicencePresentProbe(),

        // Observability

        // Reliability

        // Scalability

        // Testing
        TestsPresentProbe.Any,
        TestsPresentProbe.Unit,
        TestsPresentProbe.Integration,
        new PipelineProbe("integration-tests-in-ci", "Does a pipeline run integration or end-to-end tests?", "integration-test", step => !step.FailureIgnored, "runs integration or end-to-end tests", "no pipeline runs integration or end-to-end tests"),
        new TestsGatePullRequestsProbe(),
        new TestCodeBroadProbe(),
        new MostComponentsTestedProbe(),
        new StaticAnalysisInCiProbe(),
        new ChangedCodeCoverageGatedProbe(),
        new PipelineProbe("coverage-measured-on-pull-requests", "Is coverage measured on every pull request?", "coverage", step => step.GatesPullRequests, "measures coverage on pull requests", "no pipeline measures coverage on pull requests"),
        new PipelineProbe("mutation-tests-run", "Does a pipeline run mutation tests?", "mutation-test", _ => true, "runs mutation tests", "no pipeline runs mutation tests"),
        new PipelineProbe("contract-tests-run", "Does a pipeline test contracts between services?", "contract-test", _ => true, "tests contracts", "no pipeline tests contracts between services"),
        new FlakyTestsQuarantinedProbe(),
        new PipelineProbe("flaky-tests-detected", "Does a tool find tests that fail at random?", "flaky-tests", _ => true, "hands test results to a tool that tells flaky tests", "no pipeline hands test results to a tool that tells flaky tests"),
        new PipelineProbe("fuzzing-continuous", "Does a pipeline fuzz the code?", "fuzz", _ => true, "fuzzes the code", "no pipeline fuzzes the code"),

        // CI/CD
        new CiBuildsChangesProbe(),
        new PipelineProbe("container-images-published", "Does a pipeline publish container images?", "image-push", step => step.RunsAfterMerge, "publishes an image", "no pipeline publishes a container image"),
        new PipelineProbe("packages-published", "Does a pipeline publish packages or releases?", "package-publish", step => step.RunsAfterMerge, "publishes a release", "no pipeline publishes packages or releases"),
        new PlatformBuildsProbe(),
        new DeploymentAutomatedProbe(),
        new DeploymentsVerifiedProbe(),
        new RollbackAutomatedProbe(),
        new ReleaseWaitsForTestsProbe(),
        ProgressiveDeliveryProbe.Staged,
        ProgressiveDeliveryProbe.Analysed,
        new EnvironmentsPromotedProbe(),
        new DeploymentsSerialisedProbe(),
        new PipelineProbe("artifacts-attested", "Is what is published signed or attested?", "provenance", step => step.RunsAfterMerge, "signs or attests", "no pipeline signs or attests what it publishes"),
        new PipelineProbe("sbom-published", "Does a pipeline list what the product is made of?", "sbom", step => step.RunsAfterMerge, "makes a software bill of materials", "no pipeline makes a software bill of materials"),
        new PipelineProbe("delivery-metrics-tracked", "Are deployments reported to a tool that computes delivery metrics?", "delivery-metrics", step => step.RunsAfterMerge, "reports deployments", "no pipeline reports deployments to a tool that computes delivery metrics"),

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
        CostTagsProbe.Somewhere,
        CostTagsProbe.Everywhere,
        new CloudResourceProbe("budgets-defined", "Are budgets defined in code?", ["aws_budgets_budget", "azurerm_consumption_budget*", "google_billing_budget", "AWS::Budgets::Budget", "Microsoft.Consumption/budgets"], "a budget is defined", "no budget is defined in code"),
        new CloudResourceProbe("cost-anomalies-alerted", "Does unusual cost raise an alert?", ["aws_ce_anomaly_*", "azurerm_cost_anomaly_alert", "AWS::CE::Anomaly*", "Microsoft.CostManagement/scheduledActions"], "unusual cost raises an alert", "nothing raises an alert on unusual cost"),
        new CostMonitoringDeployedProbe(),
        new PipelineProbe("cost-estimated", "Does a pipeline estimate or report cost?", "cost-estimate", _ => true, "estimates or reports cost", "no pipeline estimates or reports cost"),
        new PipelineProbe("cost-estimated-on-pull-requests", "Does every pull request show what it changes in cost?", "cost-estimate", step => step.GatesPullRequests, "shows the change in cost", "no pipeline shows the change in cost on pull requests"),
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
        new CiToolProbe("docs-checked-in-ci", "Are documents checked on every change?", "no workflow checks documents", DocumentationTools.Checks) { OnEveryChange = true, Elsewhere = DocumentationTools.Services },
        new CiToolProbe("docs-links-checked", "Is it checked that links of documents lead somewhere?", "no workflow checks links", DocumentationTools.Links),
        new EvidenceProbe("docs-links-checked-on-schedule", "Are links checked by the clock, for they rot without any change?", "no workflow checks links by the clock", Workflow.Reads, DocumentationTools.ScheduledLinks),
        new CiToolProbe("docs-coverage-measured", "Is it measured how much of the code is documented?", "no workflow measures how much is documented", DocumentationTools.Coverage),
        new CiToolProbe("docs-published", "Do workflows publish the documentation?", "no workflow publishes documentation", DocumentationTools.Publishing) { Elsewhere = DocumentationTools.Services },
        new EvidenceProbe("docs-mend-themselves", "Do workflows report or mend what is wrong with documents by themselves?", "no workflow reports or mends documents by itself", Workflow.Reads, DocumentationTools.ScheduledMending),
        new DocumentsReviewedProbe(),
        new DocumentsOwnedProbe(),

        // Team practices
        new CodeOwnersProbe(),
        new ContributingGuideProbe(),
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
        new CiToolProbe("commit-form-enforced", "Is the form of commits or titles enforced?", "nothing enforces the form of commits or titles", PracticeTools.CommitForms) { Elsewhere = PracticeTools.CommitFormFiles },
        new CiToolProbe("delivery-measured", "Is delivery measured by the DORA metrics?", "nothing measures delivery", PracticeTools.Delivery) { Elsewhere = PracticeTools.DeliveryMeasures, AlsoReads = PracticeTools.DeliveryGuides.Globs },
        new CiToolProbe("routine-automated", "Is routine (labels, stale items, assignment) automated?", "no workflow and no bot does routine work", PracticeTools.Routine) { Elsewhere = PracticeTools.RoutineBots },
    ];

    /// <summary>All probes by id.</summary>
    public static IReadOnlyDictionary<string, IProbe> ById { get; } = All.ToDictionary(probe => probe.Id, StringComparer.Ordinal);
}
