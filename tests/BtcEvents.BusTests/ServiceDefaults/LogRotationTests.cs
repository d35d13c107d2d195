using System.Diagnostics;
using BtcEvents.BusTests.Support;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>The file of a log does not grow for ever, and its writer writes on.</summary>
public sealed class LogRotationTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Log => _folder.File("trainer.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_file_is_copied_aside_and_its_writer_goes_on_at_the_begin()
    {
        // As btc up starts a service.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec cat >>\"$0\"", Log])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        using var writer = Process.Start(start)!;
        var rotation = Rotation(kept: 2);
        foreach (var filling in "abc")
        {
            await WriteAsync(writer, new string(filling, Megabyte));
            rotation.Look();
            await WriteAsync(writer, $"after {filling}\n");
            Assert.Equal($"after {filling}\n", await File.ReadAllTextAsync(Log, Token));
        }

        Assert.EndsWith("c", await File.ReadAllTextAsync(Log + ".1", Token), StringComparison.Ordinal);
        Assert.StartsWith("after a\nb", await File.ReadAllTextAsync(Log + ".2", Token), StringComparison.Ordinal);
        Assert.False(File.Exists(Log + ".3"));
        writer.StandardInput.Close();
        await writer.WaitForExitAsync(Token);
    }

    [Fact]
    public void A_file_with_room_stays_and_one_that_is_absent_is_nothing()
    {
        var rotation = Rotation(kept: 1);
        rotation.Look();
        File.WriteAllText(Log, new string('a', Megabyte - 1));

        rotation.Look();

        Assert.Equal(Megabyte - 1, new FileInfo(Log).Length);
        Assert.False(File.Exists(Log + ".1"));
    }

    [Fact]
    public void Without_old_ones_it_is_only_emptied()
    {
        File.WriteAllText(Log, new string('a', Megabyte));

        Rotation(kept: 0).Look();

        Assert.Equal([Log], Directory.GetFiles(_folder.Path));
        Assert.Equal(0, new FileInfo(Log).Length);
    }

    [Fact]
    public void What_is_in_the_way_is_told_once()
    {
        var told = new FakeLogger<LogRotation>();
        File.WriteAllText(Log, new string('a', Megabyte));
        Directory.CreateDirectory(Log + ".1");
        var rotation = Rotation(kept: 1, told);

        rotation.Look();
        rotation.Look();

        Assert.Equal(Megabyte, new FileInfo(Log).Length);
        Assert.StartsWith(
            "The log is full and stays so: ",
            Assert.Single(told.Collector.GetSnapshot()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_service_that_is_given_a_file_looks_after_it()
    {
        static bool Rotates(LogOptions options)
        {
            var services = new ServiceCollection().AddLogging();
            services.AddLogRotation(options);
            using var provider = services.BuildServiceProvider();
            return provider.GetServices<IHostedService>().OfType<LogRotation>().Any();
        }

        Assert.True(Rotates(new() { File = Log }));
        Assert.False(Rotates(new()));
    }

    private async Task WriteAsync(Process writer, string text)
    {
        var before = File.Exists(Log) ? new FileInfo(Log).Length : 0;
        await writer.StandardInput.WriteAsync(text.AsMemory(), Token);
        await writer.StandardInput.FlushAsync(Token);
        await Watchdog.UntilAsync("what was written", () => new FileInfo(Log).Length == before + text.Length);
    }

    private LogRotation Rotation(int kept, ILogger<LogRotation>? logger = null) =>
        new(
            new LogOptions
            {
                File = Log,
                MostMegabytes = 1,
                Kept = kept,
            },
            TimeProvider.System,
            logger ?? NullLogger<LogRotation>.Instance
        );
}
