using BtcEvents.MariaDb;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaDbConnectionTests(Servers servers)
{
    [Fact]
    public void Every_kind_of_value_comes_back_as_it_was()
    {
        using var maria = new MariaStore(servers);
        using var connection = maria.Connect();
        connection.Execute("CREATE TABLE kinds (id INT PRIMARY KEY, t LONGTEXT, d DOUBLE, i BIGINT, day DATE, at DATETIME(6)) DEFAULT CHARACTER SET utf8mb4");
        var at = new DateTime(2025, 6, 30, 23, 59, 59, DateTimeKind.Utc).AddMicroseconds(999_999);
        string[] texts = ["'; DROP TABLE kinds; --", "\U0001F680 ₿ \0 \\ \" ` %", new('ä', 3000), ""];
        using var insert = connection.Prepare("INSERT INTO kinds VALUES (?, ?, ?, ?, ?, ?)");
        using var values = new MariaDbParameters();
        for (var row = 0; row < texts.Length; row++)
        {
            values.Clear();
            values.Add(row);
            values.Add(texts[row]);
            values.Add(double.Epsilon);
            values.Add(long.MinValue);
            values.Add(DateOnly.FromDateTime(at));
            values.Add(at);
            Assert.Equal(1, insert.Execute(values));
        }

        values.Clear();
        values.Add(-1L);
        using var select = connection.Prepare("SELECT t, d, i, day, at FROM kinds WHERE id > ? ORDER BY id");
        using var reader = select.Query(values);
        foreach (var text in texts)
        {
            Assert.True(reader.Read());
            Assert.Equal(text, reader.GetString(0));
            Assert.Equal(double.Epsilon, reader.GetDouble(1));
            Assert.Equal(long.MinValue, reader.GetInt64(2));
            Assert.Equal(DateOnly.FromDateTime(at), reader.GetDate(3));
            Assert.Equal(at, reader.GetDateTime(4));
        }

        Assert.False(reader.Read());
    }

    [Fact]
    public void NaN_and_null_become_NULL()
    {
        using var maria = new MariaStore(servers);
        using var connection = maria.Connect();
        using var values = new MariaDbParameters();
        values.Add(double.NaN);
        values.Add(null);
        values.AddNull();
        using var select = connection.Prepare("SELECT CAST(? AS DOUBLE), CAST(? AS CHAR), CAST(? AS SIGNED)");
        using var reader = select.Query(values);

        Assert.True(reader.Read());
        Assert.All(Enumerable.Range(0, 3), column => Assert.True(reader.IsNull(column)));
        Assert.Throws<InvalidCastException>(() => reader.GetDouble(0));
    }

    [Fact]
    public void A_text_that_does_not_fit_is_refused_and_not_cut()
    {
        using var maria = new MariaStore(servers);
        using var connection = maria.Connect();
        connection.Execute("CREATE TABLE narrow (t VARCHAR(3))");
        using var insert = connection.Prepare("INSERT INTO narrow VALUES (?)");
        using var values = new MariaDbParameters();
        values.Add("four");

        var refusal = Assert.Throws<MariaDbException>(() => insert.Execute(values));
        Assert.Equal((1406, "22001"), (refusal.Number, refusal.SqlState));
    }

    [Fact]
    public void A_server_without_encryption_is_refused_where_encryption_is_required()
    {
        using var maria = new MariaStore(servers);
        var options = maria.Options();

        var refusal = Assert.Throws<MariaDbException>(() => MariaDbConnection.Open(new()
        {
            Host = options.Host, Port = options.Port, Database = options.Database, User = options.User, Password = options.Password,
            Tls = MariaDbTls.Required,
        }));
        Assert.True(refusal.IsRefusal, refusal.Message);
    }
}
