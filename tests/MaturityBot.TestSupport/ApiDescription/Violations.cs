using System.Text.Json;

namespace MaturityBot.TestSupport.ApiDescription;

/// <summary>Collects what is wrong with a request, each with the place in the request where it is.</summary>
internal sealed class Violations
{
    private readonly List<string> found = [];

    public IReadOnlyList<string> Found => found;

    public int Count => found.Count;

    public void Add(string place, string what) => found.Add($"{place}: {what}");

    public void AddRange(Violations others) => found.AddRange(others.found);
}

/// <summary>Shortens a value for a message.</summary>
internal static class Shown
{
    private const int Longest = 80;

    public static string Value(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }
}
