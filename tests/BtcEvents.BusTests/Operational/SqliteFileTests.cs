using BtcEvents.BusTests.Support;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using BtcEvents.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.BusTests.Operational;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(
            _folder.Store,
            "these are my notes, not a database, and I would like to keep them",
            Token
        );

        await RefusesAsync("not a readable operational store (26: file is not a database)");
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_by_name_and_left_as_it_is()
    {
        await ChangeAsync("create table holiday_photos (name text)");

        await RefusesAsync("not an operational store of BtcEvents (it has a table holiday_photos)");
    }

    [Fact]
    public async Task A_truncated_store_is_refused_by_name_and_left_as_it_is()
    {
        await PrepareAsync();
        await using (var file = new FileStream(_folder.Store, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        await RefusesAsync("");
    }

    [Fact]
    public async Task A_store_with_a_damaged_page_is_refused_by_name_and_left_as_it_is()
    {
        await PrepareAsync();
        await using (var file = new FileStream(_folder.Store, FileMode.Open))
        {
            file.Position = 4096;
            file.Write(new byte[4096]);
        }

        await RefusesAsync("");
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused()
    {
        await PrepareAsync();
        await ChangeAsync("insert into operational_migration values (99, 'later')");

        await RefusesAsync("has migration 99, this program knows 4");
    }

    [Fact]
    public async Task A_store_is_made_once_and_found_again()
    {
        await PrepareAsync();
        await PrepareAsync();

        await using var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=false");
        Assert.Equal(4, await connection.ExecuteScalarAsync<int>("select count(*) from operational_migration"));
        Assert.Equal("wal", await connection.ExecuteScalarAsync<string>("pragma journal_mode"));
    }

    [Fact]
    public async Task The_cycles_of_a_store_of_version_0_2_are_shown_as_before()
    {
        await PrepareAsync();
        await ChangeAsync(
            "drop table cycle_view; drop index outbox_message; alter table model drop column promotion_reason; "
                + "delete from operational_migration where number >= 3"
        );
        await ChangeAsync(
            """
            insert into saga (kind, id, version, updated, doc)
            values ('CycleState', '2c1f7a52-6a0e-8b5c-9d3e-0f4b6a7c8d91', 7, '', '{
                "correlationId": "2c1f7a52-6a0e-8b5c-9d3e-0f4b6a7c8d91", "version": 7,
                "currentState": "Failed", "stage": 0, "try": 3,
                "startedAt": "2024-03-01T06:00:00.1234567+00:00", "finishedAt": "2024-03-01T06:01:00+00:00",
                "reason": "no file", "requestedBy": null,
                "cycle": { "cycleId": "2c1f7a52-6a0e-8b5c-9d3e-0f4b6a7c8d91", "symbol": "BTC-USD",
                           "month": "2024-03", "asOf": "2024-02-29",
                           "attempt": 1,
                           "plan": { "from": 0, "through": 4, "forceSelection": false, "mayPromote": true,
                                     "seed": 42 } },
                "stages": [{ "stage": 0, "startedAt": "2024-03-01T06:00:00+00:00", "finishedAt": null, "tries": 3 }]
                }');
            insert into outbox (due, message_id, message_type, envelope, body, attempts) values
                ('2024-03-01T06:00:00.0000000Z', 'm', 't', '{}', 'first', 0),
                ('2024-03-01T06:00:00.0000000Z', 'm', 't', '{}', 'again', 0)
            """
        );

        await using var services = new ServiceCollection()
            .AddSqliteOperationalStore(_folder.Store)
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var view = Assert.Single(await scope.ServiceProvider.GetRequiredService<ICycleReader>().ListAsync(Token));

        Assert.Equal(("Failed", 3, "no file", "2024-03"), (view.State, view.Try, view.Reason, view.Cycle.Month));
        Assert.Equal(new DateTimeOffset(2024, 3, 1, 6, 0, 0, TimeSpan.Zero).AddTicks(1234567), view.StartedAt);
        Assert.Equal(3, Assert.Single(view.Stages).Tries);
        Assert.NotNull(await services.GetRequiredService<IOutboxStore>().NextDueAsync(Token)); // what waited waits
    }

    [Fact]
    public async Task A_host_on_a_refused_store_does_not_start_and_says_why()
    {
        await File.WriteAllTextAsync(
            _folder.Store,
            "these are my notes, not a database, and I would like to keep them",
            Token
        );
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSqliteOperationalStore(_folder.Store);
        builder.Services.AddBtcEventsBus(_ => { });
        using var host = builder.Build();

        var refused = await Assert.ThrowsAsync<BadInputException>(() => host.StartAsync(Token));

        Assert.StartsWith(_folder.Store, refused.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task RefusesAsync(string sentence)
    {
        var before = await File.ReadAllBytesAsync(_folder.Store, Token);

        var refused = await Assert.ThrowsAsync<BadInputException>(PrepareAsync);

        Assert.StartsWith(_folder.Store, refused.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.Store, Token));
    }

    private async Task PrepareAsync()
    {
        using var signal = new OutboxSignal();
        await using var store = new SqliteOperationalStore(_folder.Store, signal, TimeProvider.System);
        await store.PrepareAsync(Token);
    }

    private async Task ChangeAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=false");
        await connection.ExecuteAsync(sql);
    }
}
