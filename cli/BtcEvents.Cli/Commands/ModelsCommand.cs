using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc models</c>: the models there are, which of them forecast, and why.</summary>
internal static class ModelsCommand
{
    private static readonly Argument<string?> Model = new("MODEL")
    {
        Description = "Only this model: its reference, or the digest in it, of which the beginning is enough",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<string?> Symbol = CommonOptions.SymbolFilter("models");
    private static readonly Option<int?> Last = CommonOptions.Last();
    private static readonly StoreOptions Stores = new();
    private static readonly JsonOption<ModelsDocument> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "models",
            "Show the champion of every symbol and the models that were trained, the newest month first; or one model, "
                + "with the reason why it was promoted, or was not."
        )
        {
            Model,
            Symbol,
            Last,
            Json,
        };
        Stores.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Model) is not null && result.GetResult(Last) is not null)
            {
                result.AddError("MODEL and --last choose in different ways: give one of them");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var stores = Stores.Open(parsed);
        var history = await ReadAsync(stores, parsed.GetValue(Symbol), cancellationToken);
        var models = Chosen(history, parsed, stores);
        if (!Json.Print(parsed, () => ModelsDocument.Of(history, models)))
        {
            ModelsScreen.Show(
                history,
                models,
                stores,
                whole: parsed.GetValue(Model) is not null,
                chosen: parsed.GetValue(Symbol) is not null
            );
        }

        return ExitCodes.Done;
    }

    private static async Task<ModelHistory> ReadAsync(
        ReadStores stores,
        string? symbol,
        CancellationToken cancellationToken
    )
    {
        if (stores.Services is null)
        {
            return new([], []);
        }

        await using var scope = stores.Services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<IModelRegistry>();
        return await ModelHistory.ReadAsync(registry, symbol, cancellationToken);
    }

    private static IReadOnlyList<RegisteredModel> Chosen(ModelHistory history, ParseResult parsed, ReadStores stores)
    {
        if (parsed.GetValue(Model) is not { } name)
        {
            return [.. history.Models.Take(parsed.GetValue(Last) ?? int.MaxValue)];
        }

        IReadOnlyList<RegisteredModel> found = [.. history.Models.Where(model => IsMeant(model.Model, name))];
        return found.Count > 0
            ? found
            : throw new BadInputException(
                $"there is no model '{name}' in {stores.Name}: 'btc models{stores.Option}' lists them"
            );
    }

    private static bool IsMeant(string reference, string name) =>
        name.Length > 0
        && (
            reference.StartsWith(name, StringComparison.OrdinalIgnoreCase) && name.Contains('/')
            || ArtefactReference.Parse(reference).Digest.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        );
}
