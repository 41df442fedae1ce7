using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.FinOps;

/// <summary>Resources carry tags or labels that say who pays for them: some of them, or all that can.</summary>
internal sealed class CostTagsProbe : IProbe
{
    private const double NearlyAll = 0.9;

    private static readonly HashSet<string> Payers = new(StringComparer.OrdinalIgnoreCase)
    {
        "cost", "costcenter", "costcentre", "billing", "team", "owner", "project", "product", "department", "service", "application", "app", "component", "tenant", "workload", "squad", "unit",
    };

    // Parts of other resources, which no bill names.
    private static readonly string[] Untaggable =
    [
        "*_attachment", "*_association", "*_policy", "*_rule", "*_member", "*_binding", "*_permission", "*_record", "*_assignment", "*_version", "*_object", "*_route", "*_iam_*", "*_access_*", "*_service", "*_key",
        "*_configuration", "*_setting*", "*_acl", "*_controls", "*_block", "null_resource", "random_*", "local_*", "time_*", "tls_*", "kubernetes_*", "helm_*", "kubectl_*", "template_*", "terraform_data", "archive_*",
    ];

    private readonly bool everywhere;

    private CostTagsProbe(string id, bool everywhere) => (Id, this.everywhere) = (id, everywhere);

    /// <summary>Some resources do.</summary>
    public static CostTagsProbe Somewhere { get; } = new("cost-tags-present", everywhere: false);

    /// <summary>All that can do.</summary>
    public static CostTagsProbe Everywhere { get; } = new("cost-tags-on-every-resource", everywhere: true);

    public string Id { get; }

    public string Question => everywhere ? "Does every resource say by its tags who pays for it?" : "Do resources say by their tags who pays for them?";

    public IReadOnlyList<string> Reads => CloudResource.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var resources = CloudResource.Of(snapshot).Where(resource => !Untaggable.Any(pattern => Pipelines.CommandPattern.Fits(pattern, resource.Type))).ToArray();
        var defaults = Defaults(snapshot).ToArray();
        if (resources.Length == 0 && defaults.Length == 0)
            return everywhere ? ProbeResult.NotApplicable("no cloud resources are defined here") : ProbeResult.NotMet("no cloud resources are defined here, so none says who pays for it");

        var tagged = resources.Where(resource => NamesPayer(resource.Tags)).ToArray();
        if (defaults.Length > 0 || (everywhere ? tagged.Length >= NearlyAll * resources.Length : tagged.Length > 0))
            return ProbeResult.Met([.. defaults, .. tagged.Select(resource => At(resource, $"{resource.Type} {resource.Name} says who pays ({tagged.Length} of {resources.Length} do)"))]);
        return ProbeResult.NotMet([.. resources.Except(tagged).Select(resource => At(resource, $"{resource.Type} {resource.Name} does not say who pays ({tagged.Length} of {resources.Length} do)"))]);
    }

    private static Evidence At(CloudResource resource, string message) => new(message, resource.File.Path, resource.Line, resource.EndLine);

    private static IEnumerable<Evidence> Defaults(Snapshot snapshot) =>
        from module in TerraformModule.Of(snapshot)
        from provider in module.Blocks("provider")
        from tags in provider.Block.Children("default_tags").SelectMany(block => block.Arguments).Concat(provider.Block.Argument("default_labels") is { } labels ? [labels] : [])
        where NamesPayer(string.Join('\n', provider.File.Lines.Skip(tags.Line - 1).Take(tags.EndLine - tags.Line + 1)))
        select new Evidence("every resource of the provider gets these tags", provider.File.Path, tags.Line, tags.EndLine);

    // Names on the left of "=" or ":", or a shared set: local.tags, merge(var.common_tags, ...).
    private static bool NamesPayer(string tags) =>
        tags.Contains("local.", StringComparison.Ordinal) || tags.Contains("var.", StringComparison.Ordinal) || tags.Contains("merge(", StringComparison.Ordinal)
        || tags.Split('\n').Any(line => CodeRoles.Words(line.Split('=')[0]).Any(Payers.Contains));
}
