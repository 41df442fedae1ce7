namespace MaturityBot.Core.Probes.Security;

/// <summary>The scanners that workflows are searched for.</summary>
internal static class Scanners
{
    /// <summary>Static analysis of code or infrastructure code for security flaws.</summary>
    public static IReadOnlyList<CiTool> Code { get; } =
    [
        new("CodeQL", ["github/codeql-action/analyze", "advanced-security/reusable-workflows"], ["codeql database analyze"]),
        new("Semgrep", ["returntocorp/semgrep-action", "semgrep/semgrep-action"], ["semgrep ci", "semgrep scan", "semgrep --config", "opengrep scan"], "returntocorp/semgrep", "semgrep/semgrep"),
        new("Sonar", ["SonarSource/sonarcloud-github-action", "SonarSource/sonarqube-scan-action", "SonarSource/sonarcloud-github-c-cpp", "sonarsource/sonarqube-github-action", "warchant/setup-sonar-scanner"],
            ["sonar-scanner", "mvn sonar:sonar", "mvn org.sonarsource.scanner.maven:sonar-maven-plugin:sonar", "gradle sonar", "gradle sonarqube", "dotnet sonarscanner", "dotnet-sonarscanner begin"], "sonarsource/sonar-scanner-cli"),
        new("Snyk Code", [], ["snyk code"]),
        new("Qodana", ["JetBrains/qodana-action"], ["qodana scan"], "jetbrains/qodana-jvm"),
        new("gosec", ["securego/gosec"], ["gosec"], "securego/gosec"),
        new("Bandit", ["PyCQA/bandit-action", "tj-actions/bandit", "mdegis/bandit-action", "jpetrucciani/bandit-check", "lukehinds/bandit-action", "shundor/python-bandit-scan"], ["bandit"]),
        new("Pysa", ["facebook/pysa-action"], []),
        new("Brakeman", ["reviewdog/action-brakeman", "devmasx/brakeman-linter-action", "artplan1/brakeman-action"], ["brakeman", "bin/brakeman"]),
        new("Psalm taint analysis", [], ["psalm --taint-analysis"]),
        new("njsscan", ["ajinabraham/njsscan-action"], ["njsscan"]),
        new("mobsfscan", ["MobSF/mobsfscan"], ["mobsfscan"]),
        new("DevSkim", ["microsoft/DevSkim-Action"], ["devskim analyze"]),
        new("Microsoft Security DevOps", ["microsoft/security-devops-action"], []),
        new("OSSAR", ["github/ossar-action"], []),
        new("Checkmarx", ["checkmarx/ast-github-action", "checkmarx-ts/checkmarx-cxflow-github-action"], ["cx scan"]),
        new("Veracode", ["veracode/Veracode-pipeline-scan-action", "veracode/veracode-uploadandscan-action", "veracode/veracode-sast"], []),
        new("Fortify", ["fortify/github-action"], ["fcli sast-scan", "scancentral"]),
        new("Coverity", ["vapier/coverity-scan-action", "synopsys-sig/synopsys-action", "blackduck-inc/black-duck-security-scan"], ["cov-build"]),
        new("Contrast", ["Contrast-Security-OSS/contrast-sast-scan-action"], []),
        new("Horusec", ["fike/horusec-action"], ["horusec start"]),
        new("Bearer", ["bearer/bearer-action"], ["bearer scan"]),
        new("Security Code Scan", [], ["security-scan"]),
        new("Codacy", ["codacy/codacy-analysis-cli-action"], []),
        new("Checkov", ["bridgecrewio/checkov-action"], ["checkov"], "bridgecrew/checkov"),
        new("tfsec", ["aquasecurity/tfsec-action", "aquasecurity/tfsec-pr-commenter-action", "aquasecurity/tfsec-sarif-action", "tfsec/tfsec-sarif-action"], ["tfsec"]),
        new("KICS", ["checkmarx/kics-github-action", "checkmarx/kics-action"], ["kics scan"], "checkmarx/kics"),
        new("Terrascan", ["tenable/terrascan-action", "accurics/terrascan-action"], ["terrascan scan"]),
        new("Trivy configuration scan", [], ["trivy config"]),
        new("Infer", [], ["infer run"]),
        new("Clang static analyzer", [], ["scan-build"]),
        new("FlawFinder", ["david-a-wheeler/flawfinder"], ["flawfinder"]),
        new("Slither", ["crytic/slither-action"], ["slither"]),
        new("Sobelow", ["sobelow/action"], ["mix sobelow"]),
    ];

    /// <summary>Search for known vulnerabilities in dependencies and images.</summary>
    public static IReadOnlyList<CiTool> Dependencies { get; } =
    [
        new("Dependency review", ["actions/dependency-review-action"], []),
        new("OSV-Scanner", ["google/osv-scanner-action"], ["osv-scanner"], "ghcr.io/google/osv-scanner"),
        new("Trivy", ["aquasecurity/trivy-action"], ["trivy image", "trivy fs", "trivy filesystem", "trivy repo", "trivy rootfs"], "aquasec/trivy", "ghcr.io/aquasecurity/trivy"),
        new("Grype", ["anchore/scan-action"], ["grype"], "anchore/grype"),
        new("Snyk", ["snyk/actions"], ["snyk test", "snyk container test", "snyk monitor"]),
        new("npm audit", ["oke-py/npm-audit-action"], ["npm audit", "better-npm-audit audit", "audit-ci", "yarn audit", "yarn npm audit", "pnpm audit", "bun audit"]),
        new("pip-audit", ["pypa/gh-action-pip-audit", "trailofbits/gh-action-pip-audit"], ["pip-audit", "safety check", "safety scan", "uv audit"]),
        new("govulncheck", ["golang/govulncheck-action"], ["govulncheck", "nancy sleuth"]),
        new("cargo audit", ["rustsec/audit-check", "actions-rs/audit-check", "EmbarkStudios/cargo-deny-action", "actions-rust-lang/audit"], ["cargo audit", "cargo deny", "cargo-deny", "cargo-audit"]),
        new("bundler-audit", ["andrewmcodes/bundler-audit-action"], ["bundle audit", "bundler-audit", "bin/bundler-audit", "importmap audit", "bin/importmap audit"]),
        new("composer audit", ["symfonycorp/security-checker-action"], ["composer audit", "local-php-security-checker"]),
        new("dotnet list package --vulnerable", [], ["dotnet list --vulnerable", "dotnet package list --vulnerable"]),
        new("mix audit", [], ["mix deps.audit", "mix hex.audit"]),
        new("OWASP Dependency-Check", ["dependency-check/Dependency-Check_Action"],
            ["dependency-check", "dependency-check.sh", "mvn dependency-check:check", "mvn dependency-check:aggregate", "mvn org.owasp:dependency-check-maven:check", "gradle dependencyCheckAnalyze", "gradle dependencyCheckAggregate"]),
        new("Mend", ["mend/mend-action", "whitesource/GitHubPackagesSecurityAction"], []),
        new("FOSSA", ["fossas/fossa-action", "fossa-contrib/fossa-action"], ["fossa analyze"]),
        new("Docker Scout", ["docker/scout-action"], ["docker scout"]),
        new("Frogbot", ["jfrog/frogbot"], []),
        new("Black Duck", ["synopsys-sig/detect-action"], ["detect.sh"]),
        new("Prisma Cloud", ["PaloAltoNetworks/prisma-cloud-scan"], ["twistcli images"]),
        new("Wiz", ["wiz-sec/wiz-cli-action"], ["wizcli docker", "wizcli dir"]),
        new("Sonatype Lifecycle", ["sonatype-nexus-community/iq-github-action", "sonatype/actions"], ["nexus-iq-cli"]),
        new("Retire.js", [], ["retire"]),
        new("Clair", [], ["clair-scanner"]),
    ];

    /// <summary>Search for secrets in what is committed.</summary>
    public static IReadOnlyList<CiTool> Secrets { get; } =
    [
        new("Gitleaks", ["gitleaks/gitleaks-action", "zricethezav/gitleaks-action", "gacts/gitleaks", "DariuszPorowski/github-action-gitleaks"], ["gitleaks"], "zricethezav/gitleaks", "ghcr.io/gitleaks/gitleaks"),
        new("TruffleHog", ["trufflesecurity/trufflehog", "edplato/trufflehog-actions-scan"], ["trufflehog"], "trufflesecurity/trufflehog", "ghcr.io/trufflesecurity/trufflehog"),
        new("detect-secrets", ["reviewdog/action-detect-secrets", "RobertFischer/detect-secrets-action"], ["detect-secrets", "detect-secrets-hook"]),
        new("GitGuardian", ["GitGuardian/ggshield-action", "GitGuardian/ggshield"], ["ggshield"], "gitguardian/ggshield"),
        new("git-secrets", [], ["git secrets", "git-secrets"]),
        new("Secretlint", [], ["secretlint"]),
        new("Kingfisher", ["mongodb/kingfisher"], ["kingfisher scan"]),
        new("Trivy secret scan", [], ["trivy fs --scanners"]),
        new("Whispers", [], ["whispers"]),
        new("Talisman", [], ["talisman"]),
    ];

    /// <summary>Audits of the workflows themselves.</summary>
    public static IReadOnlyList<CiTool> Workflows { get; } =
    [
        new("zizmor", ["zizmorcore/zizmor-action", "woodruffw/zizmor-action"], ["zizmor"], "ghcr.io/zizmorcore/zizmor"),
        new("actionlint", ["rhysd/actionlint", "raven-actions/actionlint", "reviewdog/action-actionlint", "devops-actions/actionlint"], ["actionlint"], "rhysd/actionlint"),
        new("Harden-Runner", ["step-security/harden-runner"], []),
        new("Poutine", ["boostsecurityio/poutine-action"], ["poutine"]),
        new("Octoscan", ["synacktiv/action-octoscan"], ["octoscan"]),
        new("pinact", ["suzuki-shunsuke/pinact-action"], ["pinact run"]),
    ];

    /// <summary>Measures of the security posture as a whole.</summary>
    public static IReadOnlyList<CiTool> Posture { get; } =
    [
        new("OpenSSF Scorecard", ["ossf/scorecard-action"], ["scorecard --repo"]),
        new("Results to code scanning", ["github/codeql-action/upload-sarif"], []),
        new("DefectDojo", ["portswigger-cloud/defectdojo-import-scan"], []),
        new("Dependency-Track", ["DependencyTrack/gh-upload-sbom"], []),
    ];

    /// <summary>Signatures and provenance of what is published.</summary>
    public static IReadOnlyList<CiTool> Provenance { get; } =
    [
        new("Artifact attestation", ["actions/attest-build-provenance", "actions/attest"], ["gh attestation"]),
        new("SLSA generator", ["slsa-framework/slsa-github-generator"], []),
        new("Cosign", [], ["cosign sign", "cosign sign-blob", "cosign attest"]),
        new("npm provenance", [], ["npm publish --provenance", "pnpm publish --provenance", "yarn npm publish --provenance"]),
        new("PyPI attestations", ["pypa/gh-action-pypi-publish"], []),
        new("Signed packages", ["azure/trusted-signing-action", "crazy-max/ghaction-import-gpg"], ["dotnet nuget sign", "sign code", "jarsigner", "gpg --detach-sign", "gpg --armor", "minisign"]),
        new("Notation", ["notaryproject/notation-action/sign"], ["notation sign"]),
    ];

    /// <summary>Lists of what is inside of what is published.</summary>
    public static IReadOnlyList<CiTool> Contents { get; } =
    [
        new("Syft", ["anchore/sbom-action"], ["syft"]),
        new("CycloneDX", ["CycloneDX/gh-dotnet-generate-sbom", "CycloneDX/gh-gomod-generate-sbom", "CycloneDX/gh-node-module-generatebom", "CycloneDX/gh-python-generate-sbom"],
            ["cyclonedx", "cyclonedx-bom", "cyclonedx-py", "cyclonedx-npm", "cyclonedx-gomod", "dotnet CycloneDX", "dotnet-CycloneDX", "mvn org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom", "gradle cyclonedxBom", "cargo cyclonedx", "cdxgen"]),
        new("SBOM tool", ["microsoft/sbom-action"], ["sbom-tool generate"]),
        new("SBOM attestation", ["actions/attest-sbom"], []),
        new("Trivy SBOM", [], ["trivy sbom", "trivy image --format"]),
        new("SPDX", ["spdx/spdx-sbom-generator"], ["spdx-sbom-generator", "npm sbom", "bom generate"]),
    ];

    /// <summary>Fuzzing.</summary>
    public static IReadOnlyList<CiTool> Fuzzing { get; } =
    [
        new("ClusterFuzzLite", ["google/clusterfuzzlite"], []),
        new("CIFuzz", ["google/oss-fuzz"], []),
        new("Go fuzzing", ["jidicula/go-fuzz-action"], ["go test -fuzz"]),
        new("cargo fuzz", [], ["cargo fuzz"]),
        new("Jazzer", [], ["jazzer"]),
        new("Atheris", [], ["atheris"]),
        new("SharpFuzz", [], ["sharpfuzz"]),
        new("AFL", [], ["afl-fuzz"]),
        new("Schemathesis", ["schemathesis/action"], ["schemathesis run", "st run"]),
        new("RESTler", [], ["restler"]),
    ];
}
