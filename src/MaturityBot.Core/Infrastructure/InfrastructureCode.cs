using MaturityBot.Core.Code;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Infrastructure;

/// <summary>How much of a system a definition defines.</summary>
public enum InfrastructureReach
{
    /// <summary>Networks, databases, clusters, servers: what a cloud account or data centre holds.</summary>
    Provisioning,

    /// <summary>What runs on infrastructure that somebody else defines: manifests, charts, application models.</summary>
    Workload,

    /// <summary>How a hosting platform builds and runs one application.</summary>
    Platform,
}

/// <summary>Infrastructure that the repository defines.</summary>
/// <param name="Tool">The tool that applies it.</param>
/// <param name="Reach">How much it defines.</param>
/// <param name="Evidence">Where.</param>
public sealed record InfrastructureDefinition(string Tool, InfrastructureReach Reach, Evidence Evidence);

/// <summary>All infrastructure that a repository defines. Compose files and development containers set up a developer's machine and do not count.</summary>
public static class InfrastructureCode
{
    private static readonly (string Tool, InfrastructureReach Reach, string Glob)[] ByName =
    [
        ("AWS CDK", InfrastructureReach.Provisioning, "**/cdk.json"), ("Pulumi", InfrastructureReach.Provisioning, "**/Pulumi.{yml,yaml}"), ("Terragrunt", InfrastructureReach.Provisioning, "**/terragrunt.hcl"),
        ("Serverless Framework", InfrastructureReach.Provisioning, "**/serverless.{yml,yaml,ts,js,json}"), ("SST", InfrastructureReach.Provisioning, "**/sst.config.ts"),
        ("Ansible", InfrastructureReach.Provisioning, "**/roles/*/tasks/main.{yml,yaml}"), ("Ansible", InfrastructureReach.Provisioning, "**/ansible.cfg"), ("Chef", InfrastructureReach.Provisioning, "**/cookbooks/*/metadata.rb"),
        ("Puppet", InfrastructureReach.Provisioning, "**/manifests/site.pp"), ("Salt", InfrastructureReach.Provisioning, "**/salt/top.sls"), ("CDK for Terraform", InfrastructureReach.Provisioning, "**/cdktf.json"),
        ("Helm", InfrastructureReach.Workload, "**/Chart.{yml,yaml}"), ("Kustomize", InfrastructureReach.Workload, "**/kustomization.{yml,yaml}"), ("Helmfile", InfrastructureReach.Workload, "**/helmfile.{yml,yaml}"),
        ("Nomad", InfrastructureReach.Workload, "**/*.nomad{,.hcl}"), ("Docker Swarm", InfrastructureReach.Workload, "**/docker-{stack,swarm}*.{yml,yaml}"), ("Aspire", InfrastructureReach.Workload, "**/*AppHost.csproj"),
        ("Amazon ECS", InfrastructureReach.Workload, "**/task-definition*.json"), ("Jsonnet", InfrastructureReach.Workload, "**/jsonnetfile.json"), ("AWS Copilot", InfrastructureReach.Workload, "**/copilot/*/manifest.yml"),
        ("Fly.io", InfrastructureReach.Platform, "**/fly*.toml"), ("Render", InfrastructureReach.Platform, "**/render.yaml"), ("Cloudflare", InfrastructureReach.Platform, "**/wrangler.{toml,json,jsonc}"),
        ("Vercel", InfrastructureReach.Platform, "**/vercel.json"), ("Netlify", InfrastructureReach.Platform, "**/netlify.toml"), ("Firebase", InfrastructureReach.Platform, "**/firebase.json"),
        ("DigitalOcean", InfrastructureReach.Platform, ".do/*.{yml,yaml}"), ("Heroku", InfrastructureReach.Platform, "heroku.yml"), ("Railway", InfrastructureReach.Platform, "railway.{json,toml}"),
        ("Azure Developer CLI", InfrastructureReach.Platform, "azure.yaml"), ("AWS App Runner", InfrastructureReach.Platform, "apprunner.yaml"), ("Platform.sh", InfrastructureReach.Platform, ".platform.app.yaml"),
        ("Google App Engine", InfrastructureReach.Platform, "**/app.{standard,flex}.yaml"), ("Kamal", InfrastructureReach.Platform, "config/deploy.yml"),
    ];

    private static readonly string[] ResourceManagers = ["crossplane.io", "upbound.io", "cnrm.cloud.google.com", "services.k8s.aws", "azure.com", "cluster.x-k8s.io"];

    /// <summary>The files that tell.</summary>
    public static IReadOnlyList<string> Reads { get; } =
    [
        .. TerraformModule.Reads, .. KubernetesObject.Reads, "**/*.bicep", "**/*.template{,.json}",
        "**/{azuredeploy,mainTemplate,template,cloudformation,*.arm}*.json", "**/{infra,infrastructure,arm,deploy}/**/*.json",
    ];

    /// <summary>The definitions of a snapshot, found once; one for each folder and tool.</summary>
    public static IReadOnlyList<InfrastructureDefinition> Of(Snapshot snapshot) => snapshot.View<IReadOnlyList<InfrastructureDefinition>>(static snapshot =>
    [
        .. Find(snapshot).Where(item => !CodeRoles.IsTestPath(item.Evidence.Path!) && !item.Evidence.Path!.StartsWith(".devcontainer/", StringComparison.Ordinal))
            .DistinctBy(item => (item.Tool, Folder(item.Evidence.Path!))),
    ]);

    private static IEnumerable<InfrastructureDefinition> Find(Snapshot snapshot) =>
        Terraform(snapshot).Concat(Bicep(snapshot)).Concat(CloudFormation(snapshot)).Concat(ResourceManager(snapshot)).Concat(Named(snapshot)).Concat(Kubernetes(snapshot));

    private static IEnumerable<InfrastructureDefinition> Terraform(Snapshot snapshot) =>
        from module in TerraformModule.Of(snapshot)
        let first = module.Blocks("resource").Concat(module.Blocks("module")).FirstOrDefault()
        where first.File is not null
        let saying = $"Terraform defines {module.Blocks("resource").Count()} resources and {module.Blocks("module").Count()} modules here"
        select new InfrastructureDefinition("Terraform", InfrastructureReach.Provisioning, new Evidence(saying, first.File.Path, first.Block.Line, first.Block.EndLine));

    private static IEnumerable<InfrastructureDefinition> Bicep(Snapshot snapshot) =>
        from file in snapshot.ReadAll("**/*.bicep")
        let line = FirstLine(file, line => line.StartsWith("resource ", StringComparison.Ordinal) || line.StartsWith("module ", StringComparison.Ordinal))
        where line > 0
        select new InfrastructureDefinition("Bicep", InfrastructureReach.Provisioning, Evidence.At(file, line, "Bicep defines Azure resources"));

    private static IEnumerable<InfrastructureDefinition> CloudFormation(Snapshot snapshot) =>
        from file in snapshot.ReadAll("**/*.{yml,yaml,template}", "**/*.template.json", "**/{template,cloudformation}*.json")
        let line = file.Content.Span.IndexOf("AWSTemplateFormatVersion"u8) >= 0 || file.Content.Span.IndexOf("AWS::Serverless-2016-10-31"u8) >= 0
            ? FirstLine(file, line => line.Contains("AWSTemplateFormatVersion", StringComparison.Ordinal) || line.Contains("AWS::Serverless-2016-10-31", StringComparison.Ordinal)) : 0
        where line > 0
        select new InfrastructureDefinition("CloudFormation", InfrastructureReach.Provisioning, Evidence.At(file, line, "CloudFormation defines AWS resources"));

    private static IEnumerable<InfrastructureDefinition> ResourceManager(Snapshot snapshot) =>
        from file in snapshot.ReadAll("**/*.json")
        where file.Content.Span.IndexOf("deploymentTemplate.json"u8) >= 0 && JsonReader.Read(file).Root["resources"].Exists
        select new InfrastructureDefinition("Azure Resource Manager", InfrastructureReach.Provisioning, Evidence.At(file, JsonReader.Read(file).Root["resources"], "a template defines Azure resources"));

    private static IEnumerable<InfrastructureDefinition> Named(Snapshot snapshot) =>
        from kind in ByName
        from entry in snapshot.Find(kind.Glob)
        select new InfrastructureDefinition(kind.Tool, kind.Reach, Evidence.In(entry, kind.Reach switch
        {
            InfrastructureReach.Provisioning => $"{kind.Tool} defines infrastructure",
            InfrastructureReach.Workload => $"{kind.Tool} defines what runs",
            _ => $"defines how {kind.Tool} runs the application",
        }));

    private static IEnumerable<InfrastructureDefinition> Kubernetes(Snapshot snapshot) =>
        from item in KubernetesObject.Of(snapshot)
        let manages = ResourceManagers.Any(domain => item.ApiVersion.Split('/')[0].EndsWith(domain, StringComparison.Ordinal))
        where manages || item.IsService || item.Kind is "Service" or "Ingress" or "Namespace" or "CronJob"
        select new InfrastructureDefinition("Kubernetes", manages ? InfrastructureReach.Provisioning : InfrastructureReach.Workload, Evidence.At(item.File, item.Node["kind"], $"defines the {item.Kind} {item.Name}"));

    private static int FirstLine(SourceFile file, Func<string, bool> matches)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            if (matches(file.Lines[index]))
                return index + 1;
        }

        return 0;
    }

    private static string Folder(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
}
