using MaturityBot.GitHub.Publishing;
using MaturityBot.Server.Inbox;
using MaturityBot.Server.Setup;

namespace MaturityBot.Server.Storage;

/// <summary>Registers the stores.</summary>
public static class StorageRegistration
{
    /// <summary>Adds the stores that the settings ask for.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageSettings settings) => services
        .AddSingleton(_ => new SqliteDatabase(settings.SqlitePath))
        .AddSingleton<IInbox, SqliteInbox>()
        .AddSingleton<IAssessmentStore, SqliteAssessments>()
        .AddSingleton<IInstallationStore, SqliteInstallations>()
        .AddSingleton<IPublicationStore, SqlitePublications>();
}
