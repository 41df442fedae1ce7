using FsCheck;
using FsCheck.Fluent;

namespace MaturityBot.Core.Tests.Rating;

/// <summary>
/// Checks a property on samples drawn at random, the same ones in every run; <c>MATURITYBOT_SEED</c> (a number) draws others, <c>MATURITYBOT_SAMPLES</c>
/// (a factor) draws more.
/// </summary>
internal static class Properties
{
    // Spreads neighbouring seeds; odd, as the generator needs it.
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private static readonly ulong Seed = ulong.Parse(Environment.GetEnvironmentVariable("MATURITYBOT_SEED") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly int Factor = int.Parse(Environment.GetEnvironmentVariable("MATURITYBOT_SAMPLES") ?? "1", System.Globalization.CultureInfo.InvariantCulture);

    public static void Hold<T>(Arbitrary<T> samples, int count, Action<T> property) =>
        Prop.ForAll(samples, property).Check(Config.QuickThrowOnFailure.WithMaxTest(count * Factor).WithReplay(unchecked(Seed * Golden), Golden));
}
