using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;
using BtcEvents.Storage;

namespace BtcEvents.Cli.Telemetry;

/// <summary>What a cycle found and how it went, for a Pushgateway.</summary>
internal sealed class CyclePush : IDisposable
{
    private const string Job = "btc-cycle";

    private readonly RunMetrics _run;
    private readonly FactMetrics _facts = new();
    private readonly DriftMetrics _drift = new();

    private CyclePush(RunMetrics run) => _run = run;

    /// <summary>Listens from now on; null where nothing is to be pushed.</summary>
    public static CyclePush? For(Uri? gateway, string symbol) =>
        RunMetrics.For(gateway, Job, symbol) is { } run ? new(run) : null;

    /// <summary>Pushes the facts of a cycle that is over, the drift that its training saw, what was measured.</summary>
    public async Task SendAsync(CycleOutcome outcome, IArtefactStore artefacts, CancellationToken cancellationToken)
    {
        foreach (var fact in outcome.Facts)
        {
            _facts.Record(fact.Body);
        }

        try
        {
            if (outcome.Find<ModelTrained>() is { } trained)
            {
                _drift.Record(TrainingRecordFile.Read(await artefacts.GetAsync(trained.Training, cancellationToken)));
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            await _run.TellAsync(failure.Message);
            return;
        }

        await _run.PushAsync(outcome.IsCompleted, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _run.Dispose();
        _drift.Dispose();
        _facts.Dispose();
    }
}
