using System.Text.Json;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Storage.Sqlite;

/// <summary>The registry in the operational store. Promotions are kept as a history; the last one counts.</summary>
internal sealed class SqliteModelRegistry(SqliteUnit session) : IModelRegistry
{
    private const string Select =
        "select symbol, model, algorithm, cycle_id, month, training, metrics, registered_at, promotion_reason "
        + "from model ";

    /// <inheritdoc />
    public Task RegisterAsync(RegisteredModel model, CancellationToken cancellationToken)
    {
        const string sql = """
            insert into model (symbol, model, algorithm, cycle_id, month, training, metrics, registered_at,
                promotion_reason)
            values (@Symbol, @Model, @Algorithm, @Cycle, @Month, @Training, @Metrics, @Registered, @PromotionReason)
            on conflict (symbol, model) do nothing
            """;
        var parameters = new
        {
            model.Symbol,
            model.Model,
            model.Algorithm,
            Cycle = model.CycleId.ToString(),
            model.Month,
            model.Training,
            Metrics = JsonSerializer.Serialize(model.Metrics, FactJson.Options),
            Registered = UtcText.From(model.RegisteredAt),
            model.PromotionReason,
        };
        return session.ExecuteAsync(sql, parameters, cancellationToken);
    }

    /// <inheritdoc />
    public async Task PromoteAsync(
        string symbol,
        string model,
        Guid cycleId,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await session.BeginAsync(cancellationToken);
        if (await FindAsync(symbol, model, cancellationToken) is null)
        {
            throw new ArgumentException(
                $"{symbol}: model {model} is not registered, so it cannot be promoted",
                nameof(model)
            );
        }

        if ((await ChampionAsync(symbol, cancellationToken))?.Model == model)
        {
            return;
        }

        const string sql = """
            insert into promotion (symbol, model, cycle_id, reason, promoted_at)
            values (@symbol, @model, @cycle, @reason, @now)
            """;
        var parameters = new
        {
            symbol,
            model,
            cycle = cycleId.ToString(),
            reason,
            now = UtcText.From(session.Clock.GetUtcNow()),
        };
        await session.ExecuteAsync(sql, parameters, cancellationToken);
    }

    /// <inheritdoc />
    public Task<RegisteredModel?> ChampionAsync(string symbol, CancellationToken cancellationToken) =>
        OneAsync(
            "where symbol = @symbol and model = (select model from promotion where symbol = @symbol order by seq "
                + "desc limit 1)",
            new { symbol },
            cancellationToken
        );

    /// <inheritdoc />
    public Task<RegisteredModel?> FindAsync(string symbol, string model, CancellationToken cancellationToken) =>
        OneAsync("where symbol = @symbol and model = @model", new { symbol, model }, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<RegisteredModel>> ListAsync(string? symbol, CancellationToken cancellationToken)
    {
        var sql = Select + "where @symbol is null or symbol = @symbol order by registered_at, model, symbol";
        return [.. (await session.QueryAsync<Stored>(sql, new { symbol }, cancellationToken)).Select(ToModel)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ModelPromotion>> PromotionsAsync(
        string? symbol,
        CancellationToken cancellationToken
    )
    {
        const string sql = """
            select symbol, model, cycle_id, reason, promoted_at from promotion
            where @symbol is null or symbol = @symbol order by seq
            """;
        return
        [
            .. (await session.QueryAsync<StoredPromotion>(sql, new { symbol }, cancellationToken)).Select(
                stored => new ModelPromotion
                {
                    Symbol = stored.Symbol,
                    Model = stored.Model,
                    CycleId = Guid.Parse(stored.Cycle_Id),
                    Reason = stored.Reason,
                    PromotedAt = UtcText.Read(stored.Promoted_At),
                }
            ),
        ];
    }

    /// <inheritdoc />
    public async Task<string?> PresentFeatureSetAsync(string symbol, CancellationToken cancellationToken)
    {
        const string sql = "select reference from feature_set where symbol = @symbol";
        return (await session.QueryAsync<string>(sql, new { symbol }, cancellationToken)).FirstOrDefault();
    }

    /// <inheritdoc />
    public Task SetPresentFeatureSetAsync(
        string symbol,
        string reference,
        Guid cycleId,
        CancellationToken cancellationToken
    )
    {
        const string sql = """
            insert into feature_set (symbol, reference, cycle_id, set_at) values (@symbol, @reference, @cycle, @now)
            on conflict (symbol) do update set reference = excluded.reference, cycle_id = excluded.cycle_id,
                set_at = excluded.set_at
            """;
        var parameters = new
        {
            symbol,
            reference,
            cycle = cycleId.ToString(),
            now = UtcText.From(session.Clock.GetUtcNow()),
        };
        return session.ExecuteAsync(sql, parameters, cancellationToken);
    }

    private async Task<RegisteredModel?> OneAsync(
        string where,
        object parameters,
        CancellationToken cancellationToken
    ) =>
        (await session.QueryAsync<Stored>(Select + where, parameters, cancellationToken))
            .Select(ToModel)
            .FirstOrDefault();

    private static RegisteredModel ToModel(Stored stored) =>
        new()
        {
            Symbol = stored.Symbol,
            Model = stored.Model,
            Algorithm = stored.Algorithm,
            CycleId = Guid.Parse(stored.Cycle_Id),
            Month = stored.Month,
            Training = stored.Training,
            Metrics = JsonSerializer.Deserialize<Dictionary<string, double>>(stored.Metrics, FactJson.Options)!,
            RegisteredAt = UtcText.Read(stored.Registered_At),
            PromotionReason = stored.Promotion_Reason,
        };

    private sealed record Stored(
        string Symbol,
        string Model,
        string Algorithm,
        string Cycle_Id,
        string Month,
        string Training,
        string Metrics,
        string Registered_At,
        string? Promotion_Reason
    );

    private sealed record StoredPromotion(
        string Symbol,
        string Model,
        string Cycle_Id,
        string Reason,
        string Promoted_At
    );
}
