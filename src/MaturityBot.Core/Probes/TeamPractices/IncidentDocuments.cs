namespace MaturityBot.Core.Probes.TeamPractices;

internal static class IncidentDocuments
{
    /// <summary>Documents on who answers an incident, and how.</summary>
    public static DocumentSet All { get; } = new(
        $"**/*{{incident-response,incident_response,incident-management,incident_management,incident-process,incident-handling,on-call,oncall,on_call,escalation}}*.{Prose.Endings}",
        $"**/{{on-call,oncall,incident-response,incident-management}}/**/*.{Prose.Endings}");
}
