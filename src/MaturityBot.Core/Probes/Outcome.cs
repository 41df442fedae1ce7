namespace MaturityBot.Core.Probes;

/// <summary>The answer to a question about a repository. Only <see cref="NotMet"/> may lower a level or open an issue.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(OutcomeConverter))]
public enum Outcome
{
    /// <summary>Yes, seen.</summary>
    Met,

    /// <summary>No, and what would show a yes was looked at.</summary>
    NotMet,

    /// <summary>The question does not arise here.</summary>
    NotApplicable,

    /// <summary>Could not be seen, e.g. for lack of a permission.</summary>
    Unknown,

    /// <summary>Our own bug: the probe broke.</summary>
    Failed,

    /// <summary>Not met, and set aside by the repository's configuration.</summary>
    Waived,

    /// <summary>Not shown by the repository, and claimed by a person with evidence, owner and expiry.</summary>
    Attested,
}

/// <summary>Writes an outcome as <c>met</c>, <c>notMet</c>, ...</summary>
internal sealed class OutcomeConverter() : System.Text.Json.Serialization.JsonStringEnumConverter<Outcome>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);
