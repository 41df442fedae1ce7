using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Iac;

/// <summary>Pipelines do a certain thing with infrastructure, on pull requests or after the merge. Where none is defined, the question does not arise.</summary>
internal sealed class InfrastructureCheckedProbe(string id, string question, IReadOnlyList<string> purposes, string saying, string missing, bool afterMerge = false) : IProbe
{
    public string Id => id;

    public string Question => question;

    /// <summary>The things that are looked for.</summary>
    public IReadOnlyList<string> Purposes => purposes;

    public IReadOnlyList<string> Reads => [.. Pipeline.Reads, .. InfrastructureCode.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        return InfrastructureCode.Of(snapshot).All(item => item.Reach == InfrastructureReach.Platform)
            ? ProbeResult.NotApplicable("no infrastructure is defined here")
            : pipeline.Answer(purposes.SelectMany(pipeline.For).Where(step => afterMerge ? step.RunsAfterMerge : step.GatesPullRequests).Distinct(), saying, missing, UnseenPart.Infrastructure);
    }
}
