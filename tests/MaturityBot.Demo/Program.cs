using MaturityBot.Demo;

if (DemoOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(DemoOptions.Usage);
    return 2;
}

using var stop = new Interruption();
try
{
    await new Story(options, new Transcript(Console.Out)).Tell(stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return 130;
}
catch (Exception failure) when (failure is InvalidOperationException or TimeoutException or IOException or HttpRequestException)
{
    Console.Error.WriteLine($"demo: {failure.Message}");
    return 1;
}
