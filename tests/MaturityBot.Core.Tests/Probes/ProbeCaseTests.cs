using System.Text.Json;
using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Tests.Probes;

public sealed class ProbeCaseTests
{
    public static TheoryData<string> CaseFiles => Directory.Exists(ProbeCase.Folder)
        ? new(Directory.EnumerateFiles(ProbeCase.Folder, "*.yml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(ProbeCase.Folder, file)).Order(StringComparer.Ordinal))
        : [];

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public void A_probe_answers_its_case(string file)
    {
        var sample = ProbeCase.Read(Path.Combine(ProbeCase.Folder, file));

        var result = new ProbeRunner(sample.Snapshot, ProbeList.ById).Result(sample.ProbeId);

        var first = result.Evidence[0];
        Assert.True(
            sample.Outcome == JsonSerializer.Serialize(result.Outcome).Trim('"')
                && (sample.Path is null || sample.Path == first.Path)
                && (sample.Line is null || sample.Line == first.Line)
                && (sample.Message is null || first.Message.Contains(sample.Message, StringComparison.Ordinal)),
            $"{file}: expected {sample.Outcome} {sample.Path}:{sample.Line} {sample.Message}, got {result.Outcome}\n{string.Join('\n', result.Evidence)}");
    }

    [Fact]
    public void Every_probe_has_a_met_a_not_met_and_a_third_case()
    {
        var poor = ProbeList.All
            .Where(probe => !probe.Id.StartsWith("uses-", StringComparison.Ordinal))
            .Select(probe => (probe.Id, Outcomes: Outcomes(probe.Id)))
            .Where(probe => !probe.Outcomes.Contains("met", StringComparer.Ordinal) || !probe.Outcomes.Contains("notMet", StringComparer.Ordinal) || probe.Outcomes.Count < 3)
            .Select(probe => $"{probe.Id}: {string.Join(", ", probe.Outcomes)}");

        Assert.Empty(poor);
    }

    private static List<string> Outcomes(string probeId) => Directory.Exists(Path.Combine(ProbeCase.Folder, probeId))
        ? [.. Directory.EnumerateFiles(Path.Combine(ProbeCase.Folder, probeId), "*.yml").Select(file => ProbeCase.Read(file).Outcome)]
        : [];
}
