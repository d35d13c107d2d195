using System.Diagnostics;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;

namespace BtcEvents.BusTests.Orchestrator;

/// <summary>This test program once more, as a process that runs a cycle up to a stage and is killed there.</summary>
public sealed class VictimProcess
{
    private const string StoreVariable = "BTC_EVENTS_VICTIM_STORE";
    private const string StageVariable = "BTC_EVENTS_VICTIM_STAGE";
    private const string Sign = "hanging in the stage";

    /// <summary>Runs only in the child process: begins a cycle, hangs for ever in a stage, and says so.</summary>
    [Fact(Explicit = true)]
    public async Task Victim()
    {
        await using var host = await CycleHost.StartAsync(Environment.GetEnvironmentVariable(StoreVariable)!);
        var last = Enum.Parse<Stage>(Environment.GetEnvironmentVariable(StageVariable)!);
        host.Script.Act = async (stage, _, token) =>
        {
            if (stage == last)
            {
                // Killed before its dispatcher took them out, the messages that led here would be sent once more,
                // beside the retry.
                await Watchdog.UntilAsync(
                    "an outbox with deadlines alone",
                    async () => (await host.WaitingAsync())!,
                    waiting =>
                        waiting.All(one => one.Type.EndsWith(nameof(StageDeadlinePassed), StringComparison.Ordinal)),
                    waiting => string.Join(", ", waiting)
                );
                await Console.Out.WriteLineAsync(Sign);
                await Console.Out.FlushAsync(token);
                await Task.Delay(Timeout.Infinite, token);
            }
        };
        await host.PublishAsync(Facts.Start(Facts.Cycle()));
        await host.Tape.FindAsync<CycleCompleted>();
    }

    /// <summary>Starts the child on the store, and kills it (SIGKILL) once it hangs in the stage.</summary>
    internal static async Task KillInAsync(Stage stage, string store)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "BtcEvents.BusTests");
        var start = new ProcessStartInfo(
            program,
            ["-explicit", "only", "-method", $"{typeof(VictimProcess).FullName}.{nameof(Victim)}"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [StoreVariable] = store, [StageVariable] = stage.ToString() },
        };
        using var child = Process.Start(start)!;
        try
        {
            string? line;
            var said = new List<string>();
            do
            {
                line = await child
                    .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                    .AsTask()
                    .WaitAsync(Watchdog.WholeSystem, TestContext.Current.CancellationToken);
                Assert.True(line is not null, "the child ended before its stage:\n" + string.Join('\n', said));
                said.Add(line);
            } while (!line.Contains(Sign, StringComparison.Ordinal));
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(CancellationToken.None);
        }
    }
}
