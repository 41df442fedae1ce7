namespace MaturityBot.Core.Snapshots;

/// <summary>Bounds on what is read of one repository; everything in it is untrusted.</summary>
/// <param name="FileBytes">Largest file that is read.</param>
/// <param name="TotalBytes">Most bytes that are read in all.</param>
/// <param name="Files">Most files that are read.</param>
public sealed record ReadingLimits(long FileBytes, long TotalBytes, int Files)
{
    /// <summary>1 MiB a file, 96 MiB and 20,000 files in all.</summary>
    public static ReadingLimits Default { get; } = new(1 << 20, 96L << 20, 20_000);
}
