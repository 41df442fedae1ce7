using System.Globalization;
using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Configuration;

/// <summary>Something wrong with a configuration file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="Origin">The file that the line is of.</param>
public sealed record ConfigurationError(int Line, string Message, ConfigurationOrigin Origin = ConfigurationOrigin.Repository)
{
    /// <summary>The place as people read it: <c>.github/maturity.yml line 3</c>.</summary>
    public string Place => MaturityConfiguration.PlaceOf(Origin, Line);
}

/// <summary>Reads single values of a configuration file and collects what is wrong with them.</summary>
internal sealed class ConfigurationValues(ConfigurationOrigin origin)
{
    private const int MostEntries = 500;

    private readonly List<ConfigurationError> errors = [];

    public IReadOnlyList<ConfigurationError> Errors => errors;

    public void Error(DataNode node, string message) => Error(node.Line, message);

    public void Error(int line, string message)
    {
        var error = new ConfigurationError(Math.Max(1, line), message, origin);
        if (!errors.Contains(error))
            errors.Add(error);
    }

    public void CheckMap(DataNode node)
    {
        if (node.Exists && node.Kind != DataKind.Map)
            Error(node, "a map of names and values is expected here");
    }

    public void CheckKeys(DataNode node, params ReadOnlySpan<string> known)
    {
        CheckMap(node);
        foreach (var member in node.Members)
        {
            if (!known.Contains(member.Key))
                Error(member.Value, $"unknown key {Quote(member.Key)}; known here: {string.Join(", ", known!)}");
        }
    }

    public IEnumerable<DataNode> Entries(DataNode node)
    {
        if (node.Exists && node.Kind != DataKind.List)
            Error(node, "a list is expected here");
        return Bounded(node, node.Items);
    }

    public string Text(DataNode node, string key)
    {
        var text = node[key].Text.Trim();
        if (text.Length == 0)
            Error(node, $"{key} is missing");
        return text;
    }

    public IReadOnlyList<string>? TextsOrNull(DataNode node) => node.Exists ? [.. Bounded(node, node.ItemsOrSelf).Select(item => item.Text)] : null;

    public IReadOnlyList<string> Globs(DataNode node)
    {
        var globs = new List<string>();
        foreach (var item in Bounded(node, node.ItemsOrSelf))
        {
            if (item.Text.Length is 0 or > 300 || item.Text.Count(letter => letter == '*') > 8 || item.Text.StartsWith('/') || item.Text.Contains("..", StringComparison.Ordinal))
                Error(item, "a path is a glob from the repository's root, without a leading slash, with at most eight stars");
            else
                globs.Add(item.Text);
        }

        return globs;
    }

    public string OneOf(DataNode node, IReadOnlyList<string> choices)
    {
        if (!choices.Contains(node.Text, StringComparer.Ordinal))
            Error(node, $"{Quote(node.Text)} is not one of {string.Join(", ", choices)}");
        return node.Text;
    }

    public bool? Boolean(DataNode node)
    {
        if (node.Exists && node.AsBoolean() is null)
            Error(node, $"{Quote(node.Text)} is neither true nor false");
        return node.AsBoolean();
    }

    public int Number(DataNode node, int least, int most)
    {
        if (node.AsNumber() is { } number && number == Math.Floor(number) && number >= least && number <= most)
            return (int)number;
        Error(node, $"{Quote(node.Text)} is not a whole number from {least} to {most}");
        return least;
    }

    public DateOnly Date(DataNode node, string key)
    {
        if (DateOnly.TryParseExact(node[key].Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Error(node[key].Exists ? node[key] : node, $"{key} must be a day as 2027-03-31");
        return default;
    }

    private IEnumerable<DataNode> Bounded(DataNode node, IEnumerable<DataNode> items)
    {
        if (items.Skip(MostEntries).Any())
            Error(node, $"at most {MostEntries} entries are read");
        return items.Take(MostEntries);
    }

    private static string Quote(string text) => text.Length > 60 ? $"\"{text[..60]}…\"" : $"\"{text}\"";
}
