using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Tests.Probes;

public sealed class ProbeRunnerTests
{
    [Fact]
    public void A_probe_that_breaks_answers_failed_and_the_others_go_on()
    {
        var runner = Runner(new Probe("broken", _ => throw new InvalidOperationException("a secret")), new Probe("sound", _ => ProbeResult.NotMet("nothing")));
        runner.Prepare(["broken", "sound"]);

        Assert.Equal((Outcome.Failed, "the probe broken failed: InvalidOperationException"), (runner.Result("broken").Outcome, runner.Result("broken").Evidence[0].Message));
        Assert.Equal(Outcome.NotMet, runner.Result("sound").Outcome);
    }

    [Fact]
    public void A_cancellation_is_no_answer() =>
        Assert.Throws<OperationCanceledException>(() => Runner(new Probe("cancelled", _ => throw new OperationCanceledException())).Result("cancelled"));

    [Fact]
    public void A_probe_runs_once_however_often_and_from_wherever_it_is_asked()
    {
        var runs = 0;
        var runner = Runner(new Probe("counted", _ =>
        {
            Interlocked.Increment(ref runs);
            return ProbeResult.Met(new Evidence("yes"));
        }));

        Parallel.For(0, 50, _ => runner.Result("counted"));
        runner.Prepare(["counted"]);

        Assert.Equal(1, runs);
    }

    [Fact]
    public void Evidence_is_cut_to_twenty()
    {
        var runner = Runner(new Probe("many", _ => ProbeResult.Met([.. Enumerable.Range(0, 100).Select(number => new Evidence($"{number}"))])));

        Assert.Equal(20, runner.Result("many").Evidence.Count);
    }

    [Theory]
    [InlineData(Outcome.NotMet, "a.yml", Outcome.Unknown)]
    [InlineData(Outcome.NotMet, "b.md", Outcome.NotMet)]
    [InlineData(Outcome.Met, "a.yml", Outcome.Met)]
    [InlineData(Outcome.NotApplicable, "a.yml", Outcome.NotApplicable)]
    public void No_is_only_said_when_everything_of_interest_was_read(Outcome answer, string unread, Outcome expected)
    {
        var snapshot = Snapshot(isComplete: true, unread);

        var result = new ProbeRunner(snapshot, List(new Probe("probe", _ => new ProbeResult(answer, [new Evidence("seen")])))).Result("probe");

        Assert.Equal(expected, result.Outcome);
        if (answer != expected)
            Assert.Equal("a.yml was not read: too large", result.Evidence[0].Message);
    }

    [Fact]
    public void No_is_not_said_of_a_tree_that_was_not_listed_whole()
    {
        var result = new ProbeRunner(Snapshot(isComplete: false), List(new Probe("probe", _ => ProbeResult.NotMet("nothing")))).Result("probe");

        Assert.Equal(Outcome.Unknown, result.Outcome);
    }

    private static ProbeRunner Runner(params IProbe[] probes) => new(Samples.Snapshot([("a.yml", "a")], []), List(probes));

    private static Dictionary<string, IProbe> List(params IProbe[] probes) => probes.ToDictionary(probe => probe.Id, StringComparer.Ordinal);

    private static Snapshot Snapshot(bool isComplete, params string[] unread) => new(
        new RepositoryTree(new RepositoryName("local", "sample"), "", null, [], [], isComplete),
        new Dictionary<string, SourceFile>(StringComparer.Ordinal),
        RepositorySettings.OutOfSight,
        unread.ToDictionary(path => path, _ => "too large", StringComparer.Ordinal));

    private sealed class Probe(string id, Func<Snapshot, ProbeResult> examine) : IProbe
    {
        public string Id => id;

        public string Question => "?";

        public IReadOnlyList<string> Reads => ["**/*.yml"];

        public ProbeResult Examine(Snapshot snapshot) => examine(snapshot);
    }
}
