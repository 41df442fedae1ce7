using System.Security.Cryptography;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Configuration;

/// <summary>A configuration file as read.</summary>
/// <param name="Configuration">What is in force: the default when the file cannot be used.</param>
/// <param name="Errors">What is wrong with the file; with any error it is not used.</param>
/// <param name="Hash">Tells one file from another; empty without one.</param>
public sealed record ConfigurationDocument(MaturityConfiguration Configuration, IReadOnlyList<ConfigurationError> Errors, string Hash = "")
{
    /// <summary>Nothing configured.</summary>
    public static ConfigurationDocument Absent { get; } = new(MaturityConfiguration.Default, []);

    /// <summary>Whether the file can be used.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>A sentence for each error.</summary>
    public IEnumerable<string> Warnings =>
        Errors.Select(error => $"{MaturityConfiguration.Path} line {error.Line}: {error.Message}. The file is not used until this is mended.");

    /// <summary>The configuration that stands in a snapshot.</summary>
    public static ConfigurationDocument In(Snapshot snapshot, Rubric rubric) => snapshot.Read(MaturityConfiguration.Path) is not { } file
        ? Absent
        : ConfigurationReader.Read(file.Text, rubric) with { Hash = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span).AsSpan(0, 16)) };
}
