using MaturityBot.Core.Documents;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Observability;

/// <summary>An alert that is defined in code.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Where">Where it stands.</param>
/// <param name="Text">Everything it says.</param>
internal sealed record AlertRule(string Name, Evidence Where, string Text)
{
    private static readonly string[] Types =
    [
        "aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm", "azurerm_monitor_metric_alert", "azurerm_monitor_scheduled_query_rules_alert", "azurerm_monitor_scheduled_query_rules_alert_v2",
        "google_monitoring_alert_policy", "datadog_monitor", "newrelic_nrql_alert_condition", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm",
        "Microsoft.Insights/metricAlerts", "Microsoft.Insights/scheduledQueryRules",
    ];

    /// <summary>The files that alerts are read from.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. KubernetesObject.Reads, .. CloudResource.Reads];

    /// <summary>The alerts of a snapshot: Prometheus rules, plain or in Kubernetes, and resources of monitoring tools.</summary>
    public static IReadOnlyList<AlertRule> Of(Snapshot snapshot) => snapshot.View<IReadOnlyList<AlertRule>>(static snapshot => [.. Prometheus(snapshot), .. Resources(snapshot)]);

    private static IEnumerable<AlertRule> Prometheus(Snapshot snapshot) =>
        from file in snapshot.ReadAll("**/*.{yml,yaml}")
        where file.Content.Span.IndexOf("alert:"u8) >= 0 && file.Content.Span.IndexOf("expr:"u8) >= 0 && file.Content.Span.IndexOf("groups:"u8) >= 0
        from document in YamlReader.ReadAll(file)
        let groups = document.Root["groups"].Exists ? document.Root["groups"] : document.Root["spec"]["groups"]
        from rule in groups.Items.SelectMany(item => item["rules"].Items)
        let name = rule["alert"]
        where name.Kind == DataKind.Scalar && rule["expr"].Exists
        select new AlertRule(name.Text, Evidence.At(file, rule, $"the alert {name.Text}"), string.Join('\n', rule["annotations"].DescendantsAndSelf().Concat(rule["labels"].DescendantsAndSelf()).Select(node => node.Text).Concat(rule["annotations"].Members.Select(member => member.Key))));

    private static IEnumerable<AlertRule> Resources(Snapshot snapshot) =>
        from resource in CloudResource.Of(snapshot)
        where Types.Contains(resource.Type, StringComparer.Ordinal)
        select new AlertRule(resource.Name, new Evidence($"the alert {resource.Name}", resource.File.Path, resource.Line, resource.EndLine), resource.Text);
}
