using System.Security.Cryptography;
using System.Text;
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
        Errors.Select(error => $"{error.Place}: {error.Message}. The file is not used until this is mended.");

    /// <summary>
    /// The configuration that stands in a snapshot, over the defaults of its organisation where the host shows them. In an organisation's
    /// <c>.github</c> repository the file is those defaults.
    /// </summary>
    public static ConfigurationDocument In(Snapshot snapshot, Rubric rubric)
    {
        var own = snapshot.Read(MaturityConfiguration.Path)?.Text;
        var isOrganizations = snapshot.Tree.Repository.Name == ".github";
        var defaults = !isOrganizations && snapshot.Settings.OrganizationConfiguration is { IsSeen: true, Value: { Length: > 0 } text } ? text : null;
        if (own is null && defaults is null)
            return Absent;

        var document = isOrganizations ? OfOrganization(own!, rubric) : ConfigurationReader.Read(defaults ?? "", own ?? "", rubric);
        return document with { Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{defaults}\0{own}")).AsSpan(0, 16)) };
    }

    // Where the file itself stands in the repository, its lines can be pointed at.
    private static ConfigurationDocument OfOrganization(string text, Rubric rubric)
    {
        var document = ConfigurationReader.Read(text, rubric, ConfigurationOrigin.Organization);
        return document with { Errors = [.. document.Errors.Select(error => error with { Origin = ConfigurationOrigin.Repository })] };
    }
}
