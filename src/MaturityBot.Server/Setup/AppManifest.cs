using System.Text;
using System.Text.Json;
using MaturityBot.Core.Documents;

namespace MaturityBot.Server.Setup;

/// <summary>The App as <c>app-manifest.yml</c> describes it, in the form that GitHub takes.</summary>
public static class AppManifest
{
    private const string Placeholder = "https://maturity.example.com";

    /// <summary>The manifest's text.</summary>
    public static string Yaml { get; } = ReadYaml();

    /// <summary>The manifest as JSON, for a server at this address.</summary>
    /// <param name="address">The server's public address, without a slash at its end.</param>
    public static string ToJson(string address)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(writer, YamlReader.ReadAll(Yaml)[0].Root, address);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, DataNode node, string address)
    {
        switch (node.Kind)
        {
            case DataKind.Map:
                writer.WriteStartObject();
                foreach (var (name, value) in node.Members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value, address);
                }

                writer.WriteEndObject();
                break;
            case DataKind.List:
                writer.WriteStartArray();
                foreach (var item in node.Items)
                    Write(writer, item, address);
                writer.WriteEndArray();
                break;
            default:
                if (node.AsBoolean() is { } boolean)
                    writer.WriteBooleanValue(boolean);
                else
                    writer.WriteStringValue(node.Text.Replace(Placeholder, address, StringComparison.Ordinal));
                break;
        }
    }

    private static string ReadYaml()
    {
        using var stream = typeof(AppManifest).Assembly.GetManifestResourceStream("app-manifest.yml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
