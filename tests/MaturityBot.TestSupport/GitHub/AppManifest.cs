using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>The App's registration, <c>app-manifest.yml</c>, in GitHub's own words.</summary>
public sealed class AppManifest
{
    private static readonly Lazy<AppManifest> Read = new(() => Parse(File.ReadAllText(Path.Combine(SolutionFolder.Root, "app-manifest.yml"))));

    /// <summary>The manifest of this working copy.</summary>
    public static AppManifest Current => Read.Value;

    public string Name { get; set; } = "";

    public string Url { get; set; } = "";

    public string? Description { get; set; }

    public bool Public { get; set; }

    public string? RedirectUrl { get; set; }

    public string? SetupUrl { get; set; }

    public HookAttributes Hook { get; set; } = new();

    /// <summary>Access by permission: <c>read</c> or <c>write</c>.</summary>
    public Dictionary<string, string> Permissions { get; set; } = [];

    public List<string> Events { get; set; } = [];

    /// <summary>Whether GitHub sends an event to the App: it asked for it, or need not ask.</summary>
    public bool Receives(string eventName) =>
        Events.Contains(eventName) || eventName is "installation" or "installation_repositories" or "check_run" or "check_suite";

    /// <exception cref="YamlException">Not YAML, or a key that GitHub's manifest does not have.</exception>
    public static AppManifest Parse(string yaml) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithAttributeOverride<AppManifest>(m => m.Hook, new YamlMemberAttribute { Alias = "hook_attributes", ApplyNamingConventions = false })
        .WithAttributeOverride<AppManifest>(m => m.Permissions, new YamlMemberAttribute { Alias = "default_permissions", ApplyNamingConventions = false })
        .WithAttributeOverride<AppManifest>(m => m.Events, new YamlMemberAttribute { Alias = "default_events", ApplyNamingConventions = false })
        .Build()
        .Deserialize<AppManifest>(yaml);
}

/// <summary>Where the App's events go.</summary>
public sealed class HookAttributes
{
    public string Url { get; set; } = "";

    public bool Active { get; set; } = true;
}
