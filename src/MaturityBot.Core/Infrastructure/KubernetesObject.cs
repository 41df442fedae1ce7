using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Infrastructure;

/// <summary>An object of a Kubernetes manifest.</summary>
/// <param name="File">Its file.</param>
/// <param name="Node">All of it.</param>
/// <param name="ApiVersion"><c>apiVersion</c>.</param>
/// <param name="Kind"><c>kind</c>.</param>
public sealed record KubernetesObject(SourceFile File, DataNode Node, string ApiVersion, string Kind)
{
    private static readonly PathSet NotManifests = new([".github/**", "**/node_modules/**", ".circleci/**", "docker-compose*"]);

    /// <summary>The files that may hold manifests.</summary>
    public static IReadOnlyList<string> Reads { get; } = ["**/*.{yml,yaml}"];

    /// <summary><c>metadata.name</c>.</summary>
    public string Name => Node["metadata"]["name"].Text;

    /// <summary>The pod template of a workload; nothing for other kinds.</summary>
    public DataNode PodSpec => Kind switch
    {
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" or "Rollout" => Node["spec"]["template"]["spec"],
        "CronJob" => Node["spec"]["jobTemplate"]["spec"]["template"]["spec"],
        "Pod" => Node["spec"],
        _ => DataNode.None,
    };

    /// <summary>Whether it runs for good and answers requests or works off jobs.</summary>
    public bool IsService => Kind is "Deployment" or "StatefulSet" or "Rollout" or "DaemonSet";

    /// <summary>The objects of a snapshot, ordered by path, read once. Templates of Helm charts are no YAML and are not among them.</summary>
    public static IReadOnlyList<KubernetesObject> Of(Snapshot snapshot) => snapshot.View<IReadOnlyList<KubernetesObject>>(static snapshot =>
    [
        .. from file in snapshot.ReadAll([.. Reads])
           where !NotManifests.Contains(file.Path) && file.Content.Span.IndexOf("apiVersion:"u8) >= 0 && file.Content.Span.IndexOf("kind:"u8) >= 0 && file.Content.Span.IndexOf("{{"u8) < 0
           from document in YamlReader.ReadAll(file)
           where document.Error is null
           from node in document.Root["kind"].Text == "List" ? document.Root["items"].Items : [document.Root]
           where node["apiVersion"].Kind == DataKind.Scalar && node["kind"].Kind == DataKind.Scalar
           select new KubernetesObject(file, node, node["apiVersion"].Text, node["kind"].Text),
    ]);
}
