using MaturityBot.Server.Dashboard;
using MaturityBot.Server.Evaluation;
using MaturityBot.Server.Inbox;
using MaturityBot.Server.Setup;
using MaturityBot.Server.Storage;
using MaturityBot.Server.Telemetry;
using MaturityBot.Server.Webhooks;

return await StartUp.RunAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    var settings = SettingsReader.Read(builder.Configuration);
    builder.Services.AddSingleton(settings).AddSingleton(settings.GitHub).AddSingleton(TimeProvider.System);
    builder.Services.AddTelemetry(builder.Configuration).AddStorage(settings.Storage).AddWorker(settings).AddWebhooks().AddEvaluation(settings).AddSetup();

    var app = builder.Build();
    app.MapHealth(settings);
    app.MapSetup(settings);
    app.MapWebhooks(settings);
    app.MapApi(settings);
    await app.RunAsync();
});
