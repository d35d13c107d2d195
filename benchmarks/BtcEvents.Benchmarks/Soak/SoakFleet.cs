using System.Collections.Concurrent;
using System.Text;
using BtcEvents.Benchmarks.Builds;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.S3;
using MassTransit;

namespace BtcEvents.Benchmarks.Soak;

/// <summary>Every service as a process of its own, and cycles for them.</summary>
internal static class SoakFleet
{
    /// <summary>Cycles that run at the same time.</summary>
    public const int AtOnce = 4;

    private const int LookEvery = 20; // cycles
    private const int Months = 60; // then each again, as another attempt

    private static readonly Month First = Month.Parse("2020-06");

    /// <summary>Runs the cycles and looks at the memory now and then, first while nothing has run.</summary>
    public static async Task<IReadOnlyList<MemoryLook>> RunAsync(Checkout source, int cycles)
    {
        var settings = ServiceSettings.Read();
        await using var broker = await BenchBroker.CreateAsync(
            settings.Of<RabbitMqOptions>(RabbitMqOptions.Section),
            "bench-soak"
        );
        await using var database = await BenchDatabase.CreateAsync(
            settings.Of<PostgresOptions>(PostgresOptions.Section),
            "soak"
        );
        using var schema = new BenchSchema(BenchSchema.FromEnvironment(), "soak");
        using var bucket = new S3Bucket(settings.Of<S3Options>(S3Options.Section));
        await bucket.EnsureAsync(CancellationToken.None);
        var places = ProcessSettings.Of(broker.Options, database.Options);
        places["BTC_MARIADB__DATABASE"] = schema.Name;
        places["BTC_MARKET"] = Path.Combine(source.Root, "data", "simulated");
        var processes = new List<ServiceProcess>();
        try
        {
            // One after the other: the first makes the tables.
            foreach (var service in ServiceList.Shipped.Services)
            {
                var program = source.ProgramOf($"services/{service.Project}");
                processes.Add(await ServiceProcess.StartAsync(program, places));
            }

            return await LookAsync(broker, [.. processes.Select(process => process.Id)], cycles);
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    private static async Task<IReadOnlyList<MemoryLook>> LookAsync(BenchBroker broker, int[] processes, int cycles)
    {
        await using var sink = await Sink.OpenAsync<CycleCompleted>(broker);
        var failures = new ConcurrentQueue<string>();
        await using var failed = await Sink.OpenAsync<CycleFailed>(
            broker,
            body =>
            {
                failures.Enqueue(Encoding.UTF8.GetString(body.Span));
                sink.Messages.Count();
            }
        );
        await using var bus = await BenchBus.StartAsync(broker);
        var looks = new List<MemoryLook> { MemoryLook.At(0, processes) };
        for (var done = 0; done < cycles; )
        {
            var next = Math.Min(AtOnce, cycles - done);
            sink.Messages.Expect(next);
            await bus.Bus.PublishBatch(Enumerable.Range(done, next).Select(Cycle));
            await sink.Messages.DoneAsync();
            if (failures.TryDequeue(out var failure))
            {
                throw new InvalidOperationException($"a cycle failed: {failure}");
            }

            done += next;
            if (done % LookEvery == 0 || done == cycles)
            {
                looks.Add(MemoryLook.At(done, processes));
            }
        }

        return looks;
    }

    private static StartMonthlyCycle Cycle(int number) =>
        new()
        {
            Symbol = "BTC-USD",
            Month = First.AddMonths(number % Months).ToString(),
            Attempt = (number / Months) + 1,
            RequestedBy = "a benchmark",
        };
}
