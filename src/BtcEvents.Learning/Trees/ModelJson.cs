using System.Globalization;
using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>Reads parts of XGBoost's model JSON and names the path of what does not fit.</summary>
internal static class ModelJson
{
    internal static JsonObject Object(JsonObject parent, string name) =>
        parent[name] as JsonObject ?? throw Misfit(parent, name, "an object");

    internal static JsonArray Array(JsonObject parent, string name) =>
        parent[name] as JsonArray ?? throw Misfit(parent, name, "a list");

    internal static string Text(JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Misfit(parent, name, "a text");

    /// <summary>A number that XGBoost writes as a text, with as many digits as the float needs.</summary>
    internal static float FloatText(JsonObject parent, string name) =>
        float.TryParse(Text(parent, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Misfit(parent, name, "a number");

    internal static int[] Integers(JsonObject parent, string name, int count) => Numbers<int>(parent, name, count);

    internal static float[] Floats(JsonObject parent, string name, int count) => Numbers<float>(parent, name, count);

    internal static double[] Doubles(JsonObject parent, string name, int count) => Numbers<double>(parent, name, count);

    private static T[] Numbers<T>(JsonObject parent, string name, int count)
    {
        var array = Array(parent, name);
        if (array.Count != count)
        {
            throw Misfit(parent, name, $"a list of {count}");
        }

        var numbers = new T[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] =
                array[i] is JsonValue value && value.TryGetValue<T>(out var number)
                    ? number
                    : throw Misfit(parent, name, "a list of numbers");
        }

        return numbers;
    }

    private static InvalidDataException Misfit(JsonObject parent, string name, string expected) =>
        new($"the XGBoost model does not fit: {parent.GetPath()}.{name} must be {expected}");
}
