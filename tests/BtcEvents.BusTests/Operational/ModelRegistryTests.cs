namespace BtcEvents.BusTests.Operational;

public sealed class ModelRegistryTests : IAsyncDisposable
{
    private readonly StoreFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_model_promoted_last_is_the_champion_of_its_symbol_only()
    {
        await using var scope = _fixture.Scope();
        var registry = scope.Registry;
        foreach (var name in new[] { "models/a.json", "models/b.json" })
        {
            await registry.RegisterAsync(StoreSamples.Model(name), StoreFixture.Token);
            await registry.PromoteAsync("BTC-USD", name, Guid.Empty, "better", StoreFixture.Token);
        }

        await scope.CommitAsync();

        Assert.Equivalent(
            StoreSamples.Model("models/b.json"),
            await registry.ChampionAsync("BTC-USD", StoreFixture.Token),
            strict: true
        );
        Assert.Null(await registry.ChampionAsync("ETH-USD", StoreFixture.Token));
        Assert.Equal(2, (await registry.ListAsync("BTC-USD", StoreFixture.Token)).Count);
    }

    [Fact]
    public async Task Models_and_promotions_are_listed_of_one_symbol_or_of_all()
    {
        await using var scope = _fixture.Scope();
        var registry = scope.Registry;
        foreach (var (symbol, name) in new[] { ("ETH-USD", "models/e.json"), ("BTC-USD", "models/b.json") })
        {
            await registry.RegisterAsync(StoreSamples.Model(name, symbol), StoreFixture.Token);
            await registry.PromoteAsync(symbol, name, StoreSamples.Id(7), $"{symbol} first", StoreFixture.Token);
        }

        Assert.Equal(2, (await registry.PromotionsAsync(null, StoreFixture.Token)).Count); // as this unit sees it
        await scope.CommitAsync();

        Assert.Equal(
            ["BTC-USD", "ETH-USD"],
            (await registry.ListAsync(null, StoreFixture.Token)).Select(model => model.Symbol)
        );
        var one = Assert.Single(await registry.PromotionsAsync("ETH-USD", StoreFixture.Token));
        Assert.Equal(
            ("ETH-USD", "models/e.json", StoreSamples.Id(7), "ETH-USD first"),
            (one.Symbol, one.Model, one.CycleId, one.Reason)
        );
        Assert.Equal(
            ["ETH-USD first", "BTC-USD first"],
            (await registry.PromotionsAsync(null, StoreFixture.Token)).Select(promotion => promotion.Reason)
        );
    }

    [Fact]
    public async Task Registering_and_promoting_again_changes_nothing()
    {
        await using var scope = _fixture.Scope();
        var registry = scope.Registry;
        for (var i = 0; i < 2; i++)
        {
            await registry.RegisterAsync(StoreSamples.Model("models/a.json"), StoreFixture.Token);
            await registry.PromoteAsync("BTC-USD", "models/a.json", Guid.Empty, "better", StoreFixture.Token);
        }

        Assert.Single(await registry.ListAsync("BTC-USD", StoreFixture.Token)); // as this unit sees it
        await scope.CommitAsync();
        Assert.Single(await registry.ListAsync("BTC-USD", StoreFixture.Token)); // as everybody does
        Assert.Equal("models/a.json", (await registry.ChampionAsync("BTC-USD", StoreFixture.Token))!.Model);
    }

    [Fact]
    public async Task A_model_that_nobody_registered_cannot_be_promoted()
    {
        await using var scope = _fixture.Scope();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            scope.Registry.PromoteAsync("BTC-USD", "models/x.json", Guid.Empty, "better", StoreFixture.Token)
        );

        Assert.StartsWith("BTC-USD: model models/x.json is not registered", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feature_set_in_use_is_the_last_one_set()
    {
        await using var scope = _fixture.Scope();
        var registry = scope.Registry;
        Assert.Null(await registry.PresentFeatureSetAsync("BTC-USD", StoreFixture.Token));

        await registry.SetPresentFeatureSetAsync("BTC-USD", "one", Guid.Empty, StoreFixture.Token);
        await registry.SetPresentFeatureSetAsync("BTC-USD", "two", Guid.Empty, StoreFixture.Token);

        Assert.Equal("two", await registry.PresentFeatureSetAsync("BTC-USD", StoreFixture.Token));
    }
}
