using MaturityBot.Benchmarks;

// Each benchmark measures built programs from outside, as their users meet them; eng/bench.sh builds them and says where they are.
var benchmarks = new Dictionary<string, Action>(StringComparer.Ordinal)
{
    ["assess"] = AssessBenchmark.Run,
};

var chosen = args.Length > 0 ? args : [.. benchmarks.Keys];
if (chosen.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"bench: there is no benchmark {unknown}; there is {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

foreach (var name in chosen)
{
    Report.Begin(name);
    benchmarks[name]();
}
return 0;
