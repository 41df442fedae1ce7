using System.Text;
using System.Text.Json;

namespace MaturityBot.TestSupport.ApiDescription;

/// <summary>Limits that GitHub enforces with 422 but its description does not state, or states in characters and counts in bytes.</summary>
internal static class UndescribedLimits
{
    private const int CheckOutputBytes = 65_535;
    private const int AnnotationBytes = 64 * 1024;
    private const int AnnotationTitle = 255;
    private const int BodyCharacters = 65_536;
    private const int IssueTitle = 256;
    private const int LabelName = 50;
    private const int LabelDescription = 100;

    public static void Check(string template, JsonElement body, Violations violations)
    {
        switch (template)
        {
            case "/repos/{owner}/{repo}/check-runs" or "/repos/{owner}/{repo}/check-runs/{check_run_id}":
                CheckRun(body, violations);
                break;
            case "/repos/{owner}/{repo}/issues" or "/repos/{owner}/{repo}/issues/{issue_number}"
                or "/repos/{owner}/{repo}/issues/{issue_number}/comments" or "/repos/{owner}/{repo}/issues/comments/{comment_id}"
                or "/repos/{owner}/{repo}/pulls":
                Characters(body, "title", IssueTitle, violations);
                Characters(body, "body", BodyCharacters, violations);
                break;
            case "/repos/{owner}/{repo}/labels" or "/repos/{owner}/{repo}/labels/{name}":
                Characters(body, "name", LabelName, violations);
                Characters(body, "description", LabelDescription, violations);
                if (Text(body, "color") is { } color && !(color.Length == 6 && color.All(char.IsAsciiHexDigit)))
                    violations.Add("body/color", "must be six hexadecimal digits without '#'");
                break;
        }
    }

    private static void CheckRun(JsonElement body, Violations violations)
    {
        if (Text(body, "status") == "completed" && Text(body, "conclusion") is null)
            violations.Add("body/conclusion", "is missing on a completed run");
        if (!body.TryGetProperty("output", out var output) || output.ValueKind != JsonValueKind.Object)
            return;
        Bytes(output, "summary", CheckOutputBytes, "body/output", violations);
        Bytes(output, "text", CheckOutputBytes, "body/output", violations);
        if (!output.TryGetProperty("annotations", out var annotations) || annotations.ValueKind != JsonValueKind.Array)
            return;
        int index = 0;
        foreach (var annotation in annotations.EnumerateArray())
            CheckAnnotation(annotation, $"body/output/annotations/{index++}", violations);
    }

    private static void CheckAnnotation(JsonElement annotation, string place, Violations violations)
    {
        Bytes(annotation, "message", AnnotationBytes, place, violations);
        Bytes(annotation, "raw_details", AnnotationBytes, place, violations);
        if (Text(annotation, "title") is { } title && title.Length > AnnotationTitle)
            violations.Add($"{place}/title", $"longer than {AnnotationTitle} characters ({title.Length})");
        if (Text(annotation, "path") is { } path && (path.Length == 0 || path.StartsWith('/')))
            violations.Add($"{place}/path", "must be a path inside the repository");
        int start = Line(annotation, "start_line"), end = Line(annotation, "end_line");
        if (start < 1 || end < start)
            violations.Add($"{place}/start_line", $"lines {start} to {end} are no range");
        if (start != end && annotation.TryGetProperty("start_column", out _))
            violations.Add($"{place}/start_column", "is only taken when the annotation is on one line");
    }

    private static void Bytes(JsonElement owner, string property, int most, string place, Violations violations)
    {
        if (Text(owner, property) is { } text && Encoding.UTF8.GetByteCount(text) is var bytes && bytes > most)
            violations.Add($"{place}/{property}", $"longer than {most} bytes ({bytes})");
    }

    private static void Characters(JsonElement owner, string property, int most, Violations violations)
    {
        if (Text(owner, property) is { } text && text.Length > most)
            violations.Add($"body/{property}", $"longer than {most} characters ({text.Length})");
    }

    private static string? Text(JsonElement owner, string property) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Line(JsonElement annotation, string property) =>
        annotation.ValueKind == JsonValueKind.Object && annotation.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;
}
