using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BtcEvents.Contracts;
using MassTransit.Serialization;

namespace BtcEvents.ArchitectureTests.Contracts;

public sealed class ApprovedContractsTests
{
    private const string ApproveVariable = "BTC_EVENTS_APPROVE";

    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Folder => Path.Combine(Root(AppContext.BaseDirectory), "contracts", "approved");

    public static TheoryData<string> Names() => [.. Sample.Records.Select(type => type.Name), nameof(Stage)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_contract_is_what_was_approved(string name)
    {
        var type = typeof(ICycleMessage).Assembly.GetType($"{typeof(ICycleMessage).Namespace}.{name}")!;
        var (file, now) = (Path.Combine(Folder, name + ".json"), Describe(type).ToJsonString(Indented) + "\n");
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, now);
        }

        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(
            approved == now,
            $"{name} on the wire is not what contracts/approved/{name}.json says.\n{Difference(approved, now)}\n"
                + $"If the change is meant (only optional properties may be added), run the tests once with "
                + $"{ApproveVariable}=1 and commit the file."
        );
    }

    [Fact]
    public void Nothing_is_approved_that_does_not_exist() =>
        Assert.Empty(
            Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Except(Names().Select(row => row.Data))
        );

    private static JsonObject Describe(Type type)
    {
        if (type.IsEnum)
        {
            return new()
            {
                ["values"] = new JsonObject(
                    Enum.GetValues(type)
                        .Cast<object>()
                        .Select(v => KeyValuePair.Create(v.ToString()!, (JsonNode?)(int)v))
                ),
            };
        }

        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name != "EqualityContract")
            .OrderBy(property => property.GetCustomAttribute<JsonPropertyOrderAttribute>()?.Order ?? 0)
            .ThenBy(property => property.MetadataToken);
        var described = new JsonObject
        {
            ["type"] = $"{type.Namespace}:{type.Name}",
            ["properties"] = new JsonObject(),
        };
        foreach (var property in properties)
        {
            described["properties"]![JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = DescribeProperty(
                property
            );
        }

        described["sample"] = JsonSerializer.SerializeToNode(Sample.Of(type), SystemTextJsonMessageSerializer.Options);
        return described;
    }

    private static string DescribeProperty(PropertyInfo property)
    {
        var required = property.CustomAttributes.Any(a => a.AttributeType.Name == "RequiredMemberAttribute");
        return NameOf(Nullability.Create(property)) + (required ? ", required" : "");
    }

    private static string NameOf(NullabilityInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = type.IsGenericType ? $"list of {NameOf(info.GenericTypeArguments[0])}" : type.Name;
        return info.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }

    private static string Difference(string approved, string now)
    {
        var (was, @is) = (approved.Split('\n'), now.Split('\n'));
        return string.Join(
            '\n',
            was.Except(@is).Select(line => "- " + line).Concat(@is.Except(was).Select(line => "+ " + line))
        );
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "BtcEvents.sln"))
            ? folder
            : Root(
                Path.GetDirectoryName(folder)
                    ?? throw new DirectoryNotFoundException("BtcEvents.sln is in no folder above the tests")
            );
}
