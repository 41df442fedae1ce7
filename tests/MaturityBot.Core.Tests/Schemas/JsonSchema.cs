using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MaturityBot.Core.Tests.Schemas;

/// <summary>The part of JSON Schema 2020-12 that our schemas use; a keyword that is not known here is refused, so that nothing passes unlooked at.</summary>
internal sealed class JsonSchema
{
    private static readonly HashSet<string> Notes = ["$schema", "$defs", "title", "description", "default", "format"];
    private readonly JsonObject root;

    private JsonSchema(JsonObject root) => this.root = root;

    /// <summary>Where each property stands that a checked document had.</summary>
    public HashSet<string> Seen { get; } = [];

    public static JsonSchema Read(string name) => new(JsonNode.Parse(File.ReadAllText(RepositoryRoot.Path("docs", name)))!.AsObject());

    /// <summary>What is wrong with a document; empty when nothing is.</summary>
    public IReadOnlyList<string> Errors(JsonNode? value) => Errors("#", root, value, "");

    /// <summary>Where each object of the schema stands that takes only what it names, with those names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Objects() =>
        Below("#", root).Where(place => place.Node["properties"] is JsonObject && place.Node["additionalProperties"] is JsonValue)
            .ToDictionary(place => place.At, place => (IReadOnlyList<string>)[.. place.Node["properties"]!.AsObject().Select(member => member.Key)], StringComparer.Ordinal);

    public JsonNode At(string pointer) => pointer.Split('/').Skip(1).Aggregate((JsonNode)root, (node, part) => node[part]!);

    private static IEnumerable<(string At, JsonObject Node)> Below(string at, JsonObject node) =>
        node.SelectMany(member => member.Value is JsonObject child ? Below($"{at}/{member.Key}", child) : []).Prepend((at, node));

    private List<string> Errors(string at, JsonObject schema, JsonNode? value, string path)
    {
        var errors = new List<string>();
        foreach (var (keyword, rule) in schema)
        {
            if (!Notes.Contains(keyword))
                errors.AddRange(Check(at, schema, keyword, rule, value, path));
        }

        return errors;
    }

    private IEnumerable<string> Check(string at, JsonObject schema, string keyword, JsonNode? rule, JsonNode? value, string path) => keyword switch
    {
        "$ref" => Errors(rule!.GetValue<string>(), At(rule.GetValue<string>()).AsObject(), value, path),
        "type" => (rule is JsonArray types ? types.Select(type => type!.GetValue<string>()) : [rule!.GetValue<string>()]).Any(type => Is(value, type)) ? [] : [$"{path} is no {rule.ToJsonString()}"],
        "const" => JsonNode.DeepEquals(rule, value) ? [] : [$"{path} is not {rule?.ToJsonString()}"],
        "enum" => rule!.AsArray().Any(item => JsonNode.DeepEquals(item, value)) ? [] : [$"{path} is none of {rule.ToJsonString()}"],
        "required" => value is JsonObject map ? rule!.AsArray().Select(name => name!.GetValue<string>()).Where(name => !map.ContainsKey(name)).Select(name => $"{path}/{name} is missing") : [],
        "properties" => value is JsonObject map ? rule!.AsObject().Where(member => map.ContainsKey(member.Key)).SelectMany(member => Property($"{at}/properties/{member.Key}", member, map, path)) : [],
        "additionalProperties" => value is JsonObject map ? map.Where(member => schema["properties"]?[member.Key] is null).SelectMany(member => Additional($"{at}/additionalProperties", rule!, member, path)) : [],
        "propertyNames" => value is JsonObject map ? map.SelectMany(member => Errors($"{at}/{keyword}", rule!.AsObject(), JsonValue.Create(member.Key), $"{path}/{member.Key}")) : [],
        "items" => value is JsonArray list ? list.SelectMany((item, index) => Errors($"{at}/items", rule!.AsObject(), item, $"{path}/{index}")) : [],
        "maxItems" => value is JsonArray list && list.Count > rule!.GetValue<int>() ? [$"{path} is too long"] : [],
        "minimum" => Is(value, "number") && value!.GetValue<double>() < rule!.GetValue<double>() ? [$"{path} is too small"] : [],
        "maximum" => Is(value, "number") && value!.GetValue<double>() > rule!.GetValue<double>() ? [$"{path} is too large"] : [],
        "minLength" => Is(value, "string") && value!.GetValue<string>().Length < rule!.GetValue<int>() ? [$"{path} is too short"] : [],
        "maxLength" => Is(value, "string") && value!.GetValue<string>().Length > rule!.GetValue<int>() ? [$"{path} is too long"] : [],
        "pattern" => Is(value, "string") && !Regex.IsMatch(value!.GetValue<string>(), rule!.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)) ? [$"{path} does not look right"] : [],
        "anyOf" => Passing(at, keyword, rule, value, path) > 0 ? [] : [$"{path} fits no choice"],
        "oneOf" => Passing(at, keyword, rule, value, path) == 1 ? [] : [$"{path} does not fit exactly one choice"],
        "if" => Errors($"{at}/if", rule!.AsObject(), value, path).Count == 0 ? Errors($"{at}/then", schema["then"]!.AsObject(), value, path) : [],
        "then" => [],
        _ => throw new NotSupportedException($"{at}: {keyword}"),
    };

    private List<string> Property(string at, KeyValuePair<string, JsonNode?> member, JsonObject map, string path)
    {
        Seen.Add(at);
        return Errors(at, member.Value!.AsObject(), map[member.Key], $"{path}/{member.Key}");
    }

    private List<string> Additional(string at, JsonNode rule, KeyValuePair<string, JsonNode?> member, string path) =>
        rule is JsonObject schema ? Errors(at, schema, member.Value, $"{path}/{member.Key}") : [$"{path}/{member.Key} is not known"];

    private int Passing(string at, string keyword, JsonNode? rule, JsonNode? value, string path) =>
        rule!.AsArray().Where((choice, index) => Errors($"{at}/{keyword}/{index}", choice!.AsObject(), value, path).Count == 0).Count();

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && double.IsInteger(value.GetValue<double>()),
        _ => throw new NotSupportedException(type),
    };
}
