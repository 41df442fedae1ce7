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

    /// <summary>What each probe of a decision recognises, folded away; nothing for probes whose question says it all.</summary>
    public static IEnumerable<Markdown> Recognised(Decision? decision, IReadOnlyDictionary<string, IProbe> probes) =>
        (decision?.Probes ?? []).Distinct(StringComparer.Ordinal).Select(id => Recognised(probes[id])).Where(block => !block.IsEmpty);

    private static Markdown Parts(Decision decision, IReadOnlyDictionary<string, IProbe> probes, string indent)
    {
        var (head, parts) = decision is Decision.Any any ? (Markdown.Of($"the answer to at least one of these is yes:"), any.Parts) : (Markdown.Of($"the answer to each of these that applies is yes:"), ((Decision.All)decision).Parts);
        var below = indent + "  ";
        var items = parts.Select(part => part is Decision.One one ? Question(one, probes) : Parts(part, probes, below));
        return Markdown.Join($"\n{indent}- ", [head, .. items]);
    }

    private static Markdown Question(Decision.One one, IReadOnlyDictionary<string, IProbe> probes) =>
        Markdown.Of($"{Markdown.Prose(probes[one.ProbeId].Question)} ({Markdown.Code(one.ProbeId)})");

    private static Markdown Recognised(IProbe probe)
    {
        Markdown[] lines =
        [
            Line("Tools", probe is CapabilityProbe capability ? Tools(capability.Capability).Select(name => Markdown.Text(name)) : []),
            Line("Commands of a pipeline", Signs(probe).SelectMany(signs => signs.Commands).Select(command => Markdown.Code(command))),
            Line("Actions", Signs(probe).SelectMany(signs => signs.Actions).Select(action => Markdown.Code(action))),
        ];
        var block = Markdown.Join("\n\n", lines);
        return block.IsEmpty ? block : Markdown.Of($"<details><summary>What <code>{probe.Id}</code> recognises</summary>\n\n{block}\n\n</details>");
    }

    private static Markdown Line(string name, IEnumerable<Markdown> items)
    {
        var all = Markdown.Join(", ", items.Distinct());
        return all.IsEmpty ? all : Markdown.Of($"{name}: {all}.");
    }

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
