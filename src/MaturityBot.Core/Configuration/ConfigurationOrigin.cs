namespace MaturityBot.Core.Configuration;

/// <summary>Which of the two files something stands in.</summary>
public enum ConfigurationOrigin
{
    /// <summary>The repository's own <see cref="MaturityConfiguration.Path"/>.</summary>
    Repository,

    /// <summary>The same file in the organisation's <c>.github</c> repository, which gives every repository its defaults.</summary>
    Organization,
}
