using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MaturityBot.TestSupport.ApiDescription;

/// <summary>Checks a JSON value against an OpenAPI 3.0 schema, as strictly as a client of GitHub should be.</summary>
/// <remarks>
/// Stricter than the schema on one point: a property the schema does not name is a violation unless it allows more,
/// because GitHub drops such properties without a word. Laxer on one: <c>oneOf</c> is met by any branch, because
/// GitHub's branches overlap.
/// </remarks>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            var target = root;
            foreach (string segment in reference.GetString()!.Split('/').Skip(1))
                target = target.GetProperty(segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
            schema = target;
        }

        return schema;
    }

    public void Check(JsonElement schema, JsonElement value, string place, Violations violations, bool closed = true)
    {
        schema = Resolve(schema);
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!AllowsNull(schema))
                violations.Add(place, "must not be null");
            return;
        }

        if (schema.TryGetProperty("type", out var type) && !HasType(value, type.GetString()!))
        {
            violations.Add(place, $"must be of type {type.GetString()}, is {Shown.Value(value)}");
            return;
        }

        CheckEnum(schema, value, place, violations);
        CheckBranches(schema, value, place, violations);
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(schema, value.GetString()!, place, violations);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value, place, violations);
                break;
            case JsonValueKind.Array:
                CheckItems(schema, value, place, violations);
                break;
            case JsonValueKind.Object:
                CheckProperties(schema, value, place, violations, closed);
                break;
        }
    }

    private static bool AllowsNull(JsonElement schema) =>
        schema.TryGetProperty("nullable", out var nullable) ? nullable.GetBoolean()
        : schema.TryGetProperty("enum", out var allowed) ? allowed.EnumerateArray().Any(v => v.ValueKind == JsonValueKind.Null)
        : !schema.TryGetProperty("type", out _) && !schema.TryGetProperty("oneOf", out _) && !schema.TryGetProperty("anyOf", out _);

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new NotSupportedException($"The description uses the type '{type}'."),
    };

    private static void CheckEnum(JsonElement schema, JsonElement value, string place, Violations violations)
    {
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)))
            violations.Add(place, $"must be one of {allowed.GetRawText()}, is {Shown.Value(value)}");
    }

    private void CheckBranches(JsonElement schema, JsonElement value, string place, Violations violations)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var branch in all.EnumerateArray())
                Check(branch, value, place, violations, closed: false);
        }

        foreach (string keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
        {
            if (!schema.TryGetProperty(keyword, out var branches))
                continue;
            Violations? nearest = null;
            foreach (var branch in branches.EnumerateArray())
            {
                var attempt = new Violations();
                Check(branch, value, place, attempt, closed: false);
                if (nearest is null || attempt.Count < nearest.Count)
                    nearest = attempt;
            }

            if (nearest is not null)
                violations.AddRange(nearest);
        }
    }

    private static void CheckText(JsonElement schema, string text, string place, Violations violations)
    {
        int length = text.EnumerateRunes().Count();
        if (Limit(schema, "maxLength") is { } most && length > most)
            violations.Add(place, $"longer than {most} characters ({length})");
        if (Limit(schema, "minLength") is { } least && length < least)
            violations.Add(place, $"shorter than {least} characters ({length})");
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.ECMAScript, PatternTimeout))
            violations.Add(place, $"does not match {pattern.GetString()}");
        if (schema.TryGetProperty("format", out var format))
            CheckFormat(format.GetString()!, text, place, violations);
    }

    private static void CheckFormat(string format, string text, string place, Violations violations)
    {
        bool valid = format switch
        {
            "date-time" => text.Contains('T', StringComparison.Ordinal)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };
        if (!valid)
            violations.Add(place, $"is not a {format}");
    }

    private static void CheckNumber(JsonElement schema, JsonElement value, string place, Violations violations)
    {
        double number = value.GetDouble();
        if (schema.TryGetProperty("minimum", out var minimum) && number < minimum.GetDouble())
            violations.Add(place, $"less than {minimum}");
        if (schema.TryGetProperty("maximum", out var maximum) && number > maximum.GetDouble())
            violations.Add(place, $"more than {maximum}");
    }

    private void CheckItems(JsonElement schema, JsonElement value, string place, Violations violations)
    {
        int count = value.GetArrayLength();
        if (Limit(schema, "maxItems") is { } most && count > most)
            violations.Add(place, $"more than {most} items ({count})");
        if (Limit(schema, "minItems") is { } least && count < least)
            violations.Add(place, $"fewer than {least} items ({count})");
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean()
            && value.EnumerateArray().Select(v => v.GetRawText()).Distinct(StringComparer.Ordinal).Count() != count)
            violations.Add(place, "items repeat");
        if (!schema.TryGetProperty("items", out var items))
            return;
        int index = 0;
        foreach (var item in value.EnumerateArray())
            Check(items, item, $"{place}/{index++}", violations);
    }

    private void CheckProperties(JsonElement schema, JsonElement value, string place, Violations violations, bool closed)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
                violations.Add(place, $"'{name.GetString()}' is missing");
        }

        if (Limit(schema, "maxProperties") is { } most && value.EnumerateObject().Count() > most)
            violations.Add(place, $"more than {most} properties");
        bool hasProperties = schema.TryGetProperty("properties", out var properties);
        bool hasMore = schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.Object;
        foreach (var property in value.EnumerateObject())
        {
            string below = $"{place}/{property.Name}";
            if (hasProperties && properties.TryGetProperty(property.Name, out var known))
                Check(known, property.Value, below, violations);
            else if (hasMore)
                Check(more, property.Value, below, violations);
            else if (closed && !Names(schema, property.Name))
                violations.Add(below, "is not in the description");
        }
    }

    /// <summary>Whether the schema, in any of its branches, knows the property or allows more than it names.</summary>
    private bool Names(JsonElement schema, string property)
    {
        schema = Resolve(schema);
        bool open = schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind is JsonValueKind.True or JsonValueKind.Object;
        if (open || (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property, out _)))
            return true;

        JsonElement[] branches = [.. Branches(schema, "allOf"), .. Branches(schema, "anyOf"), .. Branches(schema, "oneOf")];
        bool namesNothing = properties.ValueKind == JsonValueKind.Undefined && !schema.TryGetProperty("required", out _);
        return branches.Length > 0 ? branches.Any(branch => Names(branch, property)) : namesNothing;
    }

    private static JsonElement[] Branches(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var branches) ? [.. branches.EnumerateArray()] : [];

    private static int? Limit(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var limit) ? limit.GetInt32() : null;
}
