using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Probes.Iac;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Reporting;

/// <summary>What passes, in words: the questions of the probes that decide something, and what they recognise.</summary>
internal static class DecisionText
{
    /// <summary>The questions, and how many of them must be answered yes.</summary>
    /// <param name="decision">What decides; null for what a person attests.</param>
    /// <param name="subject">What it is about: <c>Passes</c>, <c>Applies</c>.</param>
    /// <param name="probes">All probes by id.</param>
    public static Markdown Questions(Decision? decision, string subject, IReadOnlyDictionary<string, IProbe> probes) => decision switch
    {
        null => Markdown.Of($"**{subject} when** a person attests it, in `.github/maturity.yml` with a link to the evidence, an owner and a day on which it expires. No repository shows it, so without an attestation it is unknown and lowers nothing."),
        Decision.One one => Markdown.Of($"**{subject} when** the answer is yes: {Question(one, probes)}"),
        _ => Markdown.Of($"**{subject} when** {Parts(decision, probes, "")}"),
    };

    /// <summary>What the probes of some decisions recognise, each once, folded away under a heading of its id; nothing when their questions say it all.</summary>
    public static IEnumerable<Markdown> Recognised(IEnumerable<Decision?> decisions, IReadOnlyDictionary<string, IProbe> probes)
    {
        var blocks = decisions.OfType<Decision>().SelectMany(decision => decision.Probes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => (Id: id, Block: Recognised(probes[id]))).Where(entry => !entry.Block.IsEmpty)
            .Select(entry => Markdown.Of($"### {Markdown.Code(entry.Id)}\n\n{entry.Block}")).ToArray();
        return blocks.Length == 0 ? [] : blocks.Prepend(Markdown.Of($"## What is recognised"));
    }

    private static Markdown Parts(Decision decision, IReadOnlyDictionary<string, IProbe> probes, string indent)
    {
        var (head, parts) = decision is Decision.Any any ? (Markdown.Of($"the answer to at least one of these is yes:"), any.Parts) : (Markdown.Of($"the answer to each of these that applies is yes:"), ((Decision.All)decision).Parts);
        var below = indent + "  ";
        var items = parts.Select(part => part is Decision.One one ? Question(one, probes) : Parts(part, probes, below));
        return Markdown.Join($"\n{indent}- ", [head, .. items]);
    }

    private static Markdown Question(Decision.One one, IReadOnlyDictionary<string, IProbe> probes)
    {
        var probe = probes[one.ProbeId];
        var id = Markdown.Code(one.ProbeId);
        return Markdown.Of($"{Markdown.Prose(probe.Question)} ({(Recognised(probe).IsEmpty ? id : Markdown.Beside(id, "", one.ProbeId))})");
    }

    private static Markdown Recognised(IProbe probe)
    {
        string[] tools = probe is CapabilityProbe { Capability: var capability } ? [.. Tools(capability).Distinct(StringComparer.Ordinal)] : [];
        var signs = Signs(probe).ToArray();
        var commands = signs.SelectMany(sign => sign.Commands).Distinct(StringComparer.Ordinal).ToArray();
        var actions = signs.SelectMany(sign => sign.Actions).Distinct(StringComparer.Ordinal).ToArray();
        var counts = string.Join(", ", new[] { Count(tools, "tool"), Count(commands, "command"), Count(actions, "action") }.Where(count => count.Length > 0));
        return counts.Length == 0 ? Markdown.Empty : Markdown.Join("\n\n",
        [
            Markdown.Of($"<details><summary>{counts}</summary>"),
            tools.Length == 0 ? Markdown.Empty : Markdown.Of($"{Markdown.Join(", ", tools.Select(tool => Markdown.Text(tool)))}."),
            commands.Length == 0 ? Markdown.Empty : Markdown.Fence("text", string.Join('\n', commands)),
            actions.Length == 0 ? Markdown.Empty : Markdown.Fence("text", string.Join('\n', actions)),
            Markdown.Of($"</details>"),
        ]);
    }

    private static string Count(string[] items, string one) => items.Length == 0 ? "" : Words.Count(items.Length, one, $"{one}s");

    private static IEnumerable<string> Tools(Capability capability) =>
        capability.Tools.Select(tool => tool.Name).Concat(Included(capability).SelectMany(included => included.Tools).Select(tool => tool.Name)).Order(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Capability> Included(Capability capability) => Capability.All.Where(other => capability.Includes.Contains(other.Id, StringComparer.Ordinal));

    private static IEnumerable<PurposeSigns> Signs(IProbe probe)
    {
        IEnumerable<string> purposes = probe switch
        {
            CapabilityProbe { Capability: var capability } => capability.Purposes.Concat(Included(capability).SelectMany(included => included.Purposes)),
            PipelineProbe pipeline => [pipeline.Purpose],
            InfrastructureCheckedProbe infrastructure => infrastructure.Purposes,
            _ => [],
        };
        return purposes.Distinct(StringComparer.Ordinal).Select(Purposes.Table.SignsOf);
    }
}
