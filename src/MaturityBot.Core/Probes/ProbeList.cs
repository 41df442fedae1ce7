using MaturityBot.Core.Probes.Cicd;
using MaturityBot.Core.Probes.Security;
using MaturityBot.Core.Probes.Testing;

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
        new ScannerInCiProbe("sast-in-ci", "static analysis for security flaws", Scanners.Code, ScannersElsewhere.Code, ScannersElsewhere.Reads),
        new ScannerInCiProbe("sca-in-ci", "a search for vulnerable dependencies", Scanners.Dependencies),
        new ScannerInCiProbe("secret-scan-in-ci", "a search for secrets", Scanners.Secrets, ScannersElsewhere.Secrets, ScannersElsewhere.Reads),
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

        // FinOps

        // Documentation

        // Team practices
    ];

    /// <summary>All probes by id.</summary>
    public static IReadOnlyDictionary<string, IProbe> ById { get; } = All.ToDictionary(probe => probe.Id, StringComparer.Ordinal);
}
