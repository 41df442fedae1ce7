using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>
/// What is deployed is built by the deployment itself and kept by the platform: serverless code, static sites, hosting that builds from the repository.
/// Copying files by hand's tools (ssh, rsync) is not.
/// </summary>
internal sealed class PlatformBuildsProbe : IProbe
{
    private static readonly HashSet<string> Copying = new(StringComparer.Ordinal) { "ssh", "scp", "rsync", "kubectl", "helm", "ansible-playbook", "pm2", "terraform" };

    public string Id => "platform-builds";

    public string Question => "Does the hosting platform keep each deployed version?";

    public IReadOnlyList<string> Reads => Deployments.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var deployments = Deployments.Of(snapshot);
        var platform = deployments.Steps.Where(step => !step.Action.StartsWith("appleboy/", StringComparison.Ordinal) && !step.Action.StartsWith("azure/CLI", StringComparison.OrdinalIgnoreCase)
            && !(step.Command is { } command && command.Layers.Any(layer => Copying.Contains(layer[0]))));
        var hosted = deployments.Followers.Where(evidence => evidence.Message.StartsWith("a hosting platform", StringComparison.Ordinal));
        return hosted.Any() ? ProbeResult.Met([.. hosted]) : Pipeline.Of(snapshot).Answer(platform, "the platform keeps each version", "no deployment to a platform that keeps versions was found", UnseenPart.Delivery);
    }
}
