using MaturityBot.Core.Documents;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Containers do not run as root, as far as images or workloads say so.</summary>
internal sealed class ContainersUnprivilegedProbe : IProbe
{
    public string Id => "containers-unprivileged";

    public string Question => "Do containers run without the rights of root?";

    public IReadOnlyList<string> Reads { get; } = [.. Dockerfile.Reads, .. KubernetesObject.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var images = snapshot.ReadAll(Dockerfile.Reads).Where(file => !Code.CodeRoles.IsTestPath(file.Path) && !file.Path.Contains(".devcontainer", StringComparison.Ordinal)).ToArray();
        var workloads = KubernetesObject.Of(snapshot).Where(item => item.IsService).ToArray();
        if (images.Length == 0 && workloads.Length == 0)
            return ProbeResult.NotApplicable("there are no containers");
        Evidence[] found = [.. images.Select(User).OfType<Evidence>(), .. workloads.Select(NonRoot).OfType<Evidence>()];
        return found.Length > 0 ? ProbeResult.Met(found) : ProbeResult.NotMet([.. images.Select(file => Evidence.At(file, 1, "the image does not name a user")), .. workloads.Select(item => Evidence.At(item.File, item.Node, $"{item.Kind} {item.Name} may run as root"))]);
    }

    private static Evidence? User(SourceFile file)
    {
        for (var index = file.Lines.Count - 1; index >= 0; index--)
        {
            var words = file.Lines[index].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words is [var instruction, var user, ..] && instruction.Equals("USER", StringComparison.OrdinalIgnoreCase))
                return user.Split(':')[0] is "root" or "0" ? null : Evidence.At(file, index + 1, $"the image runs as {user}");
            if (words is [var from, var image, ..] && from.Equals("FROM", StringComparison.OrdinalIgnoreCase))
                return image.Contains("nonroot", StringComparison.OrdinalIgnoreCase) || image.Contains("-chiseled", StringComparison.OrdinalIgnoreCase) ? Evidence.At(file, index + 1, "the base image does not run as root") : null;
        }

        return null;
    }

    private static Evidence? NonRoot(KubernetesObject item) =>
        item.PodSpec.DescendantsAndSelf().FirstOrDefault(node => node["runAsNonRoot"].AsBoolean() == true || node["runAsUser"].AsNumber() > 0) is { } node
            ? Evidence.At(item.File, node["runAsNonRoot"].Exists ? node["runAsNonRoot"] : node["runAsUser"], $"{item.Kind} {item.Name} does not run as root")
            : null;
}
