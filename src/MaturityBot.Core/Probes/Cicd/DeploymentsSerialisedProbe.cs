using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>Two deployments never overtake each other: the workflows that deploy have a concurrency group.</summary>
internal sealed class DeploymentsSerialisedProbe : IProbe
{
    public string Id => "deployments-serialised";

    public string Question => "Are deployments kept from overtaking each other?";

    public IReadOnlyList<string> Reads => Deployments.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var files = Deployments.Of(snapshot).Steps.Where(step => step.System == "GitHub Actions").Select(step => (step.File.Path, step.Job)).Distinct().ToArray();
        if (files.Length == 0)
            return ProbeResult.NotApplicable("no workflow deploys anything");

        var open = files.Where(place => Concurrency(snapshot, place.Path, place.Job) is null).ToArray();
        return open.Length == 0
            ? ProbeResult.Met([.. files.Select(place => new Evidence("deployments wait for each other", place.Path, Concurrency(snapshot, place.Path, place.Job)))])
            : ProbeResult.NotMet([.. open.Select(place => new Evidence($"the job {place.Job} deploys without a concurrency group", place.Path))]);
    }

    private static int? Concurrency(Snapshot snapshot, string path, string jobId)
    {
        var workflow = Workflow.Of(snapshot).FirstOrDefault(item => item.Path == path);
        var job = workflow?.Jobs.FirstOrDefault(item => item.Id == jobId);
        return workflow?.Concurrency.Exists == true ? workflow.Concurrency.Line : job?.Node["concurrency"].Exists == true ? job.Node["concurrency"].Line : null;
    }
}
